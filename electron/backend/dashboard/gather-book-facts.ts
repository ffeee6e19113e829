import { chargesByMonth } from '../../../db/charges/charges.queries.ts';
import {
  balanceAt,
  collectedByMonth,
  firstInvoiceMonth,
  importedPayments,
  revenueByCustomer,
  revenueByMonth,
  weightedDelays,
  writeOffs,
} from '../../../db/dashboard/dashboard.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { BookFacts, PeriodFacts } from '../../../shared/dashboard/book-facts.ts';
import { dayBefore, firstDayOf, lastDayOf, type Period, periodOfMonths, type YearMonth } from '../../../shared/dates/year-month.ts';
import { ZERO } from '../../../shared/money/cents.ts';

/** Reads from the books all that one month's figures are computed from. */
export function gatherBookFacts(db: ReadDb, month: YearMonth): BookFacts {
  const firstMonth = firstInvoiceMonth(db);
  const thisMonth = periodOfMonths(month, 1);
  const year = periodOfMonths(month, 12);
  const history: Period = {
    from: firstMonth === null || firstDayOf(firstMonth) > year.from ? year.from : firstDayOf(firstMonth),
    to: lastDayOf(month),
  };
  const charges = chargesByMonth(db, thisMonth).get(month);
  return {
    month,
    firstMonth,
    openInvoices: openInvoicesAt(db, lastDayOf(month)),
    revenue: revenueByMonth(db, history),
    collectedCents: collectedByMonth(db, thisMonth).get(month) ?? ZERO,
    importedPayments: importedPayments(db, thisMonth),
    fixedChargesCents: charges?.fixedCents ?? ZERO,
    variableChargesCents: charges?.variableCents ?? ZERO,
    forecast: readForecast(db, month),
    oneMonth: periodFacts(db, thisMonth),
    twelveMonths: periodFacts(db, year),
    customerRevenue: revenueByCustomer(db, year),
  };
}

function periodFacts(db: ReadDb, period: Period): PeriodFacts {
  return {
    openingCents: balanceAt(db, dayBefore(period.from)).outstandingCents,
    delays: weightedDelays(db, period),
    writeOffs: writeOffs(db, period),
  };
}
