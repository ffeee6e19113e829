import { addDays, daysBetween, type LocalDate, startOfWeek } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { ForecastWeek } from './cash-forecast.contract.ts';
import type { ExpectedReceipt } from './expected-receipts.ts';

/** An interval of ± 1.2816 standard deviations of a normal law holds eight cases out of ten. */
const EIGHT_IN_TEN = 1.2816;

/**
 * Week 1 is the calendar week (Monday to Sunday) that holds the day; of it only what is still to come counts. `null`: before it, which
 * never happens to a receipt, or after the last.
 */
export function weekIndex(asOf: LocalDate, weeks: number, on: LocalDate): number | null {
  const index = Math.floor(daysBetween(startOfWeek(asOf), on) / 7);
  return index >= 0 && index < weeks ? index : null;
}

export function weekStarts(asOf: LocalDate, weeks: number): LocalDate[] {
  const first = startOfWeek(asOf);
  return Array.from({ length: weeks }, (_, index) => addDays(first, 7 * index));
}

/** Expected receipts week by week, and what comes after the last. */
export function weeklyReceipts(
  receipts: readonly Pick<ExpectedReceipt, 'amountCents' | 'on'>[],
  asOf: LocalDate,
  weeks: number,
): { expectedCents: Cents[]; laterCents: Cents } {
  const sums = new Array<number>(weeks).fill(0);
  let later = 0;
  for (const { amountCents, on } of receipts) {
    const index = weekIndex(asOf, weeks, on);
    if (index === null) later += amountCents;
    else sums[index] = (sums[index] ?? 0) + amountCents;
  }
  return { expectedCents: sums.map(cents), laterCents: cents(later) };
}

/**
 * The weeks with their band. A receipt may come on any day of its interval, each as likely as the next; what a customer should pay on
 * one day comes in one piece; customers are independent of each other. A week's receipts then have a mean and a variance,
 * Σ amount × p and Σ amount² × p × (1 − p) where p is the share of the interval's days that are in the week; low and high are the mean
 * ∓ 1.2816 standard deviations, so that the week should end between them eight times in ten. Neither leaves 0 … all that may come in
 * that week, and the expected amount is always between them. Rounded half up to the cent.
 */
export function forecastWeeks(receipts: readonly ExpectedReceipt[], asOf: LocalDate, weeks: number): ForecastWeek[] {
  const { expectedCents } = weeklyReceipts(receipts, asOf, weeks);
  const spread = Array.from({ length: weeks }, () => ({ mean: 0, variance: 0, most: 0 }));
  for (const { amountCents, earliest, latest } of inOnePiece(receipts, startOfWeek(asOf))) {
    const days = latest - earliest + 1;
    for (let index = Math.floor(earliest / 7); index < weeks && 7 * index <= latest; index += 1) {
      const week = spread[index];
      if (week === undefined) continue;
      const share = (Math.min(7 * index + 6, latest) - Math.max(7 * index, earliest) + 1) / days;
      week.mean += amountCents * share;
      week.variance += amountCents * amountCents * share * (1 - share);
      week.most += amountCents;
    }
  }
  return weekStarts(asOf, weeks).map((start, index) => {
    const expected = expectedCents[index] ?? cents(0);
    const { mean, variance, most } = spread[index] ?? { mean: 0, variance: 0, most: 0 };
    const margin = EIGHT_IN_TEN * Math.sqrt(variance);
    return {
      start,
      lowCents: cents(Math.min(expected, Math.max(0, Math.round(mean - margin)))),
      expectedCents: expected,
      highCents: cents(Math.max(expected, Math.min(most, Math.round(mean + margin)))),
    };
  });
}

/** Receipts that one customer may pay between the same days, taken together; the days are counted from the first Monday. */
interface Piece {
  amountCents: number;
  earliest: number;
  latest: number;
}

function inOnePiece(receipts: readonly ExpectedReceipt[], monday: LocalDate): Iterable<Piece> {
  const pieces = new Map<string, Piece>();
  for (const { item, amountCents, earliestOn, latestOn } of receipts) {
    const [earliest, latest] = [daysBetween(monday, earliestOn), daysBetween(monday, latestOn)];
    const key = `${item.customerId} ${earliest} ${latest}`;
    const piece = pieces.get(key);
    if (piece) piece.amountCents += amountCents;
    else pieces.set(key, { amountCents, earliest, latest });
  }
  return pieces.values();
}
