import { findAgedBalance } from './aged-balance.ts';
import { findHeader, headerScore, titlesAt } from './find-header.ts';
import { findForecastGrid } from './forecast-grid.ts';
import type { RecognisedKind } from './identify-kind.ts';
import { columnClues, kindOf, SAMPLE_ROWS } from './recognise-columns.ts';
import { isBlankRow, type TableRow, type TableRows } from './table.ts';

/** What a company would rather import, best first: the documents themselves before lists about them. */
const PREFERENCE: readonly RecognisedKind[] = [
  'fec',
  'invoices',
  'unsure',
  'payments',
  'bankStatement',
  'charges',
  'customers',
  'forecast',
  'agedBalance',
  'quotes',
  'unknown',
];

const ROWS_LOOKED_AT = 300;

/** How well a sheet is one to import, to be compared with others of its workbook; 0 for one without titles. */
export function sheetScore(name: string, rows: TableRows): number {
  const head = rows.slice(0, ROWS_LOOKED_AT);
  const kind = kindOfSheet(name, head);
  if (kind === null) return 0;
  const titles = titlesAt(head, findHeader(head));
  const recognised = titles ? Math.min(headerScore(titles.header), 99) : 0;
  return (PREFERENCE.length - PREFERENCE.indexOf(kind)) * 100 + recognised;
}

/** What a sheet holds, by its first rows; null for one without titles. */
export function kindOfSheet(name: string, head: readonly TableRow[]): RecognisedKind | null {
  if (findForecastGrid(head)) return 'forecast';
  if (findAgedBalance(head)) return 'agedBalance';
  const titles = titlesAt(head, findHeader(head));
  if (!titles) return null;
  const samples = head
    .slice(titles.bodyStart)
    .filter((row) => !isBlankRow(row))
    .slice(0, SAMPLE_ROWS);
  return samples.length === 0 ? 'unknown' : kindOf(columnClues(titles.header, samples, {}), [name]);
}
