import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_FIGURES, PROVEN_FIGURES, type Proof } from '../../shared/dashboard/proof/proof.contract.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { evaluateExpression } from '../builders/evaluate-expression.ts';
import { to4 } from '../builders/fraction.ts';
import { naiveFigures } from '../builders/naive-figures.ts';

const MONTHS = ['2023-02', '2024-01', '2024-02', '2024-12', '2025-03', '2025-06', '2025-09'].map(yearMonth);
const START = localDate('2023-01-10');

const anInvoice = fc.record({
  customer: fc.nat(2),
  issuedAfter: fc.nat(880),
  terms: fc.nat(90),
  totalCents: fc.oneof(fc.integer({ min: 1, max: 900_000 }), fc.integer({ min: -90_000, max: -1 })),
  cancelled: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  disputed: fc.option(
    fc.record({ after: fc.nat(200), lasts: fc.option(fc.nat(100)), cents: fc.option(fc.integer({ min: 1, max: 400_000 })) }),
    { freq: 4 },
  ),
  settled: fc.array(
    fc.record({
      after: fc.integer({ min: -5, max: 320 }),
      /** Of what is left, in tenths: 10 settles it. */
      tenths: fc.constantFrom(3, 5, 10, 10),
      kind: fc.constantFrom('payment', 'payment', 'payment', 'writeOff', 'discount'),
      later: fc.constantFrom(0, 0, 40),
    }),
    { maxLength: 3 },
  ),
});

type Draft = typeof anInvoice extends fc.Arbitrary<infer T> ? T : never;
type Book = { customers: number[]; payments: number[]; invoices: number[] };

/** Writes invoices and what was paid of them as a person would: each goes to the file by itself. */
function write({ db }: TestCompany, customers: readonly number[], drafts: readonly Draft[]): Book {
  const book: Book = { customers: [...customers], payments: [], invoices: [] };
  for (const draft of drafts) {
    const customerId = customers[draft.customer] ?? 0;
    const issuedOn = addDays(START, draft.issuedAfter);
    const invoiceId = anInvoiceIn(db, {
      customerId,
      issuedOn,
      dueOn: addDays(issuedOn, draft.terms),
      totalCents: draft.totalCents,
      ...(draft.cancelled ? { cancelledOn: addDays(issuedOn, 3) } : {}),
    });
    book.invoices.push(invoiceId);
    if (draft.disputed) {
      const openedOn = addDays(issuedOn, draft.disputed.after);
      const closedOn = draft.disputed.lasts === null ? null : addDays(openedOn, draft.disputed.lasts);
      db.prepare('INSERT INTO disputes (invoice_id, amount_cents, reason, opened_on, closed_on) VALUES (?, ?, ?, ?, ?)').run(
        invoiceId,
        draft.disputed.cents,
        'prix',
        openedOn,
        closedOn,
      );
    }
    let rest = draft.totalCents;
    for (const { after, tenths, kind, later } of draft.cancelled ? [] : draft.settled) {
      const amount = Math.floor((rest * tenths) / 10);
      if (amount <= 0) break;
      rest -= amount;
      const paidOn = addDays(issuedOn, after);
      const payment = db
        .prepare('INSERT INTO payments (customer_id, paid_on, amount_cents, kind) VALUES (?, ?, ?, ?)')
        .run(customerId, paidOn, amount + (later > 0 ? 100 : 0), kind);
      book.payments.push(Number(payment.lastInsertRowid));
      db.prepare('INSERT INTO allocations (invoice_id, payment_id, allocated_on, amount_cents) VALUES (?, ?, ?, ?)').run(
        invoiceId,
        payment.lastInsertRowid,
        addDays(paidOn, later),
        amount,
      );
    }
  }
  return book;
}

