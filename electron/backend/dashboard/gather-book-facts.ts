import { chargesByMonth } from '../../../db/charges/charges.queries.ts';
import { customersOfMonth, firstInvoiceMonth, lastInvoiceMonth, monthTotals } from '../../../db/dashboard/customer-months.queries.ts';
import { customerNames, writeOffs } from '../../../db/dashboard/dashboard.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import { noInputs, readMonthlyInputs } from '../../../db/inputs/monthly-inputs.queries.ts';
import type { BookFacts, CustomerRevenue, PeriodFacts } from '../../../shared/dashboard/book-facts.ts';
import type { MonthMeasures } from '../../../shared/dashboard/customer-months.ts';
import { isExhausted } from '../../../shared/dashboard/dso.ts';
import { balanceOfMonth, outstandingOfMonth } from '../../../shared/dashboard/month-balance.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { monthsEndingWith, periodOfMonths, plusMonths, type YearMonth } from '../../../shared/dates/year-month.ts';
import { type Cents, cents, ZERO } from '../../../shared/money/cents.ts';
import { monthDebtors } from './month-debtors.ts';

type Totals = ReadonlyMap<YearMonth, MonthMeasures>;

/** Reads all that one month's figures are computed from, of the company, of a customer or of a segment. */
export function gatherBookFacts(db: ReadDb, month: YearMonth, scope: Scope = {}): BookFacts {
  const isPart = scope.customerId !== undefined || scope.segment !== undefined;
  const totals = monthTotals(db, plusMonths(month, -12), month, scope);
  const now = measuresOf(totals, month);
  const charges = chargesByMonth(db, periodOfMonths(month, 1)).get(month);
  const firstMonth = firstInvoiceMonth(db, scope);
  const company = isPart ? measuresOf(monthTotals(db, month, month), month) : now;
  return {
    month,
    isPart,
    firstMonth,
    balance: balanceOfMonth(now),
    revenue: revenueBackTo(db, totals, month, firstMonth, scope),
    collectedCents: cents(now.collectedCents),
    importedPayments: { count: now.importedPayments, matchedCount: now.matchedPayments },
    fixedChargesCents: charges?.fixedCents ?? ZERO,
    variableChargesCents: charges?.variableCents ?? ZERO,
    forecast: isPart ? { month, revenueCents: null, fixedChargesCents: null, variableChargesCents: null } : readForecast(db, month),
    inputs: isPart ? noInputs(month) : readMonthlyInputs(db, month),
    companyRevenue12MonthsCents: cents(company.revenue12MonthsCents),
    topDebtors: monthDebtors(db, month, scope),
    oneMonth: periodFacts(db, totals, month, 1, scope),
    twelveMonths: periodFacts(db, totals, month, 12, scope),
    customerRevenue: customerRevenue(db, month, scope),
  };
}

function periodFacts(db: ReadDb, totals: Totals, month: YearMonth, months: number, scope: Scope): PeriodFacts {
  const sum = (measure: 'delayCents' | 'centDaysAfterDue' | 'centDaysAfterIssue') =>
    monthsEndingWith(month, months).reduce((total, each) => total + measuresOf(totals, each)[measure], 0);
  return {
    openingCents: outstandingOfMonth(measuresOf(totals, plusMonths(month, -months))),
    delays: {
      amountCents: cents(sum('delayCents')),
      centDaysAfterDue: sum('centDaysAfterDue'),
      centDaysAfterIssue: sum('centDaysAfterIssue'),
    },
    writeOffs: writeOffs(db, periodOfMonths(month, months), scope),
  };
}

/** Revenue of the twelve months, and of the years before until they exhaust the outstanding (`dsoCountBack`) or there are none. */
function revenueBackTo(db: ReadDb, totals: Totals, month: YearMonth, firstMonth: YearMonth | null, scope: Scope): Map<YearMonth, Cents> {
  const revenue = new Map([...totals].map(([each, { revenueCents }]) => [each, cents(revenueCents)] as const));
  const outstanding = outstandingOfMonth(measuresOf(totals, month));
  // Nothing was sold after the last invoice: however far in the future the month lies, those between are not read.
  const afterLast = plusMonths(lastInvoiceMonth(db) ?? month, 1);
  let earliest = plusMonths(month, -12);
  if (earliest > afterLast) earliest = afterLast;
  while (firstMonth !== null && earliest > firstMonth && !isExhausted(outstanding, revenue)) {
    const last = plusMonths(earliest, -1);
    earliest = plusMonths(earliest, -24);
    for (const [each, { revenueCents }] of monthTotals(db, earliest, last, scope)) revenue.set(each, cents(revenueCents));
  }
  return revenue;
}

/** Customers with what they bought in twelve months, largest first, then by code and name. */
function customerRevenue(db: ReadDb, month: YearMonth, scope: Scope): CustomerRevenue[] {
  const sums = customersOfMonth(db, month, ['revenue12MonthsCents'], scope);
  const customers: CustomerRevenue[] = [];
  for (const [customerId, { code, name }] of customerNames(db)) {
    const revenueCents = sums.get(customerId)?.revenue12MonthsCents ?? 0;
    if (revenueCents !== 0) customers.push({ customerId, code, name, revenueCents: cents(revenueCents) });
  }
  // Names came in order and the sort is stable.
  return customers.sort((a, b) => b.revenueCents - a.revenueCents);
}

function measuresOf(totals: Totals, month: YearMonth): MonthMeasures {
  const measures = totals.get(month);
  if (!measures) throw new RangeError(`month not read: ${month}`);
  return measures;
}
