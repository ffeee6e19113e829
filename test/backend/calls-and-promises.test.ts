import { describe, expect, test } from 'vitest';
import type { VerbInput } from '../../renderer/api/verbs.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

type Call = Partial<Omit<VerbInput<'reminders.recordCall'>, 'customerId' | 'on'>> & { on?: string };

/** A customer late by ten days, at the step of the call; another invoice of the same is not due yet. */
async function aBook({ today = '2025-06-30' } = {}) {
  const { client, company, db } = await aCompany({ today });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Camping du Lac' });
  const late = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-06-20', totalCents: 100_000 });
  const future = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-07-20', totalCents: 50_000 });
  return {
    client,
    db,
    at,
    customerId,
    late,
    future,
    agenda: async (asOf = today) => (await client.reminders.agenda({ asOf: localDate(asOf) }, at)).map(({ level }) => level),
    leftOut: async (asOf = today) =>
      (await client.reminders.leftOut({ asOf: localDate(asOf) }, at)).map(({ code, until }) => [code, until]),
    contacts: () => client.reminders.contacts({ customerId }, at),
    call: ({ on = today, outcome = 'reached', ...more }: Call = {}) =>
      client.reminders.recordCall({ customerId, on: localDate(on), outcome, ...more }, at),
  };
}

const promiseOf = (amount: number, promisedOn: string) => ({ amountCents: cents(amount), promisedOn: localDate(promisedOn) });

describe('noting a call', () => {
  test('takes the customer out of the agenda for a week, then the next step follows', async () => {
    const { agenda, leftOut, call, contacts } = await aBook();
    expect(await agenda()).toEqual(['call']);
    const { contactId, promiseId } = await call({ note: '  rappeler le comptable  ' });
    expect(promiseId).toBeNull();
    expect(await agenda()).toEqual([]);
    // Relance 2 comes 15 days after the due date, which the gap of seven days does not delay: 5 and 7 July.
    expect(await leftOut()).toEqual([['contactedRecently', '2025-07-07']]);
    expect(await agenda('2025-07-06')).toEqual([]);
    expect(await agenda('2025-07-07')).toEqual(['R2']);
    expect(await contacts()).toEqual([
      {
        contactId,
        on: '2025-06-30',
        level: 'call',
        channel: 'phone',
        outcome: 'reached',
        note: 'rappeler le comptable',
        calledBy: '',
        spokenTo: '',
        callBack: null,
        letterId: null,
        letterKind: null,
        invoiceNumbers: ['F1'],
        promise: null,
        removable: true,
      },
    ]);
  });

  test('of an earlier day counts from that day, for what was late then', async () => {
    const { db, customerId, call, contacts, leftOut } = await aBook();
    anInvoiceIn(db, { customerId, number: 'F0', dueOn: '2025-06-28', totalCents: 70_000 });
    await call({ on: '2025-06-27', outcome: 'message' });
    expect(await contacts()).toMatchObject([{ on: '2025-06-27', outcome: 'message', invoiceNumbers: ['F1'] }]);
    expect(await leftOut()).toEqual([['contactedRecently', '2025-07-05']]);
    expect((await leftOut('2025-07-04'))[0]).toEqual(['alreadyReminded', '2025-07-05']);
  });

  test('says of a call that it was « fait »', async () => {
    const { client, at, call } = await aBook();
    await call();
    const [waiting] = await client.reminders.leftOut({ asOf: localDate('2025-07-01') }, at);
    expect(waiting?.reason).toBe('Contacté le 30/06/2025 ; 7 jours au moins entre deux contacts');
    const { client: other, at: there, db } = await aBook();
    db.prepare(`UPDATE settings SET value = '1' WHERE key = 'reminders.minimumGapDays'`).run();
    await other.reminders.recordCall({ customerId: 1, on: localDate('2025-06-30'), outcome: 'reached' }, there);
    const [done] = await other.reminders.leftOut({ asOf: localDate('2025-07-02') }, there);
    expect(done?.reason).toBe('Appel fait le 30/06/2025 ; étape suivante pas encore atteinte');
  });

  test('with a promise leaves the invoices in peace until it expires, then they come back', async () => {
    const { call, contacts, agenda, leftOut } = await aBook();
    const { promiseId } = await call({ outcome: 'promise', promise: { ...promiseOf(100_000, '2025-07-15'), madeBy: 'Mme Roy' } });
    expect(promiseId).toEqual(expect.any(Number));
    expect(await contacts()).toMatchObject([
      { outcome: 'promise', promise: { amountCents: 100_000, promisedOn: '2025-07-15', madeBy: 'Mme Roy' } },
    ]);
    expect(await leftOut()).toEqual([['promised', '2025-07-18']]);
    expect(await agenda('2025-07-17')).toEqual([]);
    expect(await agenda('2025-07-18')).toEqual(['R2']);
  });

  test.each<[code: string, call: Call]>([
    ['CALL_IN_FUTURE', { on: '2025-07-01' }],
    ['NOTHING_TO_REMIND', { on: '2025-06-20' }],
    ['CALL_WITHOUT_PROMISE', { outcome: 'reached', promise: promiseOf(1000, '2025-07-15') }],
    ['PROMISE_EXCEEDS_OPEN', { outcome: 'promise', promise: promiseOf(100_001, '2025-07-15') }],
    ['PROMISE_BEFORE_MADE', { outcome: 'promise', promise: promiseOf(1000, '2025-06-29') }],
  ])('%s refuses %j, and nothing is written', async (code, asked) => {
    const { call, contacts, db } = await aBook();
    await expect(call(asked)).rejects.toMatchObject({ code });
    expect(await contacts()).toEqual([]);
    expect(db.prepare('SELECT 1 FROM promises').all()).toEqual([]);
  });
});

