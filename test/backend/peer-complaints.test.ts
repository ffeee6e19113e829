/**
 * What users of other programs complain of, each by its number in the list of complaints that the program was built from.
 * Covered elsewhere: R14 (a rate by semester and by day: late-fees.test.ts; texts of one's own: letter-templates.test.ts), R25 and R26 (the
 * window of the envelope, measured: letter-layout.test.ts, postal-address.test.ts), R27 (the number of the label on the letter: letter-post.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aFile } from '../builders/import-file.ts';
import { aBook, codesOf, plain, TODAY, textOf } from '../builders/letters-book.ts';

const on = localDate;

/** A customer of a complete company, and what is asked about it. */
async function aCustomer(today = TODAY) {
  const book = await aBook(today);
  const { client, at, db } = book;
  await client.companies.updateProfile(
    {
      ...{ legalForm: 'SARL', siren: '732829320', rcsTown: 'Rodez', shareCapitalCents: cents(10_000_00), addressLine1: '1 rue Basse' },
      ...{
        postalCode: '12000',
        city: 'Rodez',
        email: 'compta@lefevre.example',
        phone: '05 65 00 00 00',
        iban: 'FR1420041010050500013M02606',
      },
    },
    at,
  );
  const id = book.aCustomer({ name: 'Bâti-Sud' });
  const invoice = (number: string, dueOn: string, totalCents: number, more: { issuedOn?: string; cancelledOn?: string } = {}) =>
    anInvoiceIn(db, { customerId: id, number, dueOn, totalCents, ...more });
  const entry = async (asOf = today) => (await client.reminders.agenda({ asOf: on(asOf) }, at)).find(({ customerId }) => customerId === id);
  const leftOut = async (asOf = today) =>
    (await client.reminders.leftOut({ asOf: on(asOf) }, at)).find(({ customerId }) => customerId === id);
  const fees = (asOf: string) => client.lateFees.statement({ customerId: id, asOf: on(asOf) }, at);
  /** The second reminder posted on a day, about some invoices. */
  const reminded = (day: string, invoiceIds: readonly number[], level = 'R2') => {
    const { lastInsertRowid } = db
      .prepare("INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, ?, ?, 'letter')")
      .run(id, day, level);
    for (const invoiceId of invoiceIds)
      db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)').run(Number(lastInsertRowid), invoiceId);
  };
  const letterText = async (kind: Parameters<typeof book.previewDraft>[1]) => textOf((await book.previewDraft(id, kind)).pages);
  return { ...book, id, invoice, entry, leftOut, fees, reminded, letterText };
}

/** Twelve invoices of every age, a credit note, a part dispute, a promise, a part payment. */
async function twelveInvoices() {
  const book = await aCustomer();
  const { client, at, id, invoice, pay } = book;
  const ids = [
    invoice('F01', '2026-06-15', 1_000_00),
    invoice('F02', '2026-06-30', 2_000_00),
    invoice('F03', '2026-07-15', 1_500_00),
    invoice('F04', '2026-07-31', 800_00),
    invoice('F05', '2026-08-10', 700_00),
    invoice('F06', '2026-08-20', 900_00),
    invoice('F07', '2026-08-31', 1_100_00),
    invoice('F08', '2026-09-05', 300_00),
    invoice('F09', '2026-09-10', 250_00),
    invoice('F10', '2026-09-14', 150_00),
    invoice('F11', TODAY, 500_00),
    invoice('F12', '2026-10-15', 400_00),
  ];
  invoice('AV1', '2026-08-01', -200_00);
  const [f01 = 0, , f03 = 0, f04 = 0] = ids;
  await pay(id, '2026-08-20', 400_00, f01);
  await client.disputes.open({ invoiceId: f03, amountCents: cents(500_00), reason: 'Pose à reprendre' }, at);
  await client.promises.record({ customerId: id, invoiceIds: [f04], amountCents: cents(800_00), promisedOn: on('2026-09-25') }, at);
  return { ...book, ids };
}

// 600 + 2 000 + 1 000 + 700 + 900 + 1 100 + 300 + 250 + 150 = 7 000, less the credit note of 200.
const ASKED = { F01: 600_00, F02: 2_000_00, F03: 1_000_00, F05: 700_00, F06: 900_00, F07: 1_100_00, F08: 300_00, F09: 250_00, F10: 150_00 };
const DUE = 6_800_00;

