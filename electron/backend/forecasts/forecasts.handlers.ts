import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import type { forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import type { HandlersOf } from '../context.ts';
import { compareForecasts } from './compare-forecasts.ts';
import { listForecasts } from './list-forecasts.ts';
import { proposeFromLastYear } from './propose-from-last-year.ts';
import { proposeFromSeasons } from './propose-from-seasons.ts';
import { setForecasts } from './set-forecasts.ts';

export const forecastsHandlers: HandlersOf<typeof forecastsContract> = {
  set(context, changes) {
    const [row] = setForecasts(context, { months: [changes] }).months;
    return row ?? readForecast(context.db, changes.month);
  },
  setMonths: setForecasts,
  list: listForecasts,
  copyLastYear: proposeFromLastYear,
  spreadBySeason: proposeFromSeasons,
  compare: compareForecasts,
};
