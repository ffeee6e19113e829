import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lastDayOf, monthOf, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';

/**
 * The day from which a screen that shows a month looks ahead: today for the current month and for the last whole one, whose weeks to come are
 * those that matter; else the end of the month, as things stood then.
 */
export function forecastDay(month: YearMonth, today: LocalDate): LocalDate {
  return month >= plusMonths(monthOf(today), -1) ? today : lastDayOf(month);
}