describe('R1, R2, R5: one reminder for all the lines of a customer, at the highest level', () => {
  test('twelve invoices, a credit note, a part dispute, a promise, a part payment: one entry, its level, its list, its sum', async () => {
    const { client, at, entry, ids } = await twelveInvoices();
    expect(await client.reminders.agenda({ asOf: on(TODAY) }, at)).toHaveLength(1);
    const found = await entry();
    // Ninety-two days late, it is at the formal notice; the first contact is the second reminder at most.
    expect(found).toMatchObject({ level: 'R2', reachedLevel: 'formalNotice', totalDueCents: DUE });
    expect(Object.fromEntries(found?.invoices.map(({ invoiceNumber, dueCents }) => [invoiceNumber, dueCents]) ?? [])).toEqual(ASKED);
    expect(found?.credits).toEqual([{ label: 'Avoir AV1', amountCents: -200_00 }]);
    expect(found?.notYetDue.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F11', 'F12']);
    expect(found?.leftOut.map(({ invoiceNumber, code, amountCents }) => [invoiceNumber, code, amountCents])).toEqual([
      ['F03', 'disputed', 500_00],
      ['F04', 'promised', 800_00],
    ]);
    expect(ids).toHaveLength(12);
  });

  test('its letter has the same list and the same sum; the formal notice adds 40 € for each of the nine, and the interest', async () => {
    const { id, entry, ids, reminded, letterText, draft, client, at } = await twelveInvoices();
    const text = plain(await letterText('reminder2'));
    for (const number of Object.keys(ASKED)) expect(text).toContain(number);
    expect(text).not.toContain('F04');
    expect(text).toContain('6 800,00 €');
    reminded('2026-09-01', ids);
    const found = await entry();
    expect(found).toMatchObject({ level: 'formalNotice', totalDueCents: DUE, indemnityCents: 9 * 40_00 });
    const { letterId } = await draft(id, 'formalNotice');
    const letter = (await client.letters.list({}, at)).find((each) => each.letterId === letterId);
    expect(letter?.totalCents).toBe(DUE + 9 * 40_00 + (found?.interestCents ?? 0));
    expect(found?.interestCents).toBeGreaterThan(0);
  });
});

test('R3: a very late invoice is at its real level, though the first reminder was never sent', async () => {
  const { invoice, entry, reminded } = await aCustomer();
  const late = invoice('F1', '2026-07-01', 1_000_00);
  reminded('2026-09-01', [late]);
  expect((await entry())?.level).toBe('formalNotice');
});

test('R4: the oldest invoice decides for the group, and the next oldest once it is paid', async () => {
  const { id, invoice, entry, pay, reminded } = await aCustomer();
  const old = invoice('F1', '2026-08-10', 1_000_00);
  const recent = invoice('F2', '2026-08-30', 500_00);
  reminded('2026-09-01', [old, recent], 'R1');
  expect(await entry()).toMatchObject({ level: 'R3', totalDueCents: 1_500_00 });
  await pay(id, TODAY, 1_000_00, old);
  expect(await entry()).toMatchObject({ level: 'R2', totalDueCents: 500_00 });
});

test('R6: an invoice that is contested leaves a letter that is already prepared', async () => {
  const { client, at, id, invoice, draft } = await aCustomer();
  invoice('F1', '2026-08-20', 1_000_00);
  const contested = invoice('F2', '2026-08-20', 500_00);
  const totalOf = async () => (await client.letters.list({}, at)).map(({ letterId, totalCents }) => [letterId, totalCents]);
  const { letterId } = await draft(id, 'reminder2');
  expect(await totalOf()).toEqual([[letterId, 1_500_00]]);
  await client.disputes.open({ invoiceId: contested, reason: 'Quantité fausse' }, at);
  await draft(id, 'reminder2');
  expect(await totalOf()).toEqual([[letterId, 1_000_00]]);
});

test('R7: a pause has an end and a reason, and ends by itself', async () => {
  const { client, at, id, invoice, leftOut, entry } = await aCustomer();
  invoice('F1', '2026-08-20', 1_000_00);
  await client.customers.update({ id, pausedUntil: on('2026-09-30'), pauseReason: 'ne peut pas payer avant la fin du mois' }, at);
  expect(await leftOut()).toMatchObject({ code: 'paused', until: '2026-10-01', reason: expect.stringContaining('fin du mois') });
  expect(await entry('2026-10-01')).toMatchObject({ level: 'R2' });
});

test('R8: reminding about one invoice leaves the others to be reminded of', async () => {
  const { client, at, id, invoice, entry } = await aCustomer();
  const older = invoice('F1', '2026-09-05', 1_000_00);
  invoice('F2', '2026-09-06', 500_00);
  await client.reminders.recordCall({ customerId: id, on: on(TODAY), outcome: 'reached', invoiceIds: [older] }, at);
  expect((await entry('2026-09-22'))?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F1', 'F2']);
});

test('R9: a letter says by when it wants its money', async () => {
  const { invoice, letterText } = await aCustomer();
  invoice('F1', '2026-07-01', 1_000_00);
  expect(plain(await letterText('formalNotice'))).toContain('23 septembre 2026');
});

test('R10, R22: each line has what is open of its own invoice, paid in part or not', async () => {
  const { id, invoice, entry, pay, letterText } = await aCustomer();
  const part = invoice('F1', '2026-08-20', 1_000_00);
  invoice('F2', '2026-08-21', 500_00);
  await pay(id, '2026-09-01', 333_33, part);
  expect((await entry())?.invoices.map(({ invoiceNumber, dueCents }) => [invoiceNumber, dueCents])).toEqual([
    ['F1', 666_67],
    ['F2', 500_00],
  ]);
  const text = plain(await letterText('reminder2'));
  for (const amount of ['1 000,00', '333,33', '666,67', '500,00', '1 166,67 €']) expect(text).toContain(amount);
});

test('R11, R13: a payment of the principal settles the principal alone: interest and the 40 € of a late payment stay claimable', async () => {
  const { id, invoice, fees, pay } = await aCustomer('2025-09-15');
  const late = invoice('F1', '2025-06-15', 3_480_60);
  await pay(id, '2025-08-20', 3_480_60, late);
  // 15 d at 13.15 % = 18.81; 51 d at 12.15 % = 59.09, to the day of the payment and no further.
  expect(await fees('2025-09-15')).toMatchObject({ interestCents: 77_90, indemnityCents: 40_00, totalCents: 117_90 });
});

test('R12: after a part payment interest runs on the rest: 14.79 + 67.40, not 75.62', async () => {
  const { client, at, id, invoice, fees, pay } = await aCustomer('2025-06-30');
  const late = invoice('F2', '2025-05-15', 9_000_00);
  await client.lateFees.setTerms({ contractRatePct: '12' }, at);
  await pay(id, '2025-05-20', 4_000_00, late);
  const { lines, interestCents } = await fees('2025-06-30');
  expect(lines.map((line) => [line.days, line.openCents, line.interestCents])).toEqual([
    [5, 9_000_00, 14_79],
    [41, 5_000_00, 67_40],
  ]);
  expect(interestCents).toBe(82_19);
});

test('R15: asking again adds nothing; a rate of zero leaves the 40 € and the principal', async () => {
  const { client, at, id, invoice, fees, draft } = await aCustomer();
  invoice('F1', '2026-07-01', 1_000_00);
  expect(await fees(TODAY)).toEqual(await fees(TODAY));
  await client.lateFees.setTerms({ contractRatePct: '0' }, at);
  expect(await fees(TODAY)).toMatchObject({ interestCents: 0, indemnityCents: 40_00 });
  const first = await draft(id, 'formalNotice');
  expect((await draft(id, 'formalNotice')).letterId).toBe(first.letterId);
  expect((await client.letters.list({}, at)).map(({ totalCents }) => totalCents)).toEqual([1_040_00]);
});

test('R16: a level that the user forces has its late fees too', async () => {
  const { client, at, id, invoice, entry, draft } = await aCustomer();
  invoice('F1', '2026-09-10', 1_000_00);
  await client.reminders.force({ customerId: id, asOf: on(TODAY), level: 'R3' }, at);
  expect(await entry()).toMatchObject({ level: 'R3', chargesFees: true });
  await draft(id, 'reminder3');
  // 1 000 × 12.40 % × 5 ÷ 365 = 1.70
  expect((await client.letters.list({}, at))[0]?.totalCents).toBe(1_000_00 + 1_70 + 40_00);
});

test('R17: a letter has its states, lists the invoices with their days late, and an e-mail carries the invoices’ own files', async () => {
  const { client, at, id, invoice, printed, letterText, path } = await aCustomer();
  invoice('F1', '2026-08-20', 1_000_00);
  const text = plain(await letterText('reminder2'));
  expect(text).toMatch(/F1 .*20\/08\/2026 .*\b26\b/);
  const stateOf = async () => (await client.letters.list({}, at)).map(({ state }) => state);
  const { letterId } = await printed(id, 'reminder2');
  expect(await stateOf()).toEqual(['printed']);
  await client.letters.markSent({ letterId, sentOn: on(TODAY) }, at);
  expect(await stateOf()).toEqual(['sent']);
  await client.customers.addFile({ id, file: aFile({ directory: path('.') } as never, 'facture', 'F1.txt') }, at);
  const { files } = await client.messages.compose({ customerId: id, asOf: on(TODAY), level: 'R2', channel: 'email' }, at);
  expect(files.map(({ name }) => name)).toEqual(['F1.txt']);
});

test('R18: reminders repeat, firmer each time, until the formal notice', async () => {
  const { client, at, invoice } = await aCustomer();
  invoice('F1', '2026-09-14', 1_000_00);
  const events = await client.reminders.upcoming({ asOf: on(TODAY), days: 90 }, at);
  expect(events.filter(({ kind }) => kind === 'step').map(({ level }) => level)).toEqual(['R1', 'call', 'R2', 'R3', 'formalNotice']);
});

test('R19: a reminder is a PDF with what is owed, the fixed fee, and the interest by the day', async () => {
  const { id, invoice, printed, letterText, bytesOf } = await aCustomer();
  invoice('F1', '2026-07-01', 10_000_00);
  const text = plain(await letterText('formalNotice'));
  // 10 000 × 12.40 % ÷ 365 = 3.40 a day.
  for (const part of ['F1', '10 000,00', '40,00 €', '3,40 €', '12,40']) expect(text).toContain(part);
  await printed(id, 'formalNotice', 'lettre.pdf');
  expect(Buffer.from(bytesOf('lettre.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});

test('R20, R21: each instalment has its own day; one that is late is so the next day, whatever the others do', async () => {
  const { client, at, id, invoice } = await aCustomer();
  const late = invoice('F1', '2026-08-20', 900_00);
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: [late], instalments: 3, every: 'month', firstOn: on('2026-10-01'), asOf: on(TODAY) },
    at,
  );
  await client.schedules.setSignature({ scheduleId, signedOn: on(TODAY) }, at);
  const events = await client.reminders.upcoming({ asOf: on(TODAY), days: 120 }, at);
  expect(events.filter(({ kind }) => kind === 'instalment').map(({ on: day }) => day)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
  const tasks = async (day: string) =>
    (await client.reminders.today({ asOf: on(day) }, at)).customers
      .find(({ customerId }) => customerId === id)
      ?.tasks.map(({ kind }) => kind);
  expect(await tasks('2026-10-01')).toContain('instalmentDue');
  expect(await tasks('2026-10-02')).toContain('lateInstalment');
});

test('R23: an open credit note is in the reminder, a cancelled one is not', async () => {
  const { invoice, entry, letterText } = await aCustomer();
  invoice('F1', '2026-08-20', 1_000_00);
  invoice('AV1', '2026-08-25', -200_00);
  invoice('AV2', '2026-08-26', -300_00, { cancelledOn: '2026-08-27' });
  expect(await entry()).toMatchObject({ totalDueCents: 800_00, credits: [{ label: 'Avoir AV1', amountCents: -200_00 }] });
  const text = plain(await letterText('reminder2'));
  expect(text).toContain('AV1');
  expect(text).not.toContain('AV2');
});

test('R24: a credit note by itself is no payment, and what is owed counts it once', async () => {
  const { client, at, id, invoice } = await aCustomer();
  invoice('F1', '2026-08-20', 1_000_00);
  invoice('AV1', '2026-08-25', -200_00);
  expect(await client.payments.list({ customerId: id }, at)).toEqual([]);
  const [customer] = await client.customers.list({ asOf: on(TODAY) }, at);
  const open = (await client.invoices.list({ asOf: on(TODAY), customerId: id }, at)).reduce((sum, { openCents }) => sum + openCents, 0);
  expect([customer?.outstandingCents, open, customer?.unallocatedCents]).toEqual([800_00, 800_00, 0]);
});

test('R28: who has no e-mail address gets the reminder on paper', async () => {
  const { client, at, id, invoice, entry, print } = await aCustomer();
  invoice('F1', '2026-09-10', 1_000_00);
  expect(await entry()).toMatchObject({ channel: 'email', template: 'reminder1' });
  const { recipients } = await client.messages.compose({ customerId: id, asOf: on(TODAY), level: 'R1', channel: 'email' }, at);
  expect(recipients).toEqual([]);
  const { letterId, preflight } = await client.letters.draft({ customerId: id, kind: 'reminder1', asOf: on(TODAY), channel: 'letter' }, at);
  expect(codesOf(preflight, 'blocking')).toEqual([]);
  expect((await print([letterId], 'lettre.pdf')).pages).toBe(1);
});
