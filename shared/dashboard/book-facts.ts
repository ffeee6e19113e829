import type { LocalDate } from '../dates/local-date.ts';
import type { YearMonth } from '../dates/year-month.ts';
import type { ForecastMonth } from '../forecasts/forecasts.contract.ts';
import type { MonthlyInputs } from '../inputs/inputs.contract.ts';
import type { Cents } from '../money/cents.ts';
import type { AgedBalance, Debtor } from './dashboard.contract.ts';

export interface CustomerRevenue {
  customerId: number;
  code: string;
  name: string;
  revenueCents: Cents;
}

/** Sums over allocations of payments: Σ amount, and Σ amount × days counted from the due date and from the issue date. */
export interface WeightedDelays {
  amountCents: Cents;
  centDaysAfterDue: number;
  centDaysAfterIssue: number;
}

export interface OpenInvoice {
  kind: 'invoice' | 'creditNote';
  dueOn: LocalDate;
  openCents: Cents;
  disputedCents: Cents;
}

/** What the figures of a period need to know of it besides the balances at its end. */
export interface PeriodFacts {
  /** Outstanding the day before the period. */
  openingCents: Cents;
  delays: WeightedDelays;
  writeOffs: { totalCents: Cents; notDueCents: Cents };
}

/** What is open at a day: by days past due, and what open disputes contest of it. */
export interface BalanceFacts {
  agedBalance: AgedBalance;
  disputedCents: Cents;
  /** The contested part of what is overdue. */
  disputedOverdueCents: Cents;
}

/** Everything that the figures of one month are computed from, as gathered from the books. */
export interface BookFacts {
  month: YearMonth;
  /** True for one customer or a segment, of whom no charge, forecast or input is known. */
  isPart: boolean;
  balance: BalanceFacts;
  /** Revenue by month, of the twelve months at least and back to where the outstanding is exhausted, or to the first invoice. */
  revenue: ReadonlyMap<YearMonth, Cents>;
  firstMonth: YearMonth | null;
  collectedCents: Cents;
  /** Payments of the month that came by an import, and those of them that it allocated by itself. */
  importedPayments: { count: number; matchedCount: number };
  fixedChargesCents: Cents;
  variableChargesCents: Cents;
  forecast: ForecastMonth;
  inputs: MonthlyInputs;
  /** Of the whole company over the twelve months, whatever the scope. */
  companyRevenue12MonthsCents: Cents;
  topDebtors: readonly Debtor[];
  oneMonth: PeriodFacts;
  twelveMonths: PeriodFacts;
  customerRevenue: readonly CustomerRevenue[];
}
