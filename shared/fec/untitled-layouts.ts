import { type Cell, cellText, isBlankRow, type TableRow, type TableRows } from '../imports/table.ts';
import type { LedgerField, LedgerFormat } from './ledger-entry-line.ts';
import type { LedgerLayout } from './ledger-layout.ts';

/** What a cell of an untitled format must look like. */
type Shape = 'any' | 'short' | 'account' | 'whole' | 'dayFirst8' | 'dayFirst6' | 'yearFirst8' | 'slashed' | 'amount' | 'side' | 'E';

interface UntitledLayout {
  readonly format: LedgerFormat;
  readonly dates: 'calendar' | 'dayFirst';
  /** The first cells of every row, in order; rows may go on with cells that are not looked at, up to `widest`. */
  readonly cells: readonly (readonly [shape: Shape, field: LedgerField | null])[];
  readonly widest: number;
}

const SHAPES: Readonly<Record<Shape, RegExp>> = {
  any: /^/,
  short: /^.{0,8}$/,
  account: /^[\p{L}\p{N}][\p{L}\p{N} .&+*_-]{1,16}$/u,
  whole: /^\d{1,12}$/,
  dayFirst8: /^[0-3]?\d[01]\d(?:19|20)\d{2}$/,
  dayFirst6: /^[0-3]?\d[01]\d{3}$/,
  yearFirst8: /^(?:19|20)\d{2}[01]\d[0-3]\d$/,
  slashed: /^[0-3]?\d\/[01]?\d\/\d{4}$/,
  amount: /^-?\d[\d\s\u00a0\u202f]*(?:[.,]\d{1,4})?$|^$/,
  side: /^[DC]$/i,
  E: /^E$/,
};

/** As written by Dolibarr's exports for these programs, which is how their own imports read them. */
const UNTITLED_LAYOUTS: readonly UntitledLayout[] = [
  {
    format: 'fecUntitled',
    dates: 'calendar',
    widest: 40,
    cells: [
      ['any', 'journalCode'],
      ['any', 'journalLabel'],
      ['any', 'entryNumber'],
      ['yearFirst8', 'date'],
      ['account', 'account'],
      ['any', 'accountLabel'],
      ['any', 'auxiliary'],
      ['any', 'auxiliaryLabel'],
      ['any', 'pieceReference'],
      ['any', 'pieceDate'],
      ['any', 'label'],
      ['amount', 'debit'],
      ['amount', 'credit'],
      ['any', 'lettering'],
      ['any', 'letteringDate'],
      ['any', 'validDate'],
      ['any', 'currencyAmount'],
      ['any', 'currency'],
    ],
  },
  {
    format: 'ebp',
    dates: 'dayFirst',
    widest: 11,
    cells: [
      ['whole', 'entryNumber'],
      ['dayFirst8', 'date'],
      ['short', 'journalCode'],
      ['account', 'account'],
      ['any', 'label'],
      ['any', 'pieceReference'],
      ['amount', 'amount'],
      ['side', 'side'],
      ['any', 'dueOn'],
    ],
  },
  {
    format: 'agiris',
    dates: 'dayFirst',
    widest: 14,
    cells: [
      ['any', 'entryNumber'],
      ['any', null],
      ['dayFirst8', 'date'],
      ['any', 'label'],
      ['account', 'account'],
      ['any', 'accountLabel'],
      ['any', 'pieceReference'],
      ['amount', 'debit'],
      ['amount', 'credit'],
      ['amount', null],
      ['side', null],
      ['any', 'lettering'],
      ['short', 'journalCode'],
    ],
  },
  {
    format: 'winfic',
    dates: 'dayFirst',
    widest: 19,
    cells: [
      ['short', 'journalCode'],
      ['dayFirst8', 'date'],
      ['whole', null],
      ['whole', 'entryNumber'],
      ['dayFirst6', null],
      ['account', 'account'],
      ['amount', 'debit'],
      ['amount', 'credit'],
      ['any', 'label'],
      ['any', 'lettering'],
      ['any', 'pieceReference'],
      ['any', null],
      ['any', 'dueOn'],
    ],
  },
  {
    format: 'coala',
    dates: 'calendar',
    widest: 10,
    cells: [
      ['slashed', 'date'],
      ['short', 'journalCode'],
      ['account', 'account'],
      ['any', 'entryNumber'],
      ['any', 'pieceReference'],
      ['amount', 'debit'],
      ['amount', 'credit'],
      ['E', null],
      ['any', 'auxiliary'],
    ],
  },
  {
    format: 'cegidCsv',
    dates: 'dayFirst',
    widest: 9,
    cells: [
      ['dayFirst8', 'date'],
      ['short', 'journalCode'],
      ['account', 'account'],
      ['any', 'auxiliary'],
      ['side', 'side'],
      ['amount', 'amount'],
      ['any', 'label'],
      ['any', 'pieceReference'],
    ],
  },
  {
    format: 'openConcerto',
    dates: 'calendar',
    widest: 8,
    cells: [
      ['slashed', 'date'],
      ['short', 'journalCode'],
      ['account', 'account'],
      ['any', 'pieceReference'],
      ['any', 'label'],
      ['amount', 'debit'],
      ['amount', 'credit'],
    ],
  },
];

/** How many rows prove an untitled format, and the share of them that must have its form. */
const ROWS_LOOKED_AT = 40;
const ENOUGH = 0.9;

/** The untitled format whose form nearly all first rows have; null when none fits. */
export function recogniseUntitled(rows: TableRows): LedgerLayout | null {
  const sample = rows.slice(0, ROWS_LOOKED_AT).filter((row) => !isBlankRow(row));
  if (sample.length < 2) return null;
  const enough = sample.length * ENOUGH;
  const layout = UNTITLED_LAYOUTS.find((candidate) => {
    const fitting = sample.filter((row) => fits(row.cells, candidate));
    return fitting.length >= enough && holdEntries(fitting, candidate);
  });
  if (!layout) return null;
  const columns: Partial<Record<LedgerField, number>> = {};
  layout.cells.forEach(([, field], index) => {
    if (field !== null) columns[field] = index;
  });
  const titles = layout.cells.map((_cell, index) => `(colonne ${index + 1})`);
  return { format: layout.format, columns, titles, headerIndex: -1, dates: layout.dates, amounts: 'euros' };
}

function fits(cells: readonly Cell[], layout: UntitledLayout): boolean {
  const filled = layout.cells.length - (layout.format === 'fecUntitled' ? 5 : 1);
  if (cells.length < filled || cells.length > layout.widest) return false;
  return layout.cells.every(([shape], index) => (index >= cells.length ? shape === 'any' : SHAPES[shape].test(cellText(cells[index]))));
}

/** Entries move accounts of the plan, at least two of them, and each line has one side: a bank's untitled statement does neither. */
function holdEntries(rows: readonly TableRow[], layout: UntitledLayout): boolean {
  const index = (field: LedgerField) => layout.cells.findIndex(([, own]) => own === field);
  const accounts = rows.map(({ cells }) => cellText(cells[index('account')]));
  const ofPlan = accounts.filter((account) => /^[1-7]\d\d/.test(account));
  if (ofPlan.length < rows.length / 2 || new Set(accounts).size < 2) return false;
  if (index('side') >= 0) return true;
  const isFilled = (cell: Cell | undefined) => /[1-9]/.test(cellText(cell));
  const sided = rows.filter(({ cells }) => isFilled(cells[index('debit')]) !== isFilled(cells[index('credit')]));
  return sided.length >= rows.length * ENOUGH;
}
