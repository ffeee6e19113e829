import { daysInMonth, lastDayOf, type YearMonth } from '../dates/year-month.ts';
import type { MonthlyInputs } from '../inputs/inputs.contract.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { exact, percentage, ratio, round4 } from '../money/ratio.ts';
import { BUCKETS } from './aged-balance.ts';
import type { BalanceFacts, BookFacts, PeriodFacts } from './book-facts.ts';
import { concentration } from './concentration.ts';
import type { Balances, DashboardFigures, NullReason } from './dashboard.contract.ts';
import { dsoCountBack, dsoOver, revenueOf } from './dso.ts';
import { shareOfForecast, sumOfKnown } from './forecast-share.ts';

/** Every figure of a month at its last day, of the company or of a part of it, by the definitions of the figures page; ratios rounded once, half up, to 4 decimals. */
export function dashboardFigures(facts: BookFacts): DashboardFigures {
  const { month, revenue, forecast, inputs, isPart } = facts;
  const asOf = lastDayOf(month);
  const standing = balanceFigures(facts.balance);
  const { outstandingCents, overdueCents, agedBalance } = standing;
  const notOverdueCents = agedBalance.notDue.cents;
  const revenueCents = revenue.get(month) ?? ZERO;
  const revenue12 = revenueOf(revenue, month, 12);
  const chargesCents = addCents(facts.fixedChargesCents, facts.variableChargesCents);
  const forecastChargesCents = sumOfKnown(forecast.fixedChargesCents, forecast.variableChargesCents);
  const { oneMonth, twelveMonths } = facts;
  const balances = { outstandingCents, notOverdueCents };

  const figures = {
    month,
    asOf,
    revenueCents,
    forecastRevenueCents: forecast.revenueCents,
    collectedCents: facts.collectedCents,
    chargesCents,
    fixedChargesCents: facts.fixedChargesCents,
    variableChargesCents: facts.variableChargesCents,
    forecastChargesCents,
    forecastFixedChargesCents: forecast.fixedChargesCents,
    forecastVariableChargesCents: forecast.variableChargesCents,
    ...standing,
    commercialPerformance: shareOfForecast(revenueCents, forecast.revenueCents),
    operationalPerformance: shareOfForecast(chargesCents, forecastChargesCents),
    operationalFixedPerformance: shareOfForecast(facts.fixedChargesCents, forecast.fixedChargesCents),
    operationalVariablePerformance: shareOfForecast(facts.variableChargesCents, forecast.variableChargesCents),
    dso: dsoOver(outstandingCents, revenue, month, 1),
    dso3Months: dsoOver(outstandingCents, revenue, month, 3),
    dso12Months: dsoOver(outstandingCents, revenue, month, 12),
    dsoCountBack: dsoCountBack(outstandingCents, revenue, month, facts.firstMonth),
    bestPossibleDso: dsoOver(notOverdueCents, revenue, month, 1),
    // dso − bestPossibleDso, from the exact amounts so that it is rounded once
    add: dsoOver(overdueCents, revenue, month, 1),
    dbt: ratio(oneMonth.delays.centDaysAfterDue, oneMonth.delays.amountCents),
    dbt12Months: ratio(twelveMonths.delays.centDaysAfterDue, twelveMonths.delays.amountCents),
    daysToPay: ratio(oneMonth.delays.centDaysAfterIssue, oneMonth.delays.amountCents),
    daysToPay12Months: ratio(twelveMonths.delays.centDaysAfterIssue, twelveMonths.delays.amountCents),
    cei: collectionEffectiveness(oneMonth, revenueCents, balances),
    cei12Months: collectionEffectiveness(twelveMonths, revenue12, balances),
    art12Months: ratio(exact(revenue12).times(2), addCents(twelveMonths.openingCents, outstandingCents)),
    badDebtRatio: ratio(oneMonth.writeOffs.totalCents, revenueCents),
    badDebtRatio12Months: ratio(twelveMonths.writeOffs.totalCents, revenue12),
    ...workingCapital(month, outstandingCents, revenueCents, inputs),
    revenueShare12MonthsPct: percentage(revenue12, facts.companyRevenue12MonthsCents),
    autoMatchRatio: ratio(facts.importedPayments.matchedCount, facts.importedPayments.count),
    concentration12Months: concentration(facts.customerRevenue),
    topCustomers: facts.customerRevenue.slice(0, 10).map((customer) => ({
      ...customer,
      sharePct: percentage(customer.revenueCents, revenue12) ?? 0,
    })),
    topDebtors: [...facts.topDebtors],
  };
  return { ...figures, reasons: reasonsForNulls(figures, isPart) };
}

/** What is open at a day, and its shares. */
export type BalanceFigures = Omit<Balances, 'asOf' | 'topDebtors'>;

/**
 * The balances of a day: the five ages sum to the outstanding, the four late ones to the overdue (kpis.md, `agedBalance`, `overdueRatio`,
 * `disputeRatio`). A share of nothing is null.
 */
