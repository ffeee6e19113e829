import { z } from 'zod';
import { addDays, addMonths, checkYear, daysBetween, endOfMonth, isEndOfMonth, type LocalDate, localDate } from './local-date.ts';

/** A calendar month, `YYYY-MM`. */
export const YearMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'un mois AAAA-MM est attendu')
  .brand<'YearMonth'>();
export type YearMonth = z.output<typeof YearMonth>;

export function yearMonth(text: string): YearMonth {
  return YearMonth.parse(text);
}

export function monthOf(date: LocalDate): YearMonth {
  return date.slice(0, 7) as YearMonth;
}

/** The last month that was whole by a day: its own on its last day, else the one before. */
export function lastWholeMonth(day: LocalDate): YearMonth {
  const month = monthOf(day);
  return day === lastDayOf(month) ? month : plusMonths(month, -1);
}

/** @throws OutsideCalendar for a month of the year 0 */
export function firstDayOf(month: YearMonth): LocalDate {
  checkYear(Number(month.slice(0, 4)));
  return localDate(`${month}-01`);
}

export function lastDayOf(month: YearMonth): LocalDate {
  return endOfMonth(firstDayOf(month));
}

export function daysInMonth(month: YearMonth): number {
  return Number(lastDayOf(month).slice(8, 10));
}

export function plusMonths(month: YearMonth, count: number): YearMonth {
  return monthOf(addMonths(firstDayOf(month), count));
}

/** The `count` months that end with `last`, oldest first. */
export function monthsEndingWith(last: YearMonth, count: number): YearMonth[] {
  return Array.from({ length: count }, (_, index) => plusMonths(last, index - count + 1));
}

/** A stretch of whole days, both ends included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** The period of the `count` months that end with `last`. */
export function periodOfMonths(last: YearMonth, count: number): Period {
  return { from: firstDayOf(plusMonths(last, 1 - count)), to: lastDayOf(last) };
}

/** The `count` months that end on a day: whole months when it is the last of its month, else from the day after the same day. */
export function monthsEndingOn(day: LocalDate, count: number): Period {
  const before = addMonths(day, -count);
  return { from: addDays(isEndOfMonth(day) ? endOfMonth(before) : before, 1), to: day };
}

export function daysInPeriod(period: Period): number {
  return daysBetween(period.from, period.to) + 1;
}

export function dayBefore(date: LocalDate): LocalDate {
  return addDays(date, -1);
}
