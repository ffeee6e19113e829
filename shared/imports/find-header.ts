import { isAmount, isDate } from './cell-shapes.ts';
import { recogniseTitle } from './recognise-title.ts';
import { cellText, type Table, type TableRow } from './table.ts';
import { titleKey } from './title-words.ts';

/** Titles lie below a letterhead or a bank's preamble, not further down. */
const ROWS_SEARCHED = 60;

const LONGEST_TITLE = 80;

/** How many of a row's cells read like titles; 0 for a row that cannot be one of titles. */
export function headerScore(row: TableRow): number {
  let score = 0;
  const seen = new Set<string>();
  for (const cell of row.cells) {
    if (typeof cell !== 'string') continue;
    const text = cellText(cell);
    if (text === '' || text.length > LONGEST_TITLE || seen.has(titleKey(text))) continue;
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

/** The titles of a table, and the rows of the file that they come from. */
export interface Titles {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  /** The index of the first row of data. */
  readonly bodyStart: number;
}

/**
 * The titles at a row, completed by the line above or below it where titles take two lines: a group (« Montants ») over its columns
 * (« HT », « TTC »), the group's title standing over the first of them only.
 */
export function titlesAt(rows: Table['rows'], index: number): Titles | null {
  const header = index < 0 ? undefined : rows.at(index);
  if (!header) return null;
  const single = { header, rows: [header], bodyStart: index + 1 };
  const score = headerScore(header);
  const candidates = [
    { above: index === 0 ? undefined : rows.at(index - 1), below: header, bodyStart: index + 1 },
    { above: header, below: rows.at(index + 1), bodyStart: index + 2 },
  ].flatMap(({ above, below, bodyStart }) => {
    if (!above || !below || !couldBeTitles(above) || !couldBeTitles(below)) return [];
    const joined = joinTitles(above, below);
    return joined ? [{ header: joined, rows: [above, below], bodyStart, score: headerScore(joined) }] : [];
  });
  const [best] = candidates.filter((candidate) => candidate.score > score).sort((a, b) => b.score - a.score);
  return best ? { header: best.header, rows: best.rows, bodyStart: best.bodyStart } : single;
}

/** Several short texts, none of them a date or an amount. */
function couldBeTitles(row: TableRow): boolean {
  const filled = row.cells.filter((cell) => cellText(cell) !== '');
  return (
    filled.length >= 2 &&
    filled.every((cell) => typeof cell === 'string' && cellText(cell).length <= LONGEST_TITLE && !isDate(cell) && !isAmount(cell))
  );
}

/** One title for each column out of two lines of them; null when the lower line is none. */
function joinTitles(above: TableRow, below: TableRow): TableRow | null {
  const width = Math.max(above.cells.length, below.cells.length);
  const cells: string[] = [];
  let group = '';
  let recognised = 0;
  let lower = 0;
  for (let index = 0; index < width; index += 1) {
    const upper = cellText(above.cells[index]);
    const own = cellText(below.cells[index]);
    // An upper title without a column of its own below stands for the columns after it too.
    if (upper !== '') group = upper;
    if (own === '') {
      cells.push(upper);
      continue;
    }
    lower += 1;
    const title = clearest(group === '' ? [own] : [`${group} ${own}`, own]);
    if (recogniseTitle(title).length > 0) recognised += 1;
    cells.push(title);
  }
  return lower > 0 && recognised / lower >= 0.5 ? { line: below.line, cells } : null;
}

/** The wording that says most surely what it means; the last when none says anything. */
function clearest(titles: readonly string[]): string {
  let best = titles.at(-1) ?? '';
  let surest = 0;
  for (const title of titles) {
    const confidence = Math.max(0, ...recogniseTitle(title).map((match) => match.confidence));
    if (confidence > surest) [best, surest] = [title, confidence];
  }
  return best;
}
