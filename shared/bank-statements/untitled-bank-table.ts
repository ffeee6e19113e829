import { readAmount } from '../imports/amounts-in-text.ts';
import { isAmount, isDate } from '../imports/cell-shapes.ts';
import { plainWords } from '../imports/row-words.fr.ts';
import { type Cell, cellText, isBlankRow, type TableRow } from '../imports/table.ts';
import type { Cents } from '../money/cents.ts';
import type { BankColumn, BankTableLayout } from './bank-table-layout.ts';
import { isBalanceLabel } from './bank-table-preamble.fr.ts';
import { followBalance } from './running-balance.ts';
import { UNTITLED_STATEMENT } from './statement-words.fr.ts';

type Positions = NonNullable<BankTableLayout['positions']>;

/** What may be asked of amounts that nothing else tells: which of two columns are the debits, or whether signed ones are a bank's. */
export type UntitledReading = 'debitFirst' | 'creditFirst' | 'signed';

/** A list without titles that is a bank's, or may be one. */
export type UntitledBankTable =
  | { readonly layout: BankTableLayout }
  | {
      /** One row as it stands, of each side where there are two, to ask with. */
      readonly examples: readonly (readonly string[])[];
      readonly layouts: Readonly<Partial<Record<UntitledReading, BankTableLayout>>>;
    };

const FEWEST_CELLS = 3;
const MOST_CELLS = 8;
/** Among rows of movements, a total or a note. */
const MOST_OTHERS = 0.1;

/** Words of French banks for money that goes out, and that comes in. */
const OUT = /\b(?:prlv|prelevements?|carte|cb|retrait|frais|cotisations?|cotis|emis|agios|dab|abonnement)\b/;
const IN = /\b(?:recus?|remise|remises|versement|depot|encaissement)\b/;

/**
 * Recognises a bank's list without titles by what its columns hold: a day on every row, texts, and one to three columns of amounts. A
 * running balance proves which amounts are which; so do debits written with their minus, or the words of the labels. Where nothing
 * does it is asked. Null for any other list.
 */
export function untitledBankTable(file: readonly TableRow[]): UntitledBankTable | null {
  const filled = file.filter((row) => !isBlankRow(row));
  const width = Math.max(0, ...filled.map(({ cells }) => cells.findLastIndex((cell) => cellText(cell) !== '') + 1));
  if (width < FEWEST_CELLS || width > MOST_CELLS) return null;
  const dateAt = Array.from({ length: width }, (_, index) => index).filter((index) => mostly(filled, index, isDay));
  const [bookedOn, valueOn] = dateAt;
  if (bookedOn === undefined) return null;
  const rows = filled.filter(({ cells }) => isDay(cells[bookedOn] ?? ''));
  const columns = Array.from({ length: width }, (_, index) => index).filter((index) => !dateAt.includes(index));
  const amounts = columns.filter((index) => {
    const held = rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cellText(cell) !== '');
    return held.length > 0 && held.every((cell) => isAmount(cell) && !isIdentifier(cell));
  });
  const label = columns.filter((index) => !amounts.includes(index) && rows.some(({ cells }) => /\p{L}/u.test(cellText(cells[index]))));
  if (rows.length < 2 || label.length === 0 || amounts.length === 0 || amounts.length > 3) return null;
  const common: Positions = { bookedOn: [bookedOn], label, ...(valueOn === undefined ? {} : { valueOn: [valueOn] }) };
  const movements = rows.filter(({ cells }) => !label.some((index) => isBalanceLabel(cellText(cells[index]))));
  return byAmounts(movements, common, amounts);
}

