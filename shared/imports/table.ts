import { harmlessText } from '../contract/harmless-text.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { unguardText } from '../exports/formula-text.ts';
import type { TableKind } from './kind-fields.ts';
import type { SheetPlaces } from './sheet-places.fr.ts';

/** A cell that its workbook shows as a date. */
export interface DateCell {
  readonly date: LocalDate;
}

/** A cell as its file holds it: always text in a CSV; a workbook also knows numbers, booleans and dates. */
export type Cell = string | number | boolean | DateCell;

/** A row of a file; `line` is where a person finds it: the line of an editor, or the row of a sheet, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/**
 * The rows of a file, in order. An array is one; a long text is another, whose rows are split off again each time they are asked for,
 * because a million rows in memory cost ten times their file. So: go through them a slice at a time, and keep only what is needed.
 */
export interface TableRows extends Iterable<TableRow> {
  readonly length: number;
  at(index: number): TableRow | undefined;
  slice(start: number, end: number): readonly TableRow[];
  /** Lets go of all rows, once nobody asks for them any more. */
  release?(): void;
}

/** What was read of a file, before anything is understood of it. */
export interface Table {
  /** `csv`, `xlsx`, `xls`, `ods`… */
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** The visible sheets of a workbook that hold something. */
  readonly sheets: readonly string[];
  readonly rows: TableRows;
  /** What else was seen of a workbook. */
  readonly workbook?: SheetReading | undefined;
  /** Set where the rows are those of several sheets. */
  readonly places?: SheetPlaces | undefined;
  /** What those sheets hold, as the one that says most tells; the first of them may not say enough. */
  readonly likelyKind?: TableKind | undefined;
}

/** The sheets of a workbook beside the one that is read, or with it. */
export interface SheetReading {
  /** Hidden sheets that hold something. */
  readonly hidden: readonly string[];
  /** Visible sheets that belong together, with the one that is read. */
  readonly alike: readonly string[];
  /** Those that are read, in the workbook's order. */
  readonly together: readonly { readonly name: string; readonly rows: TableRows }[];
}

/**
 * A cell as one line of text, without the spaces around it, the characters that only do harm, nor the apostrophe that keeps a text from
 * being run as a formula.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string')
    return unguardText(
      needsTidying(cell)
        ? harmlessText(cell)
            .replace(/[\s\u00a0\u202f]+/g, ' ')
            .trim()
        : cell,
    );
  if (typeof cell === 'object') return cell.date;
  return String(cell);
}

/** Spaces, and whatever is of a part of Unicode in which something does harm. */
const NEEDS_TIDYING = /^\s|\s$|\s\s|[^ -~\u00a1-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\ue000-\ufdff]/;

/** Asked of every cell several times: nearly all hold letters, digits and single spaces, which are told without the expression. */
function needsTidying(text: string): boolean {
  let wasSpace = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === SPACE) {
      if (wasSpace) return true;
      wasSpace = true;
    } else if ((code > SPACE && code < DELETE) || (code > NO_BREAK_SPACE && code < OTHER_SPACES)) wasSpace = false;
    else return NEEDS_TIDYING.test(text);
  }
  return wasSpace && text !== '';
}

const SPACE = 0x20;
/** The first of the control characters that are not at the beginning. */
const DELETE = 0x7f;
const NO_BREAK_SPACE = 0xa0;
/** The first of the spaces of other scripts. */
const OTHER_SPACES = 0x1680;

export function isBlankRow(row: TableRow): boolean {
  return row.cells.every((cell) => cell === '' || (typeof cell === 'string' && cell.trim() === ''));
}

/** The rows from one on, without a copy of them. */
export class RowsFrom implements TableRows {
  readonly #rows: TableRows;
  readonly #first: number;
  readonly length: number;

  constructor(rows: TableRows, first: number) {
    this.#rows = rows;
    this.#first = first;
    this.length = Math.max(rows.length - first, 0);
  }

  at(index: number): TableRow | undefined {
    return this.#rows.at(this.#first + index);
  }

  slice(start: number, end: number): readonly TableRow[] {
    return this.#rows.slice(this.#first + start, this.#first + end);
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (let start = 0; start < this.length; start += SLICE) yield* this.slice(start, start + SLICE);
  }
}

const SLICE = 250;

/** Some of the rows of a file, remembered by where they are and read again whenever they are gone through. */
export class PickedRows implements TableRows {
  readonly #rows: TableRows;
  readonly #picked: Uint32Array;
  #count = 0;

  constructor(rows: TableRows) {
    this.#rows = rows;
    this.#picked = new Uint32Array(rows.length);
  }

  get length(): number {
    return this.#count;
  }

  /** To be called in the order of the rows. */
  pick(index: number): void {
    this.#picked[this.#count] = index;
    this.#count += 1;
  }

  at(index: number): TableRow | undefined {
    return index < this.#count ? this.#rows.at(this.#picked[index] ?? 0) : undefined;
  }

  slice(start: number, end: number): readonly TableRow[] {
    const wanted = this.#picked.subarray(start, Math.min(end, this.#count));
    const first = wanted[0];
    if (first === undefined) return [];
    const around = this.#rows.slice(first, (wanted.at(-1) ?? first) + 1);
    if (around.length === wanted.length) return around;
    return Array.from(wanted, (index) => around[index - first] as TableRow);
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (let start = 0; start < this.length; start += SLICE) yield* this.slice(start, start + SLICE);
  }
}
