import type { LocalDate } from '../dates/local-date.ts';
import { type Cell, cellText, type TableRow, type TableRows } from '../imports/table.ts';
import { type Cents, negateCents, ZERO } from '../money/cents.ts';
import { codeOrNothing, LedgerAmounts, readLedgerDate, readSide, splitAccount } from './ledger-cells.ts';
import type { LedgerEntryLine, LedgerField } from './ledger-entry-line.ts';
import type { LedgerLayout } from './ledger-layout.ts';
import type { LedgerProblemList } from './ledger-problem-list.ts';
import { RepeatedTexts } from './repeated-texts.ts';

const AMOUNT_FIELDS = ['debit', 'credit', 'amount'] as const;
const DATE_FIELDS = ['date', 'pieceDate', 'letteringDate', 'validDate', 'dueOn'] as const;
const AMOUNT_PROBLEMS = {
  unreadable: 'LEDGER_AMOUNT_UNREADABLE',
  precision: 'LEDGER_AMOUNT_PRECISION',
  tooLarge: 'LEDGER_AMOUNT_TOO_LARGE',
} as const;

/** Reads rows of one layout into lines, and says of each row that it refuses which cell is at fault. */
export class EntryLineReader {
  readonly #layout: LedgerLayout;
  readonly #problems: LedgerProblemList;
  readonly #amounts: LedgerAmounts;
  readonly #texts = new RepeatedTexts();

  constructor(layout: LedgerLayout, rows: TableRows, problems: LedgerProblemList) {
    this.#layout = layout;
    this.#problems = problems;
    this.#amounts = new LedgerAmounts(layout.amounts, () => amountCells(rows, layout));
  }

