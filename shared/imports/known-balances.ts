import type { KnownBalances } from '../fec/carried-openings.ts';
import { cents } from '../money/cents.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import type { KnownAllocation, KnownBook } from './known-book.ts';
import type { CustomerDraft } from './row-reader.ts';

/**
 * What customers owed on a day by the company's file: invoices and credit notes issued before it less what was received before it,
 * allocated or not. `draftOf` says who a customer of the book is.
 */
export function knownBalances(
  book: KnownBook,
  allocations: readonly KnownAllocation[],
  draftOf: (customer: string) => CustomerDraft | undefined,
): KnownBalances {
  const customers = new CustomerMatcher(book.customers, book.nextCustomerId);
  return (customer, day) => {
    const draft = draftOf(customer);
    const id = draft === undefined ? null : customers.find(draft);
    if (id === null || id === 'ambiguous') return null;
    const invoices = book.invoices.filter(({ customerId, cancelled, issuedOn }) => customerId === id && !cancelled && issuedOn < day);
    const received = book.payments.filter(({ customerId, paidOn }) => customerId === id && paidOn < day);
    if (invoices.length === 0 && received.length === 0) return null;
    let net = 0;
    for (const { totalCents } of invoices) net += totalCents;
    for (const { amountCents } of received) net -= amountCents;
    const settled = new Map<number, number>();
    for (const { invoiceId, amountCents, allocatedOn } of allocations)
      if (allocatedOn < day) settled.set(invoiceId, (settled.get(invoiceId) ?? 0) + amountCents);
    const documents = invoices
      .filter(({ kind }) => kind === 'invoice')
      .map(({ id: invoiceId, number, issuedOn, dueOn, totalCents }) => {
        const openCents = cents(totalCents - (settled.get(invoiceId) ?? 0));
        return { number, issuedOn, dueOn, totalCents, openCents };
      })
      .filter(({ openCents }) => openCents > 0);
    return { netCents: net, documents };
  };
}
