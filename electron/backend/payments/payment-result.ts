import type { PaymentResult, PaymentSummary } from '../../../shared/payments/payments.contract.ts';

/** What a command answers about a payment: where its money is, and what is left of it. */
export function paymentResult({ id, allocations, unallocatedCents }: PaymentSummary): PaymentResult {
  return { paymentId: id, allocations, unallocatedCents };
}
