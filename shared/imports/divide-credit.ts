import type { MatchAllocation } from '../bank-statements/match-book.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';

/** The part of a credit that is one customer's payment. */
export interface CreditShare {
  readonly customerId: number;
  readonly amountCents: Cents;
  readonly allocations: readonly MatchAllocation[];
}

/**
 * Divides a credit among the customers whose invoices it pays: to each what its invoices take; what none takes goes to `restTo`, whose
 * share comes first, or else to the customer of the first invoice. The shares make the credit to the cent. To be called with no more
 * allocated than there is.
 */
export function divideCredit(
  amountCents: Cents,
  allocations: readonly MatchAllocation[],
  customerOf: (invoiceId: number) => number,
  restTo: number | null,
): CreditShare[] {
  const byCustomer = new Map<number, MatchAllocation[]>(restTo === null ? [] : [[restTo, []]]);
  for (const allocation of allocations) {
    const customerId = customerOf(allocation.invoiceId);
    byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), allocation]);
  }
  const rest = subtractCents(amountCents, sumCents(allocations.map((allocation) => allocation.amountCents)));
  return [...byCustomer]
    .map(([customerId, own], index) => {
      const taken = sumCents(own.map((allocation) => allocation.amountCents));
      return { customerId, amountCents: addCents(taken, index === 0 ? rest : ZERO), allocations: own };
    })
    .filter((share) => share.amountCents > 0);
}
