import type { LocalDate } from '../dates/local-date.ts';
import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import type { Cents } from '../money/cents.ts';
import type { CustomerDraft } from './customer-draft.ts';
import type { InvoiceIdentity } from './invoice-identity.ts';

/** What else files call a customer; empty text where it says nothing. */
export interface CustomerAlias {
  readonly code: string;
  readonly name: string;
  readonly siren: string;
  readonly vatNumber: string;
}

/** A customer as the company's file knows it. */
export interface KnownCustomer extends CustomerDraft {
  readonly id: number;
  readonly paymentTerms: string;
  /** Early-payment terms as they are kept: '3/10'; empty, or left out, where it has none. */
  readonly earlyPayment?: string;
  /** Null, or left out, where it has none. */
  readonly creditLimitCents?: Cents | null;
  /** The day of the judgment that opened collective proceedings. */
  readonly insolvencyOn?: LocalDate | null;
  /** The name of the plan of reminders chosen for it; empty, or left out, where it has none of its own. */
  readonly reminderPlan?: string;
  readonly aliases?: readonly CustomerAlias[];
  /** The details that a person typed on its sheet. */
  readonly typed?: readonly string[];
}

export interface KnownInvoice {
  readonly id: number;
  readonly customerId: number;
  readonly number: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly totalCents: Cents;
  /** All that is allocated to it, or from it when it is a credit note, whatever the day; never negative. */
  readonly allocatedCents: Cents;
  readonly lastAllocatedOn: LocalDate | null;
  readonly cancelled: boolean;
  /** What it was written in, where that is no euro. */
  readonly foreign?: ForeignAmount | undefined;
  /** A dispute was opened on it, now or in the past. */
  readonly everDisputed: boolean;
  /** The dispute that an import opened and nobody closed. */
  readonly openImportedDisputeId: number | null;
}

export interface KnownPayment {
  readonly id: number;
  readonly customerId: number;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly kind: 'payment' | 'writeOff' | 'discount';
  readonly reference: string;
  readonly invoiceIds: readonly number[];
  /** A movement of a bank's statement is this payment. */
  readonly fromStatement: boolean;
  /** It waits, or waited, among the payments to match. */
  readonly waited?: boolean;
  /** Its import put all or part of it against invoices. */
  readonly matchedAutomatically?: boolean;
  /** The import that brought it; null for one entered by hand. */
  readonly importId?: number | null;
}

/** Money already put against an invoice, from a payment or a credit note. */
export interface KnownAllocation {
  readonly invoiceId: number;
  readonly paymentId: number | null;
  readonly creditNoteId: number | null;
  readonly allocatedOn: LocalDate;
  readonly amountCents: Cents;
}

/** The same, as the company's file keeps it. */
export interface StoredAllocation extends KnownAllocation {
  readonly id: number;
  /** The import that made it; null for one made by hand. */
  readonly importId: number | null;
}

/** What an import is compared with, and the ids that new rows will take. */
export interface KnownBook {
  readonly customers: readonly KnownCustomer[];
  readonly invoices: readonly KnownInvoice[];
  readonly payments: readonly KnownPayment[];
  /** By what an invoice of a file is one of these. */
  readonly invoiceIdentity: InvoiceIdentity;
  readonly nextCustomerId: number;
  readonly nextInvoiceId: number;
  readonly nextPaymentId: number;
}
