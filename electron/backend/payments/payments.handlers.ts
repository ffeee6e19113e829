import { listPayments } from '../../../db/payments/payments.queries.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { HandlersOf } from '../context.ts';
import { allocateCreditNote } from './allocate-credit-note.ts';
import { allocatePayment } from './allocate-payment.ts';
import { deallocatePayment } from './deallocate-payment.ts';
import { recordPayment } from './record-payment.ts';
import { removePayment } from './remove-payment.ts';
import { suggestPaymentAllocation } from './suggest-payment-allocation.ts';
import { takeDiscount } from './take-discount.ts';

export const paymentsHandlers: HandlersOf<typeof paymentsContract> = {
  record: recordPayment,
  allocate: allocatePayment,
  allocateCreditNote,
  deallocate: deallocatePayment,
  remove: removePayment,
  grantDiscount: takeDiscount,
  suggestAllocation: suggestPaymentAllocation,
  list: ({ db }, { customerId }) => listPayments(db, customerId),
};
