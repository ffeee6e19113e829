import { CustomerMonths, MEASURES } from '../../shared/dashboard/customer-months.ts';
import { monthNumber } from '../../shared/dates/month-number.ts';

/** An invoice of a new customer against which nothing is put. */
interface UntouchedInvoice {
  id: number;
  customerId: number;
  kind: 'invoice' | 'creditNote';
  issuedOn: string;
  dueOn: string;
  totalCents: number;
}

/** Sums held at once at most: 100 MB. */
const MOST_SUMS = 12_500_000;
const NONE: readonly never[] = [];

/**
 * Sums of customers that an import brings, added up while their invoices are written: a first import of a million of them need not be
 * read again. Only for customers of whom the import brings invoices and nothing else; the others are added up from the books' rows.
 */
export class NewCustomersMonths {
  /** The last month that is kept. */
  readonly last: number;
  readonly customers = new Map<number, CustomerMonths>();
  /** Invoices of nothing, settled from the start. */
  readonly settled: [number, string][] = [];
  readonly #ids: ReadonlySet<number>;
  #sums = 0;

  constructor(customerIds: Iterable<number>, last: number) {
    this.#ids = new Set(customerIds);
    this.last = last;
  }

  /** Whether the invoice is taken into account here; its customer is to be marked as stale otherwise. */
  add(invoice: UntouchedInvoice): boolean {
    const { id, customerId, issuedOn, totalCents } = invoice;
    if (!this.#ids.has(customerId)) return false;
    let months = this.customers.get(customerId);
    if (!months) {
      if (this.#sums > MOST_SUMS) return false;
      months = new CustomerMonths(0, this.last);
      this.#sums += Math.max(1, this.last - monthNumber(issuedOn) + 2) * MEASURES.length;
      this.customers.set(customerId, months);
    }
    months.addInvoice({ ...invoice, cancelled: false, movements: NONE, disputes: NONE });
    if (totalCents === 0) this.settled.push([id, issuedOn]);
    return true;
  }
}
