import type { YearMonth } from '../../shared/dates/year-month.ts';
import { ACTUAL_OF } from '../../shared/forecasts/forecast-fields.ts';
import type { ForecastField, ForecastRow } from '../../shared/forecasts/forecasts.contract.ts';
import { type Cents, sumCents } from '../../shared/money/cents.ts';
import { ratio } from '../../shared/money/ratio.ts';

/** What happened in a month, to be shown: always once the month has begun, before that only what is already dated in it. */
export function shownActual(row: ForecastRow, field: ForecastField, currentMonth: YearMonth): Cents | null {
  const actual = row[ACTUAL_OF[field]];
  return row.month <= currentMonth || actual !== 0 ? actual : null;
}

export interface ForecastTotals {
  /** Null when no month is forecast. */
  expectedCents: Cents | null;
  /** The sum of what the rows show; null when they show nothing, as those of a year to come. */
  actualCents: Cents | null;
  /** Actual over forecast, of the months that have both and have begun: the others would compare a part with the whole. */
  share: number | null;
  comparedMonths: number;
}

export function forecastTotals(rows: readonly ForecastRow[], field: ForecastField, currentMonth: YearMonth): ForecastTotals {
  const expected = rows.map((row) => row[field]).filter((value): value is Cents => value !== null);
  const actual = rows.map((row) => shownActual(row, field, currentMonth)).filter((value) => value !== null);
  const compared = rows.filter((row) => row[field] !== null && row.month <= currentMonth);
  const expectedOfCompared = sumCents(compared.flatMap((row) => row[field] ?? []));
  return {
    expectedCents: expected.length === 0 ? null : sumCents(expected),
    actualCents: actual.length === 0 ? null : sumCents(actual),
    share: compared.length === 0 ? null : ratio(sumCents(compared.map((row) => row[ACTUAL_OF[field]])), expectedOfCompared),
    comparedMonths: compared.length,
  };
}
