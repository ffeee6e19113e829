import { isSiret } from '../companies/identifiers.ts';
import { matchName } from '../customers/match-name.ts';
import type { EInvoice, EInvoiceParty } from '../einvoices/einvoice.ts';
import { parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import { cents } from '../money/cents.ts';
import { plausibleVat } from '../write-offs/vat-recovery.ts';
import type { CustomerDraft } from './customer-draft.ts';
import type { InvoiceDraft } from './invoice-rows.ts';

/** What identifies the company among the parties of an invoice. */
export interface OwnIdentity {
  readonly name: string;
  readonly siren: string;
  readonly vatNumber: string;
}

/** Whether the company sells or buys; null when nothing tells, or both parties are it. */
export function sideOf({ seller, buyer }: EInvoice, own: OwnIdentity): 'seller' | 'buyer' | null {
  const [sells, buys] = [isOwn(seller, own), isOwn(buyer, own)];
  return sells === buys ? null : sells ? 'seller' : 'buyer';
}

/** By SIREN where both have one, else by VAT number, else by name. */
function isOwn({ name, siren, vatNumber }: EInvoiceParty, own: OwnIdentity): boolean {
  const ownSiren = own.siren.replace(/\s/g, '');
  const ownVat = own.vatNumber.replace(/\s/g, '').toUpperCase();
  if (siren !== '' && ownSiren !== '') return siren === ownSiren;
  if (vatNumber !== '' && ownVat !== '') return vatNumber.toUpperCase() === ownVat;
  return matchName(name) !== '' && matchName(name) === matchName(own.name);
}

/** The invoice as a row of a file would state it. What was paid before it was issued (a deposit) is paid on that day. */
export function einvoiceDraft(invoice: EInvoice): InvoiceDraft {
  const { number, issuedOn, dueOn, totalCents, vatCents, payableCents, buyer, paymentTermsText } = invoice;
  const prepaid = totalCents > 0 && payableCents >= 0 && payableCents < totalCents;
  const vat = vatCents === null ? undefined : plausibleVat(totalCents, vatCents);
  return {
    row: 1,
    number: number.slice(0, 60),
    customer: customerOf(buyer),
    issuedOn,
    dueOn,
    terms: parsePaymentTerms(paymentTermsText),
    unreadTerms: '',
    totalCents,
    disputed: null,
    paidCents: prepaid ? cents(totalCents - payableCents) : null,
    settledOn: prepaid ? issuedOn : null,
    label: '',
    ...(vat === undefined ? {} : { vatCents: vat }),
  };
}

/** Texts within the lengths that a company's file takes (customers.contract.ts). */
function customerOf(buyer: EInvoiceParty): CustomerDraft {
  const { name, siren, siret, vatNumber, email, addressLine1, addressLine2, postalCode, city, country } = buyer;
  return {
    code: '',
    name: name.slice(0, 160),
    siren,
    siret: isSiret(siret) ? siret : '',
    vatNumber,
    iban: '',
    language: '',
    contactName: '',
    kind: '',
    segment: '',
    addressLine3: '',
    email: email.slice(0, 120),
    phone: '',
    addressLine1: addressLine1.slice(0, 80),
    addressLine2: addressLine2.slice(0, 80),
    postalCode: postalCode.slice(0, 12),
    city: city.slice(0, 80),
    country: country === 'FR' ? '' : country,
  };
}