describe('a satisfaction check', () => {
  test('is made before anything is due: all is well, nobody answers, or something is wrong, which becomes a promise or a dispute', async () => {
    const { client, at, db, customerId, late, contacts } = await aBook({ today: '2025-06-18' });
    db.prepare(`UPDATE customers SET reminder_plan_id = (SELECT id FROM reminder_plans WHERE key = 'soft') WHERE id = ?`).run(customerId);
    anInvoiceIn(db, { customerId, number: 'F9', issuedOn: '2025-06-05', dueOn: '2025-08-30', totalCents: 20_000 });
    const check = (outcome: 'satisfied' | 'message' | 'dispute' | 'promise', more: object = {}) =>
      client.reminders.recordCall({ customerId, on: localDate('2025-06-18'), level: 'satisfaction', outcome, ...more }, at);
    expect((await client.reminders.agenda({ asOf: localDate('2025-06-18') }, at)).map(({ level }) => level)).toContain('notice');
    const { contactId } = await check('satisfied');
    expect(await contacts()).toMatchObject([{ level: 'satisfaction', channel: 'phone', outcome: 'satisfied' }]);
    await client.reminders.removeContact({ contactId }, at);
    await check('message');
    await check('promise', { invoiceIds: [late], promise: promiseOf(50_000, '2025-07-25') });
    expect((await contacts()).map(({ outcome }) => outcome)).toEqual(['promise', 'message']);
    expect(await client.promises.list({ asOf: localDate('2025-06-18') }, at)).toMatchObject([
      { state: 'running', amountCents: 50_000, how: 'phone' },
    ]);
    await expect(client.reminders.recordCall({ customerId, on: localDate('2025-06-18'), outcome: 'satisfied' }, at)).rejects.toMatchObject({
      code: 'CALL_WITHOUT_CHECK',
    });
  });
});

