import type { Charge } from '../charges/charges.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { eachInSteps } from '../fec/in-steps.ts';
import type { LedgerAllocation, LedgerInvoice, LedgerPayment, LedgerReceivables } from '../fec/ledger-receivables.ts';
import { type Cents, cents, minCents, subtractCents, ZERO } from '../money/cents.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import { customersNamed, LIMITS } from './customers-of-ledger.ts';
import { changeOf, UNALLOCATED_LABEL } from './import-changes.fr.ts';
import {
  emptyPlan,
  type ImportPlan,
  type PlannedAllocation,
  type PlannedMovement,
  type PlannedOpening,
  type PlannedPayment,
  PreviewRows,
  Totals,
} from './import-plan.ts';
import { InvoiceIndex, type WorkingInvoice } from './invoice-index.ts';
import { InvoicePlanner } from './invoice-planner.ts';
import type { KnownAllocation, KnownBook, KnownPayment } from './known-book.ts';
import { planLedgerCharges } from './ledger-charges-planner.ts';
import type { OfferedAllocations } from './ledger-import-words.fr.ts';
import { mergePlans } from './merge-plans.ts';
import { PaymentIdentities } from './payment-identities.ts';
import { ReceiptsToMatch } from './receipts-to-match.ts';
import type { ImportReport } from './report.ts';

export interface LedgerPlannerOptions {
  readonly today: LocalDate;
  readonly report: ImportReport;
  readonly knownAllocations: readonly KnownAllocation[];
  /** Charges of the book's months. */
  readonly knownCharges: readonly Charge[];
  /** Which of the allocations that the book only suggests are taken. */
  readonly offered: OfferedAllocations;
  /** The import that brought this very book before, and whose payments it says again. */
  readonly restates?: number;
  /** Documents that stood for what a later book opened with, and that this one brings itself. */
  readonly stoodForOpenings?: undefined | { readonly invoiceIds: ReadonlySet<number>; readonly paymentIds: ReadonlySet<number> };
}

/**
 * Plans what a book of entries adds to what is known: its customers, invoices and credit notes (as `InvoicePlanner` does), payments by
 * customer, day, amount and kind, each as many times as the book has it, the allocations that its lettering proves, up to what is open
 * on both sides, and the charges of its months: a month whose charge grew since the last book gets the difference. The same book read
 * twice changes nothing.
 */
export function* planLedger(book: KnownBook, ledger: LedgerReceivables, options: LedgerPlannerOptions): Generator<void, ImportPlan> {
  const invoices = yield* planLedgerInvoices(book, ledger, options);
  yield;
  const settlements = yield* new SettlementPlanner(book, invoices, ledger, options).plan(book, invoices);
  yield;
  const ofCustomers = mergePlans(invoices, settlements);
  yield;
  return mergePlans(ofCustomers, planLedgerCharges(ledger, options));
}

function* planLedgerInvoices(
  book: KnownBook,
  ledger: LedgerReceivables,
  { today, report }: LedgerPlannerOptions,
): Generator<void, ImportPlan> {
  const customers = customersNamed(ledger.customers);
  const planner = new InvoicePlanner(book, { today, mode: 'delta', paidOn: 'none', report });
  yield* eachInSteps(ledger.invoices, ({ number, customerCode, issuedOn, dueOn, totalCents, label, vatCents, row }) => {
    const customer = customers.get(customerCode);
    if (!customer || totalCents === 0) return;
    planner.add({
      row,
      number: number.slice(0, LIMITS.number),
      customer,
      issuedOn,
      dueOn,
      terms: null,
      unreadTerms: '',
      totalCents,
      disputed: null,
      paidCents: null,
      settledOn: null,
      label: label.slice(0, LIMITS.label),
      ...(vatCents === undefined ? {} : { vatCents }),
    });
  });
  return planner.finish();
}

/** A planned invoice is found as the books will have it. */
const NEW_TO_THE_FILE = {
  allocatedCents: ZERO,
  lastAllocatedOn: null,
  cancelled: false,
  everDisputed: false,
  openImportedDisputeId: null,
  isNew: false,
  row: 0,
} as const;