function byAmounts(rows: readonly TableRow[], common: Positions, amounts: readonly number[]): UntitledBankTable | null {
  const layout = (columns: Partial<Record<BankColumn, number>>): BankTableLayout => ({
    id: 'untitled',
    name: UNTITLED_STATEMENT,
    certain: true,
    columns: {},
    required: [],
    positions: { ...common, ...Object.fromEntries(Object.entries(columns).map(([kind, index]) => [kind, [index]])) },
    dates: 'detect',
  });
  const at = (row: TableRow, index: number) => centsOf(row.cells[index] ?? '');
  const proves = (effect: (row: TableRow) => number, balance: number) => {
    const links = rows.flatMap((row) => {
      const balanceCents = at(row, balance);
      return balanceCents === null ? [] : [{ row: row.line, effectCents: effect(row) as Cents, balanceCents }];
    });
    return links.length >= 2 && followBalance(links)?.gap === null;
  };
  const [first, second, third] = amounts as [number, number | undefined, number | undefined];
  if (second === undefined) {
    const isSigned = rows.some((row) => (at(row, first) ?? 0) < 0) && rows.some((row) => (at(row, first) ?? 0) > 0);
    return isSigned ? { examples: [textsOf(rows[0])], layouts: { signed: layout({ amount: first }) } } : null;
  }
  if (third === undefined && !areExclusive(rows, first, second)) {
    for (const [amount, balance] of [
      [first, second],
      [second, first],
    ] as const)
      if (proves((row) => at(row, amount) ?? 0, balance)) return { layout: layout({ amount, balance }) };
    return null;
  }
  if (!areExclusive(rows, first, second)) return null;
  const balance = third === undefined ? {} : { balance: third };
  const layouts = {
    debitFirst: layout({ debit: first, credit: second, ...balance }),
    creditFirst: layout({ credit: first, debit: second, ...balance }),
  };
  const size = (row: TableRow, index: number) => Math.abs(at(row, index) ?? 0);
  if (third !== undefined) {
    if (proves((row) => size(row, second) - size(row, first), third)) return { layout: layouts.debitFirst };
    if (proves((row) => size(row, first) - size(row, second), third)) return { layout: layouts.creditFirst };
  }
  const said = debitSide(rows, first, second);
  if (said !== null) return { layout: said === first ? layouts.debitFirst : layouts.creditFirst };
  const example = (index: number) => rows.find((row) => size(row, index) !== 0);
  return { examples: [textsOf(example(first)), textsOf(example(second))], layouts };
}

/** Which of two columns holds the debits, by their minus or by the words of the labels; null when they say nothing, or both. */
function debitSide(rows: readonly TableRow[], first: number, second: number): number | null {
  const said = new Set<number>();
  for (const row of rows) {
    const [one, other] = [centsOf(row.cells[first] ?? '') ?? 0, centsOf(row.cells[second] ?? '') ?? 0];
    const [own, opposite] = one !== 0 ? [first, second] : [second, first];
    if (one < 0 || other < 0) said.add(own);
    const words = plainWords(row.cells.filter((cell) => typeof cell === 'string').join(' '));
    if (OUT.test(words) !== IN.test(words)) said.add(OUT.test(words) ? own : opposite);
  }
  const [only, ...others] = said;
  return only !== undefined && others.length === 0 ? only : null;
}

/** On every row one of the two is empty or zero, and each is filled somewhere. */
function areExclusive(rows: readonly TableRow[], first: number, second: number): boolean {
  const has = (row: TableRow, index: number) => (centsOf(row.cells[index] ?? '') ?? 0) !== 0;
  return (
    rows.every((row) => has(row, first) !== has(row, second)) && rows.some((row) => has(row, first)) && rows.some((row) => has(row, second))
  );
}

function mostly(rows: readonly TableRow[], index: number, test: (cell: Cell) => boolean): boolean {
  return rows.length > 0 && rows.filter(({ cells }) => test(cells[index] ?? '')).length / rows.length >= 1 - MOST_OTHERS;
}

/** A day as text or as a workbook's: a number alone is an amount. */
function isDay(cell: Cell): boolean {
  return typeof cell !== 'number' && isDate(cell) && !/^\d{5}$/.test(cellText(cell));
}

/** An account or a cheque, « 0001234 ». */
function isIdentifier(cell: Cell): boolean {
  return typeof cell === 'string' && /^(?:0\d+|\d{9,})$/.test(cellText(cell));
}

function centsOf(cell: Cell): Cents | null {
  if (cellText(cell) === '') return null;
  const reading = readAmount(cell, null);
  return 'cents' in reading ? reading.cents : null;
}

function textsOf(row: TableRow | undefined): string[] {
  return (row?.cells ?? []).map(cellText).filter((text) => text !== '');
}
