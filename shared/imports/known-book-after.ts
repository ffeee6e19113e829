import { type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, ZERO } from '../money/cents.ts';
import type { ImportPlan } from './import-plan.ts';
import type { KnownBook, KnownCustomer, KnownInvoice, KnownPayment } from './known-book.ts';

/** The book that there will be once a plan is written: what the next list of the same import is compared with. */
export function bookAfter(book: KnownBook, plan: ImportPlan): KnownBook {
  return {
    ...book,
    customers: customersAfter(book.customers, plan),
    invoices: invoicesAfter(book.invoices, plan),
    payments: paymentsAfter(book.payments, plan),
    nextCustomerId: beyond(book.nextCustomerId, plan.newCustomers),
    nextInvoiceId: beyond(book.nextInvoiceId, plan.newInvoices),
    nextPaymentId: beyond(book.nextPaymentId, plan.newPayments),
  };
}

function customersAfter(customers: readonly KnownCustomer[], { newCustomers, changedCustomers }: ImportPlan): KnownCustomer[] {
  const changes = new Map(changedCustomers.map((each) => [each.id, each.changes]));
  return [...customers.map((customer) => ({ ...customer, ...changes.get(customer.id) })), ...newCustomers];
}

function invoicesAfter(invoices: readonly KnownInvoice[], plan: ImportPlan): KnownInvoice[] {
  const changed = new Map(plan.changedInvoices.map((invoice) => [invoice.id, invoice]));
  const disputed = new Set(plan.newDisputes.map(({ invoiceId }) => invoiceId));
  const allocated = new Map<number, { amountCents: Cents; lastOn: LocalDate }>();
  const allocate = (id: number, amountCents: Cents, on: LocalDate) => {
    const before = allocated.get(id);
    allocated.set(id, {
      amountCents: addCents(before?.amountCents ?? ZERO, amountCents),
      lastOn: before ? laterOf(before.lastOn, on) : on,
    });
  };
  for (const { invoiceId, creditNoteId, amountCents, allocatedOn } of plan.newAllocations) {
    allocate(invoiceId, amountCents, allocatedOn);
    if (creditNoteId !== null) allocate(creditNoteId, amountCents, allocatedOn);
  }
  const settled = <T extends Pick<KnownInvoice, 'id' | 'allocatedCents' | 'lastAllocatedOn' | 'everDisputed'>>(invoice: T): T => {
    const added = allocated.get(invoice.id);
    return {
      ...invoice,
      allocatedCents: addCents(invoice.allocatedCents, added?.amountCents ?? ZERO),
      lastAllocatedOn: added ? laterOf(invoice.lastAllocatedOn ?? added.lastOn, added.lastOn) : invoice.lastAllocatedOn,
      everDisputed: invoice.everDisputed || disputed.has(invoice.id),
    };
  };
  const after = invoices.map((invoice) => settled({ ...invoice, ...changed.get(invoice.id) }));
  for (const { id, customerId, number, kind, issuedOn, dueOn, totalCents, foreign, cancelledOn } of plan.newInvoices)
    after.push(
      settled({
        ...{ id, customerId, number, kind, issuedOn, dueOn, totalCents, foreign },
        ...{ allocatedCents: ZERO, lastAllocatedOn: null, everDisputed: false, openImportedDisputeId: null },
        cancelled: cancelledOn !== undefined,
      }),
    );
  return after;
}

function paymentsAfter(payments: readonly KnownPayment[], { newPayments, newAllocations }: ImportPlan): KnownPayment[] {
  const invoiceIds = new Map<number, number[]>();
  for (const { paymentId, invoiceId } of newAllocations)
    if (paymentId !== null) invoiceIds.set(paymentId, [...(invoiceIds.get(paymentId) ?? []), invoiceId]);
  const known = payments.map((payment) => ({ ...payment, invoiceIds: [...payment.invoiceIds, ...(invoiceIds.get(payment.id) ?? [])] }));
  const added = newPayments.map(({ id, customerId, paidOn, amountCents, kind, reference }) => ({
    ...{ id, customerId, paidOn, amountCents, kind, reference },
    invoiceIds: invoiceIds.get(id) ?? [],
    fromStatement: false,
  }));
  return [...known, ...added];
}

function beyond(next: number, added: Iterable<{ readonly id: number }>): number {
  let free = next;
  for (const { id } of added) free = Math.max(free, id + 1);
  return free;
}
