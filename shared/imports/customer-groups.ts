import { isAmount, isDate } from './cell-shapes.ts';
import type { ImportField } from './import-fields.contract.ts';
import { readMonth } from './months-in-text.ts';
import { isTotalLabel, isTotalOf } from './row-words.fr.ts';
import { type Cell, cellText, type TableRow, type TableRows } from './table.ts';

/** Rows grouped by customer: named once, above its rows or on the first of them. */
export interface CustomerGroups {
  /** The columns that hold for the rows below them. */
  readonly columns: readonly number[];
  /** The customer stands alone on a line above its rows; its name goes into the only column of `columns`, which the file lacks. */
  readonly titled: boolean;
  /** The customer named above the titles themselves, where each group repeats them; else empty. */
  readonly first: string;
}

/** Under this share of rows without a customer, the missing ones are mistakes. */
const LEAST_BLANK = 0.25;

/**
 * Tells whether rows are grouped by customer. Evidently so when the first row names one, many of the others name none, and no two rows
 * that follow each other name the same: a file that repeats its customers is not grouped.
 */
export function findCustomerGroups(
  samples: readonly TableRow[],
  fieldIndex: ReadonlyMap<ImportField, number>,
  width: number,
  above: TableRow | undefined,
): CustomerGroups | null {
  const columns = (['customerCode', 'customerName'] as const).flatMap((field) => fieldIndex.get(field) ?? []);
  const dataRows = samples.filter((row) => isDataRow(row, fieldIndex));
  if (dataRows.length === 0) return null;
  if (columns.length === 0) {
    const first = above === undefined ? '' : groupTitle(above);
    const inBody = hasGroupTitles(samples, fieldIndex);
    // A single line above the titles is the sheet's own title, unless others like it follow.
    const repeated = first !== '' && samples.some((row) => groupTitle(row) !== '' && !isTotalOf(groupTitle(row), first));
    return inBody || repeated ? { columns: [width], titled: true, first: inBody ? '' : first } : null;
  }
  const names = dataRows.map((row) =>
    columns
      .map((index) => cellText(row.cells[index]))
      .join(' ')
      .trim(),
  );
  const blank = names.filter((name) => name === '').length;
  if (blank === 0 || blank / names.length < LEAST_BLANK) return null;
  if (names.some((name, index) => name !== '' && name === names[index - 1])) return null;
  const firstData = samples.indexOf(dataRows[0] as TableRow);
  const named = samples.slice(0, firstData + 1).some((row) => columns.some((index) => isName(row.cells[index])));
  return named ? { columns, titled: false, first: '' } : null;
}

function isDataRow(row: TableRow, fieldIndex: ReadonlyMap<ImportField, number>): boolean {
  const amount = fieldIndex.get('totalAmount') ?? fieldIndex.get('paymentAmount') ?? fieldIndex.get('amountExcludingTax');
  const date = fieldIndex.get('issuedOn') ?? fieldIndex.get('paymentDate');
  return (
    amount !== undefined &&
    isAmount(row.cells[amount] ?? '') &&
    (date === undefined ? !row.cells.some(isTotalCell) : isDate(row.cells[date] ?? ''))
  );
}

/** A line of one text above each run of data: « DURAND », « Client : DURAND ». */
function hasGroupTitles(samples: readonly TableRow[], fieldIndex: ReadonlyMap<ImportField, number>): boolean {
  const first = samples[0];
  return first !== undefined && groupTitle(first) !== '' && samples.some((row) => isDataRow(row, fieldIndex));
}

/** The name on a line of its own, without the word that announces it; empty for any other line. */
export function groupTitle(row: TableRow): string {
  const filled = row.cells.filter((cell) => cellText(cell) !== '');
  const [only] = filled;
  return filled.length === 1 && isName(only) ? cellText(only).replace(/^(?:clients?|tiers|compte)\s*:\s*/i, '') : '';
}

function isName(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && /\p{L}/u.test(cell) && !isTotalLabel(cellText(cell)) && readMonth(cell) === null;
}

function isTotalCell(cell: Cell): boolean {
  return typeof cell === 'string' && isTotalLabel(cellText(cell));
}

/** The rows under the titles, each with the customer of its group. */
export class GroupedRows implements TableRows {
  readonly #rows: TableRows;
  readonly #groups: CustomerGroups;
  readonly #customers = new Map<number, readonly Cell[]>();
  #current: readonly Cell[] = [];

  constructor(rows: TableRows, groups: CustomerGroups) {
    this.#rows = rows;
    this.#groups = groups;
    if (groups.first !== '') this.#current = [groups.first];
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Remembers whose a row is; to be called once for every row, in order. */
  survey(row: TableRow, index: number): void {
    const { columns, titled } = this.#groups;
    if (titled) {
      const title = groupTitle(row);
      if (title !== '') this.#current = [title];
    } else if (
      columns.some((column) => isName(row.cells[column]) || (cellText(row.cells[column]) !== '' && !isTotalCell(row.cells[column] ?? '')))
    ) {
      this.#current = columns.map((column) => row.cells[column] ?? '');
      return;
    }
    if (this.#current.length > 0) this.#customers.set(index, this.#current);
  }

  at(index: number): TableRow | undefined {
    const row = this.#rows.at(index);
    return row && this.#complete(row, index);
  }

  slice(start: number, end: number): readonly TableRow[] {
    return this.#rows.slice(start, end).map((row, offset) => this.#complete(row, start + offset));
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    let index = 0;
    for (const row of this.#rows) {
      yield this.#complete(row, index);
      index += 1;
    }
  }

  #complete(row: TableRow, index: number): TableRow {
    const customer = this.#customers.get(index);
    if (!customer) return row;
    const cells = [...row.cells];
    this.#groups.columns.forEach((column, position) => {
      while (cells.length <= column) cells.push('');
      cells[column] = customer[position] ?? '';
    });
    return { line: row.line, cells };
  }
}
