import { describe, expect, test } from 'vitest';
import type { BookFacts } from '../../shared/dashboard/book-facts.ts';
import { concentration } from '../../shared/dashboard/concentration.ts';
import { dsoCountBack, dsoOver } from '../../shared/dashboard/dso.ts';
import { dashboardFigures } from '../../shared/dashboard/figures.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { Semester } from '../../shared/dates/semester.ts';
import { plusMonths, type YearMonth, yearMonth } from '../../shared/dates/year-month.ts';
import { lateFeesOfInvoice } from '../../shared/late-fees/late-fee-rules.ts';
import { rateTableOf } from '../../shared/late-fees/semester-rates.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';

/** Examples published by others, each with the month lengths it was written for. Amounts in euros. */

/** Revenue of the months that end with one, latest first. */
function newestFirst(last: YearMonth, ...euros: number[]): Map<YearMonth, Cents> {
  return new Map(euros.map((amount, index) => [plusMonths(last, -index), cents(Math.round(amount * 100))]));
}

const to2 = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);

describe('DSO by exhaustion, as published', () => {
  const countBack = (last: string, balance: number, ...euros: number[]) => {
    const month = yearMonth(last);
    return to2(dsoCountBack(cents(balance * 100), newestFirst(month, ...euros), month, plusMonths(month, 1 - euros.length)));
  };

  test('2 500 over November, October and September', () => {
    expect(countBack('2025-11', 2500, 1200, 800, 700)).toBe(82.43);
  });
  test('2.1 millions over March, February and January', () => {
    expect(countBack('2025-03', 2_100_000, 900_000, 800_000, 700_000)).toBe(76.71);
  });
  test('212 000 is 73.71 over three months of thirty days, and 74.71 where one of them is a May', () => {
    // Three months of thirty days never follow each other: June, May and April have 30, 31 and 30.
    expect(countBack('2025-06', 212_000, 100_000, 80_000, 70_000)).toBe(74.71);
  });
  test('twelve thousand over six months is 166.33 days: not the 179.7 in print, which belongs to thirteen thousand', () => {
    const months = [2500, 1750, 2250, 2500, 2000, 2250] as const;
    // The printed lengths are 30, 31, 31, 30, 31, 30: those of September back to April.
    expect(countBack('2025-09', 12_000, ...months)).toBe(166.33);
    expect(countBack('2025-09', 13_000, ...months)).toBe(179.67);
  });
});

describe('DSO by the accounting method, as published', () => {
  const dso = (last: string, months: number, balance: number, ...euros: number[]) =>
    to2(dsoOver(cents(Math.round(balance * 100)), newestFirst(yearMonth(last), ...euros), yearMonth(last), months));

  test('15 000 for 10 000 of sales in 30 days is 45', () => expect(dso('2025-06', 1, 15_000, 10_000)).toBe(45));
  test('4 000 not overdue for the same sales is 12, so that lateness costs 33', () => {
    expect(dso('2025-06', 1, 4000, 10_000)).toBe(12);
    expect(dso('2025-06', 1, 15_000 - 4000, 10_000)).toBe(33);
  });
  test('30 000 for 60 000 over 90 days is 45, and 20 000 for 45 000 is 40', () => {
    // January to March 2025 have 90 days.
    expect(dso('2025-03', 3, 30_000, 20_000, 20_000, 20_000)).toBe(45);
    expect(dso('2025-03', 3, 20_000, 15_000, 15_000, 15_000)).toBe(40);
  });
  test('10 869 for three months of different sales is 55.35', () => expect(dso('2025-03', 3, 10_869, 7570, 4566, 5538)).toBe(55.35));
  test('VAT belongs on both sides: 472 for 2 400 plus 470.40 over a year is 60.02', () => {
    expect(dso('2025-12', 12, 472, 2400 + 470.4)).toBe(60.02);
  });
  test('without its VAT the same year would be 71.78: amounts are with VAT', () => expect(dso('2025-12', 12, 472, 2400)).toBe(71.78));
  test('no sales, no delay', () => expect(dso('2025-06', 1, 1000, 0)).toBeNull());
});

