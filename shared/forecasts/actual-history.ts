import { isEndOfMonth, type LocalDate } from '../dates/local-date.ts';
import { monthOf, plusMonths, type YearMonth } from '../dates/year-month.ts';
import { type Cents, ZERO } from '../money/cents.ts';

/** What really happened, month after month without a gap, oldest first. */
export type ActualHistory = readonly { month: YearMonth; cents: Cents }[];

/** The last month that is over on a day; the day's own when it is its last. */
export function lastCompleteMonth(today: LocalDate): YearMonth {
  return isEndOfMonth(today) ? monthOf(today) : plusMonths(monthOf(today), -1);
}

/**
 * The known months among the `count` that end with `last`. Known are those between the first and the last month in which anything was
 * entered (`known`): outside of them nothing was entered yet, which is not the same as nothing sold or paid; a month without anything
 * between them is a zero.
 */
export function actualHistory(
  amounts: ReadonlyMap<YearMonth, Cents>,
  known: { first: YearMonth; last: YearMonth } | null,
  last: YearMonth,
  count: number,
): ActualHistory {
  if (known === null) return [];
  const end = known.last < last ? known.last : last;
  const history: { month: YearMonth; cents: Cents }[] = [];
  for (let month = end; month >= known.first && history.length < count; month = plusMonths(month, -1)) {
    history.unshift({ month, cents: amounts.get(month) ?? ZERO });
  }
  return history;
}
