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

export function creditNoteUsesSheet(uses: readonly ExportedCreditNoteUse[]): ExportSheet {
  return {
    name: 'Avoirs imputés',
    columns: [
      { title: 'Avoir imputé', kind: 'text', width: 16 },
      { title: 'Imputé le', kind: 'date' },
      { title: 'Code client', kind: 'text', width: 14 },
      { title: 'Client', kind: 'text', width: 34 },
      { title: 'N° facture', kind: 'text', width: 16 },
      { title: 'Émission de la facture réglée', kind: 'date', width: 16 },
      { title: 'Montant imputé', kind: 'amount', width: 18, total: true },
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
