import { daysInMonth, daysInPeriod, monthsEndingWith, periodOfMonths, plusMonths, type YearMonth } from '../dates/year-month.ts';
import { type Cents, sumCents, ZERO } from '../money/cents.ts';
import { exact, ratio, round4 } from '../money/ratio.ts';

type RevenueByMonth = ReadonlyMap<YearMonth, Cents>;

export function revenueOf(revenue: RevenueByMonth, lastMonth: YearMonth, months: number): Cents {
  return sumCents(monthsEndingWith(lastMonth, months).map((month) => revenue.get(month) ?? ZERO));
}

/**
 * Days sales outstanding, accounting method: balance × days of the period / revenue of the period, over the `months` that end with
 * the month (kpis.md, `dso`, `dso3Months`, `dso12Months`; with the balance not overdue, `bestPossibleDso`). Null without revenue.
 */
export function dsoOver(balance: Cents, revenue: RevenueByMonth, month: YearMonth, months: number): number | null {
  return ratio(exact(balance).times(daysInPeriod(periodOfMonths(month, months))), revenueOf(revenue, month, months));
}

/**
 * Days sales outstanding by exhaustion (kpis.md, `dsoCountBack`): going back from the month, each month's revenue is taken off the
 * outstanding and counts all its days while it is consumed whole; the last counts days × (rest / revenue). A month without
 * positive revenue counts its days and consumes nothing. Null when a rest is left before the first invoice, or without any.
 */
export function dsoCountBack(outstanding: Cents, revenue: RevenueByMonth, month: YearMonth, firstMonth: YearMonth | null): number | null {
  if (firstMonth === null) return null;
  let rest: number = outstanding;
  let days = 0;
  for (let current = month; rest > 0; current = plusMonths(current, -1)) {
    if (current < firstMonth) return null;
    const sold = revenue.get(current) ?? ZERO;
    if (sold > rest) return round4(exact(rest).times(daysInMonth(current)).dividedBy(sold).plus(days));
    days += daysInMonth(current);
    if (sold > 0) rest -= sold;
  }
  return days;
}

/** Whether the revenue known so far consumes an outstanding, so that `dsoCountBack` needs none of the months before. */
export function isExhausted(outstanding: Cents, revenue: RevenueByMonth): boolean {
  let rest: number = outstanding;
  for (const sold of revenue.values()) if (sold > 0) rest -= sold;
  return rest <= 0;
}
