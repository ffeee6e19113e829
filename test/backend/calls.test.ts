import { describe, expect, test } from 'vitest';
import type { VerbInput } from '../../renderer/api/verbs.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { callScript } from '../../shared/reminders/call-script.fr.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, plain, refused } from '../builders/letters-book.ts';

const TODAY = '2026-09-15';
type Call = Partial<Omit<VerbInput<'reminders.recordCall'>, 'customerId' | 'on'>>;

/** A customer with two late invoices, of which the older is ten days late: its step is the call. */
async function aLateCustomer() {
  const book = await aBook(TODAY);
  const { client, at, db } = book;
  const id = book.aCustomer({ name: 'Camping du Lac', phone: '04 65 71 38 15', contactName: 'Mme Roy' });
  const older = anInvoiceIn(db, { customerId: id, number: 'F1', dueOn: '2026-09-05', totalCents: 100_000 });
  const newer = anInvoiceIn(db, { customerId: id, number: 'F2', dueOn: '2026-09-10', totalCents: 50_000 });
  const on = localDate(TODAY);
  const today = async (asOf = TODAY) =>
    (await client.reminders.today({ asOf: localDate(asOf) }, at)).customers.flatMap(({ tasks }) => tasks.map(({ kind }) => kind));
  const leftOut = async (asOf = TODAY) =>
    (await client.reminders.leftOut({ asOf: localDate(asOf) }, at)).map(({ code, until }) => [code, until]);
  const agenda = async (asOf = TODAY) => (await client.reminders.agenda({ asOf: localDate(asOf) }, at)).map(({ level }) => level);
  const call = (more: Call = {}) => client.reminders.recordCall({ customerId: id, on, outcome: 'reached', ...more }, at);
  const sheet = (asOf = TODAY) => client.reminders.callSheet({ customerId: id, asOf: localDate(asOf) }, at);
  const script = async (asOf = TODAY) => callScript(await sheet(asOf), localDate(asOf)).points.map(plain);
  return { ...book, id, older, newer, on, today, leftOut, agenda, call, sheet, script };
}

