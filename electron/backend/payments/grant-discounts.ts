import type { WriteDb } from '../../../db/database.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { insertEarnedDiscount } from '../../../db/payments/earned-discounts.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { AllocatableInvoice, PlannedAllocation } from '../../../shared/payments/allocation-rules.ts';
import { discountMethod } from '../../../shared/payments/early-payment-words.fr.ts';
import { planDiscounts } from '../../../shared/payments/plan-discounts.ts';

interface AllocatedPayment {
  paymentId: number;
  customerId: number;
  paidOn: LocalDate;
}

/** Records the discounts that a payment earned with its allocations, which `invoiceOf` does not count yet. Inside the caller's transaction. */
export function grantDiscounts(
  db: WriteDb,
  { paymentId, customerId, paidOn }: AllocatedPayment,
  allocations: readonly PlannedAllocation[],
  invoiceOf: (invoiceId: number) => AllocatableInvoice,
): void {
  const offers = earlyPaymentOffers(db, { invoiceIds: allocations.map(({ invoiceId }) => invoiceId) });
  for (const { ratePct, ...discount } of planDiscounts(allocations, invoiceOf, offers, paidOn))
    insertEarnedDiscount(db, paymentId, { ...discount, customerId, method: discountMethod(ratePct) });
}
