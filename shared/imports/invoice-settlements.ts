import { formatDate } from '../dates/format-date.ts';
import { earlierOf, type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { changeOf, DISPUTE_REASON } from './import-changes.fr.ts';
import type { PlannedAllocation, PlannedDispute, PlannedPayment } from './import-plan.ts';
import type { WorkingInvoice } from './invoice-index.ts';
import type { InvoiceDraft } from './invoice-rows.ts';
import type { ImportReport } from './report.ts';
import type { PaidOnSince, SettledSince } from './settled-since.fr.ts';

/** How payments that a file of invoices mentions without a day are dated: an answer to the question `paidOn`. */
export type PaidOnPolicy = 'dueOn' | 'issuedOn' | 'today' | 'none';

export interface InvoicePlannerOptions {
  readonly today: LocalDate;
  readonly mode: 'delta' | 'full';
  readonly paidOn: PaidOnPolicy;
  /** What was still due at the last import, and how its payment is dated then. */
  readonly since?: { readonly settled: SettledSince; readonly paidOn: PaidOnSince } | undefined;
  readonly report: ImportReport;
  /** The most rows that are kept for a preview; none where there is no preview. */
  readonly mostPreviewRows?: number | undefined;
}

/** What a list of invoices says of their payments and disputes, planned as it is met. */
export class InvoiceSettlements {
  readonly #options: Pick<InvoicePlannerOptions, 'today' | 'paidOn' | 'since' | 'report'>;
  #nextPaymentId: number;
  readonly payments: PlannedPayment[] = [];
  readonly allocations: PlannedAllocation[] = [];
  readonly disputes: PlannedDispute[] = [];
  readonly closedDisputes: { id: number; closedOn: LocalDate }[] = [];
  /** What the rows say is paid, new or known. */
  paidCents: Cents = ZERO;

  constructor(nextPaymentId: number, options: Pick<InvoicePlannerOptions, 'today' | 'paidOn' | 'since' | 'report'>) {
    this.#nextPaymentId = nextPaymentId;
    this.#options = options;
  }

  /** Completes what is paid to what the row says; the day of the last payment added, null when there is none. */
  pay(draft: InvoiceDraft, invoice: WorkingInvoice, changes: string[]): LocalDate | null {
    const { paidCents, payments = [] } = draft;
    if (paidCents === null || invoice.kind === 'creditNote') return null;
    const restOn = draft.settledOn ?? this.#paidOn(invoice);
    const dated = sumCents(payments.map(({ amountCents }) => amountCents));
    const reachable = restOn === null ? dated : paidCents;
    if (restOn === null && dated === 0) return null;
    this.paidCents = addCents(this.paidCents, reachable);
    if (subtractCents(invoice.allocatedCents, draft.writtenOff?.amountCents ?? ZERO) > reachable)
      this.#options.report.add('PAID_LESS_THAN_KNOWN', { knownCents: invoice.allocatedCents }, { row: draft.row, value: draft.number });
    let lastOn: LocalDate | null = null;
    const completeTo = (stated: Cents, on: LocalDate) => {
      const missing = subtractCents(stated, invoice.allocatedCents);
      if (missing <= 0) return;
      if (on > this.#options.today) this.#options.report.add('PAID_IN_FUTURE', {}, { row: draft.row, value: formatDate(on) });
      this.addPayment(invoice, missing, on);
      changes.push(invoice.isNew ? changeOf.alreadyPaid(missing, on) : changeOf.paid(missing, on));
      lastOn = on;
    };
    let stated = ZERO;
    for (const { amountCents, paidOn } of payments) {
      stated = addCents(stated, amountCents);
      completeTo(stated, paidOn);
    }
    // Only what is added to an invoice can contradict what was known of it.
    if (restOn !== null && paidCents > invoice.allocatedCents) completeTo(paidCents, draft.settledOn ?? this.#paidSince(invoice, restOn));
    return lastOn;
  }

  /**
   * Gives up what the row says was given up and what is paid leaves open, on the day that the row names, which is the last it may have
   * been. Nothing where payments come apart (`paidOn`): what was given up stands among them.
   */
  giveUp({ writtenOff, paidCents }: InvoiceDraft, invoice: WorkingInvoice, changes: string[]): void {
    if (!writtenOff || this.#options.paidOn === 'none') return;
    const missing = subtractCents(addCents(paidCents ?? ZERO, writtenOff.amountCents), invoice.allocatedCents);
    const open = subtractCents(invoice.totalCents, invoice.allocatedCents);
    const amountCents = minCents(writtenOff.amountCents, minCents(missing, open));
    this.paidCents = addCents(this.paidCents, writtenOff.amountCents);
    if (amountCents <= 0) return;
    const on = laterOf(writtenOff.on, invoice.issuedOn);
    this.addPayment(invoice, amountCents, on, 'writeOff');
    changes.push(changeOf.writtenOff(amountCents, on));
  }

  /** The same invoice once more: takes what is paid beyond what its earlier rows said, and gives how much that is. */
  payAgain(draft: InvoiceDraft, invoice: WorkingInvoice): Cents {
    const own = invoice.isNew ? this.allocations.filter(({ invoiceId }) => invoiceId === invoice.id) : [];
    const before = invoice.isNew ? sumCents(own.map(({ amountCents }) => amountCents)) : invoice.allocatedCents;
    const counted = this.paidCents;
    const paid = { ...invoice, allocatedCents: before };
    if ((draft.paidCents ?? ZERO) > before) this.pay(draft, paid, []);
    const addedCents = subtractCents(paid.allocatedCents, before);
    if (!invoice.isNew) Object.assign(invoice, paid);
    this.paidCents = addCents(counted, addedCents);
    return addedCents;
  }

  #paidOn({ issuedOn, dueOn }: WorkingInvoice): LocalDate | null {
    const { paidOn, today } = this.#options;
    if (paidOn === 'none') return null;
    return laterOf(issuedOn, paidOn === 'issuedOn' ? issuedOn : paidOn === 'today' ? today : earlierOf(dueOn, today));
  }

  /** The day by the rule, unless the invoice was still due after it. */
  #paidSince({ number, isNew }: WorkingInvoice, paidOn: LocalDate): LocalDate {
    const { today, since } = this.#options;
    if (isNew || !since?.settled.contradicts(number, paidOn)) return paidOn;
    return since.paidOn === 'today' ? today : paidOn;
  }

  addPayment(invoice: WorkingInvoice, amountCents: Cents, paidOn: LocalDate, kind: PlannedPayment['kind'] = 'payment'): void {
    const id = this.#nextPaymentId;
    this.#nextPaymentId += 1;
    this.payments.push({
      id,
      customerId: invoice.customerId,
      paidOn,
      amountCents,
      kind,
      method: '',
      reference: '',
      allocated: true,
    });
    this.allocate(invoice, {
      invoiceId: invoice.id,
      paymentId: id,
      creditNoteId: null,
      allocatedOn: laterOf(paidOn, invoice.issuedOn),
      amountCents,
    });
  }

  allocate(invoice: WorkingInvoice, allocation: PlannedAllocation): void {
    this.allocations.push(allocation);
    invoice.allocatedCents = addCents(invoice.allocatedCents, allocation.amountCents);
    invoice.lastAllocatedOn =
      invoice.lastAllocatedOn === null ? allocation.allocatedOn : laterOf(invoice.lastAllocatedOn, allocation.allocatedOn);
  }

  /** A row marked disputed opens a dispute on the day of the invoice, closed on the day it was settled; one already known is left alone. */
  dispute(draft: InvoiceDraft, invoice: WorkingInvoice, changes: string[]): void {
    const settledOn = invoice.allocatedCents >= invoice.totalCents ? invoice.lastAllocatedOn : null;
    if (draft.disputed && !invoice.everDisputed) {
      invoice.everDisputed = true;
      this.disputes.push({
        invoiceId: invoice.id,
        reason: draft.disputed.reason || DISPUTE_REASON,
        openedOn: invoice.issuedOn,
        closedOn: settledOn && laterOf(settledOn, invoice.issuedOn),
      });
      changes.push(changeOf.disputed());
    } else if (invoice.openImportedDisputeId !== null && settledOn !== null && !invoice.isNew) {
      this.closedDisputes.push({ id: invoice.openImportedDisputeId, closedOn: settledOn });
    }
  }
}
