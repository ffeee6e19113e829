import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS, suggestAllocation } from '../../../shared/payments/allocation-rules.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import { discountedAllocation } from '../../../shared/payments/plan-discounts.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof paymentsContract.suggestAllocation;

/** Offers an allocation for money that names no invoice, among those issued by its date. @throws AppError CUSTOMER_NOT_FOUND */
export function suggestPaymentAllocation({ db }: QueryContext, { customerId, date, amountCents }: InputOf<Verb>): OutputOf<Verb> {
  readCustomer(db, customerId);
  const open = invoicesAt(db, END_OF_RECORDS, customerId).filter(
    ({ kind, cancelledOn, issuedOn, openCents }) => kind === 'invoice' && cancelledOn === null && issuedOn <= date && openCents > 0,
  );
  const numbers = new Map(open.map(({ id, number }) => [id, number]));
  const discounted = discountedAllocation(amountCents, open, earlyPaymentOffers(db, { customerId }), date);
  const { allocations, unallocatedCents } = discounted
    ? { allocations: discounted, unallocatedCents: ZERO }
    : suggestAllocation(amountCents, open);
  return {
    allocations: allocations.map((allocation) => ({ ...allocation, invoiceNumber: numbers.get(allocation.invoiceId) ?? '' })),
    unallocatedCents,
  };
}
