import { type Cents, ZERO } from '../../shared/money/cents.ts';
import { parseEuros } from '../../shared/money/parse-euros.ts';

/** Where a block is pasted, and how much room the sheet has from its first cell on. */
export interface PastePlace {
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

export interface PastedAmount {
  row: number;
  column: number;
  /** null for an empty cell: it empties the one that it is pasted on. */
  amount: Cents | null;
}

export type PastedBlock =
  | { state: 'read'; amounts: PastedAmount[] }
  /** One cell is no amount: nothing of the block is taken. */
  | { state: 'unreadable'; row: number; column: number; text: string }
  /** So many rows or columns do not fit between the cell and the edge of the sheet. */
  | { state: 'tooLarge'; rows: number; columns: number };

/** A zero as Excel's accounting format copies it: `-`, `- €`. */
const ACCOUNTING_ZERO = /^[-\u2012-\u2015\u2212]\s*€?$/;

/**
 * Several cells copied from a spreadsheet: lines separated by line ends, cells by tabs, amounts in French. All or nothing. Empty lines
 * and cells beyond the edge of the sheet are passed over. null for a single cell, which is pasted like any text.
 */
export function readPastedBlock(text: string, place: PastePlace): PastedBlock | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && !text.includes('\t')) return null;
  const cells = lines.flatMap((line, down) =>
    line.split('\t').map((cell, right) => ({ row: place.row + down, column: place.column + right, text: cell.trim() })),
  );
  const isInside = (cell: { row: number; column: number }) => cell.row < place.rowCount && cell.column < place.columnCount;
  if (cells.some((cell) => cell.text !== '' && !isInside(cell))) {
    return { state: 'tooLarge', rows: lines.length, columns: Math.max(...lines.map((line) => line.split('\t').length)) };
  }
  const amounts: PastedAmount[] = [];
  for (const { text: typed, ...position } of cells.filter(isInside)) {
    const amount = ACCOUNTING_ZERO.test(typed) ? ZERO : parseEuros(typed);
    if (amount === null && typed !== '') return { state: 'unreadable', ...position, text: typed };
    amounts.push({ ...position, amount });
  }
  return { state: 'read', amounts };
}
