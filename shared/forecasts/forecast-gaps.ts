import type { LocalDate } from '../dates/local-date.ts';
import { lastDayOf, monthOf, type YearMonth } from '../dates/year-month.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { ratio } from '../money/ratio.ts';
import { ACTUAL_OF } from './forecast-fields.ts';
import type { ForecastComparison, ForecastField, ForecastGap, ForecastRow } from './forecasts.contract.ts';

/** Over once its last day has come; the figures of a day are those of its end. */
function stateOf(month: YearMonth, today: LocalDate): ForecastGap['state'] {
  if (lastDayOf(month) <= today) return 'over';
  return month === monthOf(today) ? 'running' : 'toCome';
}

/**
 * Months against their forecast: gap = actual − forecast, its share of the forecast, and the sum of the gaps so far. Only of months
 * that are over and have a forecast; the totals are of the same months, so that they compare like with like.
 */
export function forecastGaps(
  rows: readonly ForecastRow[],
  field: ForecastField,
  today: LocalDate,
): Pick<ForecastComparison, 'field' | 'months' | 'totals'> {
  let cumulated: Cents = ZERO;
  const months = rows.map((row): ForecastGap => {
    const forecastCents = row[field];
    const actualCents = row[ACTUAL_OF[field]];
    const state = stateOf(row.month, today);
    const common = { month: row.month, state, forecastCents, actualCents };
    if (forecastCents === null || state !== 'over') return { ...common, gapCents: null, gapRatio: null, cumulatedGapCents: null };
    const gapCents = subtractCents(actualCents, forecastCents);
    cumulated = addCents(cumulated, gapCents);
    return { ...common, gapCents, gapRatio: ratio(gapCents, forecastCents), cumulatedGapCents: cumulated };
  });
  const compared = months.filter(({ gapCents }) => gapCents !== null);
  const forecastCents = sumCents(compared.map((month) => month.forecastCents ?? ZERO));
  return {
    field,
    months,
    totals: {
      comparedMonths: compared.length,
      lastMonth: compared.at(-1)?.month ?? null,
      forecastCents,
      actualCents: sumCents(compared.map(({ actualCents }) => actualCents)),
      gapCents: cumulated,
      gapRatio: compared.length === 0 ? null : ratio(cumulated, forecastCents),
    },
  };
}
