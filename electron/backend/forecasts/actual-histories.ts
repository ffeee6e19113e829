import { chargesByMonth } from '../../../db/charges/charges.queries.ts';
import { revenueByMonth } from '../../../db/dashboard/dashboard.queries.ts';
import { monthsWithCharges, monthsWithRevenue } from '../../../db/forecasts/known-months.queries.ts';
import { periodOfMonths, type YearMonth } from '../../../shared/dates/year-month.ts';
import { type ActualHistory, actualHistory } from '../../../shared/forecasts/actual-history.ts';
import type { ForecastField } from '../../../shared/forecasts/forecasts.contract.ts';
import type { Cents } from '../../../shared/money/cents.ts';
import type { QueryContext } from '../context.ts';

/** What is known of the `count` months that end with `last`, by what is forecast; the count goes back from the last known month. */
export function actualHistories({ db }: Pick<QueryContext, 'db'>, last: YearMonth, count: number): Record<ForecastField, ActualHistory> {
  const revenueMonths = monthsWithRevenue(db, last);
  const chargeMonths = monthsWithCharges(db, last);
  const revenue = revenueMonths ? revenueByMonth(db, periodOfMonths(revenueMonths.last, count)) : new Map<YearMonth, Cents>();
  const charges = chargeMonths ? chargesByMonth(db, periodOfMonths(chargeMonths.last, count)) : new Map();
  const chargesOf = (nature: 'fixedCents' | 'variableCents') =>
    new Map<YearMonth, Cents>([...charges].map(([month, sums]) => [month, sums[nature]]));
  return {
    revenueCents: actualHistory(revenue, revenueMonths, last, count),
    fixedChargesCents: actualHistory(chargesOf('fixedCents'), chargeMonths, last, count),
    variableChargesCents: actualHistory(chargesOf('variableCents'), chargeMonths, last, count),
  };
}
