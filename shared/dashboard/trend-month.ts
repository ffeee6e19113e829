import { daysInMonth, daysInPeriod, periodOfMonths, type YearMonth } from '../dates/year-month.ts';
import type { ForecastMonth } from '../forecasts/forecasts.contract.ts';
import { addCents, type Cents, cents } from '../money/cents.ts';
import { exact, percentage, ratio } from '../money/ratio.ts';
import type { MonthMeasures } from './customer-months.ts';
import type { TrendMonth } from './dashboard.contract.ts';
import { shareOfForecast, sumOfKnown } from './forecast-share.ts';
import { outstandingOfMonth, overdueOfMonth } from './month-balance.ts';

export interface TrendFacts {
  month: YearMonth;
  measures: MonthMeasures;
  /** Of the customer who bought most in the twelve months. */
  largestRevenue12MonthsCents: number;
  charges: { fixedCents: Cents; variableCents: Cents };
  forecast: ForecastMonth;
}

/** One month of a trend, by the same definitions as `dashboardFigures`. */
export function trendMonth({ month, measures, largestRevenue12MonthsCents, charges, forecast }: TrendFacts): TrendMonth {
  const outstandingCents = outstandingOfMonth(measures);
  const overdueCents = overdueOfMonth(measures);
  const revenueCents = cents(measures.revenueCents);
  const chargesCents = addCents(charges.fixedCents, charges.variableCents);
  const forecastChargesCents = sumOfKnown(forecast.fixedChargesCents, forecast.variableChargesCents);
  const revenue12 = measures.revenue12MonthsCents;
  const daysOfSales = (balance: number) => ratio(exact(balance).times(daysInMonth(month)), revenueCents);
  return {
    month,
    revenueCents,
    collectedCents: cents(measures.collectedCents),
    forecastRevenueCents: forecast.revenueCents,
    outstandingCents,
    overdueCents,
    disputedCents: cents(measures.disputedCents),
    chargesCents,
    forecastChargesCents,
    dso: daysOfSales(outstandingCents),
    dso12Months: ratio(exact(outstandingCents).times(daysInPeriod(periodOfMonths(month, 12))), revenue12),
    bestPossibleDso: daysOfSales(measures.notDueCents),
    add: daysOfSales(overdueCents),
    dbt: ratio(measures.centDaysAfterDue, measures.delayCents),
    overdueRatio: ratio(overdueCents, outstandingCents),
    commercialPerformance: shareOfForecast(revenueCents, forecast.revenueCents),
    operationalPerformance: shareOfForecast(chargesCents, forecastChargesCents),
    top1: revenue12 > 0 ? percentage(largestRevenue12MonthsCents, revenue12) : null,
  };
}
