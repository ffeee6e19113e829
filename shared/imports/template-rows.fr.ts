import { addDays, type LocalDate } from '../dates/local-date.ts';
import type { TemplateKind } from './imports.contract.ts';
import { type Cell, cellText, type TableRow } from './table.ts';

/** What marks the example row of a blank file: it is left out when the file is imported, whether it was removed or not. */
export const EXAMPLE_MARK = 'EXEMPLE, ligne non importée';

/** True for the example row of a blank file. */
export function isExampleRow(row: TableRow): boolean {
  return row.cells.some((cell) => typeof cell === 'string' && cell.startsWith('EXEMPLE') && cellText(cell) === EXAMPLE_MARK);
}

interface TemplateColumn {
  readonly title: string;
  readonly example: Cell;
  readonly format?: string;
}

const AMOUNT = '#,##0.00';

/** The columns of a blank file by kind, with an example dated from a day. The titles are those that the import recognises. */
export function templateColumns(kind: TemplateKind, today: LocalDate): readonly TemplateColumn[] {
  const customer: TemplateColumn[] = [
    { title: 'Code client', example: 'C0012' },
    { title: 'Client', example: 'SARL Exemple et Fils' },
  ];
  const details: TemplateColumn[] = [
    { title: 'SIREN', example: '732829320' },
    { title: 'E-mail', example: 'compta@exemple.fr' },
    { title: 'Téléphone', example: '05 65 00 00 00' },
    { title: 'Adresse', example: '4 rue du Moulin' },
    { title: 'Complément adresse', example: '' },
    { title: 'Code postal', example: '12000' },
    { title: 'Ville', example: 'Rodez' },
  ];
  if (kind === 'customers')
    return [
      ...customer,
      ...details.slice(0, -1),
      { title: 'Ville', example: EXAMPLE_MARK },
      { title: 'Conditions de paiement', example: '30 jours' },
    ];
  if (kind === 'charges')
    return [
      { title: 'Date', example: { date: today } },
      { title: 'Libellé', example: EXAMPLE_MARK },
      { title: 'Montant HT', example: 850, format: AMOUNT },
      { title: 'Nature de charge', example: 'fixe' },
    ];
  if (kind === 'forecast')
    return [
      { title: 'Mois', example: today.slice(0, 7) },
      { title: 'CA prévisionnel', example: 25000, format: AMOUNT },
      { title: 'Charges fixes', example: 8000, format: AMOUNT },
      { title: 'Charges variables', example: 6000, format: AMOUNT },
      { title: 'Commentaire', example: EXAMPLE_MARK },
    ];
  if (kind === 'payments')
    return [
      { title: 'Date de règlement', example: { date: today } },
      { title: 'N° facture', example: 'FA-0001' },
      ...customer,
      { title: 'Montant du règlement', example: 1200, format: AMOUNT },
      { title: 'Mode de règlement', example: 'Virement' },
      { title: 'Référence du paiement', example: EXAMPLE_MARK },
    ];
  return [
    { title: 'N° facture', example: 'FA-0001' },
    ...customer,
    { title: 'Date facture', example: { date: addDays(today, -30) } },
    { title: 'Échéance', example: { date: today } },
    { title: 'Conditions de paiement', example: '30 jours' },
    { title: 'Montant TTC', example: 1200, format: AMOUNT },
    { title: 'Montant réglé', example: 200, format: AMOUNT },
    { title: 'Date règlement facture', example: '' },
    { title: 'Litige', example: 'non' },
    { title: 'Objet', example: EXAMPLE_MARK },
    ...details,
  ];
}

/** The name of the sheet of a blank file. */
export const TEMPLATE_SHEETS: Readonly<Record<TemplateKind, string>> = {
  invoices: 'Factures',
  payments: 'Règlements',
  customers: 'Clients',
  charges: 'Charges',
  forecast: 'Prévisions',
};
