import type { LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, minCents, subtractCents, sumCents } from '../money/cents.ts';
import { scheduleNextStep } from './next-step.ts';
import { type ScheduleStanding, scheduleStanding } from './schedule-standing.ts';
import { noticeInForce, type PostedNotice, scheduleState } from './schedule-state.ts';
import type { Rhythm, Schedule, ScheduleEnd } from './schedules.contract.ts';

/** A schedule as agreed, with what is open of its invoices at a day. */
export interface ScheduleRecord {
  scheduleId: number;
  customerId: number;
  customerName: string;
  /** The judgment that opened collective proceedings against the customer. */
  judgmentOn: LocalDate | null;
  agreedOn: LocalDate;
  every: Rhythm;
  firstOn: LocalDate;
  sentOn: LocalDate | null;
  signedOn: LocalDate | null;
  endedOn: LocalDate | null;
  endReason: ScheduleEnd | null;
  replacesId: number | null;
  replacedById: number | null;
  onSigning: boolean;
  accelerationDays: number;
  interestWaivedCents: Cents;
  indemnityWaivedCents: Cents;
  waiverReason: string;
  /** The last reminder of an instalment that was sent by that day, and the last formal notice. */
  remindedOn: LocalDate | null;
  postedNotice: PostedNotice | null;
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
  /** What was written off of it, and what credit notes took off it, since the agreement. */
  lostCents: Cents;
  creditedCents: Cents;
}

/** What is still open of an invoice under the schedule: a payment undone elsewhere never makes it more than was agreed. */
export function openUnderSchedule({ amountCents, openCents }: ScheduledInvoiceRecord): Cents {
  return minCents(amountCents, openCents);
}

/** What was written off of it, at most what is gone of the part that was agreed. */
function lostUnderSchedule(invoice: ScheduledInvoiceRecord): Cents {
  return minCents(invoice.lostCents, subtractCents(invoice.amountCents, openUnderSchedule(invoice)));
}

/** What credit notes took off it, at most what is gone of the part that was agreed and no loss. */
function creditedUnderSchedule(invoice: ScheduledInvoiceRecord): Cents {
  const gone = subtractCents(invoice.amountCents, openUnderSchedule(invoice));
  return minCents(invoice.creditedCents, subtractCents(gone, lostUnderSchedule(invoice)));
}

/** Where a recorded schedule stands at a day; `record` holds what was open that day, or the day it ended if that came first. */
export function standingOf(record: ScheduleRecord, asOf: LocalDate): ScheduleStanding {
  const debt = {
    principalCents: record.principalCents,
    feesCents: addCents(record.interestCents, record.indemnityCents),
    principalOpenCents: sumCents(record.invoices.map(openUnderSchedule)),
    feesPaidCents: record.feesPaidCents,
    lostCents: sumCents(record.invoices.map(lostUnderSchedule)),
    creditedCents: sumCents(record.invoices.map(creditedUnderSchedule)),
  };
  return scheduleStanding(record.instalments, debt, asOf, record.endedOn);
}

/** A schedule as screens and letters show it. */
export function describeSchedule(record: ScheduleRecord, asOf: LocalDate): Schedule {
  const { feesPaidCents: _feesPaid, postedNotice, remindedOn, instalments, invoices, judgmentOn, ...agreed } = record;
  const standing = standingOf(record, asOf);
  const described = standing.instalments.map((state, index) => ({ ...(instalments[index] as (typeof instalments)[number]), ...state }));
  const life = {
    ...record,
    paidCents: addCents(standing.paidCents, standing.lostCents),
    openCents: standing.openCents,
    instalments: described,
    notice: postedNotice,
  };
  const state = scheduleState(life, asOf);
  // Once the term is lost all that is left is due, whatever day was agreed.
  const isLost = state === 'closed' && record.endReason === 'broken';
  const oldestLate = described.find((instalment) => instalment.state === 'late');
  const isStopped = judgmentOn !== null && judgmentOn <= asOf && state !== 'closed' && state !== 'kept';
  return {
    ...agreed,
    state,
    stoppedOn: isStopped ? judgmentOn : null,
    // A reminder of an instalment that was paid since is none of the one that is late now.
    remindedOn: oldestLate && remindedOn !== null && remindedOn > oldestLate.dueOn ? remindedOn : null,
    notice: noticeInForce(life),
    // What came before the judgment may not be paid after it (C. com. L622-7): nothing more is expected, the claim is declared.
    nextStep: isStopped ? null : scheduleNextStep(state, life),
    totalCents: sumCents([record.principalCents, record.interestCents, record.indemnityCents]),
    paidCents: standing.paidCents,
    creditedCents: standing.creditedCents,
    lostCents: standing.lostCents,
    openCents: standing.openCents,
    invoices: invoices.map((invoice) => {
      const { lostCents: _lost, creditedCents: _credited, ...kept } = invoice;
      return { ...kept, openCents: openUnderSchedule(invoice) };
    }),
    instalments: isLost
      ? described.map((instalment) =>
          instalment.state === 'upcoming' || instalment.state === 'dueToday' ? { ...instalment, state: 'accelerated' } : instalment,
        )
      : described,
  };
}
