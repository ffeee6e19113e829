import { readExtent } from '../../../db/companies/companies.queries.ts';
import { monthTotals } from '../../../db/dashboard/customer-months.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { companyBalanceAt } from '../../../db/invoices/open-invoices.queries.ts';
import { dsoOver } from '../../../shared/dashboard/dso.ts';
import { outstandingOfMonth } from '../../../shared/dashboard/month-balance.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastWholeMonth, monthsEndingWith, plusMonths } from '../../../shared/dates/year-month.ts';
import { cents } from '../../../shared/money/cents.ts';
import { round4 } from '../../../shared/money/ratio.ts';
import type { PortfolioFigures } from '../../../shared/portfolio/portfolio.contract.ts';
import type { TodayTask } from '../../../shared/reminders/reminders.contract.ts';

/** What there is to do in a company, as the company's own list of the day has it. */
export type CustomersToDo = readonly { customerId: number; customerName: string; tasks: TodayTask[] }[];

const TREND_MONTHS = 13;
/** A quarter: long enough for a delay to have moved, short enough to be news. */
const CHANGE_MONTHS = 3;

/** One line's figures, by the rules of the company's own screens. */
export function companyFigures(db: ReadDb, asOf: LocalDate, customers: CustomersToDo): PortfolioFigures {
  const dsoMonth = lastWholeMonth(asOf);
  const dsoTrend = trendOfDso(db, dsoMonth);
  const dso = dsoTrend.at(-1)?.dso ?? null;
  const before = dsoTrend.at(-1 - CHANGE_MONTHS)?.dso ?? null;
  const { invoiceCount, lastImportOn } = readExtent(db);
  return {
    figuresOn: asOf,
    ...companyBalanceAt(db, asOf),
    dso,
    dsoMonth,
    dsoTrend,
    dsoChange: dso === null || before === null ? null : round4(dso - before),
    thingsToDo: customers.reduce((sum, { tasks }) => sum + tasks.length, 0),
    customersToDo: customers.length,
    invoiceCount,
    lastImportOn,
  };
}

/** The accounting method's DSO (kpis.md, `dso`) of each month, as the dashboard has it. */
function trendOfDso(db: ReadDb, last: PortfolioFigures['dsoMonth']): PortfolioFigures['dsoTrend'] {
  const totals = monthTotals(db, plusMonths(last, 1 - TREND_MONTHS), last);
  const revenue = new Map([...totals].map(([month, { revenueCents }]) => [month, cents(revenueCents)] as const));
  return monthsEndingWith(last, TREND_MONTHS).map((month) => {
    const measures = totals.get(month);
    return { month, dso: measures === undefined ? null : dsoOver(outstandingOfMonth(measures), revenue, month, 1) };
  });
}
