import { readForecast, writeForecast } from '../../../db/forecasts/forecasts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { FORECAST_FIELDS } from '../../../shared/forecasts/forecast-fields.ts';
import type { ForecastMonth, forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof forecastsContract.setMonths;
type Changes = InputOf<Verb>['months'][number];

function changed(current: ForecastMonth, changes: Changes): ForecastMonth {
  const next = { ...current };
  for (const field of FORECAST_FIELDS) {
    const change = changes[field];
    if (change !== undefined) next[field] = change;
  }
  return next;
}

/** Sets the named amounts of months, one month after the other, all in one transaction. */
export function setForecasts({ db }: Pick<CommandContext, 'db'>, { months }: InputOf<Verb>): OutputOf<Verb> {
  const before = [...new Set(months.map(({ month }) => month))].map((month) => readForecast(db, month));
  const after = new Map(before.map((row) => [row.month, row]));
  for (const changes of months) after.set(changes.month, changed(after.get(changes.month) ?? readForecast(db, changes.month), changes));
  const rows = [...after.values()];
  db.transaction(() => {
    for (const row of rows) writeForecast(db, row);
  });
  return { months: rows, before };
}
