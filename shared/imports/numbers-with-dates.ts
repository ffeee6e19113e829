import { scanDate } from './dates-in-text.ts';
import { type Cell, cellText, type TableRow, type TableRows } from './table.ts';

/** « F1 du 15/01/2026 », « Facture n° F1 du 15 janvier 2026 », « F1 (15/01/2026) ». */
const NUMBER_AND_DATE =
  /^(?:factures?|fact\.?|fac\.?|avoirs?)?\s*(?:n[°ºo]\.?\s*)?(\S.{0,40}?)\s*(?:,?\s+(?:du|le|en date du|dtd|of)\s+(\S.*)|\((\d[^()]*)\))$/i;

/** The number of an invoice and the date written after it; null for any other text. */
export function splitNumber(cell: Cell): { number: string; date: string } | null {
  if (typeof cell !== 'string') return null;
  const found = NUMBER_AND_DATE.exec(cellText(cell));
  const [number, date] = [found?.[1] ?? '', found?.[2] ?? found?.[3] ?? ''];
  return /\d/.test(number) && scanDate(date) !== null ? { number, date } : null;
}

/** Whether every number of a column is followed by its date. */
export function areNumbersWithDates(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cellText(cell) !== '');
  return filled.length > 0 && filled.every((cell) => splitNumber(cell) !== null);
}

/** Rows whose numbers are parted from their dates, which go into a column of their own, or nowhere where its index is below zero. */
export class SplitNumberRows implements TableRows {
  readonly #rows: TableRows;
  readonly #numberIndex: number;
  readonly #dateIndex: number;

  constructor(rows: TableRows, numberIndex: number, dateIndex: number) {
    this.#rows = rows;
    this.#numberIndex = numberIndex;
    this.#dateIndex = dateIndex;
  }

  get length(): number {
    return this.#rows.length;
  }

  at(index: number): TableRow | undefined {
    const row = this.#rows.at(index);
    return row && this.#split(row);
  }

  slice(start: number, end: number): readonly TableRow[] {
    return this.#rows.slice(start, end).map((row) => this.#split(row));
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (const row of this.#rows) yield this.#split(row);
  }

  #split(row: TableRow): TableRow {
    const split = splitNumber(row.cells[this.#numberIndex] ?? '');
    if (split === null) return row;
    const cells = [...row.cells];
    cells[this.#numberIndex] = split.number;
    if (this.#dateIndex < 0) return { line: row.line, cells };
    while (cells.length <= this.#dateIndex) cells.push('');
    cells[this.#dateIndex] = split.date;
    return { line: row.line, cells };
  }
}