describe('concentration, as published', () => {
  const of = (...shares: number[]) =>
    concentration(shares.map((share, index) => ({ customerId: index, code: `C${index}`, name: '', revenueCents: cents(share * 1000) })));

  test('20, 19, 18, 17, 16 and 10 %: 1 730', () => expect(of(20, 19, 18, 17, 16, 10).hhi).toBe(1730));
  test('20 % and sixteen times 5 %: 800', () => expect(of(20, ...Array.from({ length: 16 }, () => 5)).hhi).toBe(800));
  test('30, 30, 20 and 20 %: 2 600', () => expect(of(30, 30, 20, 20).hhi).toBe(2600));
  test('a single customer: 10 000, one effective customer', () => expect(of(100)).toMatchObject({ hhi: 10_000, effectiveCustomers: 1 }));
  test('53.1, 24.8, 17.7 and 4.4 %: 3 766, which is 2.66 equal customers', () => {
    const { hhi, effectiveCustomers } = concentration(
      [30_000, 14_000, 10_000, 2500].map((euros, index) => ({
        customerId: index,
        code: `C${index}`,
        name: '',
        revenueCents: cents(euros * 100),
      })),
    );
    expect([Math.round(hhi ?? 0), to2(effectiveCustomers)]).toEqual([3766, 2.66]);
  });
});

const JUNE = yearMonth('2025-06');
const euros = (amount: number) => cents(Math.round(amount * 100));
const NO_DELAYS = { amountCents: cents(0), centDaysAfterDue: 0, centDaysAfterIssue: 0 };

/** The facts of a month of June, in euros; what an example does not say is nothing. */
function june({
  sales = 0,
  opening = 0,
  notDue = 0,
  late = 0,
  writtenOff = 0,
  paid = [],
  inputs = [null, null, null, null],
}: {
  sales?: number;
  opening?: number;
  notDue?: number;
  late?: number;
  writtenOff?: number;
  /** Amounts with the days after their due date. */
  paid?: readonly (readonly [number, number])[];
  /** Supplier debts, purchases, average stock, cost of sales. */
  inputs?: readonly (number | null)[];
}): BookFacts {
  const bucket = (amount: number) => ({ cents: euros(amount), count: 1 });
  const period = {
    openingCents: euros(opening),
    delays: {
      ...NO_DELAYS,
      amountCents: euros(paid.reduce((sum, [amount]) => sum + amount, 0)),
      centDaysAfterDue: paid.reduce((sum, [amount, days]) => sum + amount * 100 * days, 0),
    },
    writeOffs: { totalCents: euros(writtenOff), notDueCents: cents(0) },
  };
  const [supplierDebtsCents = null, purchasesCents = null, averageStockCents = null, costOfSalesCents = null] = inputs.map((amount) =>
    amount === null ? null : euros(amount),
  );
  return {
    month: JUNE,
    isPart: false,
    balance: {
      agedBalance: { notDue: bucket(notDue), '1-30': bucket(late), '31-60': bucket(0), '61-90': bucket(0), '90+': bucket(0) },
      disputedCents: cents(0),
      disputedOverdueCents: cents(0),
    },
    revenue: new Map([[JUNE, euros(sales)]]),
    firstMonth: JUNE,
    collectedCents: cents(0),
    importedPayments: { count: 0, matchedCount: 0 },
    fixedChargesCents: cents(0),
    variableChargesCents: cents(0),
    forecast: { month: JUNE, revenueCents: null, fixedChargesCents: null, variableChargesCents: null },
    inputs: { month: JUNE, supplierDebtsCents, purchasesCents, averageStockCents, costOfSalesCents },
    companyRevenue12MonthsCents: euros(sales),
    topDebtors: [],
    oneMonth: period,
    twelveMonths: period,
    customerRevenue: [],
  };
}