/** Everything kept by customer and month, and the days of settlement. */
function kept({ db }: TestCompany) {
  return {
    months: db.prepare('SELECT * FROM customer_month_blocks ORDER BY month, block').all(),
    credit: db.prepare('SELECT * FROM credit_customer_months ORDER BY customer_id, month').all(),
    settled: db.prepare('SELECT id, settled_on FROM invoices ORDER BY id').all(),
  };
}

/** Any command makes the sums again. */
async function refresh({ client, company }: TestCompany): Promise<void> {
  await client.charges.add({ date: localDate('2025-06-01'), amountCents: cents(100), nature: 'fixed', label: 'Loyer' }, { company });
}

async function compare(company: TestCompany, customers: readonly number[], segment: string): Promise<void> {
  const { client, db } = company;
  const members = new Set(customers.slice(0, 2));
  for (const month of MONTHS) {
    const scopes = [
      { input: {}, belongs: () => true },
      { input: { customerId: customers[0] ?? 0 }, belongs: (id: number) => id === customers[0] },
      { input: { segment }, belongs: (id: number) => members.has(id) },
    ];
    for (const { input, belongs } of scopes) {
      const figures = await client.dashboard.figures({ month, ...input }, company);
      expect(figures, JSON.stringify({ month, input })).toMatchObject(naiveFigures(db, month, belongs));
      const balances = await client.dashboard.balances({ asOf: figures.asOf, ...input }, company);
      expect(figures).toMatchObject(balances);
      const [trend] = await client.dashboard.trend({ month, months: 1, ...input }, company);
      const { top1, ...ofMonth } = trend ?? { top1: null };
      expect(figures).toMatchObject(ofMonth);
      expect(figures.concentration12Months.top1).toBe(top1);
    }
  }
}

test('every figure of random books, of the company, a customer and a segment, as computed again from the raw rows; then after corrections', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anInvoice, { maxLength: 12 }),
      fc.array(anInvoice, { maxLength: 4 }),
      fc.nat(),
      async (drafts, late, dice) => {
        const company = await aCompany({ today: '2025-06-30' });
        const { db } = company;
        const customers = [aCustomerIn(db), aCustomerIn(db), aCustomerIn(db)];
        db.prepare(`UPDATE customers SET segment = 'Mairies' WHERE id IN (?, ?)`).run(customers[0], customers[1]);
        const book = write(company, customers, drafts);
        // Nothing is kept yet: all is added up from the rows.
        await compare(company, customers, 'Mairies');
        await refresh(company);
        expect(db.prepare('SELECT count(*) AS count FROM stale_customer_months').get()).toEqual({ count: 0 });
        await compare(company, customers, 'Mairies');
        // Back-dated rows, a payment that was a mistake, an invoice corrected, another cancelled.
        write(company, customers, late);
        const payment = book.payments[dice % Math.max(1, book.payments.length)];
        if (payment !== undefined) {
          db.prepare('DELETE FROM allocations WHERE payment_id = ?').run(payment);
          db.prepare('DELETE FROM payments WHERE id = ?').run(payment);
        }
        const [corrected, cancelled] = [book.invoices[dice % Math.max(1, book.invoices.length)], book.invoices[0]];
        if (corrected !== undefined)
          db.prepare('UPDATE invoices SET total_cents = total_cents * 2, customer_id = ? WHERE id = ?').run(customers[2], corrected);
        if (cancelled !== undefined) db.prepare(`UPDATE invoices SET cancelled_on = '2025-06-30' WHERE id = ?`).run(cancelled);
        await compare(company, customers, 'Mairies');
        await refresh(company);
        await compare(company, customers, 'Mairies');
        const asKept = kept(company);
        db.prepare(`UPDATE invoices SET settled_on = 'never'`).run();
        db.prepare(`INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, '0000-01' FROM customers`).run();
        await refresh(company);
        expect(kept(company), 'what is kept is what is added up from nothing').toEqual(asKept);
        company.backend.close();
      },
    ),
    { numRuns: 8 },
  );
}, 240_000);

