import { formatDate } from '../dates/format-date.ts';
import { type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, minCents, subtractCents } from '../money/cents.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import type { EarlyPayments } from './date-doubts.fr.ts';
import { UNALLOCATED_LABEL } from './import-changes.fr.ts';
import {
  emptyPlan,
  type ImportPlan,
  type PlannedAllocation,
  type PlannedMovement,
  type PlannedPayment,
  PreviewRows,
  Totals,
} from './import-plan.ts';
import { InvoiceIndex, type WorkingInvoice } from './invoice-index.ts';
import type { KnownBook, KnownPayment } from './known-book.ts';
import { PaymentIdentities } from './payment-identities.ts';
import type { PaymentDraft } from './payment-rows.ts';
import type { ImportReport } from './report.ts';
import type { KnownMovement } from './statement-credits.ts';
import { MOVEMENT_WORDS } from './statement-import-words.fr.ts';

/**
 * Compares the payments of a file with those known, row by row, and plans what to write. A payment is the same as a known one when
 * customer, day, amount and kind are, and the invoice or reference that it names; as many equal rows as there are equal payments are
 * already known; what a bank's statement brought of the same customer and amount about that day is the same money. One that names its
 * invoice goes there, up to what is open; one that names only its customer waits to be allocated. One of which neither
 * customer nor invoice is known waits as a bank's credit does, for an invoice or for a person.
 */
export class PaymentPlanner {
  readonly #report: ImportReport;
  readonly #customers: CustomerMatcher;
  readonly #invoices: InvoiceIndex;
  /** Known payments not yet met in the file, by customer, day, amount and kind. */
  readonly #unmet = new Map<string, KnownPayment[]>();
  /** Those that a bank's statement brought and that are allocated: the bank's day may differ from the accounts'. */
  readonly #fromStatements: PaymentIdentities;
  readonly #rows = new PreviewRows();
  readonly #totals = new Totals();
  readonly #payments: PlannedPayment[] = [];
  readonly #allocations: PlannedAllocation[] = [];
  readonly #movements: PlannedMovement[] = [];
  /** Rows that earlier files left waiting, and that this one may hold again. */
  readonly #waiting = new Map<string, number>();
  #nextPaymentId: number;

  readonly #earlyPayments: EarlyPayments;
  /** Rows that precede the invoice they name, with the first of them. */
  early: { count: number; first: { number: string; issuedOn: LocalDate; paidOn: LocalDate } | null } = { count: 0, first: null };

  constructor(
    book: KnownBook,
    report: ImportReport,
    { earlyPayments, movements }: { readonly earlyPayments: EarlyPayments; readonly movements: readonly KnownMovement[] },
  ) {
    for (const movement of movements) {
      const key = waitingKey(movement);
      this.#waiting.set(key, (this.#waiting.get(key) ?? 0) + 1);
    }
    this.#report = report;
    this.#earlyPayments = earlyPayments;
    this.#customers = new CustomerMatcher(book.customers, book.nextCustomerId);
    this.#invoices = new InvoiceIndex(book.invoices, book.invoiceIdentity);
    this.#nextPaymentId = book.nextPaymentId;
    const banked = book.payments.filter(
      ({ kind, fromStatement, invoiceIds }) => kind === 'payment' && fromStatement && invoiceIds.length > 0,
    );
    this.#fromStatements = new PaymentIdentities(banked, () => true);
    for (const payment of book.payments) {
      const key = paymentKey(payment.customerId, payment.paidOn, payment.amountCents, payment.kind);
      const same = this.#unmet.get(key);
      if (same) same.push(payment);
      else this.#unmet.set(key, [payment]);
    }
  }

  add(draft: PaymentDraft): void {
    const found = draft.customer === null ? null : this.#customers.find(draft.customer);
    const place = { row: draft.row, value: draft.invoiceNumber };
    if (found === 'ambiguous') return this.#report.add('CUSTOMER_AMBIGUOUS', {}, { row: draft.row, value: draft.customer?.name ?? '' });
    if (found === null && draft.invoiceNumber === '' && draft.kind === 'writeOff')
      return this.#report.add('CUSTOMER_UNKNOWN', {}, { row: draft.row, value: draft.customer?.name || draft.customer?.code });

    const namesakes = draft.invoiceNumber === '' ? [] : this.#invoices.withNumber(draft.invoiceNumber);
    const candidates = found === null ? namesakes : namesakes.filter(({ customerId }) => customerId === found);
    const [stranger] = namesakes;
    if (found !== null && candidates.length === 0 && stranger)
      return this.#report.add(
        'INVOICE_OF_OTHER_CUSTOMER',
        { number: draft.invoiceNumber, customerName: this.#customers.nameOf(stranger.customerId) },
        place,
      );
    if (found === null && candidates.length === 0 && draft.kind === 'payment') return this.#keepWaiting(draft);
    if (draft.kind === 'writeOff' && candidates.length === 0) {
      if (draft.invoiceNumber === '') return this.#report.add('REFERENCE_MISSING', {}, place);
      return this.#report.add('INVOICE_UNKNOWN', { number: draft.invoiceNumber }, place);
    }

    const customerIds = found === null ? [...new Set(candidates.map(({ customerId }) => customerId))] : [found];
    for (const customerId of customerIds) {
      const known = this.#takeKnown(draft, customerId, candidates);
      if (!known) continue;
      this.#totals.addPayment(draft.amountCents);
      return this.#preview(draft, customerId, 'unchanged', null, known.fromStatement ? [MOVEMENT_WORDS.received(known.paidOn)] : []);
    }
    const [customerId] = customerIds;
    if (candidates.length === 0 && customerId !== undefined) return this.#leaveUnallocated(draft, customerId);
    const invoice = this.#choose(draft, candidates);
    if (invoice) this.#allocate(draft, invoice, found === null && draft.customer !== null);
  }

