import { scanDate } from '../imports/dates-in-text.ts';
import { cellText, isBlankRow, type TableRow } from '../imports/table.ts';
import type { BankTableLayout } from './bank-table-layout.ts';
import { statesBalance } from './bank-table-preamble.fr.ts';
import { type ColumnPositions, columnsUnder, titlePositions } from './bank-table-titles.ts';
import { isMovementRow } from './recognise-bank-table.ts';

/** The movements of one table of a file, and what the bank wrote above it. */
export interface TableBlock {
  readonly columns: ColumnPositions;
  /** The title of each column, as the file writes it; none in a table without titles. */
  readonly titles: readonly string[];
  readonly preamble: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/**
 * Cuts a file into its tables: one per row of titles. What stands between the last movement of a table and the next titles is the
 * preamble of the next one, except balances, which close the one above.
 */
export function blocksOf(rows: readonly TableRow[], layout: BankTableLayout): TableBlock[] {
  if (layout.positions !== undefined) return [withoutTitles(rows, layout)];
  const headers: { index: number; columns: ColumnPositions }[] = [];
  let repeated: string | null = null;
  rows.forEach((row, index) => {
    // A repeated row of titles is the first one again: no need to take every row for one.
    if (repeated !== null && row.cells.map(cellText).join('\u0000') !== repeated) return;
    const found = columnsUnder(layout, titlePositions(row));
    if (found === null) return;
    repeated = row.cells.map(cellText).join('\u0000');
    headers.push({ index, columns: found.columns });
  });
  return headers.map(({ index, columns }, position) => {
    const next = headers[position + 1]?.index ?? rows.length;
    const body = rows.slice(index + 1, next);
    const after = position + 1 < headers.length ? preambleStart(body, columns) : body.length;
    const above = position === 0 ? rows.slice(0, index) : rows.slice(previousEnd(rows, headers, position), index);
    const titles = (rows[index]?.cells ?? []).map(cellText);
    return { columns, titles, preamble: above, rows: body.slice(0, after) };
  });
}

function previousEnd(rows: readonly TableRow[], headers: readonly { index: number; columns: ColumnPositions }[], position: number): number {
  const before = headers[position - 1];
  const start = (before?.index ?? 0) + 1;
  return start + preambleStart(rows.slice(start, headers[position]?.index), before?.columns ?? {});
}

/** Where, in the rows under a row of titles, the preamble of the next table starts. */
function preambleStart(body: readonly TableRow[], columns: ColumnPositions): number {
  const dates = columns.bookedOn ?? [];
  const last = body.findLastIndex((row) => dates.some((date) => scanDate(row.cells[date] ?? '') !== null));
  let start = last + 1;
  while (start < body.length && (isBlankRow(body[start] as TableRow) || (last >= 0 && statesBalance(body[start] as TableRow)))) start += 1;
  return start;
}

function withoutTitles(rows: readonly TableRow[], layout: BankTableLayout): TableBlock {
  const first = rows.findIndex((row) => !isBlankRow(row));
  const leading = first >= 0 && layout.shape?.leadingRow === true && !isMovementRow(rows[first] as TableRow, layout);
  const start = leading ? first + 1 : 0;
  return { columns: layout.positions ?? {}, titles: [], preamble: rows.slice(0, start), rows: rows.slice(start) };
}
