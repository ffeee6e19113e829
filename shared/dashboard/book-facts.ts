import type { LocalDate } from '../dates/local-date.ts';
import type { YearMonth } from '../dates/year-month.ts';
import type { ForecastMonth } from '../forecasts/forecasts.contract.ts';
import type { Cents } from '../money/cents.ts';

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

/** Everything that the figures of one month are computed from, as gathered from the books. */
export interface BookFacts {
  month: YearMonth;
  openInvoices: readonly OpenInvoice[];
  /** Revenue by month, from the first invoice to the month of the figures. */
  revenue: ReadonlyMap<YearMonth, Cents>;
  firstMonth: YearMonth | null;
  collectedCents: Cents;
  /** Payments of the month that came by an import, and those of them that it allocated by itself. */
  importedPayments: { count: number; matchedCount: number };
  fixedChargesCents: Cents;
  variableChargesCents: Cents;
  forecast: ForecastMonth;
  oneMonth: PeriodFacts;
  twelveMonths: PeriodFacts;
  customerRevenue: readonly CustomerRevenue[];
}
