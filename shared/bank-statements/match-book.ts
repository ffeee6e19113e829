import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, minCents, subtractCents } from '../money/cents.ts';
import type { EarlyPaymentOffer } from '../payments/early-payment.ts';
import { netOf } from '../payments/plan-discounts.ts';
import { CustomerNameIndex } from './customer-names-in-text.ts';
import { InvoiceNumberIndex } from './invoice-numbers-in-text.ts';

/** An open invoice, as payments are matched to it. */
export interface MatchableInvoice {
  readonly id: number;
  readonly number: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly openCents: Cents;
  /** What its customer may keep for paying early. */
  readonly earlyPayment?: EarlyPaymentOffer | undefined;
}

/** Money of a payment put against an invoice. */
export interface MatchAllocation {
  readonly invoiceId: number;
  readonly amountCents: Cents;
}

/** An open invoice and what remains of it once the sure matches are counted. */
export interface BookInvoice extends MatchableInvoice {
  restCents: Cents;
  /** Its place in the book, oldest due first. */
  readonly rank: number;
}

/** The open invoices, found by number, customer or amount. */
export class MatchBook {
  readonly numbers: InvoiceNumberIndex<BookInvoice>;
  readonly names: CustomerNameIndex;
  readonly #byId = new Map<number, BookInvoice>();
  readonly #byCustomer = new Map<number, BookInvoice[]>();
  readonly #byAmount = new Map<number, BookInvoice[]>();

  constructor(invoices: readonly MatchableInvoice[], otherNames: ReadonlyMap<number, readonly string[]> = new Map()) {
    // The order of everything that follows: oldest due first, so that the same book gives the same matches however it is listed.
    const ordered = invoices
      .filter(({ openCents }) => openCents > 0)
      .sort((a, b) =>
        a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.id - b.id,
      )
      .map((invoice, rank) => ({ ...invoice, restCents: invoice.openCents, rank }));
    for (const invoice of ordered) {
      this.#byId.set(invoice.id, invoice);
      listIn(this.#byCustomer, invoice.customerId).push(invoice);
      listIn(this.#byAmount, invoice.openCents).push(invoice);
    }
    this.numbers = new InvoiceNumberIndex(ordered);
    const customers = [...this.#byCustomer.values()].flatMap(([first]) => first ?? []);
    this.names = new CustomerNameIndex(
      customers.map(({ customerId, customerName }) => ({ customerId, customerName, otherNames: otherNames.get(customerId) ?? [] })),
    );
  }

  rankOf(invoiceId: number | undefined): number {
    return this.#byId.get(invoiceId ?? -1)?.rank ?? 0;
  }

  /** Whether a payment of a day can be for an invoice: it was issued by then, and something of it is still open. */
  isPayable(invoice: BookInvoice, on: LocalDate): boolean {
    return invoice.issuedOn <= on && invoice.restCents > 0;
  }

  ofCustomer(customerId: number, on: LocalDate): BookInvoice[] {
    return (this.#byCustomer.get(customerId) ?? []).filter((invoice) => this.isPayable(invoice, on));
  }

  /** The first few untouched invoices of exactly an amount. */
  ofAmount(amount: Cents, on: LocalDate, most: number): BookInvoice[] {
    const found: BookInvoice[] = [];
    for (const invoice of this.#byAmount.get(amount) ?? []) {
      if (invoice.issuedOn <= on && invoice.restCents === amount) found.push(invoice);
      if (found.length === most) break;
    }
    return found;
  }

  /** What is to be paid of an invoice on a day, its early-payment discount kept. */
  discountedRest({ restCents, earlyPayment }: BookInvoice, on: LocalDate): Cents {
    return netOf(restCents, earlyPayment, on);
  }

  /** Puts an amount against invoices in their order, each up to what remains of it. */
  allocate(amount: Cents, invoices: readonly BookInvoice[]): MatchAllocation[] {
    let rest = amount;
    const allocations: MatchAllocation[] = [];
    for (const invoice of invoices) {
      if (rest <= 0) break;
      const part = minCents(rest, invoice.restCents);
      allocations.push({ invoiceId: invoice.id, amountCents: part });
      rest = subtractCents(rest, part);
    }
    return allocations;
  }

  /** Counts the allocations of a sure match: what they take is no longer there for another payment. */
  take(allocations: readonly MatchAllocation[]): void {
    for (const { invoiceId, amountCents } of allocations) {
      const invoice = this.#byId.get(invoiceId);
      if (invoice !== undefined) invoice.restCents = subtractCents(invoice.restCents, amountCents);
    }
  }
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
