import { addCents, type Cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import type { ExportedPart } from './exported-sheets.ts';
import { UNALLOCATED_LABEL } from './import-changes.fr.ts';
import { emptyPlan, type ImportPlan, type PlannedAllocation, type PlannedPayment, PreviewRows, Totals } from './import-plan.ts';
import { InvoiceIndex, type WorkingInvoice } from './invoice-index.ts';
import type { KnownAllocation, KnownBook, KnownPayment } from './known-book.ts';
import type { ImportReport } from './report.ts';

/** A part whose customer, and invoice if it names one, are known. */
interface Placed extends ExportedPart {
  readonly customerId: number;
  readonly invoice: WorkingInvoice | null;
}

/**
 * Puts payments that this program exported back together, and plans those that are not known: rows of one mark are one payment, each
 * allocated to the invoice and on the day that it says. Uses of credit notes in the same way. What is known already is left alone, so
 * that a book's own export changes nothing in it.
 */
export class ExportedPaymentsPlanner {
  readonly #report: ImportReport;
  readonly #customers: CustomerMatcher;
  readonly #invoices: InvoiceIndex;
  readonly #unmetPayments = new Map<string, KnownPayment[]>();
  readonly #unmetUses = new Map<string, number>();
  readonly #parts = new Map<string, Placed[]>();
  readonly #rows = new PreviewRows();
  readonly #totals = new Totals();
  readonly #payments: PlannedPayment[] = [];
  readonly #allocations: PlannedAllocation[] = [];
  #nextPaymentId: number;

  constructor(book: KnownBook, allocations: readonly KnownAllocation[], report: ImportReport) {
    this.#report = report;
    this.#customers = new CustomerMatcher(book.customers, book.nextCustomerId);
    this.#invoices = new InvoiceIndex(book.invoices, book.invoiceIdentity);
    this.#nextPaymentId = book.nextPaymentId;
    for (const payment of book.payments) {
      const key = `${payment.customerId} ${payment.paidOn} ${payment.amountCents} ${payment.kind}`;
      this.#unmetPayments.set(key, [...(this.#unmetPayments.get(key) ?? []), payment]);
    }
    for (const { creditNoteId, invoiceId, amountCents } of allocations) {
      if (creditNoteId === null) continue;
      const key = `${creditNoteId} ${invoiceId} ${amountCents}`;
      this.#unmetUses.set(key, (this.#unmetUses.get(key) ?? 0) + 1);
    }
  }

  /** A row of the sheet of payments; what it is is decided once all rows of its payment are there. */
  addPayment(part: ExportedPart): void {
    const placed = this.#place(part);
    if (!placed) return;
    if (part.kind === 'writeOff' && !placed.invoice) return this.#report.add('REFERENCE_MISSING', {}, { row: part.row });
    const key = `${part.source} ${placed.customerId} ${part.paidOn} ${part.kind}`;
    const parts = this.#parts.get(key);
    if (parts) parts.push(placed);
    else this.#parts.set(key, [placed]);
  }

  /** A row of the sheet of uses of credit notes. */
  addUse(part: ExportedPart): void {
    const placed = this.#place(part);
    const invoice = placed?.invoice;
    if (!placed || !invoice) return;
    const creditNote = this.#invoices
      .withNumber(part.source)
      .filter((each) => each.kind === 'creditNote' && each.customerId === placed.customerId && !each.cancelled)
      .sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1))
      .find(({ issuedOn }, index, all) => issuedOn <= part.allocatedOn || index === all.length - 1);
    if (!creditNote) return this.#report.add('INVOICE_UNKNOWN', { number: part.source }, { row: part.row, value: part.source });
    const key = `${creditNote.id} ${invoice.id} ${part.amountCents}`;
    const unmet = this.#unmetUses.get(key) ?? 0;
    if (unmet > 0) {
      this.#unmetUses.set(key, unmet - 1);
      return this.#preview(placed, 'unchanged');
    }
    const left = subtractCents(-creditNote.totalCents as Cents, creditNote.allocatedCents);
    const amountCents = this.#within(placed, invoice, minCents(part.amountCents, left));
    if (amountCents === 0) return;
    creditNote.allocatedCents = addCents(creditNote.allocatedCents, amountCents);
    this.#allocate(invoice, { ...placed, amountCents }, null, creditNote.id);
    this.#preview(placed, 'new');
  }

  finish(): ImportPlan {
    for (const parts of this.#parts.values()) this.#settle(parts);
    return {
      ...emptyPlan(),
      newPayments: this.#payments,
      newAllocations: this.#allocations,
      counts: { ...this.#rows.counts, rejected: this.#report.rejectedRows.size },
      totals: this.#totals.list(),
      ...this.#rows.list(),
    };
  }

  #place(part: ExportedPart): Placed | null {
    const { row, customer, invoiceNumber: number } = part;
    const customerId = this.#customers.find(customer);
    if (customerId === 'ambiguous' || customerId === null) {
      const code = customerId === null ? 'CUSTOMER_UNKNOWN' : 'CUSTOMER_AMBIGUOUS';
      this.#report.add(code, {}, { row, value: customer.name || customer.code });
      return null;
    }
    if (number === '') return { ...part, customerId, invoice: null };
    const namesakes = this.#invoices.withNumber(number).filter((each) => each.kind === 'invoice' && each.customerId === customerId);
    const live = namesakes.filter(({ cancelled }) => !cancelled);
    const invoice = live.find(({ issuedOn }) => issuedOn === part.invoiceIssuedOn) ?? live[0];
    const place = { row, value: number };
    if (invoice) return { ...part, customerId, invoice };
    if (namesakes.length > 0) this.#report.add('INVOICE_CANCELLED', { number }, place);
    else this.#report.add('INVOICE_UNKNOWN', { number }, place);
    return null;
  }

  #settle(parts: readonly Placed[]): void {
    const [first] = parts;
    if (!first) return;
    const { customerId, paidOn, kind, method, reference } = first;
    const amountCents = sumCents(parts.map((part) => part.amountCents));
    this.#totals.addPayment(amountCents);
    if (this.#takeKnown(parts, `${customerId} ${paidOn} ${amountCents} ${kind}`)) {
      for (const part of parts) this.#preview(part, 'unchanged');
      return;
    }
    const id = this.#nextPaymentId;
    this.#nextPaymentId += 1;
    let allocated = false;
    for (const part of parts) {
      const { invoice } = part;
      const within = invoice ? this.#within(part, invoice, part.amountCents) : ZERO;
      if (invoice && within > 0) {
        allocated = true;
        this.#allocate(invoice, { ...part, amountCents: within }, id, null);
      }
      this.#preview(part, 'new');
    }
    this.#payments.push({ id, customerId, paidOn, amountCents, kind, method, reference, allocated });
  }

  /** Whether the payment is known: the same customer, day, amount and kind, and the same invoices, else the same reference or none. */
  #takeKnown(parts: readonly Placed[], key: string): boolean {
    const same = this.#unmetPayments.get(key) ?? [];
    const invoiceIds = new Set(parts.flatMap(({ invoice }) => invoice?.id ?? []));
    const settles = (payment: KnownPayment) => {
      const own = new Set(payment.invoiceIds);
      return own.size === invoiceIds.size && [...own].every((id) => invoiceIds.has(id));
    };
    const reference = parts[0]?.reference ?? '';
    let index = same.findIndex((payment) => settles(payment) && payment.reference === reference);
    if (index < 0) index = same.findIndex(settles);
    // One allocated otherwise by hand since it was exported.
    if (index < 0) index = same.findIndex((payment) => payment.reference === reference);
    if (index < 0) return false;
    same.splice(index, 1);
    return true;
  }

  /** What of an amount an invoice can still take; less is remarked upon. */
  #within({ row, amountCents }: Placed, { number, totalCents, allocatedCents }: WorkingInvoice, wanted: Cents): Cents {
    const open = subtractCents(totalCents, allocatedCents);
    const within = open > 0 ? minCents(wanted, open) : ZERO;
    if (within < amountCents)
      this.#report.add(
        'OVERPAYMENT',
        { number, allocatedCents: within, restCents: subtractCents(amountCents, within) },
        { row, value: number },
      );
    return within;
  }

  #allocate(invoice: WorkingInvoice, part: Placed, paymentId: number | null, creditNoteId: number | null): void {
    const { allocatedOn, amountCents } = part;
    this.#allocations.push({ invoiceId: invoice.id, paymentId, creditNoteId, allocatedOn, amountCents });
    invoice.allocatedCents = addCents(invoice.allocatedCents, amountCents);
  }

  #preview(part: Placed, state: 'new' | 'unchanged'): void {
    this.#rows.add({
      row: part.row,
      state,
      label: part.invoiceNumber || part.reference || UNALLOCATED_LABEL,
      customerName: this.#customers.nameOf(part.customerId),
      date: part.paidOn,
      dueOn: part.invoice?.dueOn ?? null,
      amountCents: part.amountCents,
      changes: [],
    });
  }
}
