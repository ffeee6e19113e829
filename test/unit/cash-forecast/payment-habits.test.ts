import { describe, expect, test } from 'vitest';
import {
  type CustomerDelays,
  type DelaySums,
  NO_DELAYS,
  paymentHabits,
  twelveMonthsTo,
} from '../../../shared/cash-forecast/payment-habits.ts';
import { localDate } from '../../../shared/dates/local-date.ts';

/** Sums of payments given as [amount, days]. */
function delaysOf(...payments: [amount: number, days: number][]): DelaySums {
  return payments.reduce(
    (sums, [amount, days]) => ({
      count: sums.count + 1,
      amountCents: sums.amountCents + amount,
      centDays: sums.centDays + amount * days,
      centDaysSquared: sums.centDaysSquared + amount * days * days,
    }),
    NO_DELAYS,
  );
}

const customers = (book: Record<number, Partial<CustomerDelays>>) =>
  paymentHabits(
    new Map(Object.entries(book).map(([id, delays]) => [Number(id), { beyondTerms: NO_DELAYS, afterReminder: NO_DELAYS, ...delays }])),
  );

describe('the usual delay of a customer', () => {
  test('is drawn toward the company’s by n / (n + 3)', () => {
    // Customer 1: 3 payments, (100 × 30 + 100 × 20 + 200 × 10) / 400 = 17.5 days. Customer 2: 1 payment of 400 at 0 day.
    // Company: 7 000 / 800 = 8.75. Customer 1: (3 × 17.5 + 3 × 8.75) / 6 = 13.125 → 13. Customer 2: (1 × 0 + 3 × 8.75) / 4 = 6.5625 → 7.
    const habits = customers({
      1: { beyondTerms: delaysOf([100, 30], [100, 20], [200, 10]) },
      2: { beyondTerms: delaysOf([400, 0]) },
    });
    expect(habits.of(1).delayDays).toBe(13);
    expect(habits.of(2).delayDays).toBe(7);
    expect(habits.company.delayDays).toBe(9);
  });

  test('is the company’s own for a customer that never paid, and zero where nobody ever did', () => {
    expect(customers({ 1: { beyondTerms: delaysOf([100, 12]) } }).of(9).delayDays).toBe(12);
    expect(customers({}).of(9)).toEqual({ delayDays: 0, spreadDays: 0, gapDays: 7 });
  });

  test('may be before the due date', () => {
    expect(customers({ 1: { beyondTerms: delaysOf([100, -4], [100, -7]) } }).of(1).delayDays).toBe(-6);
  });

  test('has the spread of its own payments: ± √3 standard deviations', () => {
    // 10 and 20 days in equal parts: standard deviation 5, half-width 5 × √3 = 8.66 → 9. Alone in the company, drawn to itself.
    expect(customers({ 1: { beyondTerms: delaysOf([100, 10], [100, 20]) } }).of(1).spreadDays).toBe(9);
    // Two punctual customers that differ from each other: no spread around either.
    const punctual = customers({ 1: { beyondTerms: delaysOf([100, 0], [100, 0]) }, 2: { beyondTerms: delaysOf([100, 40]) } });
    expect([punctual.of(1).spreadDays, punctual.of(2).spreadDays, punctual.company.spreadDays]).toEqual([0, 0, 0]);
  });
});

test('the gap between a reminder and a payment is drawn in the same way', () => {
  const habits = customers({ 1: { afterReminder: delaysOf([100, 4]) }, 2: { afterReminder: delaysOf([300, 8]) } });
  // Company: 2 800 / 400 = 7. Customer 1: (4 + 3 × 7) / 4 = 6.25 → 6; customer 2: (8 + 21) / 4 = 7.25 → 7.
  expect([habits.of(1).gapDays, habits.of(2).gapDays, habits.of(3).gapDays]).toEqual([6, 7, 7]);
});

test.each([
  ['2025-06-30', '2024-07-01'],
  ['2025-06-17', '2024-06-18'],
  ['2025-02-28', '2024-03-01'],
  ['2024-02-29', '2023-03-01'],
])('the twelve months that end on %s begin on %s', (to, from) => {
  expect(twelveMonthsTo(localDate(to))).toEqual({ from, to });
});
