import { addDays, daysBetween, earlierOf, isLocalDate, type LocalDate, laterOf, localDate } from '../dates/local-date.ts';
import { type DateOrder, dateUnder, fullYear, scanDate } from './dates-in-text.ts';
import { type Cell, cellText } from './table.ts';

/** Six digits and eight, or one less where a spreadsheet took the day's zero away. */
const DIGITS = /^\d{5,8}$/;

/** A plausible document: no older than ten years, no later than two years from now. */
const OLDEST_DAYS = 3653;
const LATEST_DAYS = 731;

/** How much shorter the time that the right reading spans must be than that of the other, and on how many different days at least. */
const CLEARLY_SHORTER = 4;
const FEWEST_DAYS = 3;

const FRENCH_OR_YEAR_FIRST = ['DMY', 'YMD'] as const;

/** The digits of a date without any separator: `150126`, `15012026`, `260115`, and `50126` for 05/01/26; null for every other cell. */
function digitsOf(cell: Cell): string | null {
  if (typeof cell === 'object' || typeof cell === 'boolean') return null;
  const text = typeof cell === 'number' ? String(cell) : cellText(cell);
  if (!DIGITS.test(text)) return null;
  return text.length % 2 === 0 ? text : `0${text}`;
}

/** The day that digits are under an order; null where the calendar has none. */
export function readDigitDate(cell: Cell, order: DateOrder): LocalDate | null {
  const digits = digitsOf(cell);
  if (digits === null) return null;
  const yearDigits = digits.length - 4;
  const [year, first, second] =
    order === 'YMD'
      ? [digits.slice(0, yearDigits), digits.slice(-4, -2), digits.slice(-2)]
      : [digits.slice(4), digits.slice(0, 2), digits.slice(2, 4)];
  const [month, day] = order === 'DMY' ? [second, first] : [first, second];
  const date = `${String(fullYear(Number(year), year)).padStart(4, '0')}-${month}-${day}`;
  return isLocalDate(date) ? localDate(date) : null;
}

/** Whether a cell may be a date of digits, whatever its order. */
export function mayBeDigitDate(cell: Cell): boolean {
  return FRENCH_OR_YEAR_FIRST.some((order) => readDigitDate(cell, order) !== null);
}

interface DigitColumn {
  readonly days: Set<string>;
  needsOrder: boolean;
  /** Every cell so far, as long as all have five digits. */
  serials: Cell[] | null;
}

/**
 * What the columns of dates that hold nothing but digits say of their order. Accounting software writes JJMMAA, which a day of the year
 * 2015 may also be: the order is the one under which every value is a plausible day, else the one whose days lie clearly closer
 * together. Eight digits as text, of which the order shows, are left to `DateEvidence`.
 */
export class DigitDateEvidence {
  readonly #columns = new Map<number, DigitColumn>();

  /** `indexes`: the columns of dates. */
  constructor(indexes: Iterable<number>) {
    for (const index of indexes) this.#columns.set(index, { days: new Set(), needsOrder: false, serials: [] });
  }

  /** To be given every row; a column that holds anything else than digits is no longer looked at. */
  add(cells: readonly Cell[]): void {
    for (const [index, column] of this.#columns) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      const digits = digitsOf(cell);
      if (digits !== null && mayBeDigitDate(cell)) {
        column.days.add(digits);
        const { length } = cellText(cell);
        if (length === 5) column.serials?.push(cell);
        else column.serials = null;
        if (length < 8 || typeof cell === 'number') column.needsOrder = true;
      } else if (cellText(cell) !== '') this.#columns.delete(index);
    }
  }

  /** The columns of digits, their order where the evidence tells it, and examples. All are written by one program, in one order. */
  decide(today: LocalDate): { indexes: number[]; order: DateOrder | null; examples: string[] } {
    const found = [...this.#columns].filter(([, column]) => column.needsOrder && column.days.size > 0 && !areSerials(column, today));
    const days = [...new Set(found.flatMap(([, column]) => [...column.days]))];
    const indexes = found.map(([index]) => index);
    return { indexes, order: days.length === 0 ? null : orderOf(days, today), examples: days.slice(0, 3) };
  }
}

/** Five digits alone may be a workbook's day numbers, and are where those are plausible days. */
function areSerials({ serials }: DigitColumn, today: LocalDate): boolean {
  return serials?.map(scanDate).every((scanned) => scanned && isPlausible(dateUnder(scanned, null), today)) === true;
}

function isPlausible(date: LocalDate | null, today: LocalDate): boolean {
  return date !== null && date >= addDays(today, -OLDEST_DAYS) && date <= addDays(today, LATEST_DAYS);
}

function orderOf(days: readonly string[], today: LocalDate): DateOrder | null {
  const readings = FRENCH_OR_YEAR_FIRST.flatMap((order) => {
    const dates = days.map((digits) => readDigitDate(digits, order));
    if (dates.some((date) => date === null)) return [];
    const known = dates as LocalDate[];
    const [first, last] = [known.reduce(earlierOf), known.reduce(laterOf)];
    const plausible = isPlausible(first, today) && isPlausible(last, today);
    return [{ order, plausible, span: daysBetween(first, last) }];
  });
  const plausible = readings.filter((reading) => reading.plausible);
  const [only, other] = plausible.length > 0 ? plausible : readings;
  if (only === undefined || other === undefined) return only?.order ?? null;
  if (days.length < FEWEST_DAYS) return null;
  const [shorter, longer] = only.span <= other.span ? [only, other] : [other, only];
  return shorter.span * CLEARLY_SHORTER <= longer.span ? shorter.order : null;
}
