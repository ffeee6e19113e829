import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/year-month.ts';
import type { ImportProblem, ImportQuestion } from '../imports/imports.contract.ts';
import type { Cents } from '../money/cents.ts';
import type { LedgerCharge } from './charges-from-entries.ts';
import type { LedgerCustomer } from './customer-accounts.ts';
import type { DocumentOrigin } from './ledger-documents.ts';
import type { MatchReason } from './match-items.ts';

/** An invoice or credit note as an import stores it. Due dates come from terms where the books give none. */
export interface LedgerInvoice {
  readonly number: string;
  readonly customerCode: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  /** VAT included; negative for a credit note. */
  readonly totalCents: Cents;
  readonly label: string;
  /** The VAT within the total, where its entry is this sale alone. */
  readonly vatCents?: Cents | undefined;
  readonly origin: DocumentOrigin;
  /** The first line of the file that makes it. */
  readonly row: number;
}

export interface LedgerPayment {
  readonly kind: 'payment' | 'discount' | 'writeOff';
  readonly customerCode: string;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly method: string;
  readonly reference: string;
  readonly label: string;
  readonly row: number;
  /** Of a payment that the company's file has, of which the opening carries what was left: its id there. */
  readonly knownId: number | null;
}

/** What a customer owed when a book opened: positive when it owed, negative when it was owed. */
export interface LedgerOpening {
  readonly customerCode: string;
  readonly opensOn: LocalDate;
  readonly netCents: Cents;
  /** By index, the documents that stand for it; none where the company's file explains it, or when it is left out. */
  readonly invoices: readonly number[];
  readonly payments: readonly number[];
}

/** By indexes into `invoices` and `payments`. The giver is a payment or a credit note, never both. */
export interface LedgerAllocation {
  readonly invoice: number;
  readonly payment: number | null;
  readonly creditNote: number | null;
  /** The later of the two documents' days: nothing settles an invoice before it is issued. */
  readonly allocatedOn: LocalDate;
  readonly amountCents: Cents;
  readonly reason: MatchReason;
  /** Proved by the documents themselves (see `matchItems`); of what is offered, the part that is taken unless the user says otherwise. */
  readonly sure: boolean;
}

/** Money received before its invoice (4191), kept apart from what customers owe; negative where it is used. */
export interface LedgerAdvance {
  readonly account: string;
  readonly auxiliary: string;
  readonly date: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly row: number;
}

export interface LedgerTotals {
  readonly debitCents: Cents;
  readonly creditCents: Cents;
  /**
   * Debits less credits of customers' accounts (411, 416). Equals the invoices and credit notes less the payments, unless the user
   * left opening balances out.
   */
  readonly receivableCents: Cents;
  /** Class 70, credits less debits: VAT is not in it; openings and closings of the year are left out. */
  readonly revenueExcludingTaxCents: Cents;
  /** Class 6 that `charges` leaves out (`charge-natures.ts`). */
  readonly excludedChargesCents: Cents;
}

/** What a book says of its customers and charges. */
export interface LedgerReceivables {
  /** The first day of an entry outside the opening, and the last. */
  readonly period: Period | null;
  readonly customers: readonly LedgerCustomer[];
  readonly invoices: readonly LedgerInvoice[];
  readonly payments: readonly LedgerPayment[];
  /** Sure: lettered groups that net to zero. */
  readonly allocations: readonly LedgerAllocation[];
  /** Likely, for a person to accept: what the books do not letter, or letter in part. */
  readonly offered: readonly LedgerAllocation[];
  /** Those that no earlier entry of the same book explains. */
  readonly openings: readonly LedgerOpening[];
  readonly advances: readonly LedgerAdvance[];
  readonly charges: readonly LedgerCharge[];
  readonly totals: LedgerTotals;
  readonly problems: readonly ImportProblem[];
  /** While there are any, what they ask about is provisional and must not be stored. */
  readonly questions: readonly ImportQuestion[];
}
