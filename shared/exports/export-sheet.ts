/** `ratio`: 0.459, shown as 45,9 %. */
export type CellKind = 'text' | 'amount' | 'date' | 'month' | 'number' | 'ratio';

/** A cell of another kind than its column. */
export interface TypedCell {
  readonly kind: CellKind;
  readonly value: string | number | null;
  /** Of a `number`; 0 when not given. */
  readonly decimals?: number | undefined;
}

/**
 * What one cell of an export holds: text; integer cents in an `amount` column; `YYYY-MM-DD` in a `date` column; `YYYY-MM` in a `month`
 * column; a number in a `number` or `ratio` column; null for an empty cell.
 */
export type ExportCell = string | number | null | TypedCell;

export interface ExportColumn {
  readonly title: string;
  readonly kind: CellKind;
  /** Of a `number`; 0 when not given. */
  readonly decimals?: number | undefined;
  /** Characters; a usual width of its kind when not given. */
  readonly width?: number | undefined;
  /** Adds the column up in a last row of a workbook. */
  readonly total?: boolean | undefined;
}

/** Rows that may be gone through once or more. */
export type ExportRows = Iterable<readonly ExportCell[]> & { readonly length: number };

/** A table as it is exported: one sheet of a workbook, or one CSV file. */
export interface ExportSheet {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: ExportRows;
}

/** What a workbook's cell takes at most. */
export const LONGEST_TEXT = 32_767;

const USUAL_WIDTHS = { text: 24, amount: 15, date: 12, month: 12, number: 12, ratio: 12 } as const;

/** A cell with its kind, its own or its column's. */
export function typedCell(cell: ExportCell, { kind, decimals }: Pick<ExportColumn, 'kind' | 'decimals'>): TypedCell {
  if (cell !== null && typeof cell === 'object') return cell;
  return decimals === undefined ? { kind, value: cell } : { kind, value: cell, decimals };
}

/** Rows that are worked out each time they are gone through, so that a long list is held once. */
export function rowsOf<T>(items: readonly T[], cells: (item: T) => readonly ExportCell[]): ExportRows {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield cells(item);
    },
  };
}

export function widthOf({ width, kind, title }: ExportColumn): number {
  return width ?? Math.max(USUAL_WIDTHS[kind], Math.min(title.length + 4, 28));
}