interface Giver {
  readonly id: number;
  openCents: Cents;
}

/** Payments and allocations, once the invoices are planned. */
class SettlementPlanner {
  readonly #ledger: LedgerReceivables;
  readonly #options: LedgerPlannerOptions;
  readonly #customers: CustomerMatcher;
  readonly #customerIds = new Map<string, number>();
  readonly #invoices: InvoiceIndex;
  readonly #all: WorkingInvoice[] = [];
  readonly #receipts = new ReceiptsToMatch();
  readonly #payments: PaymentIdentities;
  readonly #rows = new PreviewRows();
  readonly #totals = new Totals();
  readonly #newPayments: PlannedPayment[] = [];
  readonly #newAllocations: PlannedAllocation[] = [];
  /** New payments that are not wholly allocated: to match. */
  readonly #newMovements: PlannedMovement[] = [];
  readonly #restated: { id: number; allocated: boolean }[] = [];
  /** By index, the payments that are this book's own. */
  readonly #paymentIds = new Map<number, number>();
  readonly #knownPayments = new Map<number, KnownPayment>();
  /** What is already allocated, by invoice and giver. */
  readonly #allocated = new Map<string, number>();
  readonly #allocatedFrom = new Map<number, number>();
  readonly #firstNewInvoiceId: number;
  #nextPaymentId: number;

  constructor(book: KnownBook, planned: ImportPlan, ledger: LedgerReceivables, options: LedgerPlannerOptions) {
    this.#ledger = ledger;
    this.#options = options;
    const { newCustomers } = planned;
    this.#customers = new CustomerMatcher([...book.customers, ...newCustomers], book.nextCustomerId + newCustomers.length);
    this.#invoices = new InvoiceIndex([], book.invoiceIdentity);
    this.#payments = new PaymentIdentities([], ({ fromStatement }) => fromStatement);
    this.#firstNewInvoiceId = book.nextInvoiceId;
    this.#nextPaymentId = book.nextPaymentId;
  }

