import type { WriteDb } from '../../../db/database.ts';
import { insertAllocations, insertCreditNoteAllocations } from '../../../db/payments/payments.queries.ts';
import { insertInstalmentPayments, readSchedule } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { laterOf } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Cents, minCents, subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { allocationDate, END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import type { OpenCredit } from '../../../shared/schedules/deduct-credits.ts';
import { describeSchedule, openUnderSchedule, type ScheduleRecord } from '../../../shared/schedules/describe-schedule.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { openCredits } from './open-credits.ts';
import { instalmentParts, placeUnderSchedule } from './place-under-schedule.ts';

type Verbs = typeof schedulesContract;

/** @throws AppError SCHEDULE_NOT_FOUND */
export function scheduleCredits({ db }: QueryContext, { scheduleId, asOf }: InputOf<Verbs['credits']>): OutputOf<Verbs['credits']> {
  const { customerId } = readSchedule(db, scheduleId, asOf);
  return openCredits(db, customerId, asOf).map(({ label, leftCents }) => ({ label, leftCents }));
}

/**
 * Puts what the customer has to its credit against a schedule, oldest first: money that a bank brought and that no invoice took, such as the
 * late fees of a last instalment, and open credit notes, which settle invoices only.
 * @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_CLOSED
 */
export function takeCredits({ db, today }: CommandContext, { scheduleId }: InputOf<Verbs['takeCredits']>): OutputOf<Verbs['takeCredits']> {
  const before = readSchedule(db, scheduleId, END_OF_RECORDS);
  if (before.endedOn !== null || placeUnderSchedule(before).openCents <= 0) throw new AppError('SCHEDULE_CLOSED', { scheduleId });
  const credits = openCredits(db, before.customerId, today);
  return db.transaction(() => {
    const taken = credits.map((credit) => takeCredit(db, readSchedule(db, scheduleId, END_OF_RECORDS), credit));
    const asOf = laterOf(today, before.agreedOn);
    return { ...describeSchedule(readSchedule(db, scheduleId, asOf), asOf), takenCents: sumCents(taken) };
  });
}

/** What of one credit the schedule takes. */
function takeCredit(db: WriteDb, record: ScheduleRecord, credit: OpenCredit): Cents {
  const { openCents, allocate } = placeUnderSchedule(record);
  const principalCents = sumCents(record.invoices.map(openUnderSchedule));
  const amountCents = minCents(credit.leftCents, credit.source === 'payment' ? openCents : principalCents);
  if (amountCents <= ZERO) return ZERO;
  const allocation = allocate(amountCents);
  const dated = allocation.invoices.map((part) => {
    const invoice = record.invoices.find(({ invoiceId }) => invoiceId === part.invoiceId);
    return { ...part, on: allocationDate(credit.on, invoice ?? { issuedOn: credit.on }) };
  });
  if (credit.source === 'creditNote') {
    insertCreditNoteAllocations(db, credit.id, dated);
    return subtractCents(amountCents, allocation.feesCents);
  }
  insertAllocations(db, credit.id, dated);
  insertInstalmentPayments(db, credit.id, instalmentParts(record, allocation));
  return amountCents;
}
