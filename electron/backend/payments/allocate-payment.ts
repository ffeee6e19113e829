import { insertFeePayments } from '../../../db/late-fees/fee-payments.queries.ts';
import { insertAllocations, readPayment } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { allocationDate, checkAllocations, mergeAllocations } from '../../../shared/payments/allocation-rules.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { CommandContext } from '../context.ts';
import { allocatableInvoices } from './allocatable-invoices.ts';
import { grantDiscounts } from './grant-discounts.ts';
import { feeParts } from './owed-late-fees.ts';
import { paymentResult } from './payment-result.ts';

type Verb = typeof paymentsContract.allocate;

/**
 * Puts what is left of a payment against invoices of its customer. It counts from the day of the payment, or from the issue of
 * an invoice that came later (a deposit).
 *
 * @throws AppError PAYMENT_NOT_FOUND, INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER and those of `checkAllocations` and `feeParts`; PAYMENT_NOTHING_CHOSEN.
 */
export function allocatePayment({ db }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const payment = readPayment(db, input.paymentId);
  const allocations = mergeAllocations(input.allocations);
  const invoiceOf = allocatableInvoices(db, payment.customerId);
  checkAllocations(allocations, payment.unallocatedCents, invoiceOf);

  const { id, customerId, paidOn, unallocatedCents } = payment;
  const feeCents = input.feeCents ?? ZERO;
  if (allocations.length === 0 && feeCents === ZERO) throw new AppError('PAYMENT_NOTHING_CHOSEN', {});
  const leftCents = subtractCents(unallocatedCents, sumCents(allocations.map(({ amountCents }) => amountCents)));
  const fees = payment.kind === 'payment' ? feeParts(db, { customerId, on: paidOn, feeCents, leftCents }) : [];

  return db.transaction(() => {
    const dated = allocations.map((allocation) => ({
      ...allocation,
      on: allocationDate(payment.paidOn, invoiceOf(allocation.invoiceId)),
    }));
    insertAllocations(db, payment.id, dated);
    if (payment.kind === 'payment' && input.grantDiscounts !== false)
      grantDiscounts(db, { paymentId: payment.id, customerId: payment.customerId, paidOn: payment.paidOn }, allocations, invoiceOf);
    insertFeePayments(db, id, fees);
    return paymentResult(db, id);
  });
}