describe('taking back a contact', () => {
  test('undoes a call and its promise, and what the promise had replaced stands again', async () => {
    const { client, at, customerId, late, call, contacts, leftOut } = await aBook();
    await client.promises.record({ customerId, invoiceIds: [late], ...promiseOf(100_000, '2025-07-20') }, at);
    // The customer rings to say that it will be sooner: nothing was to be chased, the call is about what is overdue.
    const { contactId } = await call({ outcome: 'promise', promise: promiseOf(90_000, '2025-07-05') });
    expect(await contacts()).toMatchObject([{ invoiceNumbers: ['F1'], promise: { amountCents: 90_000 } }]);
    expect(await leftOut()).toEqual([['promised', '2025-07-08']]);
    await client.reminders.removeContact({ contactId }, at);
    expect(await contacts()).toEqual([]);
    expect(await leftOut()).toEqual([['promised', '2025-07-23']]);
  });

  test('only the latest, only of the day, and never a letter', async () => {
    const { client, at, db, customerId, call, contacts, agenda } = await aBook();
    const first = await call({ on: '2025-06-28' });
    const second = await call();
    expect((await contacts()).map(({ removable }) => removable)).toEqual([true, false]);
    const remove = (contactId: number) => client.reminders.removeContact({ contactId }, at);
    await expect(remove(first.contactId)).rejects.toMatchObject({ code: 'CONTACT_NOT_REMOVABLE', params: { reason: 'notLatest' } });
    await remove(second.contactId);
    await expect(remove(second.contactId)).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
    // Of the 28th, but written down today.
    await remove(first.contactId);
    expect(await contacts()).toEqual([]);
    expect(await agenda()).toEqual(['call']);

    const old = await call();
    db.prepare(`UPDATE reminder_contacts SET recorded_on = '2025-06-29' WHERE id = ?`).run(old.contactId);
    await expect(remove(old.contactId)).rejects.toMatchObject({ params: { reason: 'earlierDay' } });
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO letters (customer_id, kind, as_of, state, total_cents, content) VALUES (?, 'reminder2', '2025-06-30', 'draft', 1, '{}')`,
      )
      .run(customerId);
    const letterContact = db
      .prepare(
        `INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel, letter_id) VALUES (?, '2025-06-30', 'R2', 'letter', ?)`,
      )
      .run(customerId, lastInsertRowid);
    await expect(remove(Number(letterContact.lastInsertRowid))).rejects.toMatchObject({ params: { reason: 'letter' } });
    expect((await contacts()).map(({ level, letterId, removable }) => [level, letterId !== null, removable])).toEqual([
      ['R2', true, false],
      ['call', false, false],
    ]);
  });
});

describe('noting a promise', () => {
  test('leaves its invoices out of the agenda; a new one about the same takes its place, even for an earlier day', async () => {
    const { client, at, customerId, late, leftOut, db } = await aBook();
    const record = (promisedOn: string, invoiceIds: number[], amount = 100_000) =>
      client.promises.record({ customerId, invoiceIds, ...promiseOf(amount, promisedOn), madeBy: 'M. Sorel' }, at);
    const { promiseId } = await record('2025-07-20', [late, late]);
    expect(await leftOut()).toEqual([['promised', '2025-07-23']]);
    const next = await record('2025-07-10', [late]);
    expect(await leftOut()).toEqual([['promised', '2025-07-13']]);
    expect(db.prepare('SELECT replaced_by AS by FROM promises WHERE id = ?').get(promiseId)).toEqual({ by: next.promiseId });
  });

  test('about some of the invoices of an earlier one leaves the rest of it standing', async () => {
    const { client, at, db, customerId, late, future } = await aBook();
    const first = await client.promises.record({ customerId, invoiceIds: [late, future], ...promiseOf(150_000, '2025-07-31') }, at);
    await client.promises.record({ customerId, invoiceIds: [late], ...promiseOf(100_000, '2025-07-10') }, at);
    expect(db.prepare('SELECT replaced_by AS by FROM promises WHERE id = ?').get(first.promiseId)).toEqual({ by: null });
  });

  test('one that was broken stays broken', async () => {
    const { client, at, db, customerId, late } = await aBook();
    const { lastInsertRowid } = db
      .prepare(`INSERT INTO promises (customer_id, amount_cents, promised_on, made_on) VALUES (?, 100000, '2025-06-27', '2025-06-22')`)
      .run(customerId);
    db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)').run(lastInsertRowid, late);
    await client.promises.record({ customerId, invoiceIds: [late], ...promiseOf(100_000, '2025-07-10') }, at);
    expect(db.prepare('SELECT replaced_by AS by FROM promises WHERE id = ?').get(lastInsertRowid)).toEqual({ by: null });
  });

  test.each<[code: string, invoices: string[], amount: number, promisedOn: string]>([
    ['PROMISE_BEFORE_MADE', ['F1'], 1000, '2025-06-29'],
    ['PROMISE_EXCEEDS_OPEN', ['F1'], 100_001, '2025-07-10'],
    ['PROMISE_NOTHING_OPEN', ['F1', 'paid'], 1000, '2025-07-10'],
    ['PROMISE_NOTHING_OPEN', ['later'], 1000, '2025-07-10'],
    ['INVOICE_CANCELLED', ['cancelled'], 1000, '2025-07-10'],
    ['INVOICE_IS_CREDIT_NOTE', ['creditNote'], 1000, '2025-07-10'],
    ['INVOICE_OF_OTHER_CUSTOMER', ['other'], 1000, '2025-07-10'],
    ['INVOICE_NOT_FOUND', ['none'], 1000, '2025-07-10'],
  ])('%s refuses %j for %d by %s', async (code, names, amount, promisedOn) => {
    const { client, at, db, customerId, late } = await aBook();
    const ids: Record<string, number> = {
      F1: late,
      paid: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: 0 }),
      later: anInvoiceIn(db, { customerId, issuedOn: '2025-07-01', dueOn: '2025-07-31' }),
      cancelled: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', cancelledOn: '2025-05-15' }),
      creditNote: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: -5000 }),
      other: anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2025-05-31' }),
      none: 9999,
    };
    const invoiceIds = names.map((name) => ids[name] ?? 0);
    await expect(client.promises.record({ customerId, invoiceIds, ...promiseOf(amount, promisedOn) }, at)).rejects.toMatchObject({ code });
    expect(db.prepare('SELECT 1 FROM promises').all()).toEqual([]);
  });
});
