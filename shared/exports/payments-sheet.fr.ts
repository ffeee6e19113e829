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

/**
 * Payments, one row for each invoice that they settle and one for what is left of them, so that the amounts add up to what was received;
 * rows of one payment bear the same mark, by which an import puts them together again.
 */
export function paymentsSheet(parts: readonly ExportedPaymentPart[]): ExportSheet {
  return {
    name: 'Paiements',
    columns: [
      { title: 'Repère du règlement', kind: 'text', width: 14 },
      { title: 'Date de règlement', kind: 'date' },
      { title: 'Code client', kind: 'text', width: 14 },
      { title: 'Client', kind: 'text', width: 34 },
      { title: 'Règlement, perte ou escompte', kind: 'text', width: 16 },
      { title: 'Mode de règlement', kind: 'text', width: 18 },
      { title: 'Référence du paiement', kind: 'text', width: 22 },
      { title: 'N° facture', kind: 'text', width: 16 },
      { title: 'Émission de la facture réglée', kind: 'date', width: 16 },
      { title: 'Affecté le', kind: 'date' },
      { title: 'Montant du règlement', kind: 'amount', width: 18, total: true },
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
