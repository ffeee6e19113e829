import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { KnownInvoice } from './known-book.ts';

/** An invoice while an import is planned: as known, then as the file's rows change it. */
export interface WorkingInvoice {
  readonly id: number;
  readonly customerId: number;
  readonly number: string;
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

/** Invoices by what identifies them: the number within a customer and year of issue, whatever its case and the spaces around it. */
export class InvoiceIndex {
  readonly all: WorkingInvoice[] = [];
  readonly #byKey = new Map<string, WorkingInvoice>();
  readonly #byNumber = new Map<string, WorkingInvoice[]>();

  constructor(known: readonly KnownInvoice[]) {
    for (const invoice of known) this.add({ ...invoice, isNew: false, row: 0 });
  }

  add(invoice: WorkingInvoice): void {
    this.all.push(invoice);
    // Of two invoices entered twice by hand, the live one stands for both.
    const key = identity(invoice.customerId, invoice.issuedOn, invoice.number);
    const same = this.#byKey.get(key);
    if (!same || same.cancelled) this.#byKey.set(key, invoice);
    const number = numberKey(invoice.number);
    const namesakes = this.#byNumber.get(number);
    if (namesakes) namesakes.push(invoice);
    else this.#byNumber.set(number, [invoice]);
  }

  find(customerId: number, issuedOn: LocalDate, number: string): WorkingInvoice | undefined {
    return this.#byKey.get(identity(customerId, issuedOn, number));
  }

  withNumber(number: string): readonly WorkingInvoice[] {
    return this.#byNumber.get(numberKey(number)) ?? [];
  }
}

export function numberKey(number: string): string {
  return number.trim().toUpperCase();
}

function identity(customerId: number, issuedOn: LocalDate, number: string): string {
  return `${customerId} ${issuedOn.slice(0, 4)} ${numberKey(number)}`;
}
