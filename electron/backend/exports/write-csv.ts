import { harmlessText } from '../../../shared/contract/harmless-text.ts';
import { formatDate } from '../../../shared/dates/format-date.ts';
import { isLocalDate, localDate } from '../../../shared/dates/local-date.ts';
import { type ExportSheet, type TypedCell, typedCell } from '../../../shared/exports/export-sheet.ts';
import { guardText } from '../../../shared/exports/formula-text.ts';
import { numberText } from './sheet-xml.ts';

const LINE_END = '\r\n';
const LINES_AT_A_TIME = 5000;

/**
 * A table as Excel in French opens it by a double click: UTF-8 with its mark, semicolons, decimal commas, dd/mm/yyyy, CRLF; no row of
 * totals. A text that a spreadsheet would run as a formula gets an apostrophe (`guardText`). `pause` is waited for now and then.
 */
export async function writeCsv({ columns, rows }: ExportSheet, pause: () => Promise<void>): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let lines = `\ufeff${columns.map(({ title }) => quoted(guardText(title))).join(';')}${LINE_END}`;
  let count = 0;
  for (const row of rows) {
    lines += columns.map((column, index) => cellText(typedCell(row[index] ?? null, column))).join(';') + LINE_END;
    count += 1;
    if (count % LINES_AT_A_TIME > 0) continue;
    pieces.push(Buffer.from(lines, 'utf8'));
    lines = '';
    await pause();
  }
  return Buffer.concat([...pieces, Buffer.from(lines, 'utf8')]);
}

function cellText({ kind, value }: TypedCell): string {
  if (value === null) return '';
  if (typeof value === 'number' && kind === 'ratio') return `${Math.round(value * 1_000_000) / 10_000}%`.replace('.', ',');
  if (typeof value === 'number') return numberText(kind, value).replace('.', ',');
  if (kind === 'date' && isLocalDate(value)) return formatDate(localDate(value));
  if (kind === 'month') return `${value.slice(5, 7)}/${value.slice(0, 4)}`;
  return quoted(guardText(harmlessText(value)));
}

function quoted(text: string): string {
  return /[";\r\n\t]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
