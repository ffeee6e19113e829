import { readPayment, removeHandAllocations } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { CommandContext } from '../context.ts';
import { paymentResult } from './payment-result.ts';

type Verb = typeof paymentsContract.deallocate;

/**
 * Takes back what a person allocated of a payment: it is again to the customer's credit, and the import that brought it, or the
 * invoices, can be undone; the discounts that it earned go. A loss or a discount recorded by hand has no being without its invoices: it is
 * removed instead.
 *
 * @throws AppError PAYMENT_NOT_FOUND, PAYMENT_NOT_ALLOCATED_BY_HAND, WRITE_OFF_NOT_DEALLOCATED, DISCOUNT_NOT_DEALLOCATED
 */
export function deallocatePayment({ db }: CommandContext, { paymentId }: InputOf<Verb>): OutputOf<Verb> {
  const payment = readPayment(db, paymentId);
  if (payment.allocatedByHandCents === 0) throw new AppError('PAYMENT_NOT_ALLOCATED_BY_HAND', { paymentId });
  if (payment.kind === 'discount' && payment.importId === null) throw new AppError('DISCOUNT_NOT_DEALLOCATED', { paymentId });
  if (payment.kind === 'writeOff' && payment.importId === null) throw new AppError('WRITE_OFF_NOT_DEALLOCATED', { paymentId });

  return db.transaction(() => {
    removeHandAllocations(db, paymentId);
    return paymentResult(db, paymentId);
  });
}
