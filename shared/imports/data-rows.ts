import { groupTitle } from './customer-groups.ts';
import type { ImportField } from './import-fields.contract.ts';
import type { ImportLayout } from './import-layout.ts';
import type { TableKind } from './kind-fields.ts';
import { isTotalLabel, isTotalOf } from './row-words.fr.ts';
import { cellText, isBlankRow, type TableRow } from './table.ts';
import { isExampleRow } from './template-rows.fr.ts';

export type RowNature = 'data' | 'blank' | 'ignored';

/** Fields without any of which a line is no data: a page number, a group's name, a note at the foot. */
const CORE_FIELDS: Readonly<Record<TableKind, readonly ImportField[]>> = {
  invoices: ['invoiceNumber', 'issuedOn', 'dueOn', 'totalAmount', 'amountExcludingTax'],
  payments: ['invoiceNumber', 'paymentDate', 'paymentAmount', 'paymentReference'],
  customers: ['customerCode', 'customerName', 'email', 'siren', 'siret'],
  charges: ['chargeDate', 'chargeAmount', 'amountExcludingTax'],
  forecast: ['month'],
};

/** Fields that a line which sums others leaves empty. */
const IDENTIFYING: readonly ImportField[] = ['invoiceNumber', 'issuedOn', 'paymentDate', 'paymentReference', 'chargeDate', 'month'];

/**
 * Tells rows of data from what exports put between them: blank lines, titles repeated on each page, totals and subtotals (a label that
 * says so, on a line with neither a number nor a date of its own), notes of a single cell, further lines of an
 * invoice. To be asked of each row in order.
 */
export function rowSorter(layout: ImportLayout): (row: TableRow) => RowNature {
  const titles = layout.header.cells.map(cellText);
  const titled = titles.flatMap((title, index) => (title === '' ? [] : [index]));
  const core = CORE_FIELDS[layout.kind].flatMap((field) => layout.fieldIndex.get(field) ?? []);
  const identifying = IDENTIFYING.flatMap((field) => layout.fieldIndex.get(field) ?? []);

  const isRepeatedHeader = (row: TableRow) =>
    (titled.length > 0 && titled.every((index) => cellText(row.cells[index]) === titles[index])) ||
    (layout.headerRows.length > 1 && layout.headerRows.some((header) => sameTexts(header, row)));
  const customer = (['customerName', 'customerCode'] as const).flatMap((field) => layout.fieldIndex.get(field) ?? []);
  let lastName = layout.groups?.first ?? '';
  /** « Total Durand » sums Durand's rows when Durand is the customer above; « Total Énergies » is a customer. */
  const isTotalText = (text: string) => isTotalLabel(text) || (lastName !== '' && isTotalOf(text, lastName));
  // Nearly every row has a number or a date of its own: the rest of it is looked at only where it has neither.
  const isTotal = (row: TableRow) =>
    identifying.every((index) => {
      const text = cellText(row.cells[index]);
      return text === '' || isTotalText(text);
    }) && row.cells.some((cell) => typeof cell === 'string' && cell !== '' && isTotalText(cellText(cell)));
  const rememberName = (row: TableRow) => {
    for (const index of customer) {
      const own = cellText(row.cells[index]);
      if (own === '') continue;
      lastName = own;
      return;
    }
    const alone = layout.groups?.titled === true ? groupTitle(row) : '';
    if (alone !== '') lastName = alone;
  };

  const numberIndex = layout.fieldIndex.get('invoiceNumber') ?? -1;
  const amountIndexes = (['totalAmount', 'amountExcludingTax'] as const).map((field) => layout.fieldIndex.get(field) ?? -1);
  const amountOf = (row: TableRow) =>
    amountIndexes
      .map((index) => cellText(row.cells[index]))
      .join(' ')
      .trim();
  const previous: { number: string; row: TableRow | null } = { number: '', row: null };
  /** A further line of the invoice above: its amounts are left out, or those of the whole invoice once more. */
  const isFurtherLine = (row: TableRow): boolean => {
    if (layout.kind !== 'invoices') return false;
    const number = cellText(row.cells[numberIndex]);
    if (number !== '' && number === previous.number && previous.row !== null) {
      const amount = amountOf(row);
      if (amount === '' || (layout.linesOfInvoices && !layout.sumsLines && amount === amountOf(previous.row))) return true;
    }
    previous.number = number;
    previous.row = row;
    return false;
  };

  return (row) => {
    if (isBlankRow(row)) return 'blank';
    if (isExampleRow(row)) return 'ignored';
    if (isTotal(row) || isRepeatedHeader(row)) return 'ignored';
    rememberName(row);
    if (core.every((index) => cellText(row.cells[index]) === '')) return 'ignored';
    if (isFurtherLine(row)) return 'ignored';
    return layout.fieldIndex.size > 2 && !hasTwoTexts(row) ? 'ignored' : 'data';
  };
}

function hasTwoTexts(row: TableRow): boolean {
  let texts = 0;
  for (const cell of row.cells) {
    if (cellText(cell) !== '') texts += 1;
    if (texts === 2) return true;
  }
  return false;
}

function sameTexts(a: TableRow, b: TableRow): boolean {
  const width = Math.max(a.cells.length, b.cells.length);
  for (let index = 0; index < width; index += 1) if (cellText(a.cells[index]) !== cellText(b.cells[index])) return false;
  return true;
}
