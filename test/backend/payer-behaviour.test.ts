import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WriteDb } from '../../db/database.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aBackend, aCompany } from '../builders/company.ts';

function settle(db: WriteDb, invoiceId: number, paidOn: string, amountCents: number, kind = 'payment') {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO payments (customer_id, paid_on, amount_cents, kind) SELECT customer_id, ?, ?, ? FROM invoices WHERE id = ?')
    .run(paidOn, amountCents, kind, invoiceId);
  db.prepare('INSERT INTO allocations (invoice_id, payment_id, allocated_on, amount_cents) VALUES (?, ?, ?, ?)').run(
    invoiceId,
    lastInsertRowid,
    paidOn,
    amountCents,
  );
}

async function aBook() {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const at = { company };
  const asOf = localDate('2025-06-30');
  const customerId = aCustomerIn(db, { name: 'Martin' });
  return {
    client,
    db,
    at,
    asOf,
    customerId,
    behaviour: (day = asOf) => client.customers.behaviour({ id: customerId, asOf: day }, at),
    summary: async () => (await client.customers.list({ asOf }, at)).find(({ id }) => id === customerId),
  };
}

test('a customer’s behaviour is read from its payments of twelve months, its promises and its disputes', async () => {
  const { client, db, at, customerId, behaviour, summary } = await aBook();
  // Too old to count, then 4 days late in the first half of the year and 10 in the second.
  settle(db, anInvoiceIn(db, { customerId, dueOn: '2024-05-01' }), '2024-06-30', 100_000);
  settle(db, anInvoiceIn(db, { customerId, dueOn: '2024-08-10' }), '2024-08-14', 100_000);
  settle(db, anInvoiceIn(db, { customerId, dueOn: '2025-02-10', totalCents: 200_000 }), '2025-02-20', 200_000);
  const contested = anInvoiceIn(db, { customerId, dueOn: '2025-06-20', totalCents: 50_000 });
  await client.disputes.open({ invoiceId: contested, amountCents: cents(10_000), reason: 'Prix' }, at);
  anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2025-07-20', totalCents: 150_000 });
  expect(await behaviour()).toMatchObject({
    // (100 000 × 4 + 200 000 × 10) / 300 000
    usualDelayDays: 8,
    trendDays: 6,
    invoices: 3,
    invoicesDisputed: 1,
    outstandingCents: 50_000,
    overdueCents: 50_000,
    disputedCents: 10_000,
    outstandingSharePct: 25,
    revenueSharePct: 70,
    // 26 delay + 8 trend + 0 overdue + 15 promises + 0 disputes
    score: { letter: 'D', points: 49, forced: null },
    suggestion: {
      segment: 'latePayer',
      planKey: 'firm',
      firstContactDays: 1,
      sentence: 'Mauvais payeur : plan Ferme, premier contact 1 jour après l’échéance.',
    },
  });
  expect(await summary()).toMatchObject({ daysBeyondTerms: 8, scoreLetter: 'D', scorePoints: 49 });
  // As it stood at the end of March: (60 + 4 + 2 × 10) / 4 = 21 days, 22 days earlier than before, nothing late nor contested yet.
  settle(db, contested, '2025-06-25', 40_000);
  expect(await behaviour(localDate('2025-03-31'))).toMatchObject({
    invoicesDisputed: 0,
    outstandingCents: 0,
    score: { letter: 'B', points: 76 },
  });
});

test('a promise is kept by its date + 2 days, broken after, and neither while it runs', async () => {
  const { db, customerId, behaviour } = await aBook();
  const promise = (invoiceId: number, madeOn: string, promisedOn: string, amountCents: number) => {
    const { lastInsertRowid } = db
      .prepare('INSERT INTO promises (customer_id, amount_cents, promised_on, made_on) VALUES (?, ?, ?, ?)')
      .run(customerId, amountCents, promisedOn, madeOn);
    db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)').run(lastInsertRowid, invoiceId);
    return Number(lastInsertRowid);
  };
  const invoices = Array.from({ length: 6 }, () => anInvoiceIn(db, { customerId, dueOn: '2025-04-01' }));
  const [kept, late, short, running, paidBefore, replaced] = invoices as [number, number, number, number, number, number];
  promise(kept, '2025-05-02', '2025-05-10', 100_000);
  settle(db, kept, '2025-05-12', 100_000);
  promise(late, '2025-05-02', '2025-05-10', 100_000);
  settle(db, late, '2025-05-13', 100_000);
  promise(short, '2025-05-02', '2025-05-10', 100_000);
  settle(db, short, '2025-05-10', 99_999);
  promise(running, '2025-06-20', '2025-06-28', 100_000);
  settle(db, paidBefore, '2025-05-01', 60_000);
  promise(paidBefore, '2025-05-02', '2025-05-10', 40_000);
  const first = promise(replaced, '2025-05-02', '2025-05-10', 100_000);
  db.prepare('UPDATE promises SET replaced_by = ? WHERE id = ?').run(promise(replaced, '2025-05-09', '2025-07-10', 100_000), first);
  expect(await behaviour()).toMatchObject({ promisesKept: 1, promisesBroken: 3, keptPromisesPct: 25 });
  expect(await behaviour(localDate('2025-07-01'))).toMatchObject({ promisesKept: 1, promisesBroken: 4, keptPromisesPct: 20 });
});

test('a limit is set on the customer’s sheet, and what exceeds it is listed', async () => {
  const { client, db, at, customerId, behaviour, summary } = await aBook();
  anInvoiceIn(db, { customerId, dueOn: '2025-07-20', totalCents: 300_000 });
  expect(await summary()).toMatchObject({ creditLimitCents: null, creditExcessCents: null, scoreLetter: null });
  const updated = await client.customers.update({ id: customerId, creditLimitCents: cents(250_000) }, at);
  expect(updated.creditLimitCents).toBe(250_000);
  expect(await summary()).toMatchObject({ creditLimitCents: 250_000, creditExcessCents: 50_000 });
  expect(await behaviour()).toMatchObject({ creditExcessCents: 50_000 });
  await client.customers.update({ id: customerId, creditLimitCents: null }, at);
  expect(await summary()).toMatchObject({ creditLimitCents: null, creditExcessCents: null });
  await expect(client.customers.update({ id: customerId, creditLimitCents: cents(-1) }, at)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('the sample company has payers of every kind, and its list agrees with each sheet', async () => {
  const { client, directory } = aBackend({ today: '2026-11-21' });
  const { companyId } = await client.companies.createSample({ path: join(directory, 'exemple.quittance') as OutputFile });
  const asOf = localDate('2026-11-21');
  const customers = await client.customers.list({ asOf }, { company: companyId });
  expect(new Set(customers.map(({ scoreLetter }) => scoreLetter).filter((letter) => letter !== null)).size).toBe(5);
  for (const { id, name, scoreLetter, scorePoints, daysBeyondTerms, overdueCents } of customers.slice(0, 25)) {
    const { score, usualDelayDays, reasons, ...sheet } = await client.customers.behaviour({ id, asOf }, { company: companyId });
    expect([score?.letter ?? null, score?.points ?? null, usualDelayDays, sheet.overdueCents], name).toEqual([
      scoreLetter,
      scorePoints,
      daysBeyondTerms,
      overdueCents,
    ]);
    expect(reasons.length).toBeGreaterThan(0);
  }
});
