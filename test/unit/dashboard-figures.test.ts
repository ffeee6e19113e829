import { describe, expect, test } from 'vitest';
import { concentration } from '../../shared/dashboard/concentration.ts';
import { dsoCountBack, dsoOver } from '../../shared/dashboard/dso.ts';
import { type YearMonth, yearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';

const revenue = (months: Record<string, number>): Map<YearMonth, Cents> =>
  new Map(Object.entries(months).map(([month, euros]) => [yearMonth(month), cents(euros * 100)]));

describe('days sales outstanding by exhaustion', () => {
  const june = yearMonth('2025-06');
  const first = yearMonth('2025-01');

  test('consumes whole months, then a share of the last one', () => {
    // 30 500 = June 16 500 (30 days) + May 11 000 (31) + 3 000 of April's 15 000 (30 × 3/15 = 6)
    expect(dsoCountBack(cents(3050000), revenue({ '2025-06': 16500, '2025-05': 11000, '2025-04': 15000 }), june, first)).toBe(67);
  });
  test('a month without revenue counts its days and consumes nothing', () => {
    expect(dsoCountBack(cents(200000), revenue({ '2025-06': 1000, '2025-04': 2000 }), june, first)).toBe(30 + 31 + 15);
  });
  test('a month of credit notes only counts its days and consumes nothing', () => {
    expect(dsoCountBack(cents(200000), revenue({ '2025-06': 1000, '2025-05': -500, '2025-04': 2000 }), june, first)).toBe(76);
  });
  test('is unknown when the balance outlasts the history', () => {
    expect(dsoCountBack(cents(900000), revenue({ '2025-06': 1000, '2025-01': 1000 }), june, first)).toBeNull();
  });
  test('is unknown without any invoice, and zero when nothing is owed', () => {
    expect(dsoCountBack(cents(0), revenue({}), june, null)).toBeNull();
    expect(dsoCountBack(cents(0), revenue({ '2025-01': 10 }), june, first)).toBe(0);
  });
});

describe('days sales outstanding by the accounting method', () => {
  test('is null without revenue, never infinite', () => {
    expect(dsoOver(cents(100), revenue({}), yearMonth('2025-06'), 1)).toBeNull();
  });
  test('counts the 366 days of a leap year', () => {
    expect(dsoOver(cents(36600), revenue({ '2024-12': 366 }), yearMonth('2024-12'), 12)).toBe(366);
  });
});

describe('concentration', () => {
  const of = (...euros: number[]) =>
    concentration(
      euros.map((amount, index) => ({ customerId: index, code: `C${index}`, name: `Client ${index}`, revenueCents: cents(amount * 100) })),
    );

  test('ten equal customers: HHI 1 000, eight of them for 80 %', () => {
    expect(of(...Array.from({ length: 10 }, () => 50))).toMatchObject({ hhi: 1000, top1: 10, top10: 100, customersFor80Pct: 8 });
  });
  test('one customer: HHI 10 000', () => {
    expect(of(12)).toMatchObject({ hhi: 10000, top1: 100, customersFor80Pct: 1 });
  });
  test('nothing sold: no ratio at all', () => {
    expect(of()).toMatchObject({ hhi: null, top1: null, customersFor80Pct: null, totalCents: 0 });
  });
});
