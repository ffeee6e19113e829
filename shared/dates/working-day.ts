import { addDays, type LocalDate, localDate, startOfWeek } from './local-date.ts';

/** French public holidays that are on the same day every year (C. trav. L3133-1), `MM-DD`. */
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
/** Easter Monday, Ascension and Whit Monday, as days after Easter. */
const AFTER_EASTER = [1, 39, 50];

/** Whether nothing falls due at a French court that day: a Saturday, a Sunday or a public holiday (of metropolitan France, Alsace-Moselle apart). */
export function isIdleDay(day: LocalDate): boolean {
  if (day >= addDays(startOfWeek(day), 5) || FIXED_HOLIDAYS.has(day.slice(5))) return true;
  const easter = easterOf(Number(day.slice(0, 4)));
  return AFTER_EASTER.some((days) => addDays(easter, days) === day);
}

/** A time limit that would end on a Saturday, a Sunday or a holiday ends on the first working day after it (CPC art. 642). */
export function firstWorkingDayFrom(day: LocalDate): LocalDate {
  let working = day;
  while (isIdleDay(working)) working = addDays(working, 1);
  return working;
}

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  const two = (value: number) => String(value).padStart(2, '0');
  return localDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}
