import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { lastCompleteMonth } from '../../../shared/forecasts/actual-history.ts';
import { FORECAST_FIELDS } from '../../../shared/forecasts/forecast-fields.ts';
import type { forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import { monthsOfYears, spreadBySeason } from '../../../shared/forecasts/spread-by-season.ts';
import type { QueryContext } from '../context.ts';
import { actualHistories } from './actual-histories.ts';
import { listForecasts } from './list-forecasts.ts';

type Verb = typeof forecastsContract.spreadBySeason;

/** Totals of a year spread over its months as the last complete years were. */
export function proposeFromSeasons(context: QueryContext, { firstMonth, totals, years, cells }: InputOf<Verb>): OutputOf<Verb> {
  const year = listForecasts(context, { firstMonth });
  const histories = actualHistories(context, lastCompleteMonth(context.today), monthsOfYears(years));
  const spread = FORECAST_FIELDS.flatMap((field) => {
    const totalCents = totals[field];
    return totalCents === undefined ? [] : [spreadBySeason({ field, totalCents, year, history: histories[field], cells })];
  });
  return { amounts: spread.flatMap(({ amounts }) => amounts), outcomes: spread.map(({ outcome }) => outcome) };
}
