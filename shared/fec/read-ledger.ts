import { type Cell, cellText, isBlankRow, RowsFrom, type TableRow, type TableRows } from '../imports/table.ts';
import { AccountTitles } from './account-titles.ts';
import { EntryLineReader } from './entry-line-reader.ts';
import { toEnd } from './in-steps.ts';
import type { LedgerEntryLine, LedgerFormat, LedgerReading } from './ledger-entry-line.ts';
import type { LedgerLayout } from './ledger-layout.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import { LinePacker, lineWith } from './packed-lines.ts';
import { readAxonautExpenses } from './read-axonaut-expenses.ts';
import { readSageThirdParties } from './read-sage-third-parties.ts';
import type { RecognisedLedger } from './recognise-ledger.ts';

/** Reads a recognised book from all the rows of its file, those above its titles included; they are gone through once, in order. */
export function readLedger(recognised: RecognisedLedger, rows: TableRows): LedgerReading {
  return toEnd(readLedgerInSteps(recognised, rows));
}

/** The same, giving way after some thousands of rows: how many were read. */
export function* readLedgerInSteps(recognised: RecognisedLedger, rows: TableRows): Generator<number, LedgerReading> {
  if (recognised.reader === 'sageThirdParties') return readSageThirdParties(rows, recognised.headerIndex);
  if (recognised.reader === 'axonautExpenses') return readAxonautExpenses(rows, recognised.headerIndex);
  const packer = new LinePacker();
  return yield* entriesInSteps(recognised.layout, rows, (line) => packer.pack(line));
}

const ROWS_IN_A_STEP = 2000;

/** Printed ledgers have rows that are no movement: an account's title, its total. */
const STATES: ReadonlySet<LedgerFormat> = new Set(['ledger', 'pennylaneLedger']);

/** Reads rows of entries into lines that can go from one thread to another. A row whose free text holds the delimiter is put together again when that alone makes it readable. */
export function readEntries(layout: LedgerLayout, rows: TableRows): LedgerReading {
  return toEnd(entriesInSteps(layout, rows, (line) => line));
}

/** `kept` makes of each line the one to keep. */
function* entriesInSteps(
  layout: LedgerLayout,
  rows: TableRows,
  kept: (line: LedgerEntryLine) => LedgerEntryLine,
): Generator<number, LedgerReading> {
  const problems = new LedgerProblemList();
  const body = new RowsFrom(rows, layout.headerIndex + 1);
  const reader = new EntryLineReader(layout, body, problems);
  const width = layout.headerIndex < 0 ? Number.POSITIVE_INFINITY : layout.titles.length;
  const lines: LedgerEntryLine[] = [];
  let others = false;
  let rowCount = 0;
  let ignoredRows = 0;
  const titles = new AccountTitles(layout);
  for (const given of body) {
    if (isBlankRow(given) || isEndOfFile(given)) continue;
    const row = titles.under(given);
    if (isHeader(row, layout) || (STATES.has(layout.format) && !reader.isMovement(row)) || isTotal(row, layout)) {
      titles.read(given);
      ignoredRows += 1;
      continue;
    }
    rowCount += 1;
    if (rowCount % ROWS_IN_A_STEP === 0) yield rowCount;
    const whole = row.cells.length > width ? rejoined(row, row.cells.length - width, layout, reader) : row;
    if (whole === null) {
      const value = row.cells.map(cellText).join(' ');
      problems.add('LEDGER_ROW_SHIFTED', { cells: row.cells.length, titles: width }, { row: row.line, value });
    }
    const line = whole && reader.read(whole);
    if (line) lines.push(kept(line));
    others ||= line !== null && !/^4[01]/.test(line.account);
  }
  return {
    format: layout.format,
    lines: withoutEmptyDueDates(layout.format, lines),
    // A ledger of customers or suppliers alone has no account that balances them.
    scope: others || lines.length === 0 ? 'allAccounts' : 'thirdParties',
    numbering: layout.format === 'winfic' ? 'labels' : 'pieces',
    namedAccounts: titles.names,
    problems: problems.list(),
    rowCount,
    ignoredRows,
  };
}

/** Exports for these programs repeat the entry's day where there is no due date: a column that only does that says nothing. */
const REPEATING_FORMATS: ReadonlySet<LedgerFormat> = new Set(['ebp', 'winfic']);

function withoutEmptyDueDates(format: LedgerFormat, lines: LedgerEntryLine[]): LedgerEntryLine[] {
  if (!REPEATING_FORMATS.has(format) || lines.some(({ dueOn, date }) => dueOn !== null && dueOn !== date)) return lines;
  return lines.map((line) => lineWith(line, { dueOn: null }));
}

/** The mark with which programs of the DOS end their texts. */
function isEndOfFile({ cells }: TableRow): boolean {
  return cells.length === 1 && cells[0] === '\u001a';
}

/** A row that sums others: no day and no account, and it says so. */
function isTotal({ cells }: TableRow, { columns }: LedgerLayout): boolean {
  const isEmpty = (field: 'date' | 'account') => cellText(cells[columns[field] ?? -1]) === '';
  return (
    isEmpty('date') &&
    isEmpty('account') &&
    cells.some((cell) => typeof cell === 'string' && /^(?:sous-)?tota(?:l|ux)\b/i.test(cell.trim()))
  );
}

/** The titles again, where files were put end to end. */
function isHeader({ cells }: TableRow, { headerIndex, titles, columns }: LedgerLayout): boolean {
  if (headerIndex < 0) return false;
  const repeats = (index: number | undefined) =>
    index !== undefined && cellText(cells[index]).toLowerCase() === titles[index]?.toLowerCase();
  return repeats(columns.account) && repeats(columns.date);
}

/**
 * A row longer than its titles, with the pieces of a text joined where that puts the amounts under their titles; the row as it is when
 * only its end is longer; null when neither can be read.
 */
function rejoined(row: TableRow, extra: number, { columns }: LedgerLayout, reader: EntryLineReader): TableRow | null {
  const fit = reader.fit(row);
  if (fit === 'good') return row;
  for (let pieces = 1; pieces <= extra; pieces += 1) {
    // Cells too many that are no pieces of a text are delimiters at the row's end.
    if (row.cells.slice(row.cells.length - extra + pieces).some((cell) => cellText(cell) !== '')) continue;
    for (const field of ['label', 'auxiliaryLabel', 'accountLabel', 'pieceReference'] as const) {
      const index = columns[field];
      if (index === undefined) continue;
      const cells = [
        ...row.cells.slice(0, index),
        joined(row.cells.slice(index, index + pieces + 1)),
        ...row.cells.slice(index + pieces + 1),
      ];
      const whole = { line: row.line, cells };
      if (reader.fit(whole) === 'good') return whole;
    }
  }
  const blankEnd = row.cells.slice(-extra).every((cell) => cellText(cell) === '');
  return fit === 'poor' && blankEnd ? row : null;
}

function joined(cells: readonly Cell[]): string {
  return cells.map(cellText).join(' ').trim();
}
