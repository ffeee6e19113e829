import type { LocalDate } from '../dates/local-date.ts';
import { groupBy } from '../fec/group-entries.ts';
import { eachInSteps, groupInSteps } from '../fec/in-steps.ts';
import type { LedgerInvoice, LedgerPayment, LedgerReceivables } from '../fec/ledger-receivables.ts';
import { type Cents, cents } from '../money/cents.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import { customersNamed } from './customers-of-ledger.ts';
import type { ImportPlan, PlannedAllocation } from './import-plan.ts';
import { InvoiceIndex } from './invoice-index.ts';
import type { KnownBook, KnownInvoice, KnownPayment, StoredAllocation } from './known-book.ts';
import { PaymentIdentities } from './payment-identities.ts';

/** What a customer owed when the books of an import opened, and the documents that stand for it in the company's file. */
export interface StoredOpening {
  readonly importId: number;
  readonly fileName: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly opensOn: LocalDate;
  readonly netCents: Cents;
  readonly invoiceIds: readonly number[];
  readonly paymentIds: readonly number[];
}

/** A company's books with what is put against what. */
export interface BookState {
  readonly book: KnownBook;
  readonly allocations: readonly StoredAllocation[];
}

/** Imports whose books open after a day, in the order of their years. */
export function laterLedgers(openings: readonly StoredOpening[], opensOn: LocalDate): StoredOpening[][] {
  const later = openings.filter((opening) => opening.opensOn > opensOn);
  return [...groupBy(later, ({ importId }) => importId).values()].sort((a, b) => {
    const [first, second] = [a[0] as StoredOpening, b[0] as StoredOpening];
    return first.opensOn === second.opensOn ? first.importId - second.importId : first.opensOn < second.opensOn ? -1 : 1;
  });
}

/** The day on which a book opens: that of its first opening, else its first day. */
export function opensOn({ openings, period }: LedgerReceivables): LocalDate | null {
  let first = period?.from ?? null;
  for (const { opensOn: day } of openings) if (first === null || day < first) first = day;
  return first;
}

/** The documents that openings made and that an earlier book brings itself, under the same number or the same day and amount. */
export function* broughtBy(
  { customers, invoices, payments }: LedgerReceivables,
  book: KnownBook,
  openings: readonly StoredOpening[],
): Generator<void, Set<KnownInvoice | KnownPayment>> {
  const [invoiceIds, paymentIds] = [idsOf(openings, 'invoiceIds'), idsOf(openings, 'paymentIds')];
  const ofOpenings = book.invoices.filter(({ id }) => invoiceIds.has(id));
  const index = new InvoiceIndex(ofOpenings, book.invoiceIdentity);
  const identities = new PaymentIdentities(
    book.payments.filter(({ id }) => paymentIds.has(id)),
    () => false,
  );
  const matcher = new CustomerMatcher(book.customers, book.nextCustomerId);
  const ids = new Map([...customersNamed(customers)].map(([code, draft]) => [code, matcher.find(draft)]));
  const brought = new Set<KnownInvoice | KnownPayment>();
  const byId = new Map(ofOpenings.map((invoice) => [invoice.id, invoice]));
  const customerOf = ({ customerCode }: LedgerInvoice | LedgerPayment) => {
    const id = ids.get(customerCode);
    return typeof id === 'number' ? id : null;
  };
  yield* eachInSteps(invoices, (invoice) => {
    const customerId = customerOf(invoice);
    const found = customerId === null ? undefined : index.find(customerId, invoice.issuedOn, invoice.number);
    const known = found && byId.get(found.id);
    if (known) brought.add(known);
  });
  yield* eachInSteps(payments, (payment) => {
    const customerId = customerOf(payment);
    const reference = payment.reference || payment.label;
    const found = customerId === null ? null : identities.take({ ...payment, customerId, reference });
    if (found) brought.add(found);
  });
  return brought;
}

/** Every document of some openings, by id. */
export function idsOf(openings: readonly StoredOpening[], key: 'invoiceIds' | 'paymentIds'): Set<number> {
  return new Set(openings.flatMap((opening) => opening[key]));
}

/** The books without some documents and without some allocations; those of documents that go, go with them. */
export function* without(
  { book, allocations }: BookState,
  invoiceIds: ReadonlySet<number>,
  paymentIds: ReadonlySet<number>,
  isUndone: (allocation: StoredAllocation) => boolean,
): Generator<void, BookState & { readonly dropped: readonly StoredAllocation[] }> {
  const goes = (allocation: StoredAllocation) =>
    invoiceIds.has(allocation.invoiceId) ||
    (allocation.creditNoteId !== null && invoiceIds.has(allocation.creditNoteId)) ||
    (allocation.paymentId !== null && paymentIds.has(allocation.paymentId));
  const dropped: StoredAllocation[] = [];
  const kept: StoredAllocation[] = [];
  yield* eachInSteps(allocations, (allocation) => void (goes(allocation) || isUndone(allocation) ? dropped : kept).push(allocation));
  const touched = new Set(
    dropped.flatMap(({ invoiceId, creditNoteId }) => (creditNoteId === null ? [invoiceId] : [invoiceId, creditNoteId])),
  );
  const ofTouched = new Map<number, StoredAllocation[]>([...touched].map((id) => [id, []]));
  yield* eachInSteps(kept, (allocation) => {
    for (const id of [allocation.invoiceId, allocation.creditNoteId ?? 0]) ofTouched.get(id)?.push(allocation);
  });
  const invoices: KnownInvoice[] = [];
  yield* eachInSteps(book.invoices, (invoice) => {
    if (invoiceIds.has(invoice.id)) return;
    const own = ofTouched.get(invoice.id);
    invoices.push(own ? { ...invoice, ...allocatedOf(own) } : invoice);
  });
  yield;
  return { book: { ...book, invoices, payments: book.payments.filter(({ id }) => !paymentIds.has(id)) }, allocations: kept, dropped };
}

