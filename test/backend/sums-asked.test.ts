import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook, plain, TODAY, textOf } from '../builders/letters-book.ts';

const on = localDate(TODAY);

/** A customer late with 1 000 € and with 600 € of which 250 € are contested; 100 € are to its credit. */
async function aContestedBook(language: 'fr' | 'en' = 'fr') {
  const book = await aBook();
  const { client, at, db } = book;
  await client.companies.updateProfile({ iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPXXX', transferCode: true }, at);
  const id = book.aCustomer({ name: 'Garage du Pont', email: 'garage@pont.example', code: 'C1', language });
  anInvoiceIn(db, { customerId: id, number: 'FA-1', totalCents: 1_000_00, dueOn: '2026-06-30' });
  const contested = anInvoiceIn(db, { customerId: id, number: 'FA-2', totalCents: 600_00, dueOn: '2026-07-31' });
  await client.disputes.open({ invoiceId: contested, amountCents: cents(250_00), reason: 'Qualité' }, at);
  anInvoiceIn(db, { customerId: id, number: 'AV-1', totalCents: -100_00, issuedOn: '2026-08-20', dueOn: '2026-08-20' });
  const email = async (level: ReminderLevel, customerId = id) => {
    const { subject, body } = await client.messages.compose({ customerId, asOf: on, level, channel: 'email' }, at);
    return plain(`${subject} ${body}`);
  };
  return { ...book, id, email };
}

describe('what is asked for is one sum', () => {
  test('in a statement: said, explained line by line, and in the code to scan', async () => {
    const { id, previewDraft } = await aContestedBook();
    const text = textOf((await previewDraft(id, 'statement')).pages);
    expect(text).toContain('dès à présent les 1 250,00 € à régler à ce jour');
    expect(text).toContain(
      'Échu au 15/09/2026 1 600,00 € Part contestée, non réclamée −250,00 € Avoirs et règlements à votre crédit −100,00 € À régler à ce jour 1 250,00 €',
    );
    expect(text).toContain('Scannez pour payer 1 250,00 € par virement');
    expect(text).toContain('Avoir AV-1 20/08/2026 −100,00');
  });

  test('in a statement of which all that is late is contested, nothing is asked for', async () => {
    const { client, at, db, aCustomer, previewDraft } = await aBook();
    const id = aCustomer();
    const invoiceId = anInvoiceIn(db, { customerId: id, totalCents: 600_00, dueOn: '2026-07-31' });
    await client.disputes.open({ invoiceId, amountCents: cents(600_00), reason: 'Qualité' }, at);
    const text = textOf((await previewDraft(id, 'statement')).pages);
    expect(text).not.toMatch(/à régler à ce jour|Scannez/);
    expect(text).toContain('Solde dû 600,00 €');
  });

  test('on the day’s page, a call to make again is about the sum of its call sheet', async () => {
    const { client, at, id } = await aContestedBook();
    await client.reminders.planCallBack({ customerId: id, on, note: '' }, at);
    const sheet = await client.reminders.callSheet({ customerId: id, asOf: on }, at);
    const { customers } = await client.reminders.today({ asOf: on }, at);
    const task = customers.flatMap(({ tasks }) => tasks).find(({ kind }) => kind === 'callBack');
    expect([sheet.totalDueCents, task?.amountCents]).toEqual([1_250_00, 1_250_00]);
  });
});

describe('an e-mail that stands alone', () => {
  test.each([
    ['fr', 'Facture FA-2 : 250,00 € font l’objet d’une contestation et ne sont pas réclamés ici.'],
    ['en', 'Invoice FA-2: €250.00 is disputed and is not claimed here.'],
  ] as const)('says in %s what is contested and not asked for', async (language, sentence) => {
    const { email } = await aContestedBook(language);
    for (const level of ['R1', 'R2', 'R3'] as const) expect(await email(level)).toContain(sentence);
  });

  test('asks in a third reminder for the late fees that its letter would charge, and shows them', async () => {
    const { id, email, previewDraft } = await aContestedBook();
    const text = textOf((await previewDraft(id, 'reminder3')).pages);
    const [, interest, total] = /voir l’annexe\) ([\d ,]+ €).*Total à régler ([\d ,]+ €)/.exec(text) ?? [];
    const body = await email('R3');
    expect(body).toContain(`Pénalités de retard au 15/09/2026 : ${interest}`);
    expect(body).toContain('Reste dû : 1 250,00 €');
    expect(body).toContain('Indemnité forfaitaire de recouvrement : 80,00 €');
    expect(body).toContain(`Total à régler : ${total}`);
    expect(await email('R2')).not.toContain('Pénalités');
  });

  test('charges a consumer no late fee', async () => {
    const { db, aCustomer, email } = await aContestedBook();
    const consumer = aCustomer({ name: 'Mme Roy', kind: 'consumer', email: 'roy@exemple.fr' });
    anInvoiceIn(db, { customerId: consumer, totalCents: 100_00, dueOn: '2026-06-30' });
    expect(await email('R3', consumer)).toMatch(/Total à régler : 100,00 €(?!.*Pénalités)/);
  });

  test('before the due date, says that nothing is due yet', async () => {
    const { client, at, db, aCustomer } = await aBook();
    const id = aCustomer({ email: 'a@exemple.fr' });
    anInvoiceIn(db, { customerId: id, number: 'FA-9', totalCents: 500_00, issuedOn: '2026-09-01', dueOn: '2026-09-18' });
    const { body } = await client.messages.compose({ customerId: id, asOf: on, level: 'notice', channel: 'email' }, at);
    expect(plain(body)).toContain('- facture FA-9 du 01/09/2026, à échéance le 18/09/2026 : 500,00 €');
    expect(plain(body)).toContain('Total à échoir : 500,00 €');
    expect(plain(body)).not.toMatch(/échue|Total à régler/);
  });
});

test('a second notice says nothing of what is contested in the first, and its checks group what is left out', async () => {
  const { client, at, db, id, draft, print, previewDraft } = await aContestedBook();
  for (const number of ['FA-3', 'FA-4', 'FA-5']) anInvoiceIn(db, { customerId: id, number, totalCents: 10_00, dueOn: '2026-08-01' });
  const { letterId } = await draft(id, 'formalNotice', '2026-09-10');
  await print([letterId], 'mise-en-demeure.pdf');
  await client.letters.markSent({ letterId, sentOn: localDate('2026-09-10') }, at);
  anInvoiceIn(db, { customerId: id, number: 'FA-7', totalCents: 5_000_00, dueOn: '2026-09-01' });
  const { pages, preflight } = await previewDraft(id, 'formalNotice');
  expect(textOf(pages)).toContain('FA-7');
  expect(textOf(pages)).not.toMatch(/FA-2|contestation/);
  const left = preflight.filter(({ message }) => message.includes('laissés de côté')).map(({ message }) => plain(message));
  expect(left).toHaveLength(1);
  expect(left[0]).toContain('Factures FA-1, FA-2, FA-3, FA-4 et FA-5 : 1 380,00 € laissés de côté');
});

test('the recap of a call to make again names the day and who was spoken to', async () => {
  const { client, at, id, previewDraft } = await aContestedBook();
  await client.reminders.recordCall(
    { customerId: id, on, outcome: 'callBack', spokenTo: 'Mme Blanc', callBack: { on: localDate('2026-09-17'), note: '' } },
    at,
  );
  expect(textOf((await previewDraft(id, 'callRecap')).pages)).toContain(
    'nous vous avons téléphoné et avons eu Mme Blanc au bout du fil. Nous sommes convenus de vous rappeler le 17 septembre 2026.',
  );
});
