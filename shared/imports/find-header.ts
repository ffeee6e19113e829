import { recogniseTitle } from './recognise-title.ts';
import { cellText, type Table, type TableRow } from './table.ts';
import { titleKey } from './title-words.ts';

/** Titles lie below a letterhead or a bank's preamble, not further down. */
const ROWS_SEARCHED = 60;

/** How many of a row's cells read like titles; 0 for a row that cannot be one of titles. */
export function headerScore(row: TableRow): number {
  let score = 0;
  const seen = new Set<string>();
  for (const cell of row.cells) {
    if (typeof cell !== 'string') continue;
    const text = cellText(cell);
    if (text === '' || text.length > 80 || seen.has(titleKey(text))) continue;
    seen.add(titleKey(text));
    if (recogniseTitle(text).length > 0) score += 1;
  }
  return score;
}

/**
 * The index of the row of titles: the one with most recognised titles among the first rows, at least two (or all of a row of one).
 * `wanted` are titles that the user named herself. -1 when there is none.
 */
export function findHeader(rows: Table['rows'], wanted: readonly string[] = []): number {
  const wantedKeys = new Set(wanted.map(titleKey));
  let best = -1;
  let bestScore = 1;
  rows.slice(0, ROWS_SEARCHED).forEach((row, index) => {
    const named = row.cells.filter((cell) => typeof cell === 'string' && wantedKeys.has(titleKey(cell))).length;
    const score = headerScore(row) + named * 2;
    if (score > bestScore) [best, bestScore] = [index, score];
  });
  return best;
}
