import type { ChargeNature } from '../charges/charges.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ForecastMonth } from '../forecasts/forecasts.contract.ts';
import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import { addCents, type Cents, ZERO } from '../money/cents.ts';
import type { ImportCounts, ImportTotals, PreviewRow } from './imports.contract.ts';
import type { KnownCustomer } from './known-book.ts';

export interface PlannedInvoice {
  readonly id: number;
  readonly customerId: number;
  readonly number: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly totalCents: Cents;
  readonly label: string;
  /** What it was written in, where that is no euro. */
  readonly foreign?: ForeignAmount | undefined;
  /** The day it was cancelled, of a new invoice that its own export says to be. */
  readonly cancelledOn?: LocalDate | undefined;
  /** Early-payment terms of its own, of a new invoice that its own export says to have them; empty: none. */
  readonly ownTerms?: string | undefined;
  /** The VAT within the total, where the file states it. */
  readonly vatCents?: Cents | undefined;
}

export interface StatedVat {
  readonly invoiceId: number;
  readonly vatCents: Cents;
  readonly replaces: boolean;
}

/** There may be a million: they are gone through, not held. */
export interface PlannedInvoices extends Iterable<PlannedInvoice> {
  readonly length: number;
  /** Some were cancelled: no sum of theirs is what it seems. */
  readonly hasCancelled?: boolean;
}

export interface PlannedPayment {
  readonly id: number;
  readonly customerId: number;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly kind: 'payment' | 'writeOff' | 'discount';
  readonly method: string;
  readonly reference: string;
  readonly allocated: boolean;
  /** Its reference is the number of an invoice of its customer that is not known yet. */
  readonly waitsForInvoice?: boolean;
}

export interface PlannedAllocation {
  readonly invoiceId: number;
  readonly paymentId: number | null;
  readonly creditNoteId: number | null;
  readonly allocatedOn: LocalDate;
  readonly amountCents: Cents;
}

export interface PlannedDispute {
  readonly invoiceId: number;
  readonly reason: string;
  readonly openedOn: LocalDate;
  /** The day the invoice was settled, when the file says so: what was disputed was paid, so the claim was maintained. */
  readonly closedOn: LocalDate | null;
}

export interface PlannedCharge {
  readonly date: LocalDate;
  /** Negative when more came back than went out. */
  readonly amountCents: Cents;
  readonly nature: ChargeNature;
  readonly label: string;
}

/** A credit of a bank statement, kept to be matched. */
export interface PlannedMovement {
  readonly account: string;
  readonly bookedOn: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
  /** The bank's own identifier; empty where it gives none. */
  readonly bankReference: string;
  readonly state: 'matched' | 'offered';
  /** The payment that it is; null while no customer is recognised. */
  readonly paymentId: number | null;
}

/** A debit by which the bank takes back what it had credited. */
export interface PlannedReturn extends Omit<PlannedMovement, 'state'> {
  /** The payment that it takes out of the books for sure; null where a person must say. */
  readonly paymentId: number | null;
}

/** What a customer owed when the books of a ledger opened, and the new rows that stand for it. */
export interface PlannedOpening {
  readonly customerId: number;
  readonly opensOn: LocalDate;
  readonly netCents: Cents;
  readonly invoiceIds: readonly number[];
  readonly paymentIds: readonly number[];
}

/** Rows that an import takes out, because what it brings stands in their place. */
export interface RemovedRows {
  readonly invoiceIds: readonly number[];
  readonly paymentIds: readonly number[];
  readonly allocationIds: readonly number[];
  /** Documents that stood for an opening, and that the import brings itself: they stay. */
  readonly releasedInvoiceIds: readonly number[];
  readonly releasedPaymentIds: readonly number[];
}

/** Everything that an import will write, decided before the first write. */
export interface ImportPlan {
  readonly newCustomers: KnownCustomer[];
  readonly changedCustomers: { readonly id: number; readonly changes: Partial<KnownCustomer> }[];
  readonly newInvoices: PlannedInvoices;
  readonly changedInvoices: Omit<PlannedInvoice, 'customerId' | 'number' | 'label'>[];
  /** The VAT that the file states of invoices that were known; `replaces`: their total is another one now, and so is their VAT. */
  readonly statedVat?: readonly StatedVat[];
  readonly newPayments: PlannedPayment[];
  readonly newAllocations: PlannedAllocation[];
  readonly newDisputes: PlannedDispute[];
  readonly closedDisputes: { readonly id: number; readonly closedOn: LocalDate }[];
  readonly newCharges: PlannedCharge[];
  /** Months whose forecast is new or changes, each as it will be in full. */
  readonly newForecasts: ForecastMonth[];
  readonly newMovements: PlannedMovement[];
  readonly newOpenings: PlannedOpening[];
  readonly newReturns?: readonly PlannedReturn[];
  /** Payments of which the same books now say otherwise whether they are put against invoices. */
  readonly restatedPayments: { readonly id: number; readonly allocated: boolean }[];
  readonly removed: RemovedRows;
  readonly counts: ImportCounts;
  readonly totals: ImportTotals;
  readonly rows: PreviewRow[];
  readonly moreRows: number;
}

