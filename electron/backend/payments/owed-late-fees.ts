import type { ReadDb } from '../../../db/database.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { feePaymentsOf, feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, undisputedLateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { lateFeesOfInvoice } from '../../../shared/late-fees/late-fee-rules.ts';
import { type InvoiceFees, shareFees } from '../../../shared/late-fees/share-fees.ts';
import { addCents, type Cents, minCents, subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';

/**
 * What a customer still owes of late-payment interest and flat 40 € on a day, by invoice, oldest due first: all that ran, less all that was
 * ever paid of it. Those of an invoice in a running schedule are paid with its instalments, and are not here. @throws AppError RATE_MISSING
 */
export function owedLateFees(db: ReadDb, customerId: number, on: LocalDate): InvoiceFees[] {
  const terms = lateFeeTermsOf(db, customerId, on);
  const paid = feePaymentsOf(db, customerId);
  const scheduled = new Set(invoicesAt(db, END_OF_RECORDS, customerId).flatMap(({ id, scheduleId }) => (scheduleId === null ? [] : [id])));
  const invoices = undisputedLateInvoices(db, on, customerId).filter(({ invoiceId }) => !scheduled.has(invoiceId));
  const ran = invoices.map((invoice) => {
    const { interestCents, indemnityCents } = lateFeesOfInvoice(invoice, terms);
    return { invoiceId: invoice.invoiceId, amountCents: addCents(interestCents, indemnityCents) };
  });
  const ids = invoices.map(({ invoiceId }) => invoiceId);
  // Schedules that ended brought some in without saying for which of their invoices.
  const leftCents = subtractCents(sumCents(ran.map(({ amountCents }) => amountCents)), feesPaidBefore(db, ids, END_OF_RECORDS));
  const owed = ran.map(({ invoiceId, amountCents }) => {
    const own = subtractCents(amountCents, paid.get(invoiceId) ?? ZERO);
    return { invoiceId, amountCents: own > 0 ? own : ZERO };
  });
  return shareFees(owed, leftCents);
}

/**
 * The invoices whose late fees a part of a payment pays.
 * @throws AppError LATE_FEES_EXCEED_OWED, RATE_MISSING; LATE_FEES_EXCEED_PAYMENT where that part is more than invoices leave of it
 */
export function feeParts(
  db: ReadDb,
  { customerId, on, feeCents, leftCents }: { customerId: number; on: LocalDate; feeCents: Cents; leftCents: Cents },
): InvoiceFees[] {
  if (feeCents === ZERO) return [];
  if (feeCents > leftCents) throw new AppError('LATE_FEES_EXCEED_PAYMENT', { feeCents, leftCents });
  const owed = owedLateFees(db, customerId, on);
  const owedCents = sumCents(owed.map(({ amountCents }) => amountCents));
  if (feeCents > owedCents) throw new AppError('LATE_FEES_EXCEED_OWED', { feeCents, owedCents, on });
  return shareFees(owed, minCents(feeCents, owedCents));
}