describe('a call', () => {
  test('is about the invoices that were spoken of: the others are called about on their own day', async () => {
    const { client, at, id, call, older } = await aLateCustomer();
    await call({ invoiceIds: [older], spokenTo: 'M. Blanc', calledBy: 'Anne' });
    const [contact] = await client.reminders.contacts({ customerId: id }, at);
    expect(contact).toMatchObject({ invoiceNumbers: ['F1'], spokenTo: 'M. Blanc', calledBy: 'Anne' });
  });

  test('a promise given in it is about the same invoices', async () => {
    const { client, at, id, call, older, leftOut } = await aLateCustomer();
    await call({ outcome: 'promise', invoiceIds: [older], promise: { amountCents: cents(100_000), promisedOn: localDate('2026-09-25') } });
    const [promise] = await client.promises.list({ asOf: localDate(TODAY), customerId: id }, at);
    expect(promise?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F1']);
    expect(await leftOut()).toEqual([['contactedRecently', expect.anything()]]);
  });

  test('about an invoice that is another customer’s, or paid, is refused', async () => {
    const { call, aCustomer, db, older, pay, id } = await aLateCustomer();
    const foreign = anInvoiceIn(db, { customerId: aCustomer({ name: 'Bois Noir' }), dueOn: '2026-09-01' });
    await expect(call({ invoiceIds: [older, foreign] })).rejects.toEqual(refused('CALL_INVOICE_NOT_OPEN'));
    await pay(id, '2026-09-12', 100_000, older);
    await expect(call({ invoiceIds: [older] })).rejects.toEqual(refused('CALL_INVOICE_NOT_OPEN'));
  });
});

describe('a call to make again', () => {
  test('is a thing to do on its day, and holds back calls until then', async () => {
    const { client, at, id, agenda, leftOut, today } = await aLateCustomer();
    const { callBackId } = await client.reminders.planCallBack({ customerId: id, on: localDate('2026-09-18'), note: 'après la paie' }, at);
    expect(await agenda()).toEqual([]);
    expect(await leftOut()).toEqual([['callBack', '2026-09-18']]);
    expect(await today()).toEqual([]);
    // On its day, one thing to do, though the step of the plan is the same call.
    const [customer] = (await client.reminders.today({ asOf: localDate('2026-09-18') }, at)).customers;
    expect(customer?.tasks).toMatchObject([{ kind: 'callBack', amountCents: 150_000, callBack: { callBackId, note: 'après la paie' } }]);
    expect(await agenda('2026-09-18')).toEqual(['call']);
    // A letter is not held back: the second reminder comes fifteen days after the due date.
    await client.reminders.planCallBack({ customerId: id, on: localDate('2026-10-30') }, at);
    expect(await agenda('2026-09-20')).toEqual(['R2']);
  });

  test('is done or put back by hand; a call does it, and taking the call back brings it back', async () => {
    const { client, at, id, today, call } = await aLateCustomer();
    const { callBackId } = await client.reminders.planCallBack({ customerId: id, on: localDate(TODAY) }, at);
    expect(await today()).toEqual(['callBack']);
    await client.reminders.finishCallBack({ callBackId, done: true }, at);
    expect(await today()).toEqual(['contact']);
    await client.reminders.finishCallBack({ callBackId, done: false }, at);
    expect(await today()).toEqual(['callBack']);
    const { contactId } = await call();
    expect(await today()).toEqual([]);
    await client.reminders.removeContact({ contactId }, at);
    expect(await today()).toEqual(['callBack']);
  });

  test('is agreed in a call, whose history says so, and goes with it', async () => {
    const { client, at, id, call, today, sheet } = await aLateCustomer();
    const callBack = { on: localDate('2026-09-17'), note: 'demander M. Blanc' };
    const { contactId, callBackId } = await call({ outcome: 'callBack', callBack });
    const [contact] = await client.reminders.contacts({ customerId: id }, at);
    expect(contact).toMatchObject({
      outcome: 'callBack',
      callBack: { callBackId, on: '2026-09-17', note: 'demander M. Blanc', doneOn: null },
    });
    expect(await today('2026-09-17')).toEqual(['callBack']);
    expect((await sheet()).callBack).toMatchObject({ on: '2026-09-17' });
    await client.reminders.removeContact({ contactId }, at);
    expect([await today('2026-09-17'), (await sheet()).callBack]).toEqual([['contact'], null]);
  });

  test('is in the calendar, is not planned for a day that is over', async () => {
    const { client, at, id } = await aLateCustomer();
    await expect(client.reminders.planCallBack({ customerId: id, on: localDate('2026-09-14') }, at)).rejects.toEqual(
      refused('CALL_BACK_IN_PAST'),
    );
    await client.reminders.recordCall({ customerId: id, on: localDate(TODAY), outcome: 'message' }, at);
    await client.reminders.planCallBack({ customerId: id, on: localDate('2026-09-18') }, at);
    // Held back for a week by that call, and to be rung before: both days are said.
    expect(await client.reminders.leftOut({ asOf: localDate(TODAY) }, at)).toMatchObject([
      { code: 'contactedRecently', callBackOn: '2026-09-18' },
    ]);
    const events = await client.reminders.upcoming({ asOf: localDate(TODAY), days: 5 }, at);
    expect(events.filter(({ kind }) => kind === 'callBack')).toMatchObject([{ on: '2026-09-18', customerName: 'Camping du Lac' }]);
  });
});

describe('a wrong number', () => {
  test('is no contact: the call stays to be made, to somebody else; another number takes the mark away', async () => {
    const { client, at, id, agenda, call, sheet } = await aLateCustomer();
    const { contactId: person } = await client.customers.saveContact(
      { id, role: 'billing', name: 'M. Blanc', phone: '01 02 03 04 05' },
      at,
    );
    const phones = async () => (await sheet()).people.map(({ phone, wrongNumberOn }) => [phone, wrongNumberOn]);
    expect(await phones()).toEqual([
      ['01 02 03 04 05', null],
      ['04 65 71 38 15', null],
    ]);
    const { contactId } = await call({ outcome: 'wrongNumber', wrongNumberOf: person });
    expect(await agenda()).toEqual(['call']);
    expect(await phones()).toEqual([
      ['04 65 71 38 15', null],
      ['01 02 03 04 05', TODAY],
    ]);
    await client.companies.updateProfile({ phone: '05 65 00 00 00' }, at);
    const { recipients } = await client.messages.compose({ customerId: id, asOf: localDate(TODAY), level: 'R1', channel: 'sms' }, at);
    expect(recipients.map(({ address }) => address)).toEqual(['04 65 71 38 15']);
    await client.reminders.removeContact({ contactId }, at);
    expect(await phones()).toContainEqual(['01 02 03 04 05', null]);
    await call({ outcome: 'wrongNumber', wrongNumberOf: null });
    expect(await phones()).toContainEqual(['04 65 71 38 15', TODAY]);
    await client.customers.update({ id, phone: '04 65 71 38 16' }, at);
    expect(await phones()).toContainEqual(['04 65 71 38 16', null]);
  });

  test('taken back, takes its own mark and leaves those of other calls of the day', async () => {
    const { client, at, id, call, sheet } = await aLateCustomer();
    const { contactId: person } = await client.customers.saveContact({ id, name: 'M. Blanc', phone: '01 02 03 04 05' }, at);
    const marked = async () =>
      (await sheet()).people
        .filter(({ wrongNumberOn }) => wrongNumberOn === TODAY)
        .map(({ phone }) => phone)
        .sort();
    const first = await call({ outcome: 'wrongNumber', wrongNumberOf: person });
    const second = await call({ outcome: 'wrongNumber', wrongNumberOf: null });
    expect(await marked()).toEqual(['01 02 03 04 05', '04 65 71 38 15']);
    await client.reminders.removeContact({ contactId: second.contactId }, at);
    expect(await marked()).toEqual(['01 02 03 04 05']);
    // The same number found wrong twice stays so while one of the two calls stands.
    const third = await call({ outcome: 'wrongNumber', wrongNumberOf: person });
    await client.reminders.removeContact({ contactId: third.contactId }, at);
    expect(await marked()).toEqual(['01 02 03 04 05']);
    await client.reminders.removeContact({ contactId: first.contactId }, at);
    expect(await marked()).toEqual([]);
  });

  test('marks nobody of another customer, and only with that outcome', async () => {
    const { client, at, call, aCustomer } = await aLateCustomer();
    const other = await client.customers.saveContact({ id: aCustomer({ name: 'Bois Noir' }), name: 'M. Noir', phone: '0102030405' }, at);
    await expect(call({ outcome: 'wrongNumber', wrongNumberOf: other.contactId })).rejects.toEqual(refused('CUSTOMER_CONTACT_NOT_FOUND'));
    await expect(call({ wrongNumberOf: null })).rejects.toEqual(refused('CALL_WITHOUT_WRONG_NUMBER'));
  });

  test('is no matter for a recap', async () => {
    const { id, call, previewDraft } = await aLateCustomer();
    await call({ outcome: 'wrongNumber', wrongNumberOf: null });
    const { preflight } = await previewDraft(id, 'callRecap');
    expect(preflight).toContainEqual(expect.objectContaining({ severity: 'blocking', code: 'WRONG_NUMBER' }));
  });
});

describe('what to say', () => {
  test('follows what was written about these invoices, and never names a letter about others', async () => {
    const { client, at, id, db, script, sheet, pay, printed } = await aLateCustomer();
    const old = anInvoiceIn(db, { customerId: id, number: 'F0', dueOn: '2026-07-01', totalCents: 20_000 });
    const letter = await printed(id, 'reminder3');
    // That letter asked for F1 and F2 too; here it is about the old invoice alone, which is then paid.
    db.prepare('DELETE FROM letter_invoices WHERE letter_id = ? AND invoice_id <> ?').run(letter.letterId, old);
    await client.letters.markSent({ letterId: letter.letterId, sentOn: localDate(TODAY) }, at);
    await pay(id, TODAY, 20_000, old);
    const { stage, lastWritten, history, totalDueCents } = await sheet();
    expect([stage, lastWritten, totalDueCents]).toEqual(['first', null, 150_000]);
    expect(history.map(({ isAboutThese }) => isAboutThese)).toEqual([false]);
    expect((await script()).join(' ')).not.toMatch(/courrier|rappel du/);
  });

  test.each([
    ['reminder1', 'afterR1', 'Avez-vous reçu notre rappel du 15 septembre 2026'],
    ['reminder2', 'afterR2', 'est resté sans réponse'],
    ['reminder3', 'afterR3', 'annonçait une mise en demeure'],
    ['formalNotice', 'afterFormalNotice', 'elle demande le règlement pour le 23 septembre 2026'],
  ] as const)('after %s it is firmer', async (kind, stage, words) => {
    const { client, at, id, sheet, script, printed } = await aLateCustomer();
    const { letterId } = await printed(id, kind);
    await client.letters.markSent({ letterId, sentOn: localDate(TODAY) }, at);
    expect((await sheet()).stage).toBe(stage);
    expect((await script()).join(' ')).toContain(words);
    if (kind === 'formalNotice') expect((await script('2026-09-30')).join(' ')).toContain('ce délai est passé');
  });

  test('recalls the promise that was not kept, with its sum, and who made it', async () => {
    const { call, script } = await aLateCustomer();
    await call({ outcome: 'promise', promise: { amountCents: cents(120_000), promisedOn: localDate('2026-09-20'), madeBy: 'Mme Roy' } });
    expect((await script('2026-09-25')).join(' ')).toContain('Mme Roy nous avait annoncé 1 200,00 € pour le 20 septembre 2026');
  });

  test('before anything is due asks for nothing; when all is paid says so', async () => {
    const { client, at, db, aCustomer, pay } = await aLateCustomer();
    const id = aCustomer({ name: 'Bois Noir' });
    const invoice = anInvoiceIn(db, { customerId: id, number: 'F9', dueOn: '2026-10-01' });
    const said = async () => callScript(await client.reminders.callSheet({ customerId: id, asOf: localDate(TODAY) }, at), localDate(TODAY));
    expect(plain((await said()).points.join(' '))).toContain('Cet appel ne réclame rien');
    await pay(id, TODAY, 100_000, invoice);
    expect(await said()).toMatchObject({ title: 'Rien à réclamer', objections: [] });
  });
});
