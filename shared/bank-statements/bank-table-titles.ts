import { cellText, type TableRow } from '../imports/table.ts';
import type { BankColumn, BankTableLayout } from './bank-table-layout.ts';

/** Titles compare without case, accents, spaces and punctuation: `Débit euros` and `DEBIT EUROS` are one. `#2` stays. */
export function bankTitleKey(title: string): string {
  const repeated = / #\d$/.exec(title)?.[0].trim() ?? '';
  return (
    title
      .slice(0, title.length - (repeated === '' ? 0 : repeated.length + 1))
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '') + repeated
  );
}

/** Where each title of a row stands; the second column of the same title is `title#2`. */
export function titlePositions(row: TableRow): Map<string, number> {
  const positions = new Map<string, number>();
  const seen = new Map<string, number>();
  row.cells.forEach((cell, index) => {
    if (typeof cell !== 'string') return;
    const key = bankTitleKey(cellText(cell).slice(0, 80));
    if (key === '') return;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    positions.set(times === 1 ? key : `${key}#${times}`, index);
  });
  return positions;
}

/** Where each kind of column stands, in the layout's order of preference. */
export type ColumnPositions = { readonly [C in BankColumn]?: readonly number[] };

/** The columns of a row of titles under a layout, and how many of its titles the layout knows; null when it is not one of that layout. */
export function columnsUnder(
  layout: BankTableLayout,
  titles: ReadonlyMap<string, number>,
): { columns: ColumnPositions; known: number } | null {
  const known = new Set<string>();
  const columns: Partial<Record<BankColumn, number[]>> = {};
  for (const [kind, wanted] of Object.entries(layout.columns) as [BankColumn, readonly string[]][]) {
    for (const title of wanted) {
      const key = bankTitleKey(title);
      const position = titles.get(key);
      if (position === undefined) continue;
      known.add(key);
      columns[kind] = [...(columns[kind] ?? []), position];
    }
  }
  if (layout.required.length === 0 || layout.required.some((kind) => columns[kind] === undefined)) return null;
  const marks = (layout.marks ?? []).map(bankTitleKey);
  if (marks.some((key) => !titles.has(key))) return null;
  for (const key of [...marks, ...(layout.beside ?? []).map(bankTitleKey)]) if (titles.has(key)) known.add(key);
  if (layout.openEnded !== true && known.size < titles.size) return null;
  return { columns, known: known.size };
}