  /** The line of a row; null when the row is refused, which `problems` then says. */
  read(row: TableRow): LedgerEntryLine | null {
    const date = this.#date(row, 'date');
    if (date === null) this.#refuse('LEDGER_DATE_MISSING', row, 'date');
    const { account, name } = splitAccount(this.#text(row, 'account'));
    if (account === '') this.#refuse('LEDGER_ACCOUNT_MISSING', row, 'account');
    const amounts = this.#sides(row);
    if (!date || account === '' || !amounts) return null;
    return {
      line: row.line,
      journalCode: this.#kept(row, 'journalCode'),
      journalLabel: this.#kept(row, 'journalLabel'),
      entryNumber: this.#kept(row, 'entryNumber'),
      date: this.#texts.of('date', date),
      account: this.#texts.of('account', account),
      accountLabel: this.#kept(row, 'accountLabel') || this.#texts.of('accountLabel', name),
      auxiliary: codeOrNothing(this.#kept(row, 'auxiliary')),
      auxiliaryLabel: this.#kept(row, 'auxiliaryLabel'),
      pieceReference: this.#kept(row, 'pieceReference'),
      pieceDate: this.#optionalDate(row, 'pieceDate'),
      label: this.#kept(row, 'label') || this.#kept(row, 'operation'),
      ...amounts,
      lettering: codeOrNothing(this.#kept(row, 'lettering')),
      letteringDate: this.#optionalDate(row, 'letteringDate'),
      dueOn: this.#optionalDate(row, 'dueOn'),
      invoiceNumber: this.#kept(row, 'invoiceNumber'),
      paymentMethod: this.#kept(row, 'paymentMethod'),
      operation: this.#kept(row, 'operation'),
      counterparty: this.#kept(row, 'counterparty'),
    };
  }

  /** False for the row of a printed ledger that only names an account or sums it. */
  isMovement(row: TableRow): boolean {
    const date = readLedgerDate(this.#cell(row, 'date'), this.#layout.dates);
    return date !== null && (date !== undefined || this.#text(row, 'account') !== '');
  }

  /** How well a row's cells stand under their titles: `good` when all can be read and one side has an amount, `poor` when all can be. */
  fit(row: TableRow): 'good' | 'poor' | 'none' {
    const dates = DATE_FIELDS.map((field) => readLedgerDate(this.#cell(row, field), this.#layout.dates));
    const amounts = AMOUNT_FIELDS.map((field) => this.#amounts.read(this.#cell(row, field)));
    if (!dates[0] || dates.includes(undefined) || amounts.some((amount) => typeof amount !== 'number')) return 'none';
    const sided = this.#layout.columns.side === undefined || readSide(this.#cell(row, 'side')) !== null;
    return sided && amounts.filter((amount) => amount !== 0).length === 1 ? 'good' : 'poor';
  }

  #sides(row: TableRow): { debitCents: Cents; creditCents: Cents } | null {
    const { columns } = this.#layout;
    if (columns.debit !== undefined) {
      const debitCents = this.#amount(row, 'debit');
      const creditCents = this.#amount(row, 'credit');
      if (debitCents === null || creditCents === null) return null;
      if (columns.credit === undefined && debitCents < 0) return { debitCents: ZERO, creditCents: negateCents(debitCents) };
      return { debitCents, creditCents };
    }
    const amount = this.#amount(row, 'amount');
    const side = readSide(this.#cell(row, 'side'));
    if (side === null && amount !== 0) this.#refuse('LEDGER_SIDE_UNKNOWN', row, 'side');
    if (amount === null || (side === null && amount !== 0)) return null;
    return side === -1 ? { debitCents: ZERO, creditCents: amount } : { debitCents: amount, creditCents: ZERO };
  }

  #cell(row: TableRow, field: LedgerField): Cell {
    const index = this.#layout.columns[field];
    return index === undefined ? '' : (row.cells[index] ?? '');
  }

  /** A text that a line keeps: one in memory for all the lines that hold it. */
  #kept(row: TableRow, field: LedgerField): string {
    return this.#texts.of(field, this.#text(row, field));
  }

  #text(row: TableRow, field: LedgerField): string {
    const index = this.#layout.columns[field];
    return index === undefined ? '' : cellText(row.cells[index]);
  }

  #amount(row: TableRow, field: 'debit' | 'credit' | 'amount'): Cents | null {
    const amount = this.#amounts.read(this.#cell(row, field));
    if (typeof amount === 'number') return amount;
    this.#refuse(AMOUNT_PROBLEMS[amount], row, field);
    return null;
  }

  /** Null when it is empty; undefined, reported, when it cannot be read. */
  #date(row: TableRow, field: LedgerField): LocalDate | null | undefined {
    const date = readLedgerDate(this.#cell(row, field), this.#layout.dates);
    if (date === undefined) this.#refuse('LEDGER_DATE_UNREADABLE', row, field);
    return date;
  }

  #optionalDate(row: TableRow, field: LedgerField): LocalDate | null {
    const cell = this.#cell(row, field);
    if (cell === '') return null;
    const date = readLedgerDate(cell, this.#layout.dates);
    if (date === undefined) this.#problems.count('LEDGER_OPTIONAL_DATE_UNREADABLE', this.#place(row, field));
    return date ? this.#texts.of(field, date) : null;
  }

  #refuse(
    code:
      | 'LEDGER_DATE_MISSING'
      | 'LEDGER_DATE_UNREADABLE'
      | 'LEDGER_ACCOUNT_MISSING'
      | 'LEDGER_SIDE_UNKNOWN'
      | (typeof AMOUNT_PROBLEMS)[keyof typeof AMOUNT_PROBLEMS],
    row: TableRow,
    field: LedgerField,
  ): void {
    this.#problems.add(code, {}, this.#place(row, field));
  }

  #place(row: TableRow, field: LedgerField) {
    return { row: row.line, column: this.#layout.titles[this.#layout.columns[field] ?? -1] ?? '', value: this.#text(row, field) };
  }
}

/** `rows` are those below the titles. */
function* amountCells(rows: TableRows, { columns }: LedgerLayout): Iterable<Cell> {
  for (const { cells } of rows) {
    for (const field of AMOUNT_FIELDS) {
      const column = columns[field];
      const cell = column === undefined ? undefined : cells[column];
      if (cell !== undefined) yield cell;
    }
  }
}