export function balanceFigures({ agedBalance, disputedCents, disputedOverdueCents }: BalanceFacts): BalanceFigures {
  const overdueCents = sumCents(BUCKETS.filter((bucket) => bucket !== 'notDue').map((bucket) => agedBalance[bucket].cents));
  const outstandingCents = addCents(agedBalance.notDue.cents, overdueCents);
  return {
    outstandingCents,
    overdueCents,
    disputedCents,
    chaseableOverdueCents: subtractCents(overdueCents, disputedOverdueCents),
    agedBalance,
    overdueRatio: ratio(overdueCents, outstandingCents),
    disputeRatio: ratio(disputedCents, outstandingCents),
  };
}

/**
 * Days of purchases owed to suppliers, days of sales in stock, and the cash conversion cycle (kpis.md, `dpo`, `dsi`, `ccc`), over the
 * days of the month. The cycle is computed from the exact terms, so that it is rounded once. Null without the inputs.
 */
function workingCapital(
  month: YearMonth,
  outstandingCents: Cents,
  revenueCents: Cents,
  { supplierDebtsCents, purchasesCents, averageStockCents, costOfSalesCents }: MonthlyInputs,
): { dpo: number | null; dsi: number | null; ccc: number | null } {
  const days = (stock: Cents | null, flow: Cents | null) =>
    stock === null || flow === null || flow === 0 ? null : exact(stock).times(daysInMonth(month)).dividedBy(flow);
  const dpo = days(supplierDebtsCents, purchasesCents);
  const dsi = days(averageStockCents, costOfSalesCents);
  const dso = days(outstandingCents, revenueCents);
  return {
    dpo: dpo && round4(dpo),
    dsi: dsi && round4(dsi),
    ccc: dso && dsi && dpo && round4(dso.plus(dsi).minus(dpo)),
  };
}

/**
 * Collection effectiveness index (kpis.md, `cei`): 100 × (opening + revenue − closing) / (opening + revenue − closing not overdue).
 * A write-off is not a collection: both closing balances are taken as if the period's write-offs had not been made, so one on an
 * overdue invoice raises only the first.
 */
function collectionEffectiveness(
  { openingCents, writeOffs }: PeriodFacts,
  revenueCents: Cents,
  balances: { outstandingCents: Cents; notOverdueCents: Cents },
): number | null {
  const toCollect = exact(openingCents).plus(revenueCents);
  const closing = exact(balances.outstandingCents).plus(writeOffs.totalCents);
  const closingNotOverdue = exact(balances.notOverdueCents).plus(writeOffs.notDueCents);
  return ratio(toCollect.minus(closing).times(100), toCollect.minus(closingNotOverdue));
}

const REASONS: Record<string, NullReason> = {
  commercialPerformance: 'noForecast',
  operationalPerformance: 'noForecast',
  operationalFixedPerformance: 'noForecast',
  operationalVariablePerformance: 'noForecast',
  dso: 'noRevenue',
  dso3Months: 'noRevenue',
  dso12Months: 'noRevenue',
  dsoCountBack: 'noHistory',
  bestPossibleDso: 'noRevenue',
  add: 'noRevenue',
  dbt: 'noPayment',
  dbt12Months: 'noPayment',
  daysToPay: 'noPayment',
  daysToPay12Months: 'noPayment',
  cei: 'noHistory',
  cei12Months: 'noHistory',
  overdueRatio: 'noOutstanding',
  disputeRatio: 'noOutstanding',
  art12Months: 'noHistory',
  badDebtRatio: 'noRevenue',
  badDebtRatio12Months: 'noRevenue',
  revenueShare12MonthsPct: 'noRevenue',
  dpo: 'noInput',
  dsi: 'noInput',
  ccc: 'noInput',
  autoMatchRatio: 'noInput',
};

/** What is known of the company as a whole only: forecasts, charges, suppliers and stock. */
export const COMPANY_ONLY: ReadonlySet<string> = new Set([
  'commercialPerformance',
  'operationalPerformance',
  'operationalFixedPerformance',
  'operationalVariablePerformance',
  'dpo',
  'dsi',
  'ccc',
]);

function reasonsForNulls(figures: Omit<DashboardFigures, 'reasons'>, isPart: boolean): Record<string, NullReason> {
  const reasons: Record<string, NullReason> = {};
  for (const [key, reason] of Object.entries(REASONS)) {
    if (figures[key as keyof typeof figures] !== null) continue;
    reasons[key] = isPart && COMPANY_ONLY.has(key) ? 'companyOnly' : reason;
  }
  if (reasons.ccc === 'noInput' && figures.dpo !== null && figures.dsi !== null) reasons.ccc = 'noRevenue';
  if (figures.concentration12Months.top1 === null) reasons.concentration12Months = 'noRevenue';
  return reasons;
}
