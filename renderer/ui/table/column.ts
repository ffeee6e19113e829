import type { ReactNode } from 'react';
import { formatDate } from '../../../shared/dates/format-date.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { guardText } from '../../../shared/exports/formula-text.ts';
import { type Cents, sumCents } from '../../../shared/money/cents.ts';
import { formatAmount, formatNumber } from '../../../shared/money/format-money.ts';

interface ColumnBase<Row> {
  id: string;
  header: string;
  /** What the column shows instead of its plain value. Sorting and copying still use the value. */
  cell?: (row: Row) => ReactNode;
  /** Pixels. Without it amounts, dates and numbers take a usual width and texts share the rest. */
  width?: number;
  sortable?: boolean;
  /** Goes on to further lines rather than being cut, in a list that is drawn whole. */
  wraps?: boolean;
  /** A longer explanation of the title, shown when the pointer or the focus is on it. */
  hint?: string;
}

interface TextColumn<Row> extends ColumnBase<Row> {
  kind?: 'text';
  value: (row: Row) => string | null;
  total?: string;
}

interface AmountColumn<Row> extends ColumnBase<Row> {
  kind: 'amount';
  value: (row: Row) => Cents | null;
  /** `sum` adds the column up in the table's foot. */
  total?: 'sum' | Cents;
}

interface DateColumn<Row> extends ColumnBase<Row> {
  kind: 'date';
  value: (row: Row) => LocalDate | null;
  total?: string;
}

interface NumberColumn<Row> extends ColumnBase<Row> {
  kind: 'number';
  value: (row: Row) => number | null;
  decimals?: number;
  total?: string;
}

/** One column of a DataTable. Its kind decides alignment, format, sorting and what is copied to a spreadsheet. */
export type Column<Row> = TextColumn<Row> | AmountColumn<Row> | DateColumn<Row> | NumberColumn<Row>;

const USUAL_WIDTHS = { amount: 120, date: 96, number: 84 } as const;

export function columnWidth<Row>(column: Column<Row>): number | undefined {
  if (column.width !== undefined) return column.width;
  return column.kind === undefined || column.kind === 'text' ? undefined : USUAL_WIDTHS[column.kind];
}

export function isRightAligned<Row>(column: Column<Row>): boolean {
  return column.kind === 'amount' || column.kind === 'number';
}

/** The value as French text: `1 234,56`, `31/01/2026`; an empty text where there is none. */
export function plainText<Row>(column: Column<Row>, row: Row): string {
  switch (column.kind) {
    case 'amount': {
      const value = column.value(row);
      return value === null ? '' : formatAmount(value);
    }
    case 'date': {
      const value = column.value(row);
      return value === null ? '' : formatDate(value);
    }
    case 'number': {
      const value = column.value(row);
      return value === null ? '' : formatNumber(value, column.decimals ?? 0);
    }
    default:
      return column.value(row) ?? '';
  }
}

/** The text in the table's foot, if the column has a total. */
export function totalText<Row>(column: Column<Row>, rows: readonly Row[]): string | undefined {
  if (column.total === undefined) return undefined;
  if (column.kind !== 'amount') return column.total;
  if (column.total !== 'sum') return formatAmount(column.total);
  return formatAmount(sumCents(rows.map((row) => column.value(row)).filter((value) => value !== null)));
}

/**
 * Rows as a spreadsheet takes them from the clipboard: tabs between cells, amounts without thousands separators and with an
 * ordinary minus, so that Excel in French reads numbers. A text that a spreadsheet would run as a formula gets an apostrophe.
 */
export function clipboardText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cell = (column: Column<Row>, row: Row) => {
    const text = plainText(column, row);
    if (isRightAligned(column)) return text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
    const guarded = guardText(text.replace(/\s+/g, ' '));
    // A cell that begins with a quotation mark would be taken for one in quotation marks.
    return guarded.startsWith('"') ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };
  const lines = rows.map((row) => columns.map((column) => cell(column, row)).join('\t'));
  return [columns.map((column) => column.header).join('\t'), ...lines].join('\n');
}
