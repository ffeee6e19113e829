import type { ImportLayout } from './import-layout.ts';
import type { ImportField } from './imports.contract.ts';
import { isTotalLabel } from './row-words.fr.ts';
import { isExampleRow } from './template-rows.fr.ts';
import { cellText, isBlankRow, type TableRow } from './table.ts';

export type RowNature = 'data' | 'blank' | 'ignored';

/** Fields without any of which a line is no data: a page number, a group's name, a note at the foot. */
const CORE_FIELDS: readonly ImportField[] = [
  'invoiceNumber',
  'issuedOn',
  'dueOn',
  'totalAmount',
  'paymentDate',
  'paymentAmount',
  'paymentReference',
];

/**
 * Tells rows of data from what exports put between them: blank lines, titles repeated on each page, totals and subtotals (a label that
 * says so, on a line with neither a number nor a date of its own), notes of a single cell.
 */
export function rowSorter(layout: ImportLayout): (row: TableRow) => RowNature {
  const titles = layout.header.cells.map(cellText);
  const titled = titles.flatMap((title, index) => (title === '' ? [] : [index]));
  const core = CORE_FIELDS.flatMap((field) => layout.fieldIndex.get(field) ?? []);
  const identifying = (['invoiceNumber', 'issuedOn', 'paymentDate', 'paymentReference'] as const).flatMap(
    (field) => layout.fieldIndex.get(field) ?? [],
  );

  const isRepeatedHeader = (row: TableRow) => titled.every((index) => cellText(row.cells[index]) === titles[index]);
  const isTotal = (row: TableRow) => {
    if (!row.cells.some((cell) => typeof cell === 'string' && cell !== '' && isTotalLabel(cellText(cell)))) return false;
    return identifying.every((index) => {
      const text = cellText(row.cells[index]);
      return text === '' || isTotalLabel(text);
    });
  };

  return (row) => {
    if (isBlankRow(row)) return 'blank';
    if (isExampleRow(row)) return 'ignored';
    if (isTotal(row) || isRepeatedHeader(row)) return 'ignored';
    if (core.every((index) => cellText(row.cells[index]) === '')) return 'ignored';
    return layout.fieldIndex.size > 2 && row.cells.filter((cell) => cellText(cell) !== '').length < 2 ? 'ignored' : 'data';
  };
}
