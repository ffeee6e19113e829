import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Cell, DateCell, TableRow, TableRows } from '../../../shared/imports/table.ts';

/** Texts one after the other, and where each ends: the texts that the cells of a workbook share. */
export interface PackedTexts {
  readonly text: string;
  readonly ends: Uint32Array;
}

/**
 * Some rows of a sheet on their way between threads, and as they are kept: a byte for the kind of each cell, and its value in the list of
 * its kind. As objects they take five times their texts, and cross from thread to thread one by one.
 */
export interface PackedCells {
  /** The row of the sheet that each is, from 1. */
  readonly lines: Uint32Array;
  /** Where the cells, the values and the texts of each row begin; one more than there are rows. */
  readonly firstCells: Uint32Array;
  readonly firstValues: Uint32Array;
  readonly firstTexts: Uint32Array;
  readonly kinds: Uint8Array;
  /** Numbers, places among the shared texts, and dates as YYYYMMDD, in the order of their cells. */
  readonly values: Float64Array;
  readonly text: string;
  readonly textEnds: Uint32Array;
}

/** What a cell of a pack holds: for those after `ERROR` a value, for a text of its own an end. */
export const CELL = { empty: 0, no: 1, yes: 2, error: 3, number: 4, shared: 5, date: 6, text: 7 } as const;
export type CellKind = (typeof CELL)[keyof typeof CELL];

/** What stands for a cell in which a formula failed. */
export const ERROR_TEXT = '#ERREUR';

/** The rows of packed cells, each made anew when it is asked for. */
export class PackedCellRows implements TableRows {
  readonly packs: PackedCells[] = [];
  readonly texts: PackedTexts;
  readonly #firstRows: number[] = [];
  readonly #shared: (string | undefined)[] = [];
  readonly #dates = new Map<number, DateCell>();
  #length = 0;

  constructor(texts: PackedTexts) {
    this.texts = texts;
  }

  get length(): number {
    return this.#length;
  }

  add(pack: PackedCells): void {
    this.packs.push(pack);
    this.#firstRows.push(this.#length);
    this.#length += pack.lines.length;
  }

  at(index: number): TableRow | undefined {
    return this.slice(index, index + 1)[0];
  }

  slice(start: number, end: number): readonly TableRow[] {
    const rows: TableRow[] = [];
    for (let index = this.#packOf(start); index < this.packs.length; index++) {
      const pack = this.packs[index];
      const firstRow = this.#firstRows[index] ?? 0;
      if (!pack || firstRow >= end) break;
      const last = Math.min(end - firstRow, pack.lines.length);
      for (let row = Math.max(start - firstRow, 0); row < last; row++) rows.push(this.#row(pack, row));
    }
    return rows;
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (let start = 0; start < this.#length; start += SLICE) yield* this.slice(start, start + SLICE);
  }

  /** The pack that holds a row; they lie in order. */
  #packOf(row: number): number {
    let low = 0;
    let high = this.packs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firstRows[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #row({ lines, firstCells, firstValues, firstTexts, kinds, values, text, textEnds }: PackedCells, row: number): TableRow {
    const first = firstCells[row] ?? 0;
    const cells: Cell[] = new Array((firstCells[row + 1] ?? 0) - first);
    let value = firstValues[row] ?? 0;
    let textNumber = firstTexts[row] ?? 0;
    let textStart = textNumber === 0 ? 0 : (textEnds[textNumber - 1] ?? 0);
    for (let column = 0; column < cells.length; column++) {
      const kind = kinds[first + column];
      if (kind === CELL.text) {
        const textEnd = textEnds[textNumber++] ?? 0;
        cells[column] = text.slice(textStart, textEnd);
        textStart = textEnd;
      } else if (kind === CELL.number) cells[column] = values[value++] ?? 0;
      else if (kind === CELL.shared) cells[column] = this.#sharedText(values[value++] ?? 0);
      else if (kind === CELL.date) cells[column] = this.#date(values[value++] ?? 0);
      else cells[column] = kind === CELL.empty ? '' : kind === CELL.error ? ERROR_TEXT : kind === CELL.yes;
    }
    return { line: lines[row] ?? 0, cells };
  }

  #sharedText(index: number): string {
    const known = this.#shared[index];
    if (known !== undefined) return known;
    const { text, ends } = this.texts;
    const shared = text.slice(index === 0 ? 0 : ends[index - 1], ends[index]);
    this.#shared[index] = shared;
    return shared;
  }

  #date(day: number): DateCell {
    const known = this.#dates.get(day);
    if (known) return known;
    const digits = String(day).padStart(8, '0');
    const date: DateCell = { date: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as LocalDate };
    this.#dates.set(day, date);
    return date;
  }
}

const SLICE = 250;
