import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { Movement } from './ledger-movements.ts';

/** Why a debit stands beside the invoices of the books themselves. */
export type DocumentOrigin = 'sale' | 'opening' | 'refund' | 'transfer' | 'other';

/** What one entry sells, VAT included, and of which VAT: credits less debits. */
export interface EntrySale {
  readonly totalCents: number;
  readonly vatCents: number;
}

/** An invoice or credit note under construction; amounts are positive cents until it is handed over. */
export interface DraftDocument {
  readonly type: 'document';
  readonly kind: 'invoice' | 'creditNote';
  readonly customer: string;
  number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly label: string;
  readonly origin: DocumentOrigin;
  readonly movements: Movement[];
  amountCents: number;
  /** Of an invoice that a sale made. */
  readonly sale?: EntrySale;
}

/** A payment, discount or loss under construction. */
export interface DraftPayment {
  readonly type: 'payment';
  readonly kind: 'payment' | 'discount' | 'writeOff';
  readonly customer: string;
  readonly paidOn: LocalDate;
  readonly method: string;
  readonly reference: string;
  readonly label: string;
  readonly movements: Movement[];
  amountCents: number;
  /** Of a payment that the company's file has: its id there. */
  readonly knownId: number | null;
}

/** An invoice or credit note that the company's file has, as it stood when a book opened. Amounts are positive. */
export interface KnownDocument {
  readonly kind: 'invoice' | 'creditNote';
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly totalCents: Cents;
  readonly openCents: Cents;
}

/** A payment that the company's file has and that was not wholly put against invoices when a book opened. */
export interface KnownCredit {
  readonly id: number;
  readonly kind: DraftPayment['kind'];
  readonly paidOn: LocalDate;
  readonly reference: string;
  readonly amountCents: Cents;
  readonly openCents: Cents;
}

/** A part of a document or payment, as large as one line of the books; lettering is by line. */
export interface Item {
  readonly of: DraftDocument | DraftPayment;
  readonly movement: Movement;
  readonly date: LocalDate;
  /** What no allocation has taken yet. */
  openCents: number;
}

/** A debit is owed by the customer; a credit is given to it. */
export function isDebit(item: Item): boolean {
  return item.of.type === 'document' && item.of.kind === 'invoice';
}
