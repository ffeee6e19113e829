import type { YearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, sumCents } from '../../shared/money/cents.ts';
import { ratio } from '../../shared/money/ratio.ts';
import type { ForecastColumn, ForecastRow } from './forecast-columns.fr.ts';

/** What happened in a month, to be shown: always once the month has begun, before that only what is already dated in it. */
export function shownActual(row: ForecastRow, column: ForecastColumn, currentMonth: YearMonth): Cents | null {
  const actual = row[column.actual];
  return row.month <= currentMonth || actual !== 0 ? actual : null;
}

export interface ForecastTotals {
  /** Null when no month is forecast. */
  expectedCents: Cents | null;
  /** The sum of what the rows show. */
  actualCents: Cents;
  /** Actual over forecast, of the months that have both and have begun: the others would compare a part with the whole. */
  share: number | null;
  comparedMonths: number;
}

export function forecastTotals(rows: readonly ForecastRow[], column: ForecastColumn, currentMonth: YearMonth): ForecastTotals {
  const expected = rows.map((row) => row[column.field]).filter((value): value is Cents => value !== null);
  const compared = rows.filter((row) => row[column.field] !== null && row.month <= currentMonth);
  const expectedOfCompared = sumCents(compared.flatMap((row) => row[column.field] ?? []));
  return {
    expectedCents: expected.length === 0 ? null : sumCents(expected),
    actualCents: sumCents(rows.map((row) => row[column.actual])),
    share: compared.length === 0 ? null : ratio(sumCents(compared.map((row) => row[column.actual])), expectedOfCompared),
    comparedMonths: compared.length,
  };
}
