import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { plusMonths, type YearMonth } from '../../../shared/dates/year-month.ts';
import { lastCompleteMonth } from '../../../shared/forecasts/actual-history.ts';
import { copyLastYear } from '../../../shared/forecasts/copy-last-year.ts';
import type { ForecastField, forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import type { Cents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { actualHistories } from './actual-histories.ts';
import { listForecasts } from './list-forecasts.ts';

type Verb = typeof forecastsContract.copyLastYear;

/** The year before, as forecast or as it really went, more or less a percentage. Of what really happened, complete months only. */
export function proposeFromLastYear(context: QueryContext, { firstMonth, basis, ...terms }: InputOf<Verb>): OutputOf<Verb> {
  const year = listForecasts(context, { firstMonth });
  const base = basis === 'forecast' ? forecastOf(context, firstMonth) : actualOf(context, firstMonth);
  return copyLastYear({ year, base, ...terms });
}

type Base = (month: YearMonth, field: ForecastField) => Cents | null;

function forecastOf(context: QueryContext, firstMonth: YearMonth): Base {
  const rows = new Map(listForecasts(context, { firstMonth: plusMonths(firstMonth, -12) }).map((row) => [row.month, row]));
  return (month, field) => rows.get(month)?.[field] ?? null;
}

function actualOf(context: QueryContext, firstMonth: YearMonth): Base {
  const endOfBase = plusMonths(firstMonth, -1);
  let last = lastCompleteMonth(context.today);
  if (endOfBase < last) last = endOfBase;
  const histories = actualHistories(context, last, 12);
  return (month, field) => histories[field].find((past) => past.month === month)?.cents ?? null;
}
