import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';

/** Days of a year, whether it is a leap year or not, as for late-payment interest. */
const DAYS_A_YEAR = 365;

/**
 * What an amount to be received on a later day is worth at `asOf`, at a yearly cost of money in per cent:
 *
 *     present value = amount ÷ (1 + rate ÷ 100 × days ÷ 365)
 *
 * Simple interest, without compounding: it is what an overdraft costs over the weeks or months of a schedule, and it can be checked with a pocket
 * calculator. `days` are those between the two dates; an amount due by `asOf` is worth itself. Computed exactly, as
 * amount × 36 500 ÷ (36 500 + rate × days), and rounded once, half up, to the cent; a sum of payments is the sum of the rounded values, so that the
 * column adds up.
 */
export function presentValue(amountCents: Cents, dueOn: LocalDate, asOf: LocalDate, costOfMoneyPct: number | string): Cents {
  const days = Math.max(0, daysBetween(asOf, dueOn));
  const year = exact(100 * DAYS_A_YEAR);
  return cents(roundToCent(year.times(amountCents).dividedBy(exact(costOfMoneyPct).times(days).plus(year))));
}
