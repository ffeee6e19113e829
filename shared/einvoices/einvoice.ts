import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';

/** The seller or the buyer of an electronic invoice; empty texts where it does not say. */
export interface EInvoiceParty {
  readonly name: string;
  /** Nine digits, from the SIREN itself, the SIRET or a French VAT number. */
  readonly siren: string;
  /** Fourteen digits. */
  readonly siret: string;
  /** Intra-community VAT number, without spaces. */
  readonly vatNumber: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly email: string;
}

/** Another document that the invoice names. */
export interface EInvoiceReference {
  readonly kind: 'invoice' | 'order' | 'contract' | 'payment';
  readonly number: string;
}

/** What an electronic invoice says, whichever of the two syntaxes of EN 16931 it is written in. */
export interface EInvoice {
  readonly syntax: 'cii' | 'ubl';
  /** The specification that it claims to follow, such as `urn:cen.eu:en16931:2017`. */
  readonly profile: string;
  readonly number: string;
  /** A type of credit note, or an invoice of a negative total. */
  readonly kind: 'invoice' | 'creditNote';
  /** UNTDID 1001: 380 invoice, 381 credit note… */
  readonly typeCode: string;
  readonly issuedOn: LocalDate;
  /** The last due date where there are several; null when it states none. */
  readonly dueOn: LocalDate | null;
  readonly currency: string;
  /** Total with VAT (BT-112); negative for a credit note, however the file signs it. */
  readonly totalCents: Cents;
  /** The VAT within the total (BT-110), with its sign; null where it states none in the currency of the total. */
  readonly vatCents: Cents | null;
  /** What remains to be paid when it was issued (BT-115), with the sign of the total. */
  readonly payableCents: Cents;
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  readonly paymentTermsText: string;
  readonly references: readonly EInvoiceReference[];
}
