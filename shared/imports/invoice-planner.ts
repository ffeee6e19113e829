import { formatDate } from '../dates/format-date.ts';
import { earlierOf, type LocalDate } from '../dates/local-date.ts';
import { describePaymentTerms, parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import { dueDate, LEGAL_TERMS, type PaymentTerms } from '../invoices/payment-terms.ts';
import { subtractCents, ZERO } from '../money/cents.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import { foreignOf, inAccountCurrency } from './foreign-amounts.ts';
import { settleAbsentInvoices } from './full-list.ts';
import { changeOf } from './import-changes.fr.ts';
import { emptyPlan, type ImportPlan, PreviewRows, type StatedVat, Totals } from './import-plan.ts';
import type { PreviewRow } from './imports.contract.ts';
import { differencesBetween } from './invoice-differences.ts';
import { InvoiceIndex, numberKey, type WorkingInvoice } from './invoice-index.ts';
import type { InvoiceDraft } from './invoice-rows.ts';
import { type InvoicePlannerOptions, InvoiceSettlements } from './invoice-settlements.ts';
import type { KnownBook } from './known-book.ts';
import { RepeatedNumberEvidence } from './repeated-numbers.ts';
import type { ImportReport } from './report.ts';

/**
 * Compares the invoices of a file with those known, row by row, and plans what to write. An invoice is the same as a known one when
 * its number, customer and year of issue are, or as the company says (`InvoiceIdentity`): what differs is a change, what is equal is left alone, so a file read twice changes
 * nothing. What the file says is paid is completed to that amount, never taken back.
 */
export class InvoicePlanner {
  readonly #options: InvoicePlannerOptions;
  readonly #customers: CustomerMatcher;
  readonly #invoices: InvoiceIndex;
  readonly #rows: PreviewRows;
  readonly #totals = new Totals();
  readonly #changed = new Set<WorkingInvoice>();
  readonly #statedVat: StatedVat[] = [];
  readonly #settlements: InvoiceSettlements;
  /** Numbers that stand on several rows with different amounts, and were not added up. */
  readonly repeated: RepeatedNumberEvidence;
  /** Numbers of rows that gave no invoice: they are in the file all the same. */
  readonly #mentioned = new Set<string>();
  #rowWithoutNumber = false;
  #latestIssue: LocalDate | null = null;
  #computedDueDates = 0;
  #nextInvoiceId: number;

  constructor(book: KnownBook, options: InvoicePlannerOptions) {
    this.#options = options;
    this.repeated = new RepeatedNumberEvidence(options.report.places);
    this.#rows = new PreviewRows(options.mostPreviewRows);
    this.#customers = new CustomerMatcher(book.customers, book.nextCustomerId);
    this.#invoices = new InvoiceIndex(book.invoices, book.invoiceIdentity);
    this.#nextInvoiceId = book.nextInvoiceId;
    this.#settlements = new InvoiceSettlements(book.nextPaymentId, options);
  }

  /** A row that gave no invoice, by the number it bears. */
  mention(number: string, rejected: boolean): void {
    if (number !== '') this.#mentioned.add(numberKey(number));
    else if (rejected) this.#rowWithoutNumber = true;
  }

  add(stated: InvoiceDraft): void {
    const { report } = this.#options;
    const owner = this.#invoices.ownerOf(stated.number);
    const customerId = owner ?? this.#customers.resolve(stated.customer);
    if (customerId === 'ambiguous') {
      report.add('CUSTOMER_AMBIGUOUS', {}, { row: stated.row, value: stated.customer.name });
      return this.mention(stated.number, true);
    }
    const known = this.#invoices.find(customerId, stated.issuedOn, stated.number);
    const draft = inAccountCurrency(stated, known?.foreign);
    const stranger = owner !== undefined && this.#customers.find(stated.customer) !== owner;
    if (known && known.row > 0) return this.#repeat(draft, known, stranger);
    if (stranger) {
      const customerName = this.#customers.nameOf(owner);
      report.add('NUMBER_OF_OTHER_CUSTOMER', { number: draft.number, customerName }, { row: draft.row, value: stated.customer.name });
    }
    if (known?.cancelled || (known && draft.cancelledOn)) {
      known.row = draft.row;
      if (!known.cancelled) report.add('ROW_CANCELLED', {}, { row: draft.row, value: known.number });
      else if (!draft.cancelledOn) report.add('CANCELLED_HERE', { number: known.number }, { row: draft.row });
      return this.#preview(draft, known, 'unchanged', []);
    }
    const dueOn = this.#dueOn(draft, customerId, known);
    const changes: string[] = [];
    const invoice = known ?? this.#create(draft, customerId, dueOn);
    const totalBefore = invoice.totalCents;
    if (known && !this.#update(draft, known, dueOn, changes)) return this.mention(draft.number, true);
    if (known && draft.vatCents !== undefined)
      this.#statedVat.push({ invoiceId: known.id, vatCents: draft.vatCents, replaces: totalBefore !== draft.totalCents });
    invoice.row = draft.row;
    if (draft.cancelledOn) return this.#preview(draft, invoice, 'new', [changeOf.cancelled(draft.cancelledOn)]);
    if (this.#latestIssue === null || draft.issuedOn > this.#latestIssue) this.#latestIssue = draft.issuedOn;
    if (draft.issuedOn > this.#options.today) report.add('ISSUED_IN_FUTURE', {}, { row: draft.row, value: formatDate(draft.issuedOn) });
    this.#totals.addInvoice(draft.totalCents);

    const openBefore = subtractCents(invoice.totalCents, invoice.allocatedCents);
    const paidOn = this.#settlements.pay(draft, invoice, changes);
    this.#settlements.giveUp(draft, invoice, changes);
    this.#settlements.dispute(draft, invoice, changes);
    const settledNow = !invoice.isNew && paidOn !== null && openBefore > 0 && invoice.allocatedCents >= invoice.totalCents;
    const state = invoice.isNew ? 'new' : settledNow && changes.length === 1 ? 'settled' : changes.length > 0 ? 'changed' : 'unchanged';
    this.#preview(draft, invoice, state, changes);
  }

  finish(): ImportPlan {
    const { report, today, mode } = this.#options;
    if (this.#computedDueDates > 0)
      report.add('DUE_COMPUTED', { count: this.#computedDueDates, used: describePaymentTerms(LEGAL_TERMS) }, { row: 0 });
    if (mode === 'full' && this.#rowWithoutNumber) report.add('FULL_LIST_UNCERTAIN', {}, { row: 0 });
    else if (mode === 'full' && this.#latestIssue !== null) this.#settleAbsent(earlierOf(this.#latestIssue, today));
    return {
      ...emptyPlan(),
      newCustomers: this.#customers.newCustomers(),
      changedCustomers: this.#customers.changedCustomers(),
      newInvoices: this.#invoices.added,
      changedInvoices: [...this.#changed],
      statedVat: this.#statedVat,
      newPayments: this.#settlements.payments,
      newAllocations: this.#settlements.allocations,
      newDisputes: this.#settlements.disputes,
      closedDisputes: this.#settlements.closedDisputes,
      counts: { ...this.#rows.counts, rejected: report.rejectedRows.size },
      totals: { ...this.#totals.list(), paymentCents: this.#settlements.paidCents },
      ...this.#rows.list(),
    };
  }

  /** The same number again in the file: once more the same row, or a contradiction. */
  #repeat(draft: InvoiceDraft, first: WorkingInvoice, stranger: boolean): void {
    const name = this.#customers.nameOf(first.customerId);
    const stated = stranger ? draft.customer.name || draft.customer.code : name;
    const differences = differencesBetween(first, draft, { first: name, stated });
    const { report } = this.#options;
    const place = { row: draft.row, value: draft.number };
    const addedCents = differences.length === 0 && this.#onOtherSheet(draft, first) ? this.#settlements.payAgain(draft, first) : ZERO;
    if (addedCents > 0) report.add('PAID_ON_LATER_SHEET', { firstRow: first.row, addedCents }, place);
    else if (differences.length === 0) report.add('DUPLICATE_ROW', { firstRow: first.row }, place);
    else {
      if (!stranger && first.issuedOn === draft.issuedOn && first.totalCents !== draft.totalCents)
        this.repeated.note(draft.number, first.row, draft.row);
      report.add('DUPLICATE_NUMBER', { number: draft.number, firstRow: first.row, differences }, place);
    }
  }

  /** What is kept a sheet for each month carries what remains due from one to the next, until it is paid there. */
  #onOtherSheet(draft: InvoiceDraft, first: WorkingInvoice): boolean {
    const { places } = this.#options.report;
    return places.parts.length > 1 && places.partOf(draft.row) !== places.partOf(first.row);
  }

  /** The due date that the row states or its terms give; without either, a known invoice keeps its own and a new one takes its customer's terms, else the legal ones. */
  #dueOn(draft: InvoiceDraft, customerId: number, known: WorkingInvoice | undefined): LocalDate {
    const { report } = this.#options;
    if (draft.terms) this.#customers.fillPaymentTerms(customerId, describePaymentTerms(draft.terms));
    if (draft.dueOn) return draft.dueOn;
    if (draft.totalCents < 0) return known?.dueOn ?? draft.issuedOn;
    if (draft.terms) return dueDate(draft.issuedOn, draft.terms);
    if (known) return known.dueOn;
    const ofCustomer: PaymentTerms | null = parsePaymentTerms(this.#customers.paymentTermsOf(customerId));
    const terms = ofCustomer ?? LEGAL_TERMS;
    if (draft.unreadTerms !== '')
      report.add('TERMS_UNREADABLE', { used: describePaymentTerms(terms) }, { row: draft.row, value: draft.unreadTerms });
    else if (ofCustomer === null) this.#computedDueDates += 1;
    return dueDate(draft.issuedOn, terms);
  }

  #create(draft: InvoiceDraft, customerId: number, dueOn: LocalDate): WorkingInvoice {
    const elsewhere = this.#invoices
      .withNumber(draft.number)
      .find(
        (other) =>
          !other.isNew &&
          !other.cancelled &&
          other.totalCents === draft.totalCents &&
          other.issuedOn.slice(0, 4) === draft.issuedOn.slice(0, 4),
      );
    if (elsewhere) {
      // A customer renamed in the file: a full list does hold this invoice.
      this.#mentioned.add(numberKey(draft.number));
      this.#options.report.add(
        'NUMBER_ELSEWHERE',
        { number: draft.number, customerName: this.#customers.nameOf(elsewhere.customerId) },
        { row: draft.row, value: draft.number },
      );
    }
    const invoice: WorkingInvoice = {
      id: this.#nextInvoiceId,
      customerId,
      number: draft.number,
      label: draft.label,
      ...foreignOf(draft),
      ...(draft.cancelledOn ? { cancelledOn: draft.cancelledOn } : {}),
      ...(draft.ownTerms === undefined ? {} : { ownTerms: draft.ownTerms }),
      ...(draft.vatCents === undefined ? {} : { vatCents: draft.vatCents }),
      kind: draft.totalCents < 0 ? 'creditNote' : 'invoice',
      issuedOn: draft.issuedOn,
      dueOn,
      totalCents: draft.totalCents,
      allocatedCents: ZERO,
      lastAllocatedOn: null,
      cancelled: draft.cancelledOn !== undefined,
      everDisputed: false,
      openImportedDisputeId: null,
      isNew: true,
      row: draft.row,
    };
    this.#nextInvoiceId += 1;
    this.#invoices.add(invoice);
    return invoice;
  }

  /** Brings a known invoice to what the row states; false, reported, when what was allocated to it forbids it. */
  #update(draft: InvoiceDraft, known: WorkingInvoice, dueOn: LocalDate, changes: string[]): boolean {
    const kind = draft.totalCents < 0 ? 'creditNote' : 'invoice';
    const place = { row: draft.row, value: draft.number };
    if (kind !== known.kind && known.allocatedCents > 0) return this.#refuse('KIND_CHANGED', { number: known.number }, place);
    if (Math.abs(draft.totalCents) < known.allocatedCents)
      return this.#refuse('TOTAL_BELOW_ALLOCATED', { number: known.number, allocatedCents: known.allocatedCents }, place);
    if (draft.totalCents !== known.totalCents) changes.push(changeOf.total(known.totalCents, draft.totalCents));
    if (draft.issuedOn !== known.issuedOn) changes.push(changeOf.issuedOn(known.issuedOn, draft.issuedOn));
    if (dueOn !== known.dueOn) changes.push(changeOf.dueOn(known.dueOn, dueOn));
    if (changes.length === 0) return true;
    this.#changed.add(
      Object.assign(known, {
        kind,
        totalCents: draft.totalCents,
        issuedOn: draft.issuedOn,
        dueOn,
        ...foreignOf(draft),
      }),
    );
    return true;
  }

  #refuse(...[code, params, place]: Parameters<typeof ImportReport.prototype.add<'KIND_CHANGED' | 'TOTAL_BELOW_ALLOCATED'>>): false {
    this.#options.report.add(code, params, place);
    return false;
  }

  #settleAbsent(fileDate: LocalDate): void {
    const absent = this.#invoices.known.filter(
      (invoice) =>
        invoice.row === 0 && !invoice.cancelled && invoice.issuedOn <= fileDate && !this.#mentioned.has(numberKey(invoice.number)),
    );
    for (const step of settleAbsentInvoices(absent)) {
      if (step.kind === 'creditLeft') {
        const { invoice } = step;
        this.#options.report.add(
          'CREDIT_LEFT',
          { customerName: this.#customers.nameOf(invoice.customerId), number: invoice.number },
          { row: 0 },
        );
        continue;
      }
      if (step.kind === 'credit') {
        const { invoice, creditNote, amountCents } = step;
        this.#settlements.allocate(invoice, {
          invoiceId: invoice.id,
          paymentId: null,
          creditNoteId: creditNote.id,
          allocatedOn: fileDate,
          amountCents,
        });
      } else this.#settlements.addPayment(step.invoice, step.amountCents, fileDate);
      const { invoice } = step;
      if (invoice.allocatedCents < invoice.totalCents) continue;
      if (invoice.openImportedDisputeId !== null)
        this.#settlements.closedDisputes.push({ id: invoice.openImportedDisputeId, closedOn: fileDate });
      this.#preview({ row: 0, number: invoice.number }, invoice, 'settled', [changeOf.absent(fileDate)]);
    }
  }

  #preview(
    draft: Pick<InvoiceDraft, 'row' | 'number'>,
    { customerId, issuedOn, dueOn, totalCents }: WorkingInvoice,
    state: PreviewRow['state'],
    changes: string[],
  ): void {
    if (!this.#rows.hasRoom(state)) return this.#rows.count(state);
    const customerName = this.#customers.nameOf(customerId);
    this.#rows.add({ row: draft.row, state, label: draft.number, customerName, date: issuedOn, dueOn, amountCents: totalCents, changes });
  }
}
