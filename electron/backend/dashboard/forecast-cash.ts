import { forecastCharges } from '../../../db/cash-forecast/what-if.queries.ts';
import { backtestDays } from '../../../shared/cash-forecast/backtest.ts';
import { FORECAST_WEEKS } from '../../../shared/cash-forecast/cash-forecast.contract.ts';
import { cashForecast } from '../../../shared/cash-forecast/cash-forecast.ts';
import { firstShortWeek, weeklyCharges } from '../../../shared/cash-forecast/weekly-charges.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import { monthOf } from '../../../shared/dates/year-month.ts';
import type { QueryContext } from '../context.ts';
import { withPastForecasts } from './past-forecasts.ts';

type Verb = typeof dashboardContract.cashForecast;

/** When the money that is owed should come in, what it should pay for, and how wrong the same method was in the last months. */
export function forecastCash({ db }: QueryContext, { asOf, weeks = FORECAST_WEEKS }: InputOf<Verb>): OutputOf<Verb> {
  const { history, weeksOf } = withPastForecasts(db, asOf, backtestDays(asOf), weeks);
  const forecast = cashForecast(history, weeks, weeksOf);
  const starts = forecast.weeks.map(({ start }) => start);
  const weeklyChargesCents = weeklyCharges(starts, asOf, forecastCharges(db, monthOf(asOf), monthOf(addDays(asOf, 7 * weeks))));
  const compared = forecast.weeks.map((week, index) => ({ ...week, chargesCents: weeklyChargesCents[index] ?? null }));
  return { ...forecast, weeklyChargesCents, firstShortWeek: firstShortWeek(compared) };
}
