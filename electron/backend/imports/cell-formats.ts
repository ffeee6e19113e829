import { SSF } from 'xlsx';
import { isLocalDate, type LocalDate, localDate } from '../../../shared/dates/local-date.ts';

/** What a number format makes of a number: a date; an identifier with the zeros before it; or it stays a number. */
export type CellFormat = { readonly kind: 'number' | 'date' } | { readonly kind: 'identifier'; readonly format: string };

const NUMBER: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'date' };

export function cellFormat(format: string): CellFormat {
  if (/^0{2,}$/.test(format)) return { kind: 'identifier', format };
  return SSF.is_date(format) ? DATE : NUMBER;
}

/** A number shown as 0000611365 is an identifier; null for one that is no whole number. */
export function identifierText(format: string, value: number): string | null {
  return Number.isInteger(value) ? SSF.format(format, value) : null;
}

/** The day that a number shown as a date stands for under the workbook's epoch; null for hours alone, and for what lies outside the calendar. */
export function dateOfSerial(serial: number, since1904: boolean): LocalDate | null {
  if (serial < 1) return null;
  const code = SSF.parse_date_code(serial, { date1904: since1904 }) as { y: number; m: number; d: number } | null;
  return code && dateOf(code.y, code.m, code.d);
}

export function dateOf(year: number, month: number, day: number): LocalDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(text) ? localDate(text) : null;
}
