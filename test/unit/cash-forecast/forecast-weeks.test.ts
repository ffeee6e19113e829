import { describe, expect, test } from 'vitest';
import type { ExpectedReceipt } from '../../../shared/cash-forecast/expected-receipts.ts';
import { forecastWeeks, weekIndex } from '../../../shared/cash-forecast/forecast-weeks.ts';
import { dayNumber, localDate } from '../../../shared/dates/local-date.ts';
import { cents } from '../../../shared/money/cents.ts';
import { anItem, DAY } from './a-position.ts';

const aReceipt = (amountCents: number, onIn: number, [earliest, latest] = [onIn, onIn], customerId = 1): ExpectedReceipt => ({
  item: anItem({ customerId, dueIn: onIn }),
  amountCents: cents(amountCents),
  day: dayNumber(DAY) + onIn,
  earliestDay: dayNumber(DAY) + (earliest ?? onIn),
  latestDay: dayNumber(DAY) + (latest ?? onIn),
  why: 'habit',
});
const bands = (receipts: ExpectedReceipt[], weeks = 3, asOf = DAY) =>
  forecastWeeks(receipts, asOf, weeks).map(({ lowCents, expectedCents, highCents }) => [lowCents, expectedCents, highCents]);

describe('week 1', () => {
  test.each(['2025-06-16', '2025-06-18', '2025-06-22'])('holds %s, from its Monday to its Sunday', (day) => {
    const asOf = localDate(day);
    expect(forecastWeeks([], asOf, 2).map(({ start }) => start)).toEqual(['2025-06-16', '2025-06-23']);
    expect([weekIndex(asOf, 2, dayNumber('2025-06-22')), weekIndex(asOf, 2, dayNumber('2025-06-23'))]).toEqual([0, 1]);
    expect(weekIndex(asOf, 2, dayNumber('2025-06-30'))).toBeNull();
  });
});

describe('the band', () => {
  test('is nothing but the amount when the day is certain', () => {
    expect(bands([aReceipt(100_00, 0), aReceipt(40_00, 6), aReceipt(7_00, 7)])).toEqual([
      [140_00, 140_00, 140_00],
      [7_00, 7_00, 7_00],
      [0, 0, 0],
    ]);
  });

  test('of one receipt that may fall in either of two weeks goes from nothing to all of it', () => {
    // 15 days: seven in each of two weeks, one in the third: mean 6.67, σ = 100 × √(1/15 × 14/15) = 24.94, 6.67 + 1.2816 × 24.94 = 38.64.
    expect(bands([aReceipt(100_00, 7, [0, 14])])).toEqual([
      [0, 0, 100_00],
      [0, 100_00, 100_00],
      [0, 0, 38_64],
    ]);
  });

  test('narrows as independent customers add up: mean ∓ 1.2816 standard deviations', () => {
    // 100 customers, 100 € each, half of the days in each week: mean 5 000, σ = 100 × √(100 × ¼) = 500, margin 640.80.
    const receipts = Array.from({ length: 100 }, (_, index) => aReceipt(100_00, 6, [0, 13], index));
    expect(bands(receipts, 2)).toEqual([
      [4_359_20, 10_000_00, 10_000_00],
      [0, 0, 5_640_80],
    ]);
  });

  test('does not narrow for invoices that one customer pays together', () => {
    const receipts = Array.from({ length: 100 }, () => aReceipt(100_00, 6, [0, 13]));
    expect(bands(receipts, 2)).toEqual([
      [0, 10_000_00, 10_000_00],
      [0, 0, 10_000_00],
    ]);
  });
});
