import type { VerbInput } from '../../api/verbs.ts';
import { type Column, isRightAligned, plainText } from './column.ts';

type Exported = Pick<VerbInput<'exports.table'>, 'columns' | 'rows'>;

/** A table as it is on screen, ready to be written to a file: amounts stay cents and dates stay dates, texts are what is read. */
export function exportedTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Exported {
  return {
    columns: columns.map((column) => ({
      title: column.header,
      kind: column.kind ?? 'text',
      ...(column.kind === 'number' ? { decimals: Math.min(column.decimals ?? 0, 6) } : {}),
      ...(column.kind === 'amount' && column.total === 'sum' ? { total: true } : {}),
    })),
    rows: rows.map((row) =>
      columns.map((column) => (isRightAligned(column) || column.kind === 'date' ? column.value(row) : plainText(column, row))),
    ),
  };
}

/** The name of the file: no character that a file system refuses. */
export function exportFileName(label: string, format: 'xlsx' | 'csv' | 'png' | 'pdf' | 'zip' | 'html'): string {
  return `${label
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()}.${format}`;
}