/** The figure comes from the inputs, each list is whole and sums to its input, and nothing unknown stands as a number. */
function checkProof(proof: Proof, shown: unknown, place: string): void {
  expect(proof.value, place).toBe(shown);
  if (proof.value === null) expect(proof.reason, place).toMatch(/\w/);
  else expect(to4(evaluateExpression(proof.expression, proof.inputs)), place).toBe(proof.value);
  expect(proof.formula, place).not.toMatch(/undefined|NaN|Infinity|\bnull\b|Cents/);
  for (const { part, input, sumCents, count } of proof.parts) {
    const rows = proof.rows.filter((row) => row.part === part);
    expect(rows, `${place} ${part}`).toHaveLength(count);
    expect(rows.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(sumCents);
    const value = proof.inputs[input];
    if (typeof value === 'number') expect(sumCents, `${place} ${part}`).toBe(value);
    if (Array.isArray(value)) expect(rows.map(({ amountCents }) => amountCents)).toEqual(value);
  }
  expect(proof.excluded, place).toHaveLength(proof.excludedCount);
}

test('every figure of the company, a customer and a segment, in any month, and every balance of any day, is recomputed from the inputs of its proof, and its rows sum to them', async () => {
  const aMonth = fc.constantFrom(...MONTHS);
  await fc.assert(
    fc.asyncProperty(
      fc.array(anInvoice, { minLength: 4, maxLength: 14 }),
      fc.uniqueArray(aMonth, { minLength: 3, maxLength: 3 }),
      fc.array(fc.nat(950), { minLength: 2, maxLength: 2 }),
      async (drafts, months, days) => {
        const company = await aCompany({ today: '2025-06-30' });
        const { client, db } = company;
        const customers = [aCustomerIn(db), aCustomerIn(db), aCustomerIn(db)];
        db.prepare(`UPDATE customers SET segment = 'Mairies' WHERE id IN (?, ?)`).run(customers[0], customers[1]);
        write(company, customers, drafts);
        const [known] = months;
        if (known !== undefined) {
          await client.forecasts.set({ month: known, revenueCents: cents(500_000), fixedChargesCents: cents(30_000) }, company);
          const inputs = { supplierDebtsCents: 41_000, purchasesCents: 33_000, averageStockCents: 7_000, costOfSalesCents: 9_100 };
          await client.inputs.set({ month: known, ...(inputs as Record<keyof typeof inputs, Cents>) }, company);
        }
        await refresh(company);
        for (const scope of [{}, { customerId: customers[1] ?? 0 }, { segment: 'Mairies' }]) {
          for (const month of months) {
            const figures = await client.dashboard.figures({ month, ...scope }, company);
            for (const figure of PROVEN_FIGURES) {
              const told = figure === 'concentration12Months' ? 'top1' : figure;
              const shown = figure === 'agedBalance' ? figures.outstandingCents : { ...figures, ...figures.concentration12Months }[told];
              const proof = await client.dashboard.proof({ figure, month, ...scope }, company);
              checkProof(proof, shown, JSON.stringify({ figure, month, scope }));
            }
          }
          for (const after of days) {
            const asOf = addDays(START, after);
            const balances = await client.dashboard.balances({ asOf, ...scope }, company);
            const listed = await client.customers.list({ asOf }, company);
            // A customer's list tells its usual delay: the proof is of that very number.
            const dbt12Months = listed.find(({ id }) => id === scope.customerId)?.daysBeyondTerms;
            const told: Record<string, unknown> = { ...balances, agedBalance: balances.outstandingCents, dbt12Months };
            for (const figure of DAY_FIGURES) {
              const proof = await client.dashboard.proof({ figure, asOf, ...scope }, company);
              expect(proof.asOf).toBe(asOf);
              const shown = told[figure] === undefined ? proof.value : told[figure];
              checkProof(proof, shown, JSON.stringify({ figure, asOf, scope }));
            }
          }
        }
        company.backend.close();
      },
    ),
    { numRuns: 2 },
  );
}, 240_000);