function allocatedOf(allocations: readonly StoredAllocation[]): Pick<KnownInvoice, 'allocatedCents' | 'lastAllocatedOn'> {
  let last: LocalDate | null = null;
  let sum = 0;
  for (const { amountCents, allocatedOn } of allocations) {
    sum += amountCents;
    if (last === null || allocatedOn > last) last = allocatedOn;
  }
  return { allocatedCents: cents(sum), lastAllocatedOn: last };
}

/** The books once a plan is written. Its allocations have no id yet: 0. */
export function* stateAfter({ book, allocations }: BookState, plan: ImportPlan): Generator<void, BookState> {
  const changed = new Map(plan.changedInvoices.map((invoice) => [invoice.id, invoice]));
  const added: StoredAllocation[] = plan.newAllocations.map((allocation) => ({ ...allocation, id: 0, importId: null }));
  const all = [...allocations, ...added];
  const touched = new Set(
    added.flatMap(({ invoiceId, creditNoteId }) => (creditNoteId === null ? [invoiceId] : [invoiceId, creditNoteId])),
  );
  const ofTouched = new Map<number, StoredAllocation[]>([...touched].map((id) => [id, []]));
  yield* eachInSteps(all, (allocation) => {
    for (const id of [allocation.invoiceId, allocation.creditNoteId ?? 0]) ofTouched.get(id)?.push(allocation);
  });
  const settled = (invoice: KnownInvoice): KnownInvoice => {
    const own = ofTouched.get(invoice.id);
    return own ? { ...invoice, ...allocatedOf(own) } : invoice;
  };
  const invoices: KnownInvoice[] = [];
  yield* eachInSteps(book.invoices, (invoice) => {
    const change = changed.get(invoice.id);
    invoices.push(settled(change ? { ...invoice, ...change } : invoice));
  });
  yield* eachInSteps(plan.newInvoices, ({ id, customerId, number, kind, issuedOn, dueOn, totalCents }) =>
    invoices.push(
      settled({
        id,
        customerId,
        number,
        kind,
        issuedOn,
        dueOn,
        totalCents,
        allocatedCents: cents(0),
        lastAllocatedOn: null,
        cancelled: false,
        everDisputed: false,
        openImportedDisputeId: null,
      }),
    ),
  );
  const newPayments = plan.newPayments.map(
    ({ id, customerId, paidOn, amountCents, kind, reference, allocated }): KnownPayment => ({
      id,
      customerId,
      paidOn,
      amountCents,
      kind,
      reference,
      invoiceIds: [],
      fromStatement: false,
      waited: true,
      matchedAutomatically: allocated,
      importId: null,
    }),
  );
  return {
    book: {
      ...book,
      customers: [...book.customers, ...plan.newCustomers],
      invoices,
      payments: [...book.payments, ...newPayments],
      nextCustomerId: book.nextCustomerId + plan.newCustomers.length,
      nextInvoiceId: book.nextInvoiceId + plan.newInvoices.length,
      nextPaymentId: book.nextPaymentId + newPayments.length,
    },
    allocations: all,
  };
}

/** An opening whose documents can give way, and what the books say without them. */
export interface ComparedOpening {
  readonly opening: StoredOpening;
  readonly leftCents: Cents;
  /** The books know the customer before that day. */
  readonly isKnown: boolean;
}

/** The openings that the books without their documents do not explain, in the order of their days; kept ones count for the later. */
export function* unexplainedOpenings({ book }: BookState, replaceable: readonly StoredOpening[]): Generator<void, ComparedOpening[]> {
  const invoicesOf = yield* groupInSteps(book.invoices, ({ customerId, cancelled }) => (cancelled ? null : customerId));
  const paymentsOf = yield* groupInSteps(book.payments, ({ customerId }) => customerId);
  const unexplained: ComparedOpening[] = [];
  const before = new Map<number, ComparedOpening[]>();
  yield* eachInSteps(replaceable, (opening) => {
    const { customerId, opensOn: day, netCents } = opening;
    const issued = (invoicesOf.get(customerId) ?? []).filter(({ issuedOn }) => issuedOn < day);
    const received = (paymentsOf.get(customerId) ?? []).filter(({ paidOn }) => paidOn < day);
    let left = 0;
    for (const { totalCents } of issued) left += totalCents;
    for (const { amountCents } of received) left -= amountCents;
    const ofCustomer = before.get(customerId) ?? [];
    for (const other of ofCustomer) if (other.opening.opensOn < day) left += other.opening.netCents - other.leftCents;
    if (left === netCents) return;
    const compared = { opening, leftCents: cents(left), isKnown: issued.length + received.length > 0 };
    unexplained.push(compared);
    before.set(customerId, [...ofCustomer, compared]);
  });
  return unexplained;
}

/** What must be added to allocations that were dropped, and which of those must go, to come to others. */
export function differenceOf(
  dropped: readonly StoredAllocation[],
  wanted: readonly PlannedAllocation[],
): { added: PlannedAllocation[]; removed: number[] } {
  const keyOf = ({ invoiceId, paymentId, creditNoteId, allocatedOn, amountCents }: PlannedAllocation) =>
    `${invoiceId} ${paymentId ?? ''} ${creditNoteId ?? ''} ${allocatedOn} ${amountCents}`;
  const alike = groupBy(dropped, keyOf);
  const added = wanted.filter((allocation) => alike.get(keyOf(allocation))?.pop() === undefined);
  return { added, removed: [...alike.values()].flat().map(({ id }) => id) };
}
