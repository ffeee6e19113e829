import type { LocalDate } from '../dates/local-date.ts';
import { type AccountSide, readAmount } from '../imports/amounts-in-text.ts';
import { type DateOrder, dateUnder, scanDate } from '../imports/dates-in-text.ts';
import { plainWords } from '../imports/row-words.fr.ts';
import { type Cell, cellText, type TableRow } from '../imports/table.ts';
import { addCents, type Cents, negateCents, ZERO } from '../money/cents.ts';
import { type BankColumn, type BankTableLayout, TEXT_COLUMNS } from './bank-table-layout.ts';
import type { ColumnPositions } from './bank-table-titles.ts';
import { decodeHtmlEntities } from './html-entities.ts';
import { joinTexts } from './join-texts.ts';
import { partiesOfLabel } from './label-parties.fr.ts';
import type { StatementReport } from './statement-report.ts';
import { untitledColumn } from './statement-words.fr.ts';

/** A row of a table as a movement, before it has its account. */
export interface RowMovement {
  readonly line: number;
  readonly bookedOn: LocalDate;
  readonly valueOn: LocalDate | null;
  readonly amountCents: Cents;
  /** The fee taken beside the amount, with its sign; zero for none. */
  readonly feeCents: Cents;
  readonly balanceCents: Cents | null;
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly bankReference: string;
  readonly currency: string;
  /** What was paid in euros into an account of another currency; null where the row does not say. */
  readonly euroCents: Cents | null;
  readonly account: string;
}

/** Reads the cells of a row by what they hold. */
export class RowCells {
  readonly row: TableRow;
  readonly #table: { readonly columns: ColumnPositions; readonly titles: readonly string[] };
  readonly #layout: BankTableLayout;

  constructor(row: TableRow, table: { readonly columns: ColumnPositions; readonly titles: readonly string[] }, layout: BankTableLayout) {
    this.row = row;
    this.#table = table;
    this.#layout = layout;
  }

  has(kind: BankColumn): boolean {
    return this.#table.columns[kind] !== undefined;
  }

  /** Where in the file the cell of a kind is, and what it holds. */
  place(kind: BankColumn): { row: number; column: string; value: string } {
    const position = this.#position(kind);
    const column = position === undefined ? '' : this.#table.titles[position] || untitledColumn(position);
    return { row: this.row.line, column, value: cellText(this.cell(kind)) };
  }

