import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Cell, DateCell, TableRow } from '../../../shared/imports/table.ts';

/** Rows on their way between threads: only numbers, texts and booleans, which cross at little cost. */
export interface PackedRows {
  readonly lines: Int32Array;
  readonly widths: Int32Array;
  readonly cells: readonly (string | number | boolean)[];
}

/** Marks a text that stands for a date; a workbook's own text cannot hold this character. */
const DATE = '\u0000';

export function packRows(rows: readonly TableRow[]): PackedRows {
  const cells: (string | number | boolean)[] = [];
  for (const row of rows) for (const cell of row.cells) cells.push(typeof cell === 'object' ? DATE + cell.date : cell);
  return { lines: Int32Array.from(rows, ({ line }) => line), widths: Int32Array.from(rows, (row) => row.cells.length), cells };
}

export class RowUnpacker {
  readonly #dates = new Map<string, DateCell>();
  readonly rows: TableRow[] = [];

  add({ lines, widths, cells }: PackedRows): void {
    let start = 0;
    lines.forEach((line, index) => {
      const end = start + (widths[index] ?? 0);
      this.rows.push({ line, cells: cells.slice(start, end).map((cell) => this.#cell(cell)) });
      start = end;
    });
  }

  #cell(cell: string | number | boolean): Cell {
    if (typeof cell !== 'string' || !cell.startsWith(DATE)) return cell;
    const known = this.#dates.get(cell);
    if (known) return known;
    const date: DateCell = { date: cell.slice(1) as LocalDate };
    this.#dates.set(cell, date);
    return date;
  }
}
