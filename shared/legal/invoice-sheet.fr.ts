import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { type ExportSheet, rowsOf } from '../exports/export-sheet.ts';
import { subtractCents } from '../money/cents.ts';
import type { DossierInvoice } from './dossier-debt.fr.ts';

/** Every invoice of a customer as a table, to be worked out again by whoever doubts. */
export function invoiceSheet(invoices: readonly DossierInvoice[], asOf: LocalDate): ExportSheet {
  return {
    name: 'Factures',
    columns: [
      { title: 'Nature', kind: 'text', width: 10 },
      { title: 'Numéro', kind: 'text' },
      { title: 'Date', kind: 'date' },
      { title: 'Échéance', kind: 'date' },
      { title: 'Montant TTC', kind: 'amount', total: true },
      { title: 'Réglé ou déduit', kind: 'amount', total: true },
      { title: 'Remis ou cédé', kind: 'amount', total: true },
      { title: 'Reste dû', kind: 'amount', total: true },
      { title: 'Dont passé en perte, sans remise', kind: 'amount', total: true },
      { title: 'Dont contesté', kind: 'amount', total: true },
      { title: 'Jours de retard', kind: 'number' },
    ],
    rows: rowsOf(invoices, ({ kind, number, issuedOn, dueOn, totalCents, openCents, disputedCents, lossCents, releasedCents }) => [
      kind === 'invoice' ? 'Facture' : 'Avoir',
      number,
      issuedOn,
      dueOn,
      totalCents,
      subtractCents(subtractCents(totalCents, openCents), releasedCents),
      releasedCents,
      openCents,
      lossCents,
      disputedCents,
      kind === 'invoice' && openCents > 0 && dueOn < asOf ? daysBetween(dueOn, asOf) : 0,
    ]),
  };
}
