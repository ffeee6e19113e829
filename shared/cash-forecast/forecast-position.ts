import type { DayNumber, LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';

/** An open invoice or credit note at the day of a forecast. */
export interface OpenItem {
  invoiceId: number;
  kind: 'invoice' | 'creditNote';
  customerId: number;
  issuedDay: DayNumber;
  dueDay: DayNumber;
  /** Negative for a credit note. */
  openCents: Cents;
  /** The contested part of it. */
  disputedCents: Cents;
}

/** A promise that still stands at the day: what of it has not come yet, and the invoices it is about. */
export interface StandingPromise {
  promisedOn: LocalDate;
  restCents: Cents;
  invoiceIds: readonly number[];
}

/** What is still to come of the principal of a running schedule, oldest instalment first, and the invoices behind it, in their order. */
export interface RunningSchedule {
  instalments: readonly { dueOn: LocalDate; principalCents: Cents }[];
  /** Its instalments also bring late fees, which are no part of the outstanding and of no forecast. */
  hasFees?: true;
  /** At most `amountCents` of each: what it was agreed for. */
  invoices: readonly { invoiceId: number; amountCents: Cents }[];
}

/** All that was known of the money to come at the end of a day. */
export interface ForecastPosition {
  asOf: LocalDate;
  items: readonly OpenItem[];
  promises: readonly StandingPromise[];
  schedules: readonly RunningSchedule[];
  /** Money received and not allocated, by customer. */
  unallocated: ReadonlyMap<number, Cents>;
  /** Customers in collective proceedings, with the day of the judgment. */
  insolvencies: ReadonlyMap<number, DayNumber>;
}
