import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import { monthNumber } from '../dates/month-names.fr.ts';
import { type Cell, cellText, type TableRow } from './table.ts';

const NUMBERED = /^(\d{1,2})[/-](\d{1,2})$/;
const NAMED = /^(\d{1,2})(?:er)?[-/. ]?(\p{L}{3,}\.?)$/u;
const YEAR = /(?<!\d)(20\d{2})(?!\d)/g;

/** The day and month of « 03/01 », « 3 janvier », « 1er févr. », « lundi 3 janvier »; null for every other cell. */
export function dayWithoutYear(cell: Cell): { readonly month: number; readonly day: number } | null {
  if (typeof cell !== 'string' || cell.length > LONGEST) return null;
  const text = cellText(cell).replace(WEEKDAY, '');
  const numbered = NUMBERED.exec(text);
  const named = numbered ? null : NAMED.exec(text);
  const month = numbered ? Number(numbered[2]) : named && monthNumber(named[2] ?? '');
  const day = Number(numbered?.[1] ?? named?.[1]);
  // A leap year has every day there is.
  return month && dateOf(2024, month, day) !== null ? { month, day } : null;
}

const LONGEST = 24;
const WEEKDAY = /^(?:le )?(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.? (?=\d)|^le (?=\d)/i;

/** The day in a year; null where that year has no such day. */
export function inYear(cell: Cell, year: number): LocalDate | null {
  const found = dayWithoutYear(cell);
  return found && dateOf(year, found.month, found.day);
}

/** The first such day that does not precede another. */
export function inYearFrom(cell: Cell, from: LocalDate): LocalDate | null {
  const year = Number(from.slice(0, 4));
  const same = inYear(cell, year);
  return same !== null && same >= from ? same : inYear(cell, year + 1);
}

function dateOf(year: number, month: number, day: number): LocalDate | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? localDate(date) : null;
}

/** The years that a text names. */
export function yearsIn(text: string): number[] {
  return [...text.matchAll(YEAR)].map(([, year]) => Number(year));
}

/**
 * What says the year of days written without one: a line between the rows, « Janvier 2026 », for those below it; else what stands above
 * the titles, or the name of the sheet or file, where it names a single year.
 */
export class YearEvidence {
  readonly #columns: readonly number[];
  readonly #sections: { line: number; year: number | null }[] = [];
  readonly examples: string[] = [];
  #unsaid = false;

  /** `columns`: those of days. */
  constructor(columns: readonly number[]) {
    this.#columns = columns;
  }

  /** To be given every row under the titles, in order. */
  add(row: TableRow): void {
    if (this.#columns.length === 0) return;
    let isDated = false;
    for (const column of this.#columns) {
      const cell = row.cells[column] ?? '';
      if (cell === '') continue;
      isDated = true;
      if (dayWithoutYear(cell) === null) continue;
      if ((this.#sections.at(-1)?.year ?? null) === null) this.#unsaid = true;
      const text = cellText(cell);
      if (this.examples.length < 3 && !this.examples.includes(text)) this.examples.push(text);
    }
    if (!isDated) this.#section(row);
  }

  /** What follows stands on another sheet: no line above it says its year, but what stands around it may. */
  startSheet(base: number, texts: readonly string[]): void {
    const [year, ...others] = new Set(texts.flatMap(yearsIn));
    this.#sections.push({ line: base, year: year !== undefined && others.length === 0 ? year : null });
  }

  /** One or two cells and a single year in them. */
  #section({ line, cells }: TableRow): void {
    const filled: string[] = [];
    for (const cell of cells) {
      if (cell === '' || cellText(cell) === '') continue;
      if (filled.length === 2) return;
      filled.push(cellText(cell));
    }
    const [year, ...others] = new Set(filled.flatMap(yearsIn));
    if (year !== undefined && others.length === 0) this.#sections.push({ line, year });
  }

  /** The year of each line; null where `names`, what stands around the table, are needed and do not say it. `answered` comes last. */
  decide(names: readonly string[], answered: number | null): ((line: number) => number) | null {
    if (this.examples.length === 0) return () => 0;
    const said = new Set(names.flatMap(yearsIn));
    const [only, ...others] = said;
    const first = only !== undefined && others.length === 0 ? only : answered;
    if (this.#unsaid && first === null) return null;
    return (line) => this.#sections.findLast((section) => section.line < line)?.year ?? first ?? 0;
  }
}
