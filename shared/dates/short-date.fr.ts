import { formatDate } from './format-date.ts';
import type { LocalDate } from './local-date.ts';

/** A day as one says it within a year: `9/10`; with its year when that is not the year of `today`: `09/10/2025`. */
export function shortDate(day: LocalDate, today: LocalDate): string {
  if (day.slice(0, 4) !== today.slice(0, 4)) return formatDate(day);
  return `${Number(day.slice(8, 10))}/${day.slice(5, 7)}`;
}
