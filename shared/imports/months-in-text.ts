import { monthNumber } from '../dates/month-names.fr.ts';
import { type YearMonth, yearMonth } from '../dates/year-month.ts';
import { scanDate } from './dates-in-text.ts';
import { type Cell, cellText } from './table.ts';

/** A month as it stands in a cell; `year` is null where only the month is written (« Janvier »). */
export interface WrittenMonth {
  readonly year: number | null;
  readonly month: number;
}

const NAMED = /^(\p{L}{3,}\.?)[\s\-/.’']*(\d{4}|\d{2})?$/u;
const YEAR_THEN_NAME = /^(\d{4})[\s\-/.]+(\p{L}{3,}\.?)$/u;
const MONTH_THEN_YEAR = /^(\d{1,2})[\s\-/.](\d{4})$/;
const YEAR_THEN_MONTH = /^(\d{4})[\s\-/.]?(\d{2})$/;
const FIRST_OF_MONTH = /^0?1[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;

/** Reads « janv. 26 », « Janvier 2026 », `01/2026`, `2026-01`, `M01-2026`, the first day of a month, or a date cell; null for none. */
export function readMonth(cell: Cell): WrittenMonth | null {
  if (typeof cell === 'object') return of(Number(cell.date.slice(0, 4)), Number(cell.date.slice(5, 7)));
  if (typeof cell === 'boolean') return null;
  const text = cellText(cell).replace(/^M(?=\d{1,2}[-/ ]\d{4}$)/i, '');
  const named = NAMED.exec(text) ?? null;
  if (named) return of(named[2] === undefined ? null : fullYear(named[2]), monthNumber(named[1] ?? '') ?? 0);
  const yearNamed = YEAR_THEN_NAME.exec(text);
  if (yearNamed) return of(Number(yearNamed[1]), monthNumber(yearNamed[2] ?? '') ?? 0);
  const numbers = MONTH_THEN_YEAR.exec(text);
  if (numbers) return of(Number(numbers[2]), Number(numbers[1]));
  const yearFirst = YEAR_THEN_MONTH.exec(text);
  if (yearFirst && Number(yearFirst[1]) >= 1980 && Number(yearFirst[1]) < 2100) return of(Number(yearFirst[1]), Number(yearFirst[2]));
  const first = FIRST_OF_MONTH.exec(text);
  if (first) return of(fullYear(first[2] ?? ''), Number(first[1]));
  const scanned = scanDate(cell);
  return scanned && 'date' in scanned ? readMonth({ date: scanned.date }) : null;
}

/** The month with its year; `year` is the one to take where none is written; null when it is needed and not known. */
export function monthUnder(written: WrittenMonth, year: number | null): YearMonth | null {
  const of = written.year ?? year;
  return of === null ? null : yearMonth(`${String(of).padStart(4, '0')}-${String(written.month).padStart(2, '0')}`);
}

function of(year: number | null, month: number): WrittenMonth | null {
  return month >= 1 && month <= 12 && (year === null || (year >= 1980 && year < 2100)) ? { year, month } : null;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
