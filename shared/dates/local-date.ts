import { z } from 'zod';

// Books hold few distinct days, and lists carry each thousands of times.
const checked = new Set<string>();
const CHECKED_DAYS = 50_000;

/** True for a date that exists in the calendar, written YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  if (checked.has(text)) return true;
  if (!isWrittenDate(text)) return false;
  if (checked.size >= CHECKED_DAYS) checked.clear();
  checked.add(text);
  return true;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

function isWrittenDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A calendar date without a time, `YYYY-MM-DD`. Plain string comparison orders it. */
export const LocalDate = z
  .string('une date AAAA-MM-JJ est attendue')
  // One check: lists of a hundred thousand invoices hold two dates each.
  .refine(isLocalDate, {
    error: ({ input }) => (SHAPE.test(String(input)) ? 'date inexistante' : 'une date AAAA-MM-JJ est attendue'),
  })
  .meta({ format: 'date', pattern: SHAPE.source })
  .brand<'LocalDate'>();
export type LocalDate = z.output<typeof LocalDate>;

/** Brands a date known to be valid; throws a RangeError otherwise (a bug, never bad user input). */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a calendar date: ${text}`);
  return text as LocalDate;
}

/** Reckoning left the years 1 to 9999, the only ones that are written `YYYY`: the day that was asked about lies at their very edge. */
export class OutsideCalendar extends RangeError {
  constructor() {
    super('outside the years 1 to 9999');
  }
}

/** @throws OutsideCalendar */
export function checkYear(year: number): void {
  if (!(year >= 1 && year <= 9999)) throw new OutsideCalendar();
}

const MILLISECONDS_A_DAY = 86_400_000;

/** A date as days from 1970-01-01: for loops that count days hundreds of thousands of times. */
export type DayNumber = number;

/** The number of a date, or of the one written at some place in a text of valid dates. */
export function dayNumber(date: string, start = 0): DayNumber {
  const digit = (at: number) => date.charCodeAt(start + at) - 48;
  const month = digit(5) * 10 + digit(6);
  // Years begin in March here, so that a leap day is the last of one; 400 of them have as many days as any other 400.
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month < 3 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + digit(8) * 10 + digit(9) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - DAYS_TO_1970;
}

/** From 1 March of year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719_468;

// Books hold few distinct days: each is written once.
const dates = new Map<number, LocalDate>();
const KEPT_DAYS = 50_000;

const FIRST_DAY = dayNumber('0001-01-01');
const LAST_DAY = dayNumber('9999-12-31');

/** The date of a number; equal dates are the same string. @throws OutsideCalendar */
export function dateOfDay(number: DayNumber): LocalDate {
  const known = dates.get(number);
  if (known !== undefined) return known;
  if (!(number >= FIRST_DAY && number <= LAST_DAY)) throw new OutsideCalendar();
  const date = new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as LocalDate;
  if (dates.size >= KEPT_DAYS) dates.clear();
  dates.set(number, date);
  return date;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Same day number `months` later, else the last day of that month (CPC art. 641): 31 January + 1 = 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const counted = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(counted / 12), (((counted % 12) + 12) % 12) + 1];
  checkYear(year);
  const day = Math.min(Number(date.slice(8)), daysIn(year, month));
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as LocalDate;
}

/** Number of days from `from` to `to`: 1 from a day to the next, negative backwards. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function endOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}${String(daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))).padStart(2, '0')}` as LocalDate;
}

export function isEndOfMonth(date: LocalDate): boolean {
  return endOfMonth(date) === date;
}

export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

export function earlierOf(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** Monday of the week of a date (weeks start on Monday). */
export function startOfWeek(date: LocalDate): LocalDate {
  const weekday = (dayNumber(date) + 3) % 7; // 1970-01-01 was a Thursday
  return addDays(date, -((weekday + 7) % 7));
}