describe('delays and efficiency, as published', () => {
  const dbt = (...paid: (readonly [number, number])[]) => to2(dashboardFigures(june({ paid })).dbt);

  test('days beyond terms are weighted by amounts, and early payments count negative', () => {
    expect(dbt([4000, 0], [6000, 6], [2000, 8])).toBe(4.33);
    expect(dbt([100, -10], [200, -5], [300, 0], [400, 5], [500, 10])).toBe(3.33);
    expect(dbt([100, 0], [200, 0], [300, 0], [400, 5], [500, 10])).toBe(4.67);
    // 41 000 euro-days over 10 300 euros.
    expect(dbt([10_250, 4], [50, 0])).toBe(3.98);
  });
  test('equal amounts give the simple mean: 7.6 days, ten days late for all who pay at forty, fifteen at forty-five', () => {
    expect(dbt([1, 0], [1, 12], [1, 5], [1, 18], [1, 3])).toBe(7.6);
    expect(dbt([700, 40 - 30], [300, 40 - 30])).toBe(10);
    expect(dbt([700, 45 - 30], [300, 45 - 30])).toBe(15);
  });
  test('collection effectiveness: 10 750 of 13 500 is 79.63 %, and 980 000 of a million 98 %', () => {
    expect(to2(dashboardFigures(june({ opening: 6200, sales: 10_890, notDue: 3590, late: 2750 })).cei)).toBe(79.63);
    expect(dashboardFigures(june({ opening: 100_000, sales: 1_000_000, notDue: 100_000, late: 20_000 })).cei).toBe(98);
  });
  test('a write-off is not a collection: 33.33 %, not 41.67', () => {
    const month = { opening: 24_000, sales: 16_500, notDue: 16_500, late: 14_000 };
    expect(to2(dashboardFigures(june(month)).cei)).toBe(41.67);
    expect(to2(dashboardFigures(june({ ...month, writtenOff: 2000 })).cei)).toBe(33.33);
  });
  test('turnover: 100 000 over 25 000 is 4, and 644 790 over the mean of two balances 13.57', () => {
    expect(dashboardFigures(june({ sales: 100_000, opening: 25_000, notDue: 25_000 })).art12Months).toBe(4);
    expect(dashboardFigures(june({ sales: 15_000, opening: 3000, notDue: 3000 })).art12Months).toBe(5);
    expect(to2(dashboardFigures(june({ sales: 644_790, opening: 43_300, notDue: 51_730 })).art12Months)).toBe(13.57);
  });
  test('bad debts: 1 000 of 100 000 and 2 500 of 50 000', () => {
    expect(dashboardFigures(june({ sales: 100_000, writtenOff: 1000 })).badDebtRatio).toBe(0.01);
    expect(dashboardFigures(june({ sales: 50_000, writtenOff: 2500 })).badDebtRatio12Months).toBe(0.05);
  });
  test('stock, suppliers and the cash cycle: 187.06 + 20.08 − 109.50 = 97.64 days in a year, here a thirty-day month', () => {
    const { dsi, dso, dpo, ccc } = dashboardFigures(june({ sales: 12_000, notDue: 660, inputs: [1200, 4000, 2050, 4000] }));
    const inAYear = (days: number | null) => to2(((days ?? 0) * 365) / 30);
    expect([dsi, dso, dpo, ccc].map(inAYear)).toEqual([187.06, 20.08, 109.5, 97.64]);
  });
  test('without inputs there is no cash cycle, and the reason is said', () => {
    const { dsi, dpo, ccc, reasons } = dashboardFigures(june({ sales: 12_000, notDue: 660 }));
    expect([dsi, dpo, ccc]).toEqual([null, null, null]);
    expect(reasons).toMatchObject({ dsi: 'noInput', dpo: 'noInput', ccc: 'noInput' });
  });
});

test('interest at a rate that changes on the way is 90.42: each stretch is rounded as it is printed, not their sum (90.41)', () => {
  const rates = rateTableOf([
    { semester: '2025-S1' as Semester, ecbMroPct: '2', legalProPct: '1' },
    { semester: '2025-S2' as Semester, ecbMroPct: '0', legalProPct: '1' },
  ]);
  const invoice = { number: 'F1', dueOn: localDate('2025-06-15'), totalCents: cents(1_000_000), reductions: [] };
  const fees = lateFeesOfInvoice(invoice, { asOf: localDate('2025-07-15'), debtor: 'business', rates });
  expect(fees.lines.map(({ days, ratePct, interestCents }) => [days, ratePct, interestCents])).toEqual([
    [15, 12, 4932],
    [15, 10, 4110],
  ]);
  expect(fees.interestCents).toBe(9042);
});
