import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import type { Semester } from '../../shared/dates/semester.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

async function aBook() {
  const { client, company, db } = await aCompany();
  const customerId = aCustomerIn(db);
  const at = { company };
  const pay = (invoiceId: number, date: string, amount: number, kind: 'payment' | 'writeOff' = 'payment') =>
    client.payments.record(
      { customerId, date: localDate(date), amountCents: cents(amount), kind, allocations: [{ invoiceId, amountCents: cents(amount) }] },
      at,
    );
  const statement = (asOf: string, ratePct?: number | string) =>
    client.lateFees.statement({ customerId, asOf: localDate(asOf), ...(ratePct === undefined ? {} : { ratePct }) }, at);
  return { client, db, at, customerId, pay, statement };
}

describe('statement', () => {
  test('covers every invoice paid late or still late, and no other', async () => {
    const { db, customerId, pay, statement } = await aBook();
    const invoice = (number: string, dueOn: string, totalCents = 100_000) => anInvoiceIn(db, { customerId, number, dueOn, totalCents });
    await pay(invoice('PAID-LATE', '2025-04-30'), '2025-05-10', 100_000);
    await pay(invoice('PAID-IN-TIME', '2025-04-30'), '2025-04-30', 100_000);
    await pay(invoice('WRITTEN-OFF', '2025-03-31'), '2025-05-31', 100_000, 'writeOff');
    invoice('STILL-LATE', '2025-06-15', 348_060);
    invoice('NOT-DUE', '2025-08-31');
    anInvoiceIn(db, { customerId, number: 'CREDIT', dueOn: '2025-05-31', totalCents: -5000 });
    anInvoiceIn(db, { customerId, number: 'CANCELLED', dueOn: '2025-04-30', cancelledOn: '2025-04-10' });
    anInvoiceIn(db, { customerId: aCustomerIn(db), number: 'OTHER', dueOn: '2025-04-30' });

    const { lines, interestCents, indemnityCents, totalCents } = await statement('2025-08-20');
    expect(lines.map((line) => [line.invoiceNumber, line.from, line.to, line.ratePct, line.interestCents])).toEqual([
      // 1 000 × 13.15 % × 61 / 365 = 21.976; × 10 / 365 = 3.603
      ['WRITTEN-OFF', '2025-04-01', '2025-05-31', 13.15, 2198],
      ['PAID-LATE', '2025-05-01', '2025-05-10', 13.15, 360],
      ['STILL-LATE', '2025-06-16', '2025-06-30', 13.15, 1881],
      ['STILL-LATE', '2025-07-01', '2025-08-20', 12.15, 5909],
    ]);
    expect([interestCents, indemnityCents, totalCents]).toEqual([10_348, 12_000, 22_348]);
  });

  test('a part payment reduces the base from the day after it, at the rate asked for', async () => {
    const { db, customerId, pay, statement } = await aBook();
    const id = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-05-15', totalCents: 900_000 });
    await pay(id, '2025-05-20', 400_000);
    expect((await statement('2025-06-30', 12)).interestCents).toBe(8219);
    expect((await statement('2025-06-30', '12')).interestCents).toBe(8219);
  });

  test('the contractual rate of the settings applies unless another is asked for, and is said to be under its floor', async () => {
    const { db, customerId, statement } = await aBook();
    anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: 100_000 });
    db.prepare(`UPDATE settings SET value = '"10"' WHERE key = 'lateFees.contractRatePct'`).run();
    expect(await statement('2025-06-30')).toMatchObject({ interestCents: 822, semestersBelowFloor: ['2025-S1'] });
    expect(await statement('2025-06-30', 12)).toMatchObject({ interestCents: 986, semestersBelowFloor: [] });
  });

  test('nothing from a consumer before a formal notice; then the legal rate from the day after it was received', async () => {
    const { client, db, at } = await aBook();
    const consumer = aCustomerIn(db, { kind: 'consumer' });
    const invoiceId = anInvoiceIn(db, { customerId: consumer, dueOn: '2025-01-31' });
    const statement = () => client.lateFees.statement({ customerId: consumer, asOf: localDate('2025-06-30') }, at);
    expect(await statement()).toMatchObject({ lines: [], totalCents: 0 });
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO letters (customer_id, kind, as_of, state, total_cents, content, delivered_on)
         VALUES (?, 'formalNotice', '2025-05-20', 'draft', 100000, '{}', '2025-05-31')`,
      )
      .run(consumer);
    db.prepare('INSERT INTO letter_invoices (letter_id, invoice_id, open_cents) VALUES (?, ?, 100000)').run(lastInsertRowid, invoiceId);
    expect(await statement()).toMatchObject({ interestCents: 305, indemnityCents: 0 });
  });

  test('a customer that does not exist', async () => {
    const { client, at } = await aBook();
    await expect(client.lateFees.statement({ customerId: 99, asOf: localDate('2025-06-30') }, at)).rejects.toMatchObject({
      code: 'CUSTOMER_NOT_FOUND',
    });
  });
});

describe('rates', () => {
  test('the shipped ones with their sources, without a hole', async () => {
    const { client, at } = await aBook();
    const rates = await client.lateFees.rates({}, at);
    const expected = Array.from({ length: 24 }, (_, index) => `${2015 + Math.floor(index / 2)}-S${(index % 2) + 1}`);
    expect(rates.map(({ semester }) => semester)).toEqual(expected);
    expect(rates.at(-1)).toMatchObject({ ecbMroPct: 2.4, legalProPct: 2.75, origin: 'resource', confidence: 'medium' });
    expect(rates.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  test('a missing semester gives no figure until its rate is entered, and an entry can be corrected', async () => {
    const { client, db, at, customerId, statement } = await aBook();
    anInvoiceIn(db, { customerId, dueOn: '2026-12-31', totalCents: 100_000 });
    await expect(statement('2027-01-31')).rejects.toMatchObject({ code: 'RATE_MISSING', params: { semester: '2027-S1' } });
    const semester = '2027-S1' as Semester;
    await client.lateFees.setRate({ semester, ecbMroPct: '3.65' }, at);
    const saved = await client.lateFees.setRate({ semester, ecbMroPct: 2.65, legalProPct: '2.8' }, at);
    expect(saved).toEqual({ semester, ecbMroPct: 2.65, legalProPct: 2.8, origin: 'user', sources: [], confidence: null });
    // 1 000 × 12.65 % × 31 / 365
    expect((await statement('2027-01-31')).interestCents).toBe(1074);
    expect((await client.lateFees.rates({}, at)).at(-1)).toEqual(saved);
  });

  test('a shipped rate is not replaced', async () => {
    const { client, at } = await aBook();
    await expect(client.lateFees.setRate({ semester: '2025-S1' as Semester, ecbMroPct: 4 }, at)).rejects.toMatchObject({
      code: 'RATE_SHIPPED',
    });
    await expect(client.lateFees.setRate({ semester: '2027-S1' as Semester, ecbMroPct: -4 }, at)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
