import { linkMovement, sameMoneyOnStatement } from '../../../db/imports/bank-movements.queries.ts';
import { insertPayment } from '../../../db/payments/payments.queries.ts';
import { insertInstalmentPayments, readSchedule } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { laterOf } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { describeSchedule, openUnderSchedule, standingOf } from '../../../shared/schedules/describe-schedule.ts';
import { allocateToSchedule } from '../../../shared/schedules/schedule-state.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof schedulesContract.recordPayment;

/**
 * Records money received under a schedule: one payment, allocated to the invoices oldest due first, then to the fees.
 * More than what is left is refused: the rest would belong to no instalment. A credit of a bank statement that is the same money is
 * this payment from then on.
 *
 * @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_CLOSED, SCHEDULE_PAYMENT_TOO_LARGE, PAYMENT_BEFORE_INVOICE
 */
export function recordSchedulePayment(context: CommandContext, { scheduleId, date, amountCents, method }: InputOf<Verb>): OutputOf<Verb> {
  const { db } = context;
  // Against all that is recorded, whatever its date: an invoice must never get more than its total.
  const record = readSchedule(db, scheduleId, END_OF_RECORDS);
  const { openCents, instalments, state } = standingOf(record, END_OF_RECORDS);
  if (state === 'closed') throw new AppError('SCHEDULE_CLOSED', { scheduleId });
  if (amountCents > openCents) throw new AppError('SCHEDULE_PAYMENT_TOO_LARGE', { amountCents, openCents });

  const allocation = allocateToSchedule(
    amountCents,
    record.invoices.map((invoice) => ({ ...invoice, openCents: openUnderSchedule(invoice) })),
    instalments.map((instalment) => instalment.openCents),
  );
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
    const parts = allocation.instalments.flatMap(({ index, ...part }) => {
      const instalmentId = record.instalments[index]?.instalmentId;
      return instalmentId === undefined ? [] : { instalmentId, ...part };
    });
    insertInstalmentPayments(db, paymentId, parts);
    if (banked) linkMovement(db, banked.movementId, paymentId, context.today);
    const asOf = laterOf(context.today, date);
    const onStatement = banked && { fileName: banked.fileName, bookedOn: banked.bookedOn };
    return { ...describeSchedule(readSchedule(db, scheduleId, asOf), asOf), onStatement };
  });
}
