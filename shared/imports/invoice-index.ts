import type { LocalDate } from '../dates/local-date.ts';
import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import type { Cents } from '../money/cents.ts';
import { ZERO } from '../money/cents.ts';
import type { InvoiceIdentity } from './invoice-identity.ts';
import type { KnownInvoice } from './known-book.ts';
import { NewInvoices } from './new-invoices.ts';

/** An invoice while an import is planned: as known, then as the file's rows change it. */
export interface WorkingInvoice {
  readonly id: number;
  readonly customerId: number;
  readonly number: string;
  /** Of a new invoice; a known one keeps its own. */
  readonly label: string;
  /** What it was written in, where that is no euro. */
  foreign?: ForeignAmount | undefined;
  readonly cancelledOn?: LocalDate | undefined;
  readonly ownTerms?: string | undefined;
  /** Of a new invoice: the VAT within its total, where the file states it. */
  readonly vatCents?: Cents | undefined;
  kind: 'invoice' | 'creditNote';
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  allocatedCents: Cents;
  lastAllocatedOn: LocalDate | null;
  readonly cancelled: boolean;
  everDisputed: boolean;
  readonly openImportedDisputeId: number | null;
  readonly isNew: boolean;
  /** The first row of the file that states it; 0 while none does. */
  row: number;
}

/** A known invoice, or the place of a new one. */
type Entry = WorkingInvoice | number;

/**
 * Invoices by what identifies them: the number, whatever its case and the spaces around it, within what the company says
 * (`InvoiceIdentity`). There may be a million, nearly all under a number of their own: only those that share one cost a key of their own.
 */
export class InvoiceIndex {
  readonly known: readonly WorkingInvoice[];
  readonly added = new NewInvoices();
  readonly #identity: InvoiceIdentity;
  readonly #firstByNumber = new Map<string, Entry>();
  readonly #othersByIdentity = new Map<string, Entry>();
  /** Of the known ones. */
  readonly #byNumber = new Map<string, WorkingInvoice | WorkingInvoice[]>();

  constructor(known: readonly KnownInvoice[], identity: InvoiceIdentity) {
    this.#identity = identity;
    this.known = known.map((invoice): WorkingInvoice => ({ ...invoice, label: '', isNew: false, row: 0 }));
    for (const working of this.known) {
      this.add(working);
      const number = numberKey(working.number);
      const namesakes = this.#byNumber.get(number);
      if (namesakes === undefined) this.#byNumber.set(number, working);
      else if (Array.isArray(namesakes)) namesakes.push(working);
      else this.#byNumber.set(number, [namesakes, working]);
    }
  }

  /** A new invoice is kept as it is now, whatever becomes of it. */
  add(invoice: WorkingInvoice): void {
    const { customerId, issuedOn } = invoice;
    const number = numberKey(invoice.number);
    const entry = invoice.isNew ? this.added.add(invoice) : invoice;
    const first = this.#invoiceOf(this.#firstByNumber.get(number));
    // Of two invoices entered twice by hand, the live one stands for both.
    if (first === undefined || (first.cancelled && this.#isOf(first, customerId, issuedOn))) this.#firstByNumber.set(number, entry);
    else if (!this.#isOf(first, customerId, issuedOn)) {
      const identity = this.#keyOf(customerId, issuedOn, number);
      const same = this.#invoiceOf(this.#othersByIdentity.get(identity));
      if (!same || same.cancelled) this.#othersByIdentity.set(identity, entry);
    }
  }

  find(customerId: number, issuedOn: LocalDate, number: string): WorkingInvoice | undefined {
    const key = numberKey(number);
    const first = this.#invoiceOf(this.#firstByNumber.get(key));
    if (first === undefined || this.#isOf(first, customerId, issuedOn)) return first;
    return this.#invoiceOf(this.#othersByIdentity.get(this.#keyOf(customerId, issuedOn, key)));
  }

  /** Where a number alone says which invoice it is, the customer of the one that bears it, whatever a row says; undefined otherwise. */
  ownerOf(number: string): number | undefined {
    return this.#identity === 'number' ? this.#invoiceOf(this.#firstByNumber.get(numberKey(number)))?.customerId : undefined;
  }

  #isOf(invoice: WorkingInvoice, customerId: number, issuedOn: LocalDate): boolean {
    if (this.#identity === 'number') return true;
    return invoice.customerId === customerId && (this.#identity === 'customer' || yearOf(invoice.issuedOn) === yearOf(issuedOn));
  }

  #keyOf(customerId: number, issuedOn: LocalDate, number: string): string {
    return this.#identity === 'customer' ? `${customerId} ${number}` : `${customerId} ${yearOf(issuedOn)} ${number}`;
  }

  /** A new invoice is given as the row stated it. */
  #invoiceOf(entry: Entry | undefined): WorkingInvoice | undefined {
    return typeof entry === 'number' ? { ...AS_STATED, ...this.added.at(entry) } : entry;
  }

  /** The known invoices that bear a number, whoever their customer is. */
  withNumber(number: string): readonly WorkingInvoice[] {
    if (this.#byNumber.size === 0) return NONE;
    const found = this.#byNumber.get(numberKey(number));
    return found === undefined ? NONE : Array.isArray(found) ? found : [found];
  }
}

const AS_STATED = {
  allocatedCents: ZERO,
  lastAllocatedOn: null,
  cancelled: false,
  everDisputed: false,
  openImportedDisputeId: null,
  isNew: true,
} as const;

const NONE: readonly WorkingInvoice[] = [];

function yearOf(day: LocalDate): string {
  return day.slice(0, 4);
}

export function numberKey(number: string): string {
  for (let index = 0; index < number.length; index++) {
    const code = number.charCodeAt(index);
    if (code <= 0x20 || (code >= 0x61 && code <= 0x7a) || code > 0x7e) return number.trim().toUpperCase();
  }
  // Capitals and digits, as most are, need no copy.
  return number;
}
