import { readAmount } from '../imports/amounts-in-text.ts';
import { scanDate } from '../imports/dates-in-text.ts';
import { cellText, isBlankRow, type TableRow } from '../imports/table.ts';
import type { BankTableLayout } from './bank-table-layout.ts';
import { BANK_TABLE_LAYOUTS } from './bank-table-layouts.ts';
import { bankTitleKey, columnsUnder, titlePositions } from './bank-table-titles.ts';
import { rejoinEntities } from './html-entities.ts';

/** Titles lie below the bank's preamble, not further down. */
const ROWS_SEARCHED = 60;
/** Rows that must all have the shape of a table without titles. */
const ROWS_SHAPED = 500;

/** The layout of a bank's table of movements, by its titles or, without titles, by the shape of its rows; null when it is none. */
export function recogniseBankTable(file: readonly TableRow[]): BankTableLayout | null {
  const rows = file.slice(0, ROWS_SHAPED).map(withWholeEntities);
  let best: { layout: BankTableLayout; known: number } | null = null;
  for (const row of rows.slice(0, ROWS_SEARCHED)) {
    const titles = titlePositions(row);
    if (titles.size < 3) continue;
    for (const layout of BANK_TABLE_LAYOUTS) {
      const found = columnsUnder(layout, titles);
      if (found === null) continue;
      if (best === null || (layout.certain && !best.layout.certain)) best = { layout, known: found.known };
      else if (layout.certain === best.layout.certain && found.known > best.known) best = { layout, known: found.known };
    }
  }
  return best?.layout ?? BANK_TABLE_LAYOUTS.find((layout) => hasShape(rows, layout)) ?? null;
}

/** A row whose HTML references are whole: in one bank's files the delimiter cuts them. */
export function withWholeEntities(row: TableRow): TableRow {
  const cells = rejoinEntities(row.cells);
  return cells === row.cells ? row : { line: row.line, cells };
}

/** Whether rows are those of a layout without titles: every one a movement or a balance. */
function hasShape(rows: readonly TableRow[], layout: BankTableLayout): boolean {
  const { shape } = layout;
  if (shape === undefined) return false;
  const filled = rows.filter((row) => !isBlankRow(row));
  const [fewest, most] = shape.cells;
  let movements = 0;
  let told = shape.leadingRow;
  for (const [index, row] of filled.entries()) {
    if (shape.leadingRow && index === 0) {
      if (row.cells.length <= most || isMovementRow(row, layout)) return false;
    } else if (isBalanceRow(row, layout)) told = true;
    else if (isMovementRow(row, layout) && row.cells.length >= fewest && row.cells.length <= most) {
      movements += 1;
      const kind = shape.kinds === undefined ? '' : bankTitleKey(cellText(row.cells[shape.kinds.position]));
      if (shape.kinds?.words.some((word) => kind.startsWith(word))) told = true;
    } else return false;
  }
  return told && movements > 0;
}

/** A row of a layout without titles that has a date and an amount in their places, and text beside them. */
export function isMovementRow(row: TableRow, layout: BankTableLayout): boolean {
  const [date] = layout.positions?.bookedOn ?? [];
  const [amount] = layout.positions?.amount ?? [];
  if (date === undefined || amount === undefined || row.cells.length <= Math.max(date, amount)) return false;
  return scanDate(row.cells[date] ?? '') !== null && 'cents' in readAmount(row.cells[amount] ?? '', null);
}

/** A row that states the balance of an account, `05/06/2026;2890,27;;00000 000000X`. */
export function isBalanceRow(row: TableRow, layout: BankTableLayout): boolean {
  const balance = layout.shape?.balanceRow;
  if (balance === undefined || !isMovementRow(row, layout)) return false;
  return (
    row.cells.every((cell, index) => {
      if (index === balance.account) return /^\d{4,5} ?\d{5,11} ?[A-Z\d]$/.test(cellText(cell));
      return index <= balance.amount || cellText(cell) === '';
    }) && row.cells.length > balance.account
  );
}
