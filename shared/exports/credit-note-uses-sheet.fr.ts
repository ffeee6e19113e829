import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';

/** What a credit note was put against. */
export interface ExportedCreditNoteUse {
  readonly customerCode: string;
  readonly customerName: string;
  readonly creditNoteNumber: string;
  readonly invoiceNumber: string;
  readonly invoiceIssuedOn: LocalDate;
  readonly allocatedOn: LocalDate;
  readonly amountCents: Cents;
}

/** The titles by which an import knows this sheet again. */
export const CREDIT_NOTE_USE_TITLES = {
  creditNoteNumber: 'Avoir imputé',
  allocatedOn: 'Imputé le',
  customerCode: 'Code client',
  customerName: 'Client',
  invoiceNumber: 'N° facture',
  invoiceIssuedOn: 'Émission de la facture réglée',
  amount: 'Montant imputé',
} as const;

export function creditNoteUsesSheet(uses: readonly ExportedCreditNoteUse[]): ExportSheet {
  return {
    name: 'Avoirs imputés',
    columns: [
      { title: CREDIT_NOTE_USE_TITLES.creditNoteNumber, kind: 'text', width: 16 },
      { title: CREDIT_NOTE_USE_TITLES.allocatedOn, kind: 'date' },
      { title: CREDIT_NOTE_USE_TITLES.customerCode, kind: 'text', width: 14 },
      { title: CREDIT_NOTE_USE_TITLES.customerName, kind: 'text', width: 34 },
      { title: CREDIT_NOTE_USE_TITLES.invoiceNumber, kind: 'text', width: 16 },
      { title: CREDIT_NOTE_USE_TITLES.invoiceIssuedOn, kind: 'date', width: 16 },
      { title: CREDIT_NOTE_USE_TITLES.amount, kind: 'amount', width: 18, total: true },
    ],
    rows: rowsOf(uses, (use) => [
      use.creditNoteNumber,
      use.allocatedOn,
      use.customerCode,
      use.customerName,
      use.invoiceNumber,
      use.invoiceIssuedOn,
      use.amountCents,
    ]),
  };
}
