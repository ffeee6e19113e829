import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { allocationDate, mergeAllocations, suggestAllocation } from '../../shared/payments/allocation-rules.ts';

function invoices(...rows: [dueOn: string, openCents: number][]) {
  return rows.map(([dueOn, openCents], index) => ({
    id: index + 1,
    number: `F${index + 1}`,
    kind: 'invoice' as const,
    issuedOn: localDate('2025-01-01'),
    dueOn: localDate(dueOn),
    openCents: cents(openCents),
    cancelledOn: null,
  }));
}

const suggested = (amount: number, ...rows: [string, number][]) => {
  const { allocations, unallocatedCents } = suggestAllocation(cents(amount), invoices(...rows));
  return { parts: allocations.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]), unallocatedCents };
};

describe('money that names no invoice', () => {
  test('goes to the oldest due first, whatever the order of entry', () => {
    expect(suggested(1500, ['2025-06-30', 1000], ['2025-05-31', 1000])).toEqual({
      parts: [
        [2, 1000],
        [1, 500],
      ],
      unallocatedCents: 0,
    });
  });

  test('between invoices due the same day, pro rata of what is open', () => {
    expect(suggested(1000, ['2025-05-31', 3000], ['2025-05-31', 1000])).toEqual({
      parts: [
        [1, 750],
        [2, 250],
      ],
      unallocatedCents: 0,
    });
  });

  test('the odd cents go to the largest remainders, the first entered taking a tie', () => {
    // 100 over 3 × 1000: 33.33 each; one cent is left, and all remainders are equal.
    expect(suggested(100, ['2025-05-31', 1000], ['2025-05-31', 1000], ['2025-05-31', 1000]).parts).toEqual([
      [1, 34],
      [2, 33],
      [3, 33],
    ]);
    // 100 over 100, 200 and 300: 16.67, 33.33 and 50.00.
    expect(suggested(100, ['2025-05-31', 100], ['2025-05-31', 200], ['2025-05-31', 300]).parts).toEqual([
      [1, 17],
      [2, 33],
      [3, 50],
    ]);
  });

  test('what is left over stays in the customer’s favour', () => {
    expect(suggested(5000, ['2025-05-31', 1000])).toEqual({ parts: [[1, 1000]], unallocatedCents: 4000 });
    expect(suggested(5000)).toEqual({ parts: [], unallocatedCents: 5000 });
  });

  test('stays exact for amounts whose products pass 2^53', () => {
    const huge = 900_000_000_000_01;
    expect(suggested(huge, ['2025-05-31', huge], ['2025-05-31', huge]).parts).toEqual([
      [1, (huge + 1) / 2],
      [2, (huge - 1) / 2],
    ]);
  });

  test('never loses a cent, never exceeds an invoice, never pays a later one before an earlier one is full', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 900_000 })), { maxLength: 8 }),
        (amount, rows) => {
          const open = invoices(...rows.map(([days, cents]) => [addDays(localDate('2025-05-01'), days), cents] as [string, number]));
          const { allocations, unallocatedCents } = suggestAllocation(cents(amount), open);
          const paid = new Map(allocations.map(({ invoiceId, amountCents }) => [invoiceId, amountCents as number]));
          expect([...paid.values()].reduce((sum, part) => sum + part, 0) + unallocatedCents).toBe(amount);
          const rest = open.map(({ id, dueOn, openCents }) => ({ dueOn, paid: paid.get(id) ?? 0, left: openCents - (paid.get(id) ?? 0) }));
          expect(Math.min(0, ...rest.map(({ left }) => left))).toBe(0);
          if (unallocatedCents > 0) expect(rest.every(({ left }) => left === 0)).toBe(true);
          for (const later of rest.filter(({ paid }) => paid > 0)) {
            expect(rest.filter(({ dueOn, left }) => dueOn < later.dueOn && left > 0)).toEqual([]);
          }
        },
      ),
    );
  });
});

test('an invoice named twice gets the sum', () => {
  expect(
    mergeAllocations([
      { invoiceId: 1, amountCents: cents(10) },
      { invoiceId: 2, amountCents: cents(5) },
      { invoiceId: 1, amountCents: cents(7) },
    ]),
  ).toEqual([
    { invoiceId: 1, amountCents: 17 },
    { invoiceId: 2, amountCents: 5 },
  ]);
});

test('an allocation counts from the payment, a deposit from the invoice that uses it', () => {
  expect(allocationDate(localDate('2025-06-10'), { issuedOn: localDate('2025-05-01') })).toBe('2025-06-10');
  expect(allocationDate(localDate('2025-04-10'), { issuedOn: localDate('2025-05-01') })).toBe('2025-05-01');
});
