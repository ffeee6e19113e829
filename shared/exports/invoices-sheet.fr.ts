import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { daysLate, invoiceStatus } from '../invoices/invoice-status.ts';
import { invoiceStatusName } from '../invoices/invoice-words.fr.ts';
import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import { type Cents, cents } from '../money/cents.ts';
import { type EarlyPaymentOffer, writeEarlyPayment } from '../payments/early-payment.ts';
import { describeKeptTerms, offerText, parseEarlyPayment } from '../payments/early-payment-words.fr.ts';
import type { ExportedCustomer } from './customers-sheet.fr.ts';
import { type ExportCell, type ExportColumn, type ExportSheet, rowsOf } from './export-sheet.ts';

export interface InvoiceExtras {
  readonly label: string;
  /** Empty where it is not disputed. */
  readonly disputeReason: string;
  /** Its own early-payment terms; empty: none, null: those of its customer. */
  readonly earlyPayment: string | null;
}

/** Titles that a first version's exports do not have; an import reads the second back. */
export const LATER_INVOICE_TITLES = { offer: 'Escompte possible', earlyPayment: 'Escompte de la facture' } as const;

const NO_DISCOUNT = 'Aucun';

function ownTermsText(kept: string | null | undefined): string | null {
  return kept == null ? null : kept === '' ? NO_DISCOUNT : describeKeptTerms(kept);
}

/** Own terms as they are kept, from what an export says of them; null where it says nothing, or nothing that is understood. */
export function readOwnTerms(text: string): string | null {
  const written = text.trim();
  if (written === NO_DISCOUNT) return '';
  const terms = parseEarlyPayment(written);
  return terms === null ? null : writeEarlyPayment(terms);
}

interface ExportedInvoice {
  readonly id: number;
  readonly number: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly customerId: number;
  readonly customerName: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly totalCents: Cents;
  readonly openCents: Cents;
  readonly disputedCents: Cents;
  readonly writtenOffCents: Cents;
  readonly cancelledOn: LocalDate | null;
}

/** What invoices were written in, where some were not in euros: the amount in that currency, and the euros for one unit. */
const FOREIGN_COLUMNS: readonly ExportColumn[] = [
  { title: 'Devise', kind: 'text', width: 9 },
  { title: 'Montant en devise', kind: 'amount', width: 18 },
  { title: 'Taux de change', kind: 'text', width: 16 },
];

function foreignCells(foreign: ForeignAmount | undefined): ExportCell[] {
  return foreign ? [foreign.currency, foreign.amountCents, foreign.exchangeRate.replace('.', ',')] : [null, null, null];
}

/**
 * Every invoice and credit note as it stood at a day. What was paid is in a column with the day in its title, which an import leaves
 * alone: the payments themselves are in their own sheet, and would otherwise count twice.
 */
export function invoicesSheet(
  invoices: readonly ExportedInvoice[],
  extras: ReadonlyMap<number, InvoiceExtras>,
  customers: readonly ExportedCustomer[],
  asOf: LocalDate,
  foreign: ReadonlyMap<number, ForeignAmount>,
  offers: ReadonlyMap<number, EarlyPaymentOffer> = new Map(),
): ExportSheet {
  const isForeign = invoices.some(({ id }) => foreign.has(id));
  const day = formatDate(asOf);
  const customerOf = new Map(customers.map((customer) => [customer.id, customer]));
  return {
    name: 'Factures',
    columns: [
      { title: 'N° facture', kind: 'text', width: 16 },
      { title: 'Type', kind: 'text', width: 10 },
      { title: 'Code client', kind: 'text', width: 14 },
      { title: 'Client', kind: 'text', width: 34 },
      { title: 'Date facture', kind: 'date' },
      { title: 'Échéance', kind: 'date' },
      { title: 'Conditions de paiement', kind: 'text', width: 24 },
      { title: 'Montant TTC', kind: 'amount', total: true },
      ...(isForeign ? FOREIGN_COLUMNS : []),
      { title: `Réglé ou imputé au ${day}`, kind: 'amount', total: true },
      { title: `Passé en perte au ${day}`, kind: 'amount', total: true },
      { title: `Encore ouvert au ${day}`, kind: 'amount', total: true },
      { title: `Retard en jours au ${day}`, kind: 'number' },
      { title: `Situation au ${day}`, kind: 'text', width: 20 },
      { title: `${LATER_INVOICE_TITLES.offer} au ${day}`, kind: 'text', width: 40 },
      { title: `Montant contesté au ${day}`, kind: 'amount', total: true },
      { title: 'Motif litige', kind: 'text', width: 24 },
      { title: 'Annulée le', kind: 'date' },
      { title: 'Objet', kind: 'text', width: 36 },
      { title: LATER_INVOICE_TITLES.earlyPayment, kind: 'text', width: 20 },
    ],
    rows: rowsOf(invoices, (invoice) => {
      const status = invoiceStatus(invoice, asOf);
      const isOut = status === 'cancelled' || status === 'notIssued';
      const customer = customerOf.get(invoice.customerId);
      const late = isOut ? 0 : daysLate(invoice, asOf);
      const extra = extras.get(invoice.id);
      const offer = offers.get(invoice.id);
      return [
        invoice.number,
        invoice.kind === 'creditNote' ? 'Avoir' : 'Facture',
        customer?.code ?? '',
        invoice.customerName,
        invoice.issuedOn,
        invoice.dueOn,
        customer?.paymentTerms ?? '',
        invoice.totalCents,
        ...(isForeign ? foreignCells(foreign.get(invoice.id)) : []),
        isOut ? null : cents(invoice.totalCents - invoice.openCents - invoice.writtenOffCents),
        isOut || invoice.writtenOffCents === 0 ? null : invoice.writtenOffCents,
        isOut ? null : invoice.openCents,
        late === 0 ? null : late,
        invoiceStatusName({ ...invoice, status }),
        offer && !isOut && invoice.openCents > 0 && offer.payBy >= asOf ? offerText(offer) : null,
        isOut || invoice.disputedCents === 0 ? null : invoice.disputedCents,
        extra?.disputeReason ?? '',
        invoice.cancelledOn,
        extra?.label ?? '',
        ownTermsText(extra?.earlyPayment),
      ];
    }),
  };
}