  finish(): ImportPlan {
    return {
      ...emptyPlan(),
      newCustomers: [],
      changedCustomers: [],
      newInvoices: [],
      changedInvoices: [],
      newPayments: this.#payments,
      newAllocations: this.#allocations,
      newMovements: this.#movements,
      newDisputes: [],
      closedDisputes: [],
      counts: { ...this.#rows.counts, rejected: this.#report.rejectedRows.size },
      totals: this.#totals.list(),
      ...this.#rows.list(),
    };
  }

  /** Neither its customer nor its invoice is known: it is no payment of anybody yet, and is not lost. */
  #keepWaiting({ row, customer, invoiceNumber, reference, method, paidOn, amountCents }: PaymentDraft): void {
    const counterparty = customer?.name || customer?.code || '';
    const label = [invoiceNumber, counterparty, reference, method]
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, LONGEST_LABEL);
    const movement = { account: '', bookedOn: paidOn, amountCents, label, bankReference: '' };
    const key = waitingKey(movement);
    const known = this.#waiting.get(key) ?? 0;
    if (known > 0) this.#waiting.set(key, known - 1);
    else {
      this.#movements.push({
        ...movement,
        counterparty: counterparty.slice(0, LONGEST_LABEL),
        reference: invoiceNumber || reference,
        state: 'offered',
        paymentId: null,
      });
      this.#report.add('PAYMENT_WAITS', {}, { row, value: invoiceNumber || counterparty || label });
    }
    this.#totals.addPayment(amountCents);
    this.#rows.add({
      row,
      state: known > 0 ? 'unchanged' : 'new',
      label: invoiceNumber || reference || UNALLOCATED_LABEL,
      customerName: counterparty,
      date: paidOn,
      dueOn: null,
      amountCents,
      changes: known > 0 ? [] : [MOVEMENT_WORDS.unknown],
    });
  }

  /** The payment already known that a row is, which then answers for no other row; null when it is new. */
  #takeKnown(draft: PaymentDraft, customerId: number, candidates: readonly WorkingInvoice[]): KnownPayment | null {
    const { paidOn, amountCents, kind } = draft;
    const same = this.#unmet.get(paymentKey(customerId, paidOn, amountCents, kind)) ?? [];
    const reference = draft.invoiceNumber || draft.reference;
    const sameReference = (payment: KnownPayment) => reference !== '' && payment.reference === reference;
    const sameInvoice = (payment: KnownPayment) => candidates.some(({ id }) => payment.invoiceIds.includes(id));
    // A row that names no invoice may have been allocated by hand since: day, amount and customer then decide.
    const namesNothing = draft.invoiceNumber === '';
    let index = same.findIndex((payment) => sameReference(payment) || sameInvoice(payment));
    if (index < 0 && namesNothing) index = same.findIndex((payment) => draft.reference === '' || payment.reference === '');
    const [found] = index < 0 ? [] : same.splice(index, 1);
    if (found) {
      this.#fromStatements.remove(found);
      return found;
    }
    const banked = this.#fromStatements.take({ customerId, paidOn, amountCents, kind, reference });
    if (banked) this.#forget(banked);
    return banked;
  }

  #forget(payment: KnownPayment): void {
    const { customerId, paidOn, amountCents, kind } = payment;
    const same = this.#unmet.get(paymentKey(customerId, paidOn, amountCents, kind)) ?? [];
    const index = same.findIndex(({ id }) => id === payment.id);
    if (index >= 0) same.splice(index, 1);
  }

  /** The one invoice that a row can mean; undefined, reported, when there is none or several. */
  #choose(draft: PaymentDraft, candidates: readonly WorkingInvoice[]): WorkingInvoice | undefined {
    const { invoiceNumber: number, paidOn, row } = draft;
    const place = { row, value: number };
    const invoices = candidates.filter((invoice) => invoice.kind === 'invoice' && !invoice.cancelled);
    const inTime = invoices.filter((invoice) => invoice.issuedOn <= paidOn);
    const [late] = invoices;
    if (inTime.length === 0 && late)
      this.early = { count: this.early.count + 1, first: this.early.first ?? { number, issuedOn: late.issuedOn, paidOn } };
    const payable = inTime.length === 0 && this.#earlyPayments === 'advance' ? invoices : inTime;
    const open = payable.filter((invoice) => openOf(invoice) > 0);
    const [only, ...others] = open.length > 0 ? open : payable;
    if (only && others.length === 0) return only;
    const [first] = candidates;
    if (only) {
      const customers = [only, ...others].map(
        ({ customerId, issuedOn }) => `${this.#customers.nameOf(customerId)}, ${formatDate(issuedOn)}`,
      );
      this.#report.add('INVOICE_AMBIGUOUS', { number, customers }, place);
    } else if (first?.kind === 'creditNote') this.#report.add('PAYMENT_ON_CREDIT_NOTE', { number }, place);
    else if (first?.cancelled) this.#report.add('INVOICE_CANCELLED', { number }, place);
    else if (first) this.#report.add('PAYMENT_BEFORE_INVOICE', { number, issuedOn: first.issuedOn }, { row, value: formatDate(paidOn) });
    return undefined;
  }

  #allocate(draft: PaymentDraft, invoice: WorkingInvoice, customerNotRecognised: boolean): void {
    const number = invoice.number;
    const place = { row: draft.row, value: draft.invoiceNumber };
    const open = openOf(invoice);
    if (draft.kind === 'writeOff' && draft.amountCents > open)
      return this.#report.add('WRITE_OFF_EXCEEDS_OPEN', { number, openCents: open }, place);
    if (customerNotRecognised)
      this.#report.add(
        'CUSTOMER_NOT_RECOGNISED',
        { number, customerName: this.#customers.nameOf(invoice.customerId) },
        { row: draft.row, value: draft.customer?.name || draft.customer?.code },
      );
    const amountCents = minCents(draft.amountCents, open);
    const paymentId = this.#addPayment(draft, invoice.customerId, amountCents > 0);
    if (amountCents > 0) {
      this.#allocations.push({
        invoiceId: invoice.id,
        paymentId,
        creditNoteId: null,
        allocatedOn: laterOf(draft.paidOn, invoice.issuedOn),
        amountCents,
      });
      invoice.allocatedCents = addCents(invoice.allocatedCents, amountCents);
    }
    if (amountCents < draft.amountCents)
      this.#report.add(
        'OVERPAYMENT',
        { number, allocatedCents: amountCents, restCents: subtractCents(draft.amountCents, amountCents) },
        place,
      );
    this.#preview(draft, invoice.customerId, 'new', invoice.dueOn);
  }

  #leaveUnallocated(draft: PaymentDraft, customerId: number): void {
    if (draft.invoiceNumber !== '')
      this.#report.add(
        'INVOICE_UNKNOWN_YET',
        { number: draft.invoiceNumber, customerName: this.#customers.nameOf(customerId) },
        { row: draft.row, value: draft.invoiceNumber },
      );
    this.#addPayment(draft, customerId, false, draft.invoiceNumber !== '');
    this.#preview(draft, customerId, 'new');
  }

  #addPayment(draft: PaymentDraft, customerId: number, allocated: boolean, waitsForInvoice = false): number {
    const id = this.#nextPaymentId;
    this.#nextPaymentId += 1;
    const { paidOn, amountCents, kind, method } = draft;
    this.#payments.push({
      id,
      customerId,
      paidOn,
      amountCents,
      kind,
      method,
      reference: draft.invoiceNumber || draft.reference,
      allocated,
      waitsForInvoice,
    });
    this.#totals.addPayment(amountCents);
    return id;
  }

  #preview(
    draft: PaymentDraft,
    customerId: number,
    state: 'new' | 'unchanged',
    dueOn: LocalDate | null = null,
    changes: string[] = [],
  ): void {
    this.#rows.add({
      row: draft.row,
      state,
      label: draft.invoiceNumber || draft.reference || UNALLOCATED_LABEL,
      customerName: this.#customers.nameOf(customerId),
      date: draft.paidOn,
      dueOn,
      amountCents: draft.amountCents,
      changes,
    });
  }
}

const LONGEST_LABEL = 200;

function waitingKey({ bookedOn, amountCents, label }: Pick<KnownMovement, 'bookedOn' | 'amountCents' | 'label'>): string {
  return `${bookedOn} ${amountCents} ${label}`;
}

function openOf({ totalCents, allocatedCents }: WorkingInvoice): Cents {
  return subtractCents(totalCents, allocatedCents);
}

function paymentKey(customerId: number, paidOn: LocalDate, amountCents: Cents, kind: string): string {
  return `${customerId} ${paidOn} ${amountCents} ${kind}`;
}
