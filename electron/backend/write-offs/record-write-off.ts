import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertPayment } from '../../../db/payments/payments.queries.ts';
import { insertWriteOffReason } from '../../../db/write-offs/write-offs.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import { checkAllocations, END_OF_RECORDS, mergeAllocations } from '../../../shared/payments/allocation-rules.ts';
import type { writeOffsContract } from '../../../shared/write-offs/write-offs.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof writeOffsContract.record;

/**
 * Gives up what is open of some invoices, or parts of it, for a reason: an allocation of kind `writeOff`, which leaves the balance on its day.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER, PAYMENT_BEFORE_INVOICE, WRITE_OFF_IN_FUTURE,
 * WRITE_OFF_WITHOUT_NOTE and those of `checkAllocations`.
 */
export function recordWriteOff({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, on, reason, note = '' } = input;
  readCustomer(db, customerId);
  if (on > today) throw new AppError('WRITE_OFF_IN_FUTURE', { on });
  if (reason === 'other' && note === '') throw new AppError('WRITE_OFF_WITHOUT_NOTE', {});
  const allocations = mergeAllocations(input.allocations);
  const known = new Map(invoicesAt(db, END_OF_RECORDS, customerId).map((invoice) => [invoice.id, invoice]));
  const invoiceOf = (invoiceId: number) => {
    const invoice = known.get(invoiceId);
    if (!invoice) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number: readInvoice(db, invoiceId).number });
    return invoice;
  };
  const amountCents = sumCents(allocations.map((allocation) => allocation.amountCents));
  checkAllocations(allocations, amountCents, invoiceOf);
  for (const { number, issuedOn } of allocations.map(({ invoiceId }) => invoiceOf(invoiceId)))
    if (on < issuedOn) throw new AppError('PAYMENT_BEFORE_INVOICE', { number, issuedOn, paidOn: on });

  return db.transaction(() => {
    const payment = { customerId, paidOn: on, amountCents, kind: 'writeOff' as const, method: '' };
    const paymentId = insertPayment(
      db,
      payment,
      allocations.map((allocation) => ({ ...allocation, on })),
    );
    insertWriteOffReason(db, paymentId, reason, note);
    return { paymentId, amountCents };
  });
}
