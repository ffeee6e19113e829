import { forecastHistory } from '../../../db/cash-forecast/forecast-history.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { untilWritten } from '../../../db/until-written.ts';
import { type ComparedWeek, compareWeeks } from '../../../shared/cash-forecast/backtest.ts';
import type { ForecastHistory } from '../../../shared/cash-forecast/forecast-history.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';

/**
 * The book as a day's forecast reads it, and what forecasts of earlier days are found to have been worth. The latter do not change by
 * themselves: they are kept until something is written in the company's file, so that going from month to month reads each of them once.
 */
export function withPastForecasts(
  db: ReadDb,
  asOf: LocalDate,
  pastDays: readonly LocalDate[],
  weeks: number,
): { history: ForecastHistory; weeksOf: (day: LocalDate) => readonly ComparedWeek[] } {
  const known = untilWritten(db, `past forecasts over ${weeks} weeks`, () => new Map<LocalDate, readonly ComparedWeek[]>());
  const missing = pastDays.filter((day) => !known.has(day));
  const history = forecastHistory(db, [asOf, ...missing]);
  for (const day of missing) known.set(day, compareWeeks(history, day, weeks));
  return { history, weeksOf: (day) => known.get(day) ?? [] };
}
