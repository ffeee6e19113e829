import { isPartOfCredit } from '../../../db/imports/decided-movements.queries.ts';
import { deletePayment, importOfPayment, readPayment, removeHandAllocations } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof paymentsContract.remove;

/**
 * Removes a payment or a loss recorded by mistake, with what it settled: invoices, instalments and fees are open again, since where
 * they stand is computed from what is recorded. What an import brought or allocated is only taken back with that import.
 *
 * @throws AppError PAYMENT_NOT_FOUND, PAYMENT_IMPORTED, PAYMENT_OF_CREDIT for a part of a credit that was divided
 */
export function removePayment({ db }: CommandContext, { paymentId }: InputOf<Verb>): OutputOf<Verb> {
  readPayment(db, paymentId);
  const imported = importOfPayment(db, paymentId);
  if (imported) throw new AppError('PAYMENT_IMPORTED', imported);
  if (isPartOfCredit(db, paymentId)) throw new AppError('PAYMENT_OF_CREDIT', { paymentId });

  return db.transaction(() => {
    removeHandAllocations(db, paymentId);
    deletePayment(db, paymentId);
    return { paymentId };
  });
}
