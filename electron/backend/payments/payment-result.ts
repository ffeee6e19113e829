import type { ReadDb } from '../../../db/database.ts';
import { earnedDiscountsOf } from '../../../db/payments/earned-discounts.queries.ts';
import { readPayment } from '../../../db/payments/payments.queries.ts';
import type { PaymentResult } from '../../../shared/payments/payments.contract.ts';

/** What a command answers about a payment: where its money is, what is left of it, and the discounts that it earned. */
export function paymentResult(db: ReadDb, paymentId: number): PaymentResult {
  const { allocations, unallocatedCents } = readPayment(db, paymentId);
  return { paymentId, allocations, unallocatedCents, discounts: earnedDiscountsOf(db, paymentId) };
}
