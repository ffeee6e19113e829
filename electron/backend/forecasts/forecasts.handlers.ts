import { chargesByMonth } from '../../../db/charges/charges.queries.ts';
import { revenueByMonth } from '../../../db/dashboard/dashboard.queries.ts';
import { readForecast, writeForecast } from '../../../db/forecasts/forecasts.queries.ts';
import { monthsEndingWith, periodOfMonths, plusMonths } from '../../../shared/dates/year-month.ts';
import type { forecastsContract } from '../../../shared/forecasts/forecasts.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { HandlersOf } from '../context.ts';

export const forecastsHandlers: HandlersOf<typeof forecastsContract> = {
  set({ db }, { month, ...changes }) {
    const current = readForecast(db, month);
    const forecast = {
      month,
      revenueCents: changes.revenueCents === undefined ? current.revenueCents : changes.revenueCents,
      fixedChargesCents: changes.fixedChargesCents === undefined ? current.fixedChargesCents : changes.fixedChargesCents,
      variableChargesCents: changes.variableChargesCents === undefined ? current.variableChargesCents : changes.variableChargesCents,
    };
    db.transaction(() => writeForecast(db, forecast));
    return forecast;
  },
  list({ db }, { firstMonth }) {
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
  },
};
