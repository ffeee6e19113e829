import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';

/** Years of two digits: 00–69 are 2000–2069, 70–99 are 1970–1999 (POSIX), as elsewhere in imports. */
const PIVOT = 70;

/** A day from its three numbers in digits; null when the calendar has no such day. A year of two digits is put in its century. */
export function dayOf(year: string, month: string, day: string): LocalDate | null {
  const fullYear = year.length === 2 ? (Number(year) < PIVOT ? `20${year}` : `19${year}`) : year;
  const text = `${fullYear}-${month}-${day}`;
  return isLocalDate(text) ? localDate(text) : null;
}

/** `20250131`, with whatever time follows left out: the day is the one that the bank wrote. */
export function compactDay(text: string): LocalDate | null {
  const match = /^\s*(\d{4})(\d{2})(\d{2})/.exec(text);
  return match ? dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '') : null;
}

/** `2025-01-31` at the start of a date or of a date with time. */
export function isoDay(text: string): LocalDate | null {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  return match ? dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '') : null;
}
