import { lastDayOf } from '../dates/year-month.ts';
import { isOverdue } from '../invoices/invoice-status.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { exact, ratio } from '../money/ratio.ts';
import { agedBalance } from './aged-balance.ts';
import type { BookFacts, PeriodFacts } from './book-facts.ts';
import { concentration } from './concentration.ts';
import type { DashboardFigures, NullReason } from './dashboard.contract.ts';
import { dsoCountBack, dsoOver, revenueOf } from './dso.ts';

/** Every figure of a month at its last day, by the definitions of the figures page; ratios rounded once, half up, to 4 decimals. */
export function dashboardFigures(facts: BookFacts): DashboardFigures {
  const { month, revenue, forecast } = facts;
  const asOf = lastDayOf(month);
  const open = facts.openInvoices;
  const overdue = open.filter((invoice) => isOverdue(invoice, asOf));
  const outstandingCents = sumCents(open.map((invoice) => invoice.openCents));
  const overdueCents = sumCents(overdue.map((invoice) => invoice.openCents));
  const notOverdueCents = subtractCents(outstandingCents, overdueCents);
  const disputedCents = sumCents(open.map((invoice) => invoice.disputedCents));
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
    outstandingCents,
    overdueCents,
    disputedCents,
    chaseableOverdueCents: sumCents(overdue.map((invoice) => subtractCents(invoice.openCents, invoice.disputedCents))),
    agedBalance: agedBalance(open, asOf),
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
    daysToPay12Months: ratio(twelveMonths.delays.centDaysAfterIssue, twelveMonths.delays.amountCents),
    cei: collectionEffectiveness(oneMonth, revenueCents, balances),
    cei12Months: collectionEffectiveness(twelveMonths, revenue12, balances),
    overdueRatio: ratio(overdueCents, outstandingCents),
    disputeRatio: ratio(disputedCents, outstandingCents),
    art12Months: ratio(exact(revenue12).times(2), addCents(twelveMonths.openingCents, outstandingCents)),
    badDebtRatio12Months: ratio(twelveMonths.writeOffs.totalCents, revenue12),
    autoMatchRatio: ratio(facts.importedPayments.matchedCount, facts.importedPayments.count),
    concentration12Months: concentration(facts.customerRevenue),
    topCustomers: facts.customerRevenue.slice(0, 10).map((customer) => ({
      ...customer,
      sharePct: ratio(exact(customer.revenueCents).times(100), revenue12) ?? 0,
    })),
  };
  return { ...figures, reasons: reasonsForNulls(figures) };
}

function sumOfKnown(a: Cents | null, b: Cents | null): Cents | null {
  return a === null && b === null ? null : addCents(a ?? ZERO, b ?? ZERO);
}

/** Actual / forecast (kpis.md, commercial and operational performance); null without a forecast. */
function shareOfForecast(actual: Cents, forecast: Cents | null): number | null {
  return forecast === null ? null : ratio(actual, forecast);
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
  daysToPay12Months: 'noPayment',
  cei: 'noHistory',
  cei12Months: 'noHistory',
  overdueRatio: 'noOutstanding',
  disputeRatio: 'noOutstanding',
  art12Months: 'noHistory',
  badDebtRatio12Months: 'noRevenue',
  autoMatchRatio: 'noInput',
};

function reasonsForNulls(figures: Omit<DashboardFigures, 'reasons'>): Record<string, NullReason> {
  const reasons: Record<string, NullReason> = {};
  for (const [key, reason] of Object.entries(REASONS)) if (figures[key as keyof typeof figures] === null) reasons[key] = reason;
  if (figures.concentration12Months.top1 === null) reasons.concentration12Months = 'noRevenue';
  return reasons;
}
