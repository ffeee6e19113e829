/** What the column is called that says from which sheet a row is. */
export const SHEET_TITLE = 'Feuille';

/** One of several sheets that are read as one table. */
export interface SheetPart {
  readonly sheet: string;
  /** What its rows bear more than their own line, so that every row of the table bears another. */
  readonly base: number;
  /** What is written around its table: above the titles, and its own name. */
  readonly texts: readonly string[];
}

/** Where a row stands for a person: its sheet, null where only one is read, and its line there. */
export interface RowPlace {
  readonly sheet: string | null;
  readonly row: number;
}

/** Tells the rows of several sheets apart again, which are numbered one after the other while they are read as one. */
export class SheetPlaces {
  readonly parts: readonly SheetPart[];

  /** In the order of their bases; none where only one sheet is read. */
  constructor(parts: readonly SheetPart[]) {
    this.parts = parts;
  }

  /** 0 is the whole file, in no sheet. */
  of(line: number): RowPlace {
    const part = line === 0 ? undefined : this.partOf(line);
    return part ? { sheet: part.sheet, row: line - part.base } : { sheet: null, row: line };
  }

  partOf(line: number): SheetPart | undefined {
    return this.parts.findLast(({ base }) => base < line);
  }

  /** « 12 », or « 12 de « Mars » » */
  nameOf(line: number): string {
    const { sheet, row } = this.of(line);
    return sheet === null ? String(row) : `${row} de « ${sheet} »`;
  }
}

export const ONE_SHEET = new SheetPlaces([]);
