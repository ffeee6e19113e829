import type { LocalDate } from '../dates/local-date.ts';

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

/** What was read of a file, before anything is understood of it. */
export interface Table {
  /** `csv`, `xlsx`, `xls`, `ods`… */
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** The visible sheets of a workbook that hold something. */
  readonly sheets: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A cell as one line of text, without the spaces around it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return NEEDS_TIDYING.test(cell) ? cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim() : cell;
  if (typeof cell === 'object') return cell.date;
  return String(cell);
}

const NEEDS_TIDYING = /^[\s\u00a0]|[\s\u00a0]$|[\t\r\n\u00a0\u202f]|\s\s/;

export function isBlankRow(row: TableRow): boolean {
  return row.cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}
