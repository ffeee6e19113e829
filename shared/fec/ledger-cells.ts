import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { type DecimalMark, MarkEvidence, readAmount } from '../imports/amounts-in-text.ts';
import { dateUnder, scanDate } from '../imports/dates-in-text.ts';
import { type Cell, cellText, type TableRows } from '../imports/table.ts';
import { type Cents, cents, ZERO } from '../money/cents.ts';

/** `calendar`: AAAAMMJJ, ISO or French, each certain by itself. `dayFirst`: JJMMAAAA or JJMMAA, without any separator. */
export type LedgerDateStyle = 'calendar' | 'dayFirst';

/** `euros`: decimals after a comma or a point. `cents`: whole cents, without a mark. */
export type LedgerAmountStyle = 'euros' | 'cents';

const NO_DATE = /^[0\s./-]*$/;
const YEAR_FIRST = /^(\d{4})(\d{2})(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})(\d{2})(\d{4}|\d{2})$/;

/**
 * The date of a cell; null when it is empty or all zeros; undefined when it cannot be read. A book is French and its legal form has
 * one order: three numbers with separators are day, month, year, never month first.
 */
export function readLedgerDate(cell: Cell, style: LedgerDateStyle): LocalDate | null | undefined {
  const text = typeof cell === 'string' ? cell.trim() : cellText(cell);
  if (NO_DATE.test(text)) return null;
  if (style === 'calendar') {
    const parts = YEAR_FIRST.exec(text);
    const date = parts && dateOf(parts[1], parts[2], parts[3]);
    if (date) return date;
  } else {
    const parts = DAY_FIRST.exec(text);
    if (parts) return dateOf(fullYear(parts[3] ?? ''), parts[2], parts[1]) ?? undefined;
  }
  const scanned = scanDate(typeof cell === 'string' ? text : cell);
  return (scanned && dateUnder(scanned, 'DMY')) ?? undefined;
}

/** Years of two digits are those of this century up to 69 (POSIX). */
function fullYear(digits: string): string {
  return digits.length === 4 ? digits : `${Number(digits) < 70 ? '20' : '19'}${digits}`;
}

function dateOf(year = '', month = '', day = ''): LocalDate | null {
  const text = `${year}-${month}-${day.padStart(2, '0')}`;
  return isLocalDate(text) ? localDate(text) : null;
}

export type LedgerAmountProblem = 'unreadable' | 'precision' | 'tooLarge';

/** A billion euros in cents. Above it the cell is no amount of a small company, and sums could cease to be exact. */
const LARGEST = 100_000_000_000;

const PLAIN = /^([-+]?)(\d{1,11})(?:[.,](\d{0,2}))?$/;
const WHOLE_CENTS = /^([-+]?)(\d{1,13})$/;

/** Reads the amounts of one book, whose decimal mark is that of its other amounts where one alone reads two ways (`1,234`). */
export class LedgerAmounts {
  readonly #style: LedgerAmountStyle;
  readonly #others: () => Iterable<Cell>;
  #mark: DecimalMark | undefined;

  /** `others` gives all the amounts of the book; it is called only when an amount reads two ways. */
  constructor(style: LedgerAmountStyle, others: () => Iterable<Cell>) {
    this.#style = style;
    this.#others = others;
  }

  /** Exact cents; 0 for an empty cell. */
  read(cell: Cell): Cents | LedgerAmountProblem {
    const text = typeof cell === 'string' ? cell.trim() : cell;
    // A dash is how a sheet shows zero.
    if (text === '' || (typeof text === 'string' && /^[-–—]$/.test(text))) return ZERO;
    if (this.#style === 'cents') return readCents(cellText(cell));
    if (typeof text === 'string') {
      const plain = PLAIN.exec(text);
      if (plain) return signed(plain[1], `${plain[2]}${(plain[3] ?? '').padEnd(2, '0')}`);
    }
    const reading = readAmount(text, this.#decimalMark());
    if ('problem' in reading) return reading.problem;
    return Math.abs(reading.cents) > LARGEST ? 'tooLarge' : reading.cents;
  }

  #decimalMark(): DecimalMark {
    if (this.#mark === undefined) {
      const evidence = new MarkEvidence();
      for (const cell of this.#others()) evidence.add(cell);
      this.#mark = evidence.proven() ?? ',';
    }
    return this.#mark;
  }
}

function readCents(text: string): Cents | LedgerAmountProblem {
  const whole = WHOLE_CENTS.exec(text.trim());
  return whole ? signed(whole[1], whole[2] ?? '') : 'unreadable';
}

function signed(sign: string | undefined, digits: string): Cents | LedgerAmountProblem {
  const value = Number(digits);
  return value > LARGEST ? 'tooLarge' : cents(sign === '-' ? -value : value);
}

/** 1 for a debit, -1 for a credit, null when the cell says neither. */
export function readSide(cell: Cell): 1 | -1 | null {
  const text = cellText(cell).trim().toLowerCase();
  if (/^(?:d|debit|débit|\+?1|\+)$/.test(text)) return 1;
  return /^(?:c|credit|crédit|-1|-)$/.test(text) ? -1 : null;
}

const NAMED_ACCOUNT = /^(\d{6,}[A-Z\d]*)\s+(?:[-–:]\s*)?(\p{L}.*)$/u;

/** « 411000 Clients »: an account and its name in one cell; shorter ones are one account written apart (`411 DUPONT`). */
export function splitAccount(text: string): { account: string; name: string } {
  const [, account, name] = NAMED_ACCOUNT.exec(text) ?? [];
  return account === undefined || name === undefined ? { account: text.replace(/\s/g, ''), name: '' } : { account, name };
}

/** A code, or nothing where only zeros or dashes stand for it. */
export function codeOrNothing(text: string): string {
  return /^[0\s.–—_-]*$/.test(text) ? '' : text;
}

/** Every cell of a state, for the decimal mark of all its amounts. */
export function* cellsOf(rows: TableRows): Iterable<Cell> {
  for (const { cells } of rows) yield* cells;
}
