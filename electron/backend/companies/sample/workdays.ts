import { addDays, daysBetween, type LocalDate, startOfWeek } from '../../../../shared/dates/local-date.ts';
import { daysInMonth, firstDayOf, type YearMonth } from '../../../../shared/dates/year-month.ts';

/** 0 on Monday to 6 on Sunday. */
function weekday(date: LocalDate): number {
  return daysBetween(startOfWeek(date), date);
}

/** The Friday before when the date falls on a weekend. */
export function workdayUntil(date: LocalDate): LocalDate {
  return addDays(date, Math.min(0, 4 - weekday(date)));
}

/** The Monday after when the date falls on a weekend. */
export function workdayFrom(date: LocalDate): LocalDate {
  return weekday(date) < 5 ? date : addDays(date, 7 - weekday(date));
}

/** Monday to Friday of a month; public holidays are not left out. */
export function workdaysOf(month: YearMonth): LocalDate[] {
  return Array.from({ length: daysInMonth(month) }, (_, index) => addDays(firstDayOf(month), index)).filter((day) => weekday(day) < 5);
}
