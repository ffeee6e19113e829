import { type Cell, cellText, isBlankRow, RowsFrom, type TableRow, type TableRows } from '../imports/table.ts';
import { cellsOf, LedgerAmounts, readLedgerDate } from './ledger-cells.ts';
import { entryLine, type LedgerEntryLine, type LedgerReading } from './ledger-entry-line.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import { SAGE_TITLES, titleLetters } from './ledger-titles.fr.ts';

type SageField = (typeof SAGE_TITLES)[keyof typeof SAGE_TITLES];

/** A stretch of columns, as merged cells leave it: from a title to the next. */
type Stretch = readonly [from: number, to: number];

/** A third party's code, alone at the start of its row, its name further on. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}.&+*/_-]{0,16}$/u;

/**
 * Reads Sage 100's « Grand-livre des tiers », a printed state: each third party's code and name on a row of their own, then its
 * movements, then its total; titles and page furniture come again on every page. It has no account that balances the third parties'.
 */
export function readSageThirdParties(rows: TableRows, headerIndex: number): LedgerReading {
  const problems = new LedgerProblemList();
  const body = new RowsFrom(rows, headerIndex + 1);
  const columns = stretches(rows.at(headerIndex));
  const amounts = new LedgerAmounts('euros', () => cellsOf(body));
  const lines: LedgerEntryLine[] = [];
  let tiers: { code: string; name: string } | null = null;
  let rowCount = 0;
  let ignoredRows = 0;
  for (const row of body) {
    if (isBlankRow(row)) continue;
    const date = typeof row.cells[0] === 'string' && !/\d/.test(row.cells[0]) ? null : readLedgerDate(row.cells[0] ?? '', 'calendar');
    const cell = (field: SageField) => within(row, columns.get(field));
    const found = date ? null : thirdPartyOf(row);
    if (found) {
      tiers = found;
      continue;
    }
    if (!date) {
      ignoredRows += 1;
      continue;
    }
    rowCount += 1;
    const debit = amounts.read(cell('debit'));
    const credit = amounts.read(cell('credit'));
    if (typeof debit !== 'number') problems.add('LEDGER_AMOUNT_UNREADABLE', {}, { row: row.line, value: cellText(cell('debit')) });
    if (typeof credit !== 'number') problems.add('LEDGER_AMOUNT_UNREADABLE', {}, { row: row.line, value: cellText(cell('credit')) });
    if (!tiers) problems.add('LEDGER_CUSTOMER_MISSING', {}, { row: row.line, value: cellText(cell('label')) });
    if (tiers && typeof debit === 'number' && typeof credit === 'number') {
      const text = (field: SageField) => cellText(cell(field));
      lines.push(
        entryLine({
          line: row.line,
          date,
          account: tiers.code,
          accountLabel: tiers.name,
          journalCode: text('journalCode'),
          entryNumber: text('pieceReference'),
          pieceReference: text('pieceReference'),
          label: text('label'),
          debitCents: debit,
          creditCents: credit,
          lettering: text('lettering'),
        }),
      );
    }
  }
  return {
    format: 'sageThirdParties',
    lines,
    scope: 'thirdParties',
    numbering: 'labels',
    namedAccounts: new Map(),
    problems: problems.list(),
    rowCount,
    ignoredRows,
  };
}

function stretches(header: TableRow | undefined): Map<SageField, Stretch> {
  const known = new Map<string, SageField>(Object.entries(SAGE_TITLES));
  const starts: [SageField, number][] = [];
  header?.cells.forEach((cell, index) => {
    const field = typeof cell === 'string' ? known.get(titleLetters(cell)) : undefined;
    if (field) starts.push([field, index]);
  });
  return new Map(starts.map(([field, from], order) => [field, [from, starts[order + 1]?.[1] ?? Number.POSITIVE_INFINITY] as const]));
}

/** The first filled cell of a stretch. */
function within(row: TableRow, stretch: Stretch | undefined): Cell {
  if (!stretch) return '';
  for (let index = stretch[0]; index < Math.min(stretch[1], row.cells.length); index += 1) {
    const cell = row.cells[index];
    if (cell !== undefined && cellText(cell) !== '') return cell;
  }
  return '';
}

function thirdPartyOf({ cells }: TableRow): { code: string; name: string } | null {
  const code = cellText(cells[0]);
  const others = cells.slice(1).map(cellText);
  const name = others.find((text) => text !== '') ?? '';
  const alone = others.filter((text) => text !== '').length === 1;
  const isName = typeof cells[cells.findIndex((cell, index) => index > 0 && cellText(cell) === name)] === 'string';
  return CODE.test(code) && others[0] === '' && alone && isName ? { code, name } : null;
}
