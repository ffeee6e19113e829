import { type Cell, cellText, type TableRow, type TableRows } from './table.ts';

const DITTOS: ReadonlySet<string> = new Set([
  '//',
  '/ /',
  '"',
  "''",
  '„',
  '”',
  '“',
  '″',
  '〃',
  '-//-',
  '-"-',
  '" "',
  'id',
  'id.',
  'idem',
  'ibid',
  'ibid.',
  'ditto',
  'dito',
  'do.',
]);

/** « // », « idem »: the same as above. */
export function isDitto(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && cell !== '' && cell.length <= LONGEST && DITTOS.has(cellText(cell).toLowerCase());
}

const LONGEST = 8;

/** Rows whose ditto marks stand for what the rows above them hold. */
export class DittoRows implements TableRows {
  readonly #rows: TableRows;
  readonly #columns: readonly number[];
  readonly #meant = new Map<number, ReadonlyMap<number, Cell>>();
  #last: Map<number, Cell> = new Map();

  /** `columns`: those in which such marks are looked for. */
  constructor(rows: TableRows, columns: readonly number[]) {
    this.#rows = rows;
    this.#columns = columns;
  }

  get length(): number {
    return this.#rows.length;
  }

  /** Remembers what the marks of a row stand for, and gives the row with it; to be called once for every row, in order. */
  survey(row: TableRow, index: number): TableRow {
    let meant: Map<number, Cell> | null = null;
    for (const column of this.#columns) {
      const cell = row.cells[column];
      if (cell === undefined || cell === '') continue;
      if (!isDitto(cell)) this.#last.set(column, cell);
      else {
        meant ??= new Map();
        meant.set(column, this.#last.get(column) ?? '');
      }
    }
    if (meant === null) return row;
    this.#meant.set(index, meant);
    return withCells(row, meant);
  }

  at(index: number): TableRow | undefined {
    const row = this.#rows.at(index);
    return row && this.#complete(row, index);
  }

  slice(start: number, end: number): readonly TableRow[] {
    const rows = this.#rows.slice(start, end);
    return this.#meant.size === 0 ? rows : rows.map((row, offset) => this.#complete(row, start + offset));
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    let index = 0;
    for (const row of this.#rows) {
      yield this.#complete(row, index);
      index += 1;
    }
  }

  #complete(row: TableRow, index: number): TableRow {
    const meant = this.#meant.get(index);
    return meant ? withCells(row, meant) : row;
  }
}

function withCells(row: TableRow, meant: ReadonlyMap<number, Cell>): TableRow {
  const cells = [...row.cells];
  for (const [column, cell] of meant) cells[column] = cell;
  return { line: row.line, cells };
}
