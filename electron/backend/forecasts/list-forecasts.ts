import { chargesByMonth } from '../../../db/charges/charges.queries.ts';
import { revenueByMonth } from '../../../db/dashboard/dashboard.queries.ts';
import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { monthsEndingWith, periodOfMonths, plusMonths } from '../../../shared/dates/year-month.ts';
import type { forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof forecastsContract.list;

/** Twelve months with their forecast and what really happened. */
export function listForecasts({ db }: Pick<QueryContext, 'db'>, { firstMonth }: InputOf<Verb>): OutputOf<Verb> {
  const last = plusMonths(firstMonth, 11);
  const period = periodOfMonths(last, 12);
  const revenue = revenueByMonth(db, period);
  const charges = chargesByMonth(db, period);
  return monthsEndingWith(last, 12).map((month) => ({
    ...readForecast(db, month),
    actualRevenueCents: revenue.get(month) ?? ZERO,
    actualFixedChargesCents: charges.get(month)?.fixedCents ?? ZERO,
    actualVariableChargesCents: charges.get(month)?.variableCents ?? ZERO,
  }));
}
