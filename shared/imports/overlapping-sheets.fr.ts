import type { ImportQuestion } from './imports.contract.ts';
import type { SheetPlaces } from './sheet-places.fr.ts';

/** A sheet repeats others when at least so many of its rows, and this share of them, stand there too. */
const LEAST_ROWS = 2;
const LEAST_SHARE = 0.5;

interface Repeating {
  readonly sheet: string;
  readonly shared: number;
  readonly rows: number;
  readonly example: string;
  /** Another sheet in which the example stands. */
  readonly in: string;
}

/** Notices sheets that hold once more what the others hold: a summary of the year beside its months is not read twice unasked. */
export class OverlappingSheets {
  readonly #places: SheetPlaces;
  readonly #firstSheet = new Map<string, number>();
  /** What stands in several sheets, by what a person calls it. */
  readonly #shared = new Map<string, { readonly name: string; readonly sheets: Set<number> }>();
  readonly #rows: number[];

  constructor(places: SheetPlaces) {
    this.#places = places;
    this.#rows = places.parts.map(() => 0);
  }

  /** `key` is what makes two rows the same, `name` what a person calls it. */
  add(line: number, key: string, name: string): void {
    const part = this.#places.partOf(line);
    if (!part || key === '') return;
    const sheet = this.#places.parts.indexOf(part);
    this.#rows[sheet] = (this.#rows[sheet] ?? 0) + 1;
    const first = this.#firstSheet.get(key);
    if (first === undefined) this.#firstSheet.set(key, sheet);
    else if (first !== sheet) {
      const known = this.#shared.get(key);
      if (known) known.sheets.add(sheet);
      else this.#shared.set(key, { name, sheets: new Set([first, sheet]) });
    }
  }

  /** The sheets without which no other repeats any: of two that repeat each other the one that stands in more others, else the later. */
  repeating(): Repeating[] {
    const left = new Set<number>();
    const found: Repeating[] = [];
    for (;;) {
      const [most] = this.#rows
        .flatMap((rows, sheet) => (left.has(sheet) ? [] : this.#overlapOf(sheet, rows, left)))
        .filter(({ shared, rows }) => shared >= LEAST_ROWS && shared >= rows * LEAST_SHARE)
        .sort((a, b) => b.others.size - a.others.size || b.sheet - a.sheet);
      if (!most) return found;
      left.add(most.sheet);
      const [other = 0] = most.others;
      const name = (sheet: number) => this.#places.parts[sheet]?.sheet ?? '';
      found.push({ sheet: name(most.sheet), shared: most.shared, rows: most.rows, example: most.example, in: name(other) });
    }
  }

  #overlapOf(sheet: number, rows: number, left: ReadonlySet<number>) {
    const others = new Set<number>();
    let shared = 0;
    let example = '';
    for (const { name, sheets } of this.#shared.values()) {
      const elsewhere = sheets.has(sheet) ? [...sheets].filter((other) => other !== sheet && !left.has(other)) : [];
      if (elsewhere.length === 0) continue;
      shared += 1;
      if (example === '') example = name;
      for (const other of elsewhere) others.add(other);
    }
    return [{ sheet, rows, shared, others, example }];
  }
}

/** Asks whether sheets that repeat others are read too. */
export function overlappingSheetsQuestion(repeating: readonly Repeating[]): ImportQuestion | null {
  if (repeating.length === 0) return null;
  const several = repeating.length > 1;
  const said = repeating.map(({ sheet, shared, rows, example, in: other }) => {
    const all = shared === rows ? `les ${shared} lignes` : `${shared} lignes sur ${rows}`;
    return `« ${sheet} » (${all}, dont ${example}, aussi dans « ${other} »)`;
  });
  return {
    code: 'overlappingSheets',
    message: `${several ? 'Des feuilles reprennent' : 'Une feuille reprend'} ce que d’autres contiennent déjà : ${said.join(', ')}. Faut-il ${several ? 'les' : 'la'} lire aussi ?`,
    choices: [
      { value: 'leave', label: `non : ${several ? 'les' : 'la'} laisser de côté` },
      { value: 'read', label: 'oui : toutes les feuilles, ce qui s’y trouve deux fois compte une fois' },
    ],
  };
}
