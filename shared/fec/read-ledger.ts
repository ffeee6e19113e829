import { type Cell, cellText, isBlankRow, type TableRow } from '../imports/table.ts';
import { EntryLineReader } from './entry-line-reader.ts';
import type { LedgerEntryLine, LedgerFormat, LedgerReading } from './ledger-entry-line.ts';
import type { LedgerLayout } from './ledger-layout.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import { readAxonautExpenses } from './read-axonaut-expenses.ts';
import { readSageThirdParties } from './read-sage-third-parties.ts';
import type { RecognisedLedger } from './recognise-ledger.ts';

/** Reads a recognised book from all the rows of its file, those above its titles included. */
export function readLedger(recognised: RecognisedLedger, rows: readonly TableRow[]): LedgerReading {
  if (recognised.reader === 'sageThirdParties') return readSageThirdParties(rows, recognised.headerIndex);
  if (recognised.reader === 'axonautExpenses') return readAxonautExpenses(rows, recognised.headerIndex);
  return readEntries(recognised.layout, rows);
}

/** Printed ledgers have rows that are no movement: an account's title, its total. */
const STATES: ReadonlySet<LedgerFormat> = new Set(['ledger', 'pennylaneLedger']);

/** Reads rows of entries. A row whose free text holds the delimiter is put together again when that alone makes it readable. */
export function readEntries(layout: LedgerLayout, rows: readonly TableRow[]): LedgerReading {
  const problems = new LedgerProblemList();
  const reader = new EntryLineReader(layout, rows, problems);
  const width = lastFilled(layout.titles) + 1;
  const lines: LedgerEntryLine[] = [];
  let others = false;
  let rowCount = 0;
  let ignoredRows = 0;
  for (let index = layout.headerIndex + 1; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || isBlankRow(row)) continue;
    if (isHeader(row, layout) || (STATES.has(layout.format) && !reader.hasDate(row))) {
      ignoredRows += 1;
      continue;
    }
    rowCount += 1;
    const extra = layout.headerIndex < 0 ? 0 : lastFilled(row.cells) + 1 - width;
    const whole = extra > 0 ? rejoined(row, extra, layout, reader) : row;
    if (whole === null)
      problems.add(
        'LEDGER_ROW_SHIFTED',
        { cells: width + extra, titles: width },
        { row: row.line, value: row.cells.map(cellText).join(' ') },
      );
    const line = whole && reader.read(whole);
    if (line) lines.push(line);
    others ||= line !== null && !/^4[01]/.test(line.account);
  }
  return {
    format: layout.format,
    lines: withoutEmptyDueDates(layout.format, lines),
    // A ledger of customers or suppliers alone has no account that balances them.
    scope: others || lines.length === 0 ? 'allAccounts' : 'thirdParties',
    numbering: layout.format === 'winfic' ? 'labels' : 'pieces',
    namedAccounts: new Map(),
    problems: problems.list(),
    rowCount,
    ignoredRows,
  };
}

/** Exports for these programs repeat the entry's day where there is no due date: a column that only does that says nothing. */
const REPEATING_FORMATS: ReadonlySet<LedgerFormat> = new Set(['ebp', 'winfic']);

function withoutEmptyDueDates(format: LedgerFormat, lines: LedgerEntryLine[]): LedgerEntryLine[] {
  if (!REPEATING_FORMATS.has(format) || lines.some(({ dueOn, date }) => dueOn !== null && dueOn !== date)) return lines;
  return lines.map((line) => ({ ...line, dueOn: null }));
}

/** The titles again, where files were put end to end. */
function isHeader({ cells }: TableRow, { headerIndex, titles, columns }: LedgerLayout): boolean {
  if (headerIndex < 0) return false;
  const repeats = (index: number | undefined) =>
    index !== undefined && cellText(cells[index]).toLowerCase() === titles[index]?.toLowerCase();
  return repeats(columns.account) && repeats(columns.date);
}

/** The row with its label's pieces joined; the row itself when only its end is longer; null when it stays unreadable. */
function rejoined(row: TableRow, extra: number, { columns }: LedgerLayout, reader: EntryLineReader): TableRow | null {
  if (reader.canRead(row)) return row;
  for (const field of ['label', 'auxiliaryLabel', 'accountLabel', 'pieceReference'] as const) {
    const index = columns[field];
    if (index === undefined) continue;
    const cells = [...row.cells.slice(0, index), joined(row.cells.slice(index, index + extra + 1)), ...row.cells.slice(index + extra + 1)];
    const whole = { line: row.line, cells };
    if (reader.canRead(whole)) return whole;
  }
  return null;
}

function joined(cells: readonly Cell[]): string {
  return cells.map(cellText).join(' ').trim();
}

function lastFilled(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => cellText(cell) !== '');
}
