import { type Cell, cellText, isBlankRow, type TableRow, type TableRows } from '../imports/table.ts';
import { accountTitle } from './account-titles.ts';
import { readLedgerDate, splitAccount } from './ledger-cells.ts';
import type { LedgerField, LedgerFormat } from './ledger-entry-line.ts';
import type { LedgerLayout } from './ledger-layout.ts';
import {
  AXONAUT_PROOF,
  SAGE_PROOF,
  SAGE_STATE_NAME,
  SAGE_TITLES_OF_NAMED,
  TITLED_LAYOUTS,
  type TitledLayout,
  titleLetters,
} from './ledger-titles.fr.ts';
import { recogniseUntitled } from './untitled-layouts.ts';

/** What a table of cells was recognised as, and where its titles are. */
export type RecognisedLedger =
  | { readonly reader: 'entries'; readonly format: LedgerFormat; readonly headerIndex: number; readonly layout: LedgerLayout }
  | { readonly reader: 'sageThirdParties'; readonly format: 'sageThirdParties'; readonly headerIndex: number }
  | { readonly reader: 'axonautExpenses'; readonly format: 'axonautExpenses'; readonly headerIndex: number };

/** Titles lie below a letterhead, not further down. */
const ROWS_SEARCHED = 60;

/** How many rows below the titles prove that a ledger without certain titles is one. */
const ROWS_PROVING = 200;

/** Recognises a FEC by its titles in any order and case, or by the form of its rows; null when it is none. */
export function recogniseFec(rows: TableRows): LedgerLayout | null {
  const titled = TITLED_LAYOUTS.filter(({ format }) => format === 'fec');
  const found = firstTitled(rows, titled);
  if (found) return found;
  const untitled = recogniseUntitled(rows);
  return untitled?.format === 'fecUntitled' ? untitled : null;
}

/**
 * Recognises a book of entries or a ledger in rows of cells, by titles or by the form of the rows, from the first rows of a file; null
 * when it is none. A file of fixed-width lines is recognised before it is split into cells (`recogniseFixedWidth`).
 */
export function recogniseLedger(rows: TableRows): RecognisedLedger | null {
  const sage = sageHeader(rows);
  if (sage >= 0) return { reader: 'sageThirdParties', format: 'sageThirdParties', headerIndex: sage };
  const axonaut = rows.slice(0, ROWS_SEARCHED).findIndex((row) => hasTitles(row, AXONAUT_PROOF));
  if (axonaut >= 0) return { reader: 'axonautExpenses', format: 'axonautExpenses', headerIndex: axonaut };
  const layout = firstTitled(rows, TITLED_LAYOUTS) ?? groupedLedger(rows) ?? recogniseUntitled(rows);
  return layout && { reader: 'entries', format: layout.format, headerIndex: layout.headerIndex, layout };
}

function firstTitled(rows: TableRows, layouts: readonly TitledLayout[]): LedgerLayout | null {
  const searched = rows.slice(0, ROWS_SEARCHED);
  for (const titled of layouts) {
    for (const [headerIndex, row] of searched.entries()) {
      const columns = columnsOf(row.cells, titled);
      if (columns === null) continue;
      if (!titled.certain && !holdsAccounts(rows.slice(headerIndex + 1, headerIndex + 1 + ROWS_PROVING), columns)) continue;
      const titles = row.cells.map((cell, index) => cellText(cell) || `(colonne ${index + 1})`);
      return { format: titled.format, columns, titles, headerIndex, dates: 'calendar', amounts: 'euros' };
    }
  }
  return null;
}

/**
 * The titles that a legal file lacks, where a row has several that no other kind of file has; empty for every other table, and for a book
 * that can be read.
 */
export function missingLegalTitles(rows: TableRows): string[] {
  for (const { cells } of rows.slice(0, ROWS_SEARCHED)) {
    const letters = new Set(cells.filter((cell) => typeof cell === 'string').map(titleLetters));
    if (LEGAL_TITLES.filter((title) => letters.has(titleLetters(title))).length < LEGAL_TITLES_PROVING) continue;
    const missing = ['EcritureDate', 'CompteNum'].filter((title) => !letters.has(titleLetters(title)));
    const hasAmounts = (letters.has('debit') && letters.has('credit')) || (letters.has('montant') && letters.has('sens'));
    return hasAmounts ? missing : [...missing, letters.has('montant') ? 'Sens' : letters.has('debit') ? 'Credit' : 'Debit'];
  }
  return [];
}

