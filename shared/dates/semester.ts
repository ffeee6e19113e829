import { z } from 'zod';
import { addDays, type LocalDate, localDate } from './local-date.ts';

/** A half-year, `YYYY-S1` (1 January to 30 June) or `YYYY-S2`, by which French statutory rates are set. */
export const Semester = z
  .string()
  .regex(/^\d{4}-S[12]$/)
  .brand<'Semester'>();
export type Semester = z.output<typeof Semester>;

export function semesterOf(date: LocalDate): Semester {
  return `${date.slice(0, 4)}-S${Number(date.slice(5, 7)) <= 6 ? 1 : 2}` as Semester;
}

export function firstDayOfSemester(semester: Semester): LocalDate {
  return localDate(`${semester.slice(0, 4)}-${semester.endsWith('1') ? '01' : '07'}-01`);
}

export function lastDayOfSemester(semester: Semester): LocalDate {
  return localDate(`${semester.slice(0, 4)}-${semester.endsWith('1') ? '06-30' : '12-31'}`);
}

export function nextSemester(semester: Semester): Semester {
  return semesterOf(addDays(lastDayOfSemester(semester), 1));
}
