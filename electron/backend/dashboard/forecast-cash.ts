import { forecastHistory } from '../../../db/cash-forecast/forecast-history.queries.ts';
import { backtestDays } from '../../../shared/cash-forecast/backtest.ts';
import { FORECAST_WEEKS } from '../../../shared/cash-forecast/cash-forecast.contract.ts';
import { cashForecast } from '../../../shared/cash-forecast/cash-forecast.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof dashboardContract.cashForecast;

/** When the money that is owed should come in, and how wrong the same method was in the last months. */
export function forecastCash({ db }: QueryContext, { asOf, weeks }: InputOf<Verb>): OutputOf<Verb> {
  return cashForecast(forecastHistory(db, [asOf, ...backtestDays(asOf)]), weeks ?? FORECAST_WEEKS);
}
