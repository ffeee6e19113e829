import { isLocalDate, type LocalDate } from './local-date.ts';

/**
 * A date as a person types it in French: `31/01/2026`, `31/1/26`, `31-01-2026`, `31.01.2026`, `31012026`, or `2026-01-31`.
 * Day first, always; a year of two digits is in 2000–2099. null for anything else and for dates that do not exist.
 */
export function parseTypedDate(text: string): LocalDate | null {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const french = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : french ? [french[3], french[2], french[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? (date as LocalDate) : null;
}