  /** What is known, and the invoices planned before: gives way now and then. */
  *#gather(book: KnownBook, planned: ImportPlan): Generator<void, void> {
    yield* eachInSteps(book.payments, (payment) => {
      this.#payments.add(payment);
      this.#knownPayments.set(payment.id, payment);
    });
    yield* eachInSteps(this.#ledger.payments, ({ knownId }) => {
      const carried = knownId === null ? undefined : this.#knownPayments.get(knownId);
      if (carried) this.#payments.remove(carried);
    });
    const add = (invoice: WorkingInvoice) => {
      this.#all.push(invoice);
      this.#invoices.add(invoice);
    };
    const changed = new Map(planned.changedInvoices.map((invoice) => [invoice.id, invoice]));
    yield* eachInSteps(book.invoices, (invoice) => {
      const change = changed.get(invoice.id);
      const working = change ? { ...invoice, kind: change.kind, issuedOn: change.issuedOn, totalCents: change.totalCents } : invoice;
      add({ ...working, label: '', isNew: false, row: 0 });
    });
    yield* eachInSteps(planned.newInvoices, (invoice) => add({ ...invoice, ...NEW_TO_THE_FILE }));
    yield* eachInSteps(this.#options.knownAllocations, ({ invoiceId, paymentId, creditNoteId, amountCents }) => {
      const key = pairKey(invoiceId, paymentId, creditNoteId);
      this.#allocated.set(key, (this.#allocated.get(key) ?? 0) + amountCents);
      if (paymentId !== null) this.#allocatedFrom.set(paymentId, (this.#allocatedFrom.get(paymentId) ?? 0) + amountCents);
    });
    yield* eachInSteps(customersNamed(this.#ledger.customers), ([code, draft]) => {
      const id = this.#customers.resolve(draft);
      if (id === 'ambiguous') this.#options.report.add('CUSTOMER_AMBIGUOUS', {}, { row: 0, value: draft.name });
      else this.#customerIds.set(code, id);
    });
  }

  /** Gives way now and then. */
  *plan(book: KnownBook, planned: ImportPlan): Generator<void, ImportPlan> {
    yield* this.#gather(book, planned);
    const { allocations, offered } = this.#ledger;
    const answer = this.#options.offered;
    const lettered = new Set<number>();
    const allocating = new Map<number, LedgerAllocation[]>();
    const ofCreditNotes: LedgerAllocation[] = [];
    const take = (allocation: LedgerAllocation) => {
      const { payment } = allocation;
      if (payment === null) ofCreditNotes.push(allocation);
      else {
        const others = allocating.get(payment);
        if (others) others.push(allocation);
        else allocating.set(payment, [allocation]);
      }
    };
    yield* eachInSteps(allocations, (allocation) => {
      take(allocation);
      if (allocation.payment !== null) lettered.add(allocation.payment);
    });
    yield* eachInSteps(offered, (allocation) => {
      if (answer === 'apply' || (answer === 'sure' && allocation.sure)) take(allocation);
    });
    yield* eachInSteps(this.#ledger.payments.keys(), (index) => this.#pay(index, allocating.get(index) ?? [], lettered.has(index)));
    yield* eachInSteps(ofCreditNotes, (allocation) => {
      if (allocation.creditNote !== null) this.#credit(allocation, allocation.creditNote);
    });
    yield;
    const remark = this.#receipts.remark(this.#all);
    if (remark) this.#options.report.include([remark]);
    return {
      ...emptyPlan(),
      newCustomers: this.#customers.newCustomers(),
      newPayments: this.#newPayments,
      newAllocations: this.#newAllocations,
      newMovements: this.#newMovements,
      newOpenings: this.#openings(),
      restatedPayments: this.#restated,
      counts: { ...this.#rows.counts, rejected: this.#options.report.rejectedRows.size },
      totals: this.#totals.list(),
      ...this.#rows.list(),
    };
  }

  #pay(index: number, allocations: readonly LedgerAllocation[], lettered: boolean): void {
    const payment = this.#ledger.payments[index];
    const customerId = payment && this.#customerIds.get(payment.customerCode);
    if (!payment || customerId === undefined || payment.amountCents <= 0) return;
    const { paidOn, amountCents, kind, method, row, knownId } = payment;
    const reference = (payment.reference || payment.label).slice(0, LIMITS.reference);
    const carried = knownId === null ? undefined : this.#knownPayments.get(knownId);
    const known = carried ?? this.#payments.take({ customerId, paidOn, amountCents, kind, reference });
    const id = known?.id ?? this.#nextPaymentId;
    const giver: Giver = { id, openCents: known ? cents(amountCents - (this.#allocatedFrom.get(id) ?? 0)) : amountCents };
    if (!known) {
      this.#nextPaymentId += 1;
      this.#newPayments.push({ id, customerId, paidOn, amountCents, kind, method, reference, allocated: lettered });
    }
    if (!known || this.#options.stoodForOpenings?.paymentIds.has(id)) this.#paymentIds.set(index, id);
    if (!carried) this.#totals.addPayment(amountCents);
    const changes: string[] = [];
    for (const allocation of allocations) {
      const invoice = this.#invoiceOf(this.#ledger.invoices[allocation.invoice]);
      const allocated = invoice && this.#allocate(allocation, invoice, giver, { paymentId: id, creditNoteId: null });
      if (invoice && allocated) changes.push(changeOf.settles(allocated, invoice.number));
    }
    const { restates } = this.#options;
    const isOwn = restates !== undefined && known !== null && !carried && known.importId === restates;
    if (isOwn && known.matchedAutomatically !== lettered) this.#restated.push({ id, allocated: lettered });
    const waits = giver.openCents > 0 && kind === 'payment' && (!known || (isOwn && known.waited === false));
    if (waits) {
      this.#receipts.add(customerId, giver.openCents);
      this.#toMatch(payment, id, this.#customers.nameOf(customerId));
    }
    this.#rows.add({
      row,
      state: !known ? 'new' : changes.length > 0 ? 'changed' : 'unchanged',
      label: reference || UNALLOCATED_LABEL,
      customerName: this.#customers.nameOf(customerId),
      date: paidOn,
      dueOn: null,
      amountCents,
      changes,
    });
  }

  /** What the books opened with, and which of the new documents stand for it. */
  #openings(): PlannedOpening[] {
    return this.#ledger.openings.flatMap(({ customerCode, opensOn, netCents, invoices, payments }): PlannedOpening[] => {
      const customerId = this.#customerIds.get(customerCode);
      if (customerId === undefined) return [];
      const invoiceIds = invoices.flatMap((index) => {
        const invoice = this.#invoiceOf(this.#ledger.invoices[index]);
        const isOwn = invoice && (invoice.id >= this.#firstNewInvoiceId || this.#options.stoodForOpenings?.invoiceIds.has(invoice.id));
        return isOwn ? [invoice.id] : [];
      });
      const paymentIds = payments.flatMap((index) => this.#paymentIds.get(index) ?? []);
      return [{ customerId, opensOn, netCents, invoiceIds, paymentIds }];
    });
  }

  #toMatch({ paidOn, amountCents, label, reference }: LedgerPayment, paymentId: number, customerName: string): void {
    this.#newMovements.push({
      account: '',
      bookedOn: paidOn,
      amountCents,
      label: (label || reference || UNALLOCATED_LABEL).slice(0, LIMITS.label),
      counterparty: customerName,
      reference: reference.slice(0, LIMITS.reference),
      bankReference: '',
      state: 'offered',
      paymentId,
    });
  }

  #credit(allocation: LedgerAllocation, creditNote: number): void {
    const note = this.#invoiceOf(this.#ledger.invoices[creditNote]);
    const invoice = this.#invoiceOf(this.#ledger.invoices[allocation.invoice]);
    if (!note || !invoice || note.kind !== 'creditNote') return;
    const giver = { id: note.id, openCents: cents(-note.totalCents - note.allocatedCents) };
    const allocated = this.#allocate(allocation, invoice, giver, { paymentId: null, creditNoteId: note.id });
    if (!allocated) return;
    note.allocatedCents = cents(note.allocatedCents + allocated);
    this.#rows.add({
      row: this.#ledger.invoices[creditNote]?.row ?? 0,
      state: 'changed',
      label: note.number,
      customerName: this.#customers.nameOf(note.customerId),
      date: allocation.allocatedOn,
      dueOn: null,
      amountCents: note.totalCents,
      changes: [changeOf.settles(allocated, invoice.number)],
    });
  }

  /** Allocates what is not yet, up to what is open on both sides; the amount added. */
  #allocate(
    { allocatedOn, amountCents }: LedgerAllocation,
    invoice: WorkingInvoice,
    giver: Giver,
    source: Pick<PlannedAllocation, 'paymentId' | 'creditNoteId'>,
  ): Cents | null {
    if (invoice.kind !== 'invoice' || invoice.cancelled) return null;
    const key = pairKey(invoice.id, source.paymentId, source.creditNoteId);
    const already = this.#allocated.get(key) ?? 0;
    // What one pair already has answers for the book's allocations of that pair, once.
    this.#allocated.set(key, Math.max(already - amountCents, 0));
    const missing = cents(Math.max(amountCents - already, 0));
    const amount = minCents(missing, minCents(subtractCents(invoice.totalCents, invoice.allocatedCents), giver.openCents));
    if (amount <= 0) return null;
    this.#newAllocations.push({ invoiceId: invoice.id, ...source, allocatedOn, amountCents: amount });
    invoice.allocatedCents = cents(invoice.allocatedCents + amount);
    giver.openCents = subtractCents(giver.openCents, amount);
    return amount;
  }

  #invoiceOf(invoice: LedgerInvoice | undefined): WorkingInvoice | undefined {
    const customerId = invoice && this.#customerIds.get(invoice.customerCode);
    return invoice === undefined || customerId === undefined
      ? undefined
      : this.#invoices.find(customerId, invoice.issuedOn, invoice.number.slice(0, LIMITS.number));
  }
}

function pairKey(invoiceId: number, paymentId: number | null, creditNoteId: number | null): string {
  return `${invoiceId} ${paymentId ?? ''} ${creditNoteId ?? ''}`;
}