/** A plan that writes nothing: what a kind of file leaves alone. */
export function emptyPlan(): ImportPlan {
  return {
    newCustomers: [],
    changedCustomers: [],
    newInvoices: [],
    changedInvoices: [],
    newPayments: [],
    newAllocations: [],
    newDisputes: [],
    closedDisputes: [],
    newCharges: [],
    newForecasts: [],
    newMovements: [],
    newOpenings: [],
    restatedPayments: [],
    removed: { invoiceIds: [], paymentIds: [], allocationIds: [], releasedInvoiceIds: [], releasedPaymentIds: [] },
    counts: { new: 0, changed: 0, unchanged: 0, settled: 0, rejected: 0 },
    totals: new Totals().list(),
    rows: [],
    moreRows: 0,
  };
}

/** The rows of a preview unless more are asked for: what changes something first, as many as a person reads. */
export const PREVIEW_ROWS = 500;

/** The most rows that a preview keeps: one hundred thousand are 20 MB of JSON, and a list that still scrolls. */
export const MOST_PREVIEW_ROWS = 100_000;

/** Of a preview's rows as many as asked for, what changes something first, in the order of the file. */
export function firstRows(rows: readonly PreviewRow[], limit: number): PreviewRow[] {
  if (rows.length <= limit) return [...rows];
  const noteworthy = rows.filter(({ state }) => state !== 'unchanged').slice(0, limit);
  let unchanged = limit - noteworthy.length;
  const kept = new Set(noteworthy);
  return rows.filter((row) => kept.has(row) || (row.state === 'unchanged' && unchanged-- > 0));
}

/** Gathers an import's rows for the preview, and counts them all. */
export class PreviewRows {
  readonly #noteworthy: PreviewRow[] = [];
  readonly #unchanged: PreviewRow[] = [];
  readonly #most: number;
  readonly counts = { new: 0, changed: 0, unchanged: 0, settled: 0 };

  /** Keeps at most so many of either sort. */
  constructor(most = MOST_PREVIEW_ROWS) {
    this.#most = most;
  }

  add(row: PreviewRow): void {
    this.counts[row.state] += 1;
    if (this.hasRoom(row.state)) this.#of(row.state).push(row);
  }

  /** Whether one more row would be kept; one that would not need not be made: `count` is enough. */
  hasRoom(state: PreviewRow['state']): boolean {
    return this.#of(state).length < this.#most;
  }

  count(state: PreviewRow['state']): void {
    this.counts[state] += 1;
  }

  #of(state: PreviewRow['state']): PreviewRow[] {
    return state === 'unchanged' ? this.#unchanged : this.#noteworthy;
  }

  list(): { rows: PreviewRow[]; moreRows: number } {
    const rows = [...this.#noteworthy, ...this.#unchanged]
      .slice(0, MOST_PREVIEW_ROWS)
      .sort((a, b) => (a.row || Number.MAX_SAFE_INTEGER) - (b.row || Number.MAX_SAFE_INTEGER));
    const { new: added, changed, unchanged, settled } = this.counts;
    return { rows, moreRows: added + changed + unchanged + settled - rows.length };
  }
}

/** Sums of accepted rows. */
export class Totals {
  invoiceCents: Cents = ZERO;
  creditNoteCents: Cents = ZERO;
  paymentCents: Cents = ZERO;
  chargeCents: Cents = ZERO;

  addInvoice(totalCents: Cents): void {
    if (totalCents < 0) this.creditNoteCents = addCents(this.creditNoteCents, totalCents);
    else this.invoiceCents = addCents(this.invoiceCents, totalCents);
  }

  addPayment(amountCents: Cents): void {
    this.paymentCents = addCents(this.paymentCents, amountCents);
  }

  addCharge(amountCents: Cents): void {
    this.chargeCents = addCents(this.chargeCents, amountCents);
  }

  list(): ImportTotals {
    const { invoiceCents, creditNoteCents, paymentCents, chargeCents } = this;
    return { invoiceCents, creditNoteCents, paymentCents, chargeCents };
  }
}
