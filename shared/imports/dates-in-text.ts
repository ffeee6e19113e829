import { addDays, isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { monthNumber } from '../dates/month-names.fr.ts';
import { remembering } from './remembering.ts';
import { type Cell, cellText } from './table.ts';

/** How a date of three numbers is read: French, American, or year first. */
export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/**
 * A date as it stands in a cell: one whose reading is certain, or one that needs the order of its column, with its day under each; null
 * where the calendar has no such day.
 */
export type ScannedDate =
  | { readonly date: LocalDate; readonly yearFirst: boolean }
  | { readonly dayFirst: LocalDate | null; readonly monthFirst: LocalDate | null };

/**
 * Years of two digits: 00–69 are 2000–2069 and 70–99 are 1970–1999 (POSIX). No invoice of a small company is older, and none due
 * later is plausible.
 */
const PIVOT = 70;

/** Day numbers of a workbook that make a plausible date: 1 January 1980 to 31 December 2099. */
const FIRST_SERIAL = 29_221;
const LAST_SERIAL = 73_050;

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const THREE_NUMBERS = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const EIGHT_DIGITS = /^(\d{2})(\d{2})(\d{2})(\d{2})$/;
const DAY_MONTH_YEAR = /^(\d{1,2})(?:er|st|nd|rd|th)?[-/. ]*(\p{L}{3,}\.?)[-/., ]*(\d{4}|\d{2})$/u;
const MONTH_DAY_YEAR = /^(\p{L}{3,}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;
const END_OF_MONTH = /^fin (?:de |du mois de |d['’])?(\p{L}{3,}\.?) (\d{4}|\d{2})$/iu;
const TIME = /(?:T|\s+(?:à\s*)?)\d{1,2}[:h]\d{2}.*$/i;
const WEEKDAY = /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[\p{L}.]*,?\s+(?=\d|\p{L})/iu;

/**
 * Reads a date: French, ISO or American, with `/`, `-`, `.` or spaces, compact (`20250131`, `31012025`), with a month's name, « fin avril 2026 », with a
 * time (left out, the day is the one written), with two digits of year, or as a workbook's day number. null when it is none.
 */
export function scanDate(cell: Cell): ScannedDate | null {
  if (typeof cell === 'object') return { date: cell.date, yearFirst: true };
  if (typeof cell === 'boolean') return null;
  if (typeof cell === 'number') return scanNumber(cell);
  return scanText(cell);
}

const scanText = remembering((cell: string): ScannedDate | null => {
  const text = cellText(cell)
    .replace(TIME, '')
    .replace(/^(?:le|du) (?=[\p{L}\d])/iu, '')
    .trim();
  if (text.length < 5 || text.length > 40) return null;
  return scanDigits(text) ?? scanWords(text) ?? scanDigits(text.replace(WEEKDAY, '')) ?? scanWords(text.replace(WEEKDAY, ''));
});

function scanNumber(value: number): ScannedDate | null {
  const day = Math.floor(value);
  if (day >= FIRST_SERIAL && day <= LAST_SERIAL) return fixed(addDays(localDate('1899-12-30'), day));
  return Number.isInteger(value) && value >= 19_800_101 && value <= 20_991_231 ? scanDigits(String(value)) : null;
}

function scanDigits(text: string): ScannedDate | null {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return fixed(dateOf(iso[1], iso[2], iso[3]));
  const numbers = THREE_NUMBERS.exec(text);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    if (first > 31) return fixed(dateOf(String(fullYear(first)), numbers[2], numbers[3]));
    return inEitherOrder(first, second, fullYear(Number(numbers[3]), numbers[3]));
  }
  const compact = EIGHT_DIGITS.exec(text);
  if (compact) {
    const [, a = '', b = '', c = '', d = ''] = compact;
    const yearFirst = Number(a + b) >= 1980 && Number(a + b) < 2100 ? dateOf(a + b, c, d) : null;
    return yearFirst ? fixed(yearFirst) : inEitherOrder(Number(a), Number(b), Number(c + d));
  }
  return /^\d{5}$/.test(text) ? scanNumber(Number(text)) : null;
}

function scanWords(text: string): ScannedDate | null {
  const end = END_OF_MONTH.exec(text);
  if (end) return endOfMonth(monthNumber(end[1] ?? ''), fullYear(Number(end[2]), end[2]));
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  const monthFirst = dayFirst ? null : MONTH_DAY_YEAR.exec(text);
  const [day, name, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (day === undefined || name === undefined || year === undefined) return null;
  const month = monthNumber(name);
  return month === null ? null : fixed(dateOf(String(fullYear(Number(year), year)), String(month), day));
}

/** « Fin avril 2026 » is its last day. */
function endOfMonth(month: number | null, year: number): ScannedDate | null {
  if (month === null) return null;
  const first = dateOf(String(month === 12 ? year + 1 : year), String(month === 12 ? 1 : month + 1), '1');
  return first === null ? null : fixed(addDays(first, -1));
}

/** The date under an order; null when the calendar has no such day. */
export function dateUnder(scanned: ScannedDate, order: DateOrder | null): LocalDate | null {
  if ('date' in scanned) return scanned.date;
  const { dayFirst, monthFirst } = scanned;
  if (order === 'DMY') return dayFirst;
  if (order === 'MDY') return monthFirst;
  return dayFirst === monthFirst ? dayFirst : null;
}

function inEitherOrder(first: number, second: number, year: number): ScannedDate {
  return { dayFirst: dateOf(String(year), String(second), String(first)), monthFirst: dateOf(String(year), String(first), String(second)) };
}

function fixed(date: LocalDate | null): ScannedDate | null {
  return date === null ? null : { date, yearFirst: true };
}

/** The year that two digits stand for, or four. */
export function fullYear(year: number, written?: string): number {
  if (written !== undefined && written.length > 2) return year;
  return year < PIVOT ? 2000 + year : year < 100 ? 1900 + year : year;
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): LocalDate | null {
  const date = `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isLocalDate(date) ? localDate(date) : null;
}
