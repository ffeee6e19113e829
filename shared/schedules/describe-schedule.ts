import type { LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, minCents, sumCents } from '../money/cents.ts';
import { type ScheduleStanding, scheduleStanding } from './schedule-state.ts';
import type { Every, Schedule } from './schedules.contract.ts';

/** A schedule as agreed, with what is open of its invoices at a day. */
export interface ScheduleRecord {
  scheduleId: number;
  customerId: number;
  customerName: string;
  agreedOn: LocalDate;
  every: Every;
  firstOn: LocalDate;
  endedOn: LocalDate | null;
  principalCents: Cents;
  interestCents: Cents;
  indemnityCents: Cents;
  /** What of payments went to interest and the 40 €, by that day. */
  feesPaidCents: Cents;
  invoices: readonly ScheduledInvoiceRecord[];
  instalments: readonly { instalmentId: number; position: number; dueOn: LocalDate; amountCents: Cents }[];
}

export interface ScheduledInvoiceRecord {
  invoiceId: number;
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  /** What was open of it when the schedule was agreed. */
  amountCents: Cents;
  openCents: Cents;
}

/** What is still open of an invoice under the schedule: a payment undone elsewhere never makes it more than was agreed. */
export function openUnderSchedule({ amountCents, openCents }: ScheduledInvoiceRecord): Cents {
  return minCents(amountCents, openCents);
}

/** Where a recorded schedule stands at a day; `record` holds what was open that day, or the day it ended if that came first. */
export function standingOf(record: ScheduleRecord, asOf: LocalDate): ScheduleStanding {
  const debt = {
    principalCents: record.principalCents,
    feesCents: addCents(record.interestCents, record.indemnityCents),
    principalOpenCents: sumCents(record.invoices.map(openUnderSchedule)),
    feesPaidCents: record.feesPaidCents,
  };
  return scheduleStanding(record.instalments, debt, asOf, record.endedOn);
}

/** A schedule as screens and letters show it. */
export function describeSchedule(record: ScheduleRecord, asOf: LocalDate): Schedule {
  const { feesPaidCents: _feesPaid, instalments, invoices, ...agreed } = record;
  const standing = standingOf(record, asOf);
  return {
    ...agreed,
    state: standing.state,
    totalCents: sumCents([record.principalCents, record.interestCents, record.indemnityCents]),
    paidCents: standing.paidCents,
    openCents: standing.openCents,
    invoices: invoices.map((invoice) => ({ ...invoice, openCents: openUnderSchedule(invoice) })),
    instalments: standing.instalments.map((state, index) => ({ ...(instalments[index] as (typeof instalments)[number]), ...state })),
  };
}
