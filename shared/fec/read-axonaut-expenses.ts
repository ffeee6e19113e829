import { cellText, isBlankRow, RowsFrom, type TableRow, type TableRows } from '../imports/table.ts';
import { type Cents, subtractCents, ZERO } from '../money/cents.ts';
import { cellsOf, LedgerAmounts, readLedgerDate } from './ledger-cells.ts';
import { entryLine, type LedgerEntryLine, type LedgerReading } from './ledger-entry-line.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import { AXONAUT_TITLES, titleLetters } from './ledger-titles.fr.ts';

type AxonautField = (typeof AXONAUT_TITLES)[keyof typeof AXONAUT_TITLES];

/**
 * Reads Axonaut's list of expenses as the entry that each one is: its charge and deductible VAT against its supplier. An expense whose
 * account is not given is posted to account 60; one without its amount before tax has no VAT told apart.
 */
export function readAxonautExpenses(rows: TableRows, headerIndex: number): LedgerReading {
  const problems = new LedgerProblemList();
  const body = new RowsFrom(rows, headerIndex + 1);
  const columns = columnsOf(rows.at(headerIndex));
  const titles = rows.at(headerIndex)?.cells.map(cellText) ?? [];
  const amounts = new LedgerAmounts('euros', () => cellsOf(body));
  const lines: LedgerEntryLine[] = [];
  let rowCount = 0;
  for (const row of body) {
    if (isBlankRow(row)) continue;
    rowCount += 1;
    const cell = (field: AxonautField) => row.cells[columns.get(field) ?? -1] ?? '';
    const text = (field: AxonautField) => cellText(cell(field));
    const place = (field: AxonautField) => ({ row: row.line, column: titles[columns.get(field) ?? -1] ?? '', value: text(field) });
    const date = readLedgerDate(cell('date'), 'calendar');
    if (!date) problems.add(date === null ? 'LEDGER_DATE_MISSING' : 'LEDGER_DATE_UNREADABLE', {}, place('date'));
    const total = amounts.read(cell('includingTax'));
    const net = text('excludingTax') === '' ? total : amounts.read(cell('excludingTax'));
    if (typeof total !== 'number') problems.add('LEDGER_AMOUNT_UNREADABLE', {}, place('includingTax'));
    if (typeof net !== 'number') problems.add('LEDGER_AMOUNT_UNREADABLE', {}, place('excludingTax'));
    if (!date || typeof total !== 'number' || typeof net !== 'number') continue;
    const posting = (account: string, debitCents: Cents, creditCents: Cents, more: Partial<LedgerEntryLine> = {}) =>
      entryLine({
        line: row.line,
        date,
        account,
        journalCode: 'AC',
        entryNumber: String(row.line),
        pieceReference: text('number'),
        label: text('title') || text('supplier'),
        debitCents,
        creditCents,
        ...more,
      });
    lines.push(posting(text('account') || '60', net, ZERO, { accountLabel: text('type') }));
    const tax = subtractCents(total, net);
    if (tax !== 0) lines.push(posting('44566', tax, ZERO));
    lines.push(posting('401', ZERO, total, { auxiliary: text('supplierAccount'), auxiliaryLabel: text('supplier') }));
  }
  return {
    format: 'axonautExpenses',
    lines,
    scope: 'allAccounts',
    numbering: 'pieces',
    namedAccounts: new Map(),
    problems: problems.list(),
    rowCount,
    ignoredRows: 0,
  };
}

function columnsOf(header: TableRow | undefined): Map<AxonautField, number> {
  const columns = new Map<AxonautField, number>();
  header?.cells.forEach((cell, index) => {
    const letters = titleLetters(cellText(cell));
    const field = letters in AXONAUT_TITLES ? AXONAUT_TITLES[letters as keyof typeof AXONAUT_TITLES] : undefined;
    if (field && !columns.has(field)) columns.set(field, index);
  });
  return columns;
}
