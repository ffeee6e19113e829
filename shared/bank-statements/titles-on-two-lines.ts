import { cellText, type TableRow } from '../imports/table.ts';
import type { BankTableLayout } from './bank-table-layout.ts';
import { recogniseBankTable } from './recognise-bank-table.ts';

/** Titles lie below the bank's preamble, not further down. */
const ROWS_SEARCHED = 60;
const LONGEST_TITLE = 40;

/** Titles written over two rows, « Montant » above « débit », and the layout that they make together. */
export interface TitlesOnTwoLines {
  readonly layout: BankTableLayout;
  /** The file's rows with both rows of titles as one, wherever they are repeated. */
  join(rows: Iterable<TableRow>): TableRow[];
}

/**
 * Finds titles on two rows: neither row has a digit, and together they are those of a bank. Read by its first row alone, such a table
 * would have a single « Montant » that is in truth the debits. Null where one row says everything.
 */
export function titlesOnTwoLines(file: readonly TableRow[]): TitlesOnTwoLines | null {
  for (let index = 0; index + 1 < Math.min(file.length, ROWS_SEARCHED); index++) {
    const [first, second] = [file[index] as TableRow, file[index + 1] as TableRow];
    if (!hasTitles(first, 3) || !hasTitles(second, 2)) continue;
    const layout = recogniseBankTable([together(first, second)]);
    if (layout !== null) return { layout, join: (rows) => joinAll(rows, textOf(first), textOf(second)) };
  }
  return null;
}

function joinAll(rows: Iterable<TableRow>, first: string, second: string): TableRow[] {
  const joined: TableRow[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above !== undefined && textOf(row) === second && textOf(above) === first) joined[joined.length - 1] = together(above, row);
    else joined.push(row);
  }
  return joined;
}

function together(first: TableRow, second: TableRow): TableRow {
  const width = Math.max(first.cells.length, second.cells.length);
  const cells = Array.from({ length: width }, (_, at) => `${cellText(first.cells[at])} ${cellText(second.cells[at])}`.trim());
  return { line: first.line, cells };
}

/** Whether a row has so many filled cells, and each could be a title. */
function hasTitles({ cells }: TableRow, fewest: number): boolean {
  const texts = cells.map(cellText).filter((text) => text !== '');
  return texts.length >= fewest && texts.every((text) => text.length <= LONGEST_TITLE && !/\d/.test(text));
}

function textOf({ cells }: TableRow): string {
  return cells.map(cellText).join('\u0000');
}
