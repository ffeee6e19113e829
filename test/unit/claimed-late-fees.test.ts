import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { claimedLateFees, type DatedCredit } from '../../shared/late-fees/claimed-late-fees.ts';
import { type LateFeeTerms, lateFeeStatement } from '../../shared/late-fees/late-fee-rules.ts';
import { cents, negateCents } from '../../shared/money/cents.ts';
import type { AgendaInvoice } from '../../shared/reminders/reminders.contract.ts';

const AS_OF = localDate('2026-06-30');
const TERMS: LateFeeTerms = { asOf: AS_OF, debtor: 'business', rates: new Map(), contractRatePct: '12' };

/** An invoice that is open in full, `daysLate` days past due; `contested` of it is not asked for. */
function anInvoice(invoiceId: number, total: number, daysLate: number, contested = 0) {
  const dueOn = addDays(AS_OF, -daysLate);
  const totalCents = cents(total);
  const late = { invoiceId, number: `F${invoiceId}`, dueOn, totalCents, reductions: [] };
  const asked: AgendaInvoice = {
    invoiceId,
    invoiceNumber: late.number,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    totalCents,
    openCents: totalCents,
    dueCents: cents(total - contested),
    daysLate,
  };
  return { late, asked };
}

const credit = (on: LocalDate, amount: number): DatedCredit => ({ label: 'Règlement', amountCents: negateCents(cents(amount)), on });

const book = fc
  .array(fc.record({ total: fc.integer({ min: 1, max: 5_000_00 }), daysLate: fc.integer({ min: 1, max: 300 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((drawn) =>
    drawn.toSorted((a, b) => b.daysLate - a.daysLate).map(({ total, daysLate }, index) => anInvoice(index + 1, total, daysLate)),
  );
const money = fc.record({ daysAgo: fc.integer({ min: 0, max: 320 }), amount: fc.integer({ min: 1, max: 8_000_00 }) });

test('money not allocated yet costs the customer exactly what it would once allocated to the oldest invoices', () => {
  fc.assert(
    fc.property(book, money, (invoices, { daysAgo, amount }) => {
      const on = addDays(AS_OF, -daysAgo);
      let left = amount;
      const allocated = invoices.map(({ late }) => {
        const taken = Math.min(left, late.totalCents);
        left -= taken;
        return { ...late, reductions: taken > 0 ? [{ on, amountCents: cents(taken), source: 'payment' as const }] : [] };
      });
      const claimed = claimedLateFees(
        { chaseable: invoices.map(({ asked }) => asked) },
        [credit(on, amount)],
        invoices.map(({ late }) => late),
        TERMS,
      );
      const recorded = lateFeeStatement(allocated, TERMS);
      expect(claimed.lines).toEqual(recorded.lines);
      expect(claimed.interestCents).toBe(recorded.interestCents);
      expect(claimed.totalCents).toBe(claimed.interestCents + claimed.indemnityCents);
    }),
  );
});

test('the earliest money is counted first, and what exceeds one invoice goes to the next', () => {
  const [a, b] = [anInvoice(1, 1_000_00, 100), anInvoice(2, 1_000_00, 50)];
  const { lines } = claimedLateFees(
    { chaseable: [a.asked, b.asked] },
    [credit(addDays(AS_OF, -10), 600_00), credit(addDays(AS_OF, -60), 700_00)],
    [b.late, a.late],
    TERMS,
  );
  expect(lines.map(({ invoiceNumber, days, openCents }) => [invoiceNumber, days, openCents])).toEqual([
    ['F1', 40, 1_000_00],
    ['F1', 50, 300_00],
    ['F2', 40, 1_000_00],
    ['F2', 10, 700_00],
  ]);
});

test('the contested part bears none, and the 40 € of an invoice stay', () => {
  const { late, asked } = anInvoice(1, 1_000_00, 73, 250_00);
  // 750 × 12 % × 73 / 365
  expect(claimedLateFees({ chaseable: [asked] }, [], [late], TERMS)).toMatchObject({ interestCents: 18_00, indemnityCents: 40_00 });
});

test('an invoice in a schedule or wholly contested is not asked for, and has no part in it', () => {
  const [a, b] = [anInvoice(1, 1_000_00, 73), anInvoice(2, 500_00, 73)];
  const fees = claimedLateFees({ chaseable: [b.asked] }, [credit(addDays(AS_OF, -73), 100_00)], [a.late, b.late], TERMS);
  // 400 × 12 % × 73 / 365: the money comes off what is asked for, as in the total of the letter.
  expect(fees).toMatchObject({ interestCents: 9_60, indemnityCents: 40_00 });
});
