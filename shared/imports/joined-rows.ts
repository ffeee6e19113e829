import { type Cell, isBlankRow, type TableRow, type TableRows } from './table.ts';

/** The rows of one sheet as they stand in the table that several make. */
export interface JoinedPart {
  readonly rows: TableRows;
  /** How many of its first rows are left out. */
  readonly skipped: number;
  /** What its lines bear more. */
  readonly base: number;
  /** The column of the table for each of its own; null where they are the same. */
  readonly columns: readonly number[] | null;
  /** The row of titles, where other sheets have columns that this one lacks. */
  readonly header?: TableRow | undefined;
  /** A column that says the sheet, under the row of titles. */
  readonly named?: { readonly column: number; readonly text: string; readonly titlesLine: number } | undefined;
}

/** The rows of several sheets, one sheet after the other, without a copy of them. */
export class JoinedRows implements TableRows {
  readonly #parts: readonly JoinedPart[];
  /** Where each part begins, and the end. */
  readonly #starts: number[] = [0];

  constructor(parts: readonly JoinedPart[]) {
    this.#parts = parts;
    for (const { rows, skipped } of parts) this.#starts.push(this.length + Math.max(rows.length - skipped, 0));
  }

  get length(): number {
    return this.#starts.at(-1) ?? 0;
  }

  at(index: number): TableRow | undefined {
    return this.slice(index, index + 1)[0];
  }

  slice(start: number, end: number): readonly TableRow[] {
    const taken: TableRow[] = [];
    this.#parts.forEach((part, number) => {
      const first = this.#starts[number] ?? 0;
      const from = Math.max(start, first);
      const to = Math.min(end, this.#starts[number + 1] ?? 0);
      if (from >= to) return;
      for (const row of part.rows.slice(from - first + part.skipped, to - first + part.skipped)) taken.push(placed(row, part));
    });
    return taken;
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (let start = 0; start < this.length; start += SLICE) yield* this.slice(start, start + SLICE);
  }

  release(): void {
    for (const { rows } of this.#parts) rows.release?.();
  }
}

const SLICE = 250;

function placed(row: TableRow, part: JoinedPart): TableRow {
  const { named } = part;
  const { line, cells } = moved(row, part);
  if (!named || row.line <= named.titlesLine || isBlankRow(row)) return { line, cells };
  return { line, cells: [...Array.from({ length: named.column }, (_, index) => cells[index] ?? ''), named.text] };
}

function moved({ line, cells }: TableRow, { base, columns, header }: JoinedPart): TableRow {
  if (columns === null) return { line: line + base, cells: line === header?.line ? header.cells : cells };
  const placedCells: Cell[] = [];
  cells.forEach((cell, index) => {
    const column = columns[index] ?? -1;
    if (column < 0 || cell === '') return;
    while (placedCells.length <= column) placedCells.push('');
    placedCells[column] = cell;
  });
  return { line: line + base, cells: placedCells };
}