const LEGAL_TITLES = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'PieceRef',
  'EcritureLib',
];
const LEGAL_TITLES_PROVING = 4;

/** A ledger whose accounts stand on rows of their own above their movements, without a column; null when it is none. */
function groupedLedger(rows: TableRows): LedgerLayout | null {
  const titled = TITLED_LAYOUTS.find(({ format }) => format === 'ledger');
  if (!titled) return null;
  const required: TitledLayout['required'] = ['date', 'debit', 'credit', ['journalCode', 'pieceReference', 'label']];
  for (const [headerIndex, { cells }] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const columns = columnsOf(cells, { ...titled, required });
    if (columns === null || columns.account !== undefined) continue;
    const below = rows.slice(headerIndex + 1, headerIndex + 1 + ROWS_PROVING);
    const announced = new Set(below.flatMap((row) => accountTitle(row.cells)?.account ?? []));
    const isUnderTitle = accountTitle(below.find((row) => !isBlankRow(row))?.cells ?? []) !== null;
    if (announced.size === 0 || !isUnderTitle) continue;
    const titles = cells.map((cell, index) => cellText(cell) || `(colonne ${index + 1})`);
    const places = { ...columns, account: titles.length, accountLabel: titles.length + 1 };
    return { format: 'ledger', columns: places, titles, headerIndex, dates: 'calendar', amounts: 'euros', isGrouped: true };
  }
  return null;
}

/** The columns of a row of titles; null when a required one lacks. A title that comes twice is taken where it comes first. */
function columnsOf(
  cells: readonly Cell[],
  { titles, otherwise, required, oneSided = false }: TitledLayout,
): LedgerLayout['columns'] | null {
  const columns: Partial<Record<LedgerField, number>> = {};
  cells.forEach((cell, index) => {
    if (typeof cell !== 'string') return;
    const letters = titleLetters(cell);
    const field = Object.hasOwn(titles, letters) ? titles[letters] : otherwise?.(letters);
    if (field !== undefined && field !== 'ignored' && columns[field] === undefined) columns[field] = index;
  });
  // The only day that a journal gives may be the piece's.
  if (columns.date === undefined && columns.pieceDate !== undefined) columns.date = columns.pieceDate;
  const has = (field: LedgerField) => columns[field] !== undefined;
  const complete = required.every((one) => (typeof one === 'string' ? has(one) : one.some(has)));
  const sided = has('debit') ? has('credit') || oneSided : has('amount') && has('side');
  return complete && sided ? columns : null;
}

/** True when the account column holds accounts of the French plan, at least two of them, and not one bank account's own number. */
function holdsAccounts(rows: readonly TableRow[], columns: LedgerLayout['columns']): boolean {
  const accounts: string[] = [];
  for (const { cells } of rows) {
    const { account } = splitAccount(cellText(cells[columns.account ?? -1]));
    const date = readLedgerDate(cells[columns.date ?? -1] ?? '', 'calendar');
    if (account !== '' && date) accounts.push(account);
  }
  const ofPlan = accounts.filter((account) => /^[1-8]\d{2}[\p{L}\p{N}]{0,10}$/u.test(account));
  return ofPlan.length >= accounts.length * 0.6 && new Set(ofPlan).size >= 2;
}

/** The row of titles of a « Grand-livre des tiers »; -1 when the state does not name itself so, or has not its titles. */
function sageHeader(rows: TableRows): number {
  const searched = rows.slice(0, ROWS_SEARCHED);
  const titles = searched.findIndex((row) => hasTitles(row, SAGE_PROOF));
  if (titles >= 0) return titles;
  const named = searched.some(({ cells }) =>
    cells.some((cell) => typeof cell === 'string' && titleLetters(cell).startsWith(SAGE_STATE_NAME)),
  );
  return named ? searched.findIndex((row) => hasTitles(row, SAGE_TITLES_OF_NAMED)) : -1;
}

function hasTitles({ cells }: TableRow, wanted: readonly string[]): boolean {
  const letters = new Set(cells.filter((cell) => typeof cell === 'string').map(titleLetters));
  return wanted.every((title) => letters.has(title));
}