  #position(kind: BankColumn): number | undefined {
    const positions = this.#table.columns[kind] ?? [];
    return positions.find((position) => cellText(this.row.cells[position]) !== '') ?? positions[0];
  }

  cell(kind: BankColumn): Cell {
    const position = this.#position(kind);
    return position === undefined ? '' : (this.row.cells[position] ?? '');
  }

  /** Its amount, or null when it has none that can be read. */
  amount(kind: BankColumn): Cents | null {
    const reading = readAmount(this.cell(kind), null);
    return 'cents' in reading ? bankCents(reading) : null;
  }

  text(kind: BankColumn): string {
    const one = !TEXT_COLUMNS.has(kind) || (kind === 'label' && this.#layout.oneLabel === true);
    const texts = one ? [this.cell(kind)] : (this.#table.columns[kind] ?? []).map((position) => this.row.cells[position] ?? '');
    return joinTexts(texts.map((cell) => decodeHtmlEntities(withoutTrailingIdentifier(cell))));
  }
}

/** A label of several lines may end with a line of hexadecimal that only the bank's machines read. */
function withoutTrailingIdentifier(cell: Cell): string {
  return typeof cell === 'string' ? cell.replace(/\n\s*[\dA-F]{12,64}\s*$/, '') : cellText(cell);
}

const EURO = 'EUR';

const AMOUNT_PROBLEMS = { unreadable: 'AMOUNT_UNREADABLE', precision: 'AMOUNT_PRECISION', tooLarge: 'AMOUNT_TOO_LARGE' } as const;

/** The amount of a cell; null when it is empty, undefined once its problem is noted. */
function amountOf(cells: RowCells, kind: BankColumn, report: StatementReport): Cents | null | undefined {
  const cell = cells.cell(kind);
  const value = cellText(cell);
  if (value === '') return null;
  const place = cells.place(kind);
  // No decimal mark is told: with cents at most, three digits after a lone mark can only be a thousand.
  const reading = readAmount(cell, null);
  if ('problem' in reading) {
    report.add(AMOUNT_PROBLEMS[reading.problem], {}, place);
    return undefined;
  }
  if (reading.foreign !== null) {
    report.add('CURRENCY_MIXED', { currency: reading.foreign }, place);
    return undefined;
  }
  return bankCents(reading);
}

/** A bank's credit is what comes in. */
function bankCents({ cents, side }: { readonly cents: Cents; readonly side: AccountSide | null }): Cents {
  return side === null ? cents : negateCents(cents);
}

/** The signed amount of a row: its own, or that of its debit or credit column, whose sign is the column's whatever is written. */
function signedAmount(cells: RowCells, report: StatementReport): Cents | undefined {
  const place = { row: cells.row.line };
  if (cells.has('amount')) {
    const amount = amountOf(cells, 'amount', report);
    if (amount === null) report.add('AMOUNT_MISSING', {}, place);
    const side = cells.has('side') ? sideIn(cells.text('side')) : null;
    if (side !== null && amount != null) return side === 'credit' ? (Math.abs(amount) as Cents) : negateCents(Math.abs(amount) as Cents);
    return amount ?? undefined;
  }
  const [debit, credit] = [amountOf(cells, 'debit', report), amountOf(cells, 'credit', report)];
  if (debit === undefined || credit === undefined) return undefined;
  if (debit === null && credit === null) report.add('AMOUNT_MISSING', {}, place);
  else if (debit !== null && debit !== 0 && credit !== null && credit !== 0) report.add('AMOUNT_ON_BOTH_SIDES', {}, place);
  else if (credit !== null && (credit !== 0 || debit === null)) return Math.abs(credit) as Cents;
  else if (debit !== null) return negateCents(Math.abs(debit) as Cents);
  return undefined;
}

const CREDITS = new Set(['c', 'cr', 'credit', '+', 'crediteur', 'entree', 'encaissement', 'recette', 'in']);
const DEBITS = new Set(['d', 'dr', 'db', 'debit', '-', '\u2212', 'debiteur', 'sortie', 'decaissement', 'depense', 'out']);

function sideIn(text: string): AccountSide | null {
  const word = plainWords(text) || text.trim();
  return CREDITS.has(word) ? 'credit' : DEBITS.has(word) ? 'debit' : null;
}

/** The fee beside an amount, when the row's own net, if it states one, agrees that it is taken beside it. */
function feeOf(
  cells: RowCells,
  amountCents: Cents,
  layout: BankTableLayout,
  report: StatementReport,
): { amountCents: Cents; feeCents: Cents } {
  if (layout.feeSign === undefined) return { amountCents, feeCents: ZERO };
  const written = amountOf(cells, 'fee', report) ?? ZERO;
  const feeCents = layout.feeSign === 'minusFee' ? negateCents(written) : written;
  const net = amountOf(cells, 'net', report) ?? null;
  if (net !== null && addCents(amountCents, feeCents) !== net) return { amountCents: net, feeCents: ZERO };
  return { amountCents, feeCents };
}

/** A row of the table as a movement; null once the reason why it is none is noted. */
export function readMovementRow(cells: RowCells, layout: BankTableLayout, order: DateOrder, report: StatementReport): RowMovement | null {
  const dated = scanDate(cells.cell('bookedOn'));
  const bookedOn = dated && dateUnder(dated, order);
  if (bookedOn === null) {
    report.add('DATE_UNREADABLE', {}, cells.place('bookedOn'));
    return null;
  }
  const amount = signedAmount(cells, report);
  if (amount === undefined) return null;
  const valued = !cells.has('valueOn') ? null : scanDate(cells.cell('valueOn'));
  const label = cells.text('label');
  const marked = partiesOfLabel(label);
  const { amountCents, feeCents } = feeOf(cells, amount, layout, report);
  const currency = cells.text('currency').toUpperCase();
  const original = cells.text('originalCurrency').toUpperCase() === EURO && currency !== EURO ? cells.amount('originalAmount') : null;
  return {
    line: cells.row.line,
    bookedOn,
    valueOn: valued && dateUnder(valued, order),
    amountCents,
    feeCents,
    balanceCents: !cells.has('balance') ? null : cells.amount('balance'),
    label,
    counterparty: cells.text(amountCents >= 0 ? 'payer' : 'payee') || cells.text('counterparty') || marked.counterparty,
    reference: cells.text('reference') || marked.reference,
    bankReference: cells.text('bankReference'),
    currency,
    euroCents: original !== null && original > 0 === amountCents > 0 ? original : null,
    account: cells.text('account').replace(/^="(.*)"$/, '$1'),
  };
}
