import { formatMonth } from '../../shared/dates/format-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { PreviewRow } from '../../shared/imports/imports.contract.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DIFFERENCE_COLOURS, differenceOf, differenceWord } from './differences.fr.ts';

type Words = Partial<Record<'label' | 'customer' | 'date' | 'due' | 'amount' | 'changes', string>>;

const INVOICES: Words = {
  label: 'Pièce',
  customer: 'Client',
  date: 'Date',
  due: 'Échéance',
  amount: 'Montant TTC',
  changes: 'Changement',
};

/** The columns that each kind of file has, by the word that it calls them. */
const WORDS: Readonly<Record<ImportKind, Words>> = {
  invoices: INVOICES,
  einvoice: INVOICES,
  fec: { ...INVOICES, label: 'Pièce ou compte', amount: 'Montant' },
  payments: { label: 'Facture ou référence', customer: 'Client', date: 'Reçu le', amount: 'Montant', changes: 'Remarque' },
  bankStatement: { label: 'Libellé de la banque', customer: 'Client', date: 'Reçu le', amount: 'Montant', changes: 'Ce qui en sera fait' },
  charges: { label: 'Libellé', date: 'Date', amount: 'Montant', changes: 'Nature' },
  forecast: { date: 'Mois', amount: 'Montant prévu', changes: 'Changement' },
  customers: { label: 'Code', customer: 'Nom', changes: 'Changement' },
  workbook: INVOICES,
};

/** Columns of the preview of a kind of file; what happens to a row only where something does. */
export function previewColumns(kind: ImportKind, rows: readonly PreviewRow[]): Column<PreviewRow>[] {
  const words = WORDS[kind];
  const sheets = new Set(rows.map(({ sheet }) => sheet));
  // Banks write a whole statement on one line: its number tells no movement from another.
  const isOneLine = kind === 'bankStatement' && rows.length > 1 && rows.every(({ row }) => row === rows[0]?.row);
  const columns: (Column<PreviewRow> | false)[] = [
    sheets.size > 1 && { id: 'sheet', header: 'Feuille', value: (row) => row.sheet ?? '', width: 92 },
    !isOneLine && { id: 'row', header: 'Ligne', kind: 'number', value: (row) => (row.row === 0 ? null : row.row), width: 68 },
    {
      id: 'state',
      header: 'État',
      value: (row) => differenceWord(differenceOf(row), kind),
      cell: (row) => <StatusDot colour={DIFFERENCE_COLOURS[differenceOf(row)]}>{differenceWord(differenceOf(row), kind)}</StatusDot>,
      width: 102,
    },
    words.label !== undefined && {
      id: 'label',
      header: words.label,
      value: (row) => row.label,
      cell: (row) => <span title={row.label}>{row.label}</span>,
      // The only name of a row takes the room that there is.
      ...(words.customer === undefined || kind === 'bankStatement' ? {} : { width: kind === 'payments' ? 150 : 120 }),
    },
    words.customer !== undefined && {
      id: 'customer',
      header: words.customer,
      value: (row) => row.customerName,
      cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
      ...(kind === 'bankStatement' ? { width: 170 } : {}),
    },
    words.date !== undefined &&
      (kind === 'forecast'
        ? { id: 'date', header: words.date, value: (row) => formatMonth(yearMonth(row.date.slice(0, 7))) }
        : { id: 'date', header: words.date, kind: 'date', value: (row) => row.date }),
    words.due !== undefined && { id: 'due', header: words.due, kind: 'date', value: (row) => row.dueOn },
    words.amount !== undefined && { id: 'amount', header: words.amount, kind: 'amount', value: (row) => row.amountCents, width: 104 },
    words.changes !== undefined &&
      rows.some((row) => row.changes.length > 0) && {
        id: 'changes',
        header: words.changes,
        value: (row) => row.changes.join(' ; '),
        cell: (row) => <span title={row.changes.join('\n')}>{row.changes.join(' ; ')}</span>,
        // Beside a customer's name, what changes shares with it the room that there is: neither hides the other in a small window.
        ...(kind === 'charges' ? { width: 132 } : words.customer === undefined || kind === 'bankStatement' ? { width: 300 } : {}),
      },
  ];
  return columns.filter((column) => column !== false);
}
