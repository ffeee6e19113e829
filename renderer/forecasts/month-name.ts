import { formatMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';

/** `janvier`: the year is in the head of the screen. */
export function monthName(month: YearMonth): string {
  return formatMonth(month).slice(0, -5);
}
