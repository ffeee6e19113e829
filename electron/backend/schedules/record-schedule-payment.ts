import { linkMovement, sameMoneyOnStatement } from '../../../db/imports/bank-movements.queries.ts';
import { insertPayment } from '../../../db/payments/payments.queries.ts';
import { insertInstalmentPayments, readSchedule } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { laterOf } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { minCents, subtractCents } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext } from '../context.ts';
import { instalmentParts, placeUnderSchedule } from './place-under-schedule.ts';

type Verb = typeof schedulesContract.recordPayment;

/**
 * Records money received under a schedule: one payment, allocated to the invoices oldest due first, then to the fees; it fills the late
 * instalments, then those to come. What is beyond the whole schedule stays unallocated, to the customer's credit. A credit of a bank
 * statement that is the same money is this payment from then on.
 *
 * @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_CLOSED, PAYMENT_BEFORE_INVOICE
 */
export function recordSchedulePayment(context: CommandContext, { scheduleId, date, amountCents, method }: InputOf<Verb>): OutputOf<Verb> {
  const { db } = context;
  // Against all that is recorded, whatever its date: an invoice must never get more than its total.
  const record = readSchedule(db, scheduleId, END_OF_RECORDS);
  const { openCents, allocate } = placeUnderSchedule(record);
  if (record.endedOn !== null || openCents <= 0) throw new AppError('SCHEDULE_CLOSED', { scheduleId });
  const usedCents = minCents(amountCents, openCents);
  const allocation = allocate(usedCents);
  for (const { invoiceId } of allocation.invoices) {
    const invoice = record.invoices.find((candidate) => candidate.invoiceId === invoiceId);
    if (invoice && date < invoice.issuedOn)
      throw new AppError('PAYMENT_BEFORE_INVOICE', { number: invoice.invoiceNumber, issuedOn: invoice.issuedOn, paidOn: date });
  }

  return db.transaction(() => {
    const payment = { customerId: record.customerId, paidOn: date, amountCents, kind: 'payment' as const, method: method ?? '' };
    const banked = sameMoneyOnStatement(db, payment);
    const paymentId = insertPayment(
      db,
      payment,
      allocation.invoices.map((part) => ({ ...part, on: date })),
    );
    insertInstalmentPayments(db, paymentId, instalmentParts(record, allocation));
    if (banked) linkMovement(db, banked.movementId, paymentId, context.today);
    const asOf = laterOf(context.today, date);
    const onStatement = banked && { fileName: banked.fileName, bookedOn: banked.bookedOn };
    const unallocatedCents = subtractCents(amountCents, usedCents);
    return { ...describeSchedule(readSchedule(db, scheduleId, asOf), asOf), onStatement, unallocatedCents };
  });
}
