import { chargesByMonth } from '../../../db/charges/charges.queries.ts';
import { largestByMonth, monthTotals } from '../../../db/dashboard/customer-months.queries.ts';
import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { trendMonth } from '../../../shared/dashboard/trend-month.ts';
import { monthsEndingWith, periodOfMonths, plusMonths } from '../../../shared/dates/year-month.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';
import { checkedScope } from './checked-scope.ts';

/** The month and the twelve before it, so that a year ago is in sight. */
const TREND_MONTHS = 13;

/** What the tiles and curves show of each of the months that end with one. @throws AppError CUSTOMER_NOT_FOUND */
export function listTrend(
  { db }: QueryContext,
  { month, months = TREND_MONTHS, ...input }: InputOf<typeof dashboardContract.trend>,
): OutputOf<typeof dashboardContract.trend> {
  const scope = checkedScope(db, input);
  const isPart = scope.customerId !== undefined || scope.segment !== undefined;
  const first = plusMonths(month, 1 - months);
  const totals = monthTotals(db, first, month, scope);
  const largest = largestByMonth(db, first, month, 'revenue12MonthsCents', scope);
  const charges = chargesByMonth(db, periodOfMonths(month, months));
  return monthsEndingWith(month, months).flatMap((each) => {
    const measures = totals.get(each);
    if (!measures) return [];
    return [
      trendMonth({
        month: each,
        measures,
        largestRevenue12MonthsCents: largest.get(each)?.largest ?? 0,
        charges: charges.get(each) ?? { fixedCents: ZERO, variableCents: ZERO },
        forecast: isPart
          ? { month: each, revenueCents: null, fixedChargesCents: null, variableChargesCents: null }
          : readForecast(db, each),
      }),
    ];
  });
}
