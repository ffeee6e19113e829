import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';
import { PAYMENT_KIND_NAMES } from './payment-kinds.fr.ts';

/** What a payment, write-off or discount settled on one invoice, or what is left of it (no invoice). */
export interface ExportedPaymentPart {
  readonly paymentId: number;
  readonly paidOn: LocalDate;
  readonly customerCode: string;
  readonly customerName: string;
  readonly kind: 'payment' | 'writeOff' | 'discount';
  readonly method: string;
  readonly reference: string;
  readonly invoiceNumber: string | null;
  readonly invoiceIssuedOn: LocalDate | null;
  readonly allocatedOn: LocalDate | null;
  readonly amountCents: Cents;
}

/** The titles by which an import knows this sheet again. */
export const PAYMENT_TITLES = {
  mark: 'Repère du règlement',
  paidOn: 'Date de règlement',
  customerCode: 'Code client',
  customerName: 'Client',
  kind: 'Règlement, perte ou escompte',
  method: 'Mode de règlement',
  reference: 'Référence du paiement',
  invoiceNumber: 'N° facture',
  invoiceIssuedOn: 'Émission de la facture réglée',
  allocatedOn: 'Affecté le',
  amount: 'Montant du règlement',
} as const;

/**
 * Payments, one row for each invoice that they settle and one for what is left of them, so that the amounts add up to what was received;
 * rows of one payment bear the same mark, by which an import puts them together again.
 */
export function paymentsSheet(parts: readonly ExportedPaymentPart[]): ExportSheet {
  return {
    name: 'Paiements',
    columns: [
      { title: PAYMENT_TITLES.mark, kind: 'text', width: 14 },
      { title: PAYMENT_TITLES.paidOn, kind: 'date' },
      { title: PAYMENT_TITLES.customerCode, kind: 'text', width: 14 },
      { title: PAYMENT_TITLES.customerName, kind: 'text', width: 34 },
      { title: PAYMENT_TITLES.kind, kind: 'text', width: 16 },
      { title: PAYMENT_TITLES.method, kind: 'text', width: 18 },
      { title: PAYMENT_TITLES.reference, kind: 'text', width: 22 },
      { title: PAYMENT_TITLES.invoiceNumber, kind: 'text', width: 16 },
      { title: PAYMENT_TITLES.invoiceIssuedOn, kind: 'date', width: 16 },
      { title: PAYMENT_TITLES.allocatedOn, kind: 'date' },
      { title: PAYMENT_TITLES.amount, kind: 'amount', width: 18, total: true },
    ],
    rows: rowsOf(parts, (part) => [
      `R${part.paymentId}`,
      part.paidOn,
      part.customerCode,
      part.customerName,
      PAYMENT_KIND_NAMES[part.kind],
      part.method,
      part.reference,
      part.invoiceNumber,
      part.invoiceIssuedOn,
      part.allocatedOn,
      part.amountCents,
    ]),
  };
}
