import type { LocalDate } from '../dates/local-date.ts';
import type { KnownBalances } from '../fec/carried-openings.ts';
import { groupInSteps } from '../fec/in-steps.ts';
import { cents } from '../money/cents.ts';
import type { CustomerDraft } from './customer-draft.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import type { KnownAllocation, KnownBook } from './known-book.ts';

/**
 * What customers owed on a day by the company's file: invoices and credit notes issued before it less what was received before it,
 * allocated or not. Gives way now and then. `draftOf` says who a customer of the book is; `standFor` for whom the file's documents stand whatever the book says.
 */
export function* knownBalances(
  book: KnownBook,
  allocations: readonly KnownAllocation[],
  draftOf: (customer: string) => CustomerDraft | undefined,
  standFor: (customerId: number, day: LocalDate) => boolean = () => false,
): Generator<void, KnownBalances> {
  const customers = new CustomerMatcher(book.customers, book.nextCustomerId);
  const invoicesOf = yield* groupInSteps(book.invoices, ({ customerId }) => customerId);
  const paymentsOf = yield* groupInSteps(book.payments, ({ customerId }) => customerId);
  const allocatedTo = yield* groupInSteps(allocations, ({ invoiceId }) => invoiceId);
  const givenBy = yield* groupInSteps(allocations, ({ paymentId, creditNoteId }) => `${paymentId ?? ''} ${creditNoteId ?? ''}`);
  const before = (list: readonly KnownAllocation[] | undefined, day: LocalDate) =>
    (list ?? []).reduce((sum, { allocatedOn, amountCents }) => (allocatedOn < day ? sum + amountCents : sum), 0);
  return (customer, day) => {
    const draft = draftOf(customer);
    const id = draft === undefined ? null : customers.find(draft);
    if (id === null || id === 'ambiguous') return null;
    const invoices = (invoicesOf.get(id) ?? []).filter(({ cancelled, issuedOn }) => !cancelled && issuedOn < day);
    const received = (paymentsOf.get(id) ?? []).filter(({ paidOn }) => paidOn < day);
    const isAny = standFor(id, day);
    if (invoices.length === 0 && received.length === 0 && !isAny) return null;
    let net = 0;
    for (const { totalCents } of invoices) net += totalCents;
    for (const { amountCents } of received) net -= amountCents;
    const documents = invoices.map(({ id: invoiceId, kind, number, issuedOn, dueOn, totalCents }) => {
      const taken = kind === 'invoice' ? before(allocatedTo.get(invoiceId), day) : before(givenBy.get(` ${invoiceId}`), day);
      const total = Math.abs(totalCents);
      return { kind, number, issuedOn, dueOn, totalCents: cents(total), openCents: cents(total - taken) };
    });
    const credits = received.map(({ id: paymentId, kind, paidOn, reference, amountCents }) => {
      const openCents = cents(amountCents - before(givenBy.get(`${paymentId} `), day));
      return { id: paymentId, kind, paidOn, reference, amountCents, openCents };
    });
    return {
      netCents: isAny ? 'any' : net,
      documents: documents.filter(({ openCents }) => openCents > 0),
      credits: credits.filter(({ openCents }) => openCents > 0),
    };
  };
}
