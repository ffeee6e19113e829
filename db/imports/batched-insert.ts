import type { WriteDb } from '../database.ts';

/** Rows in one statement: more of them save nothing. */
const ROWS = 25;

type Value = string | number | null;
type Insert = ReturnType<WriteDb['prepare']>;

/** Inserts many rows of a table, several in a statement. The last ones are there after `finish`. */
export class BatchedInsert {
  readonly #insert: (rows: number) => Insert;
  readonly #width: number;
  #values: Value[] = [];

  constructor(db: WriteDb, table: string, columns: readonly string[]) {
    this.#width = columns.length;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const insert = (rows: number) => db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`);
    // A statement is prepared once rows come for it: few rows never need the long one.
    const prepared = new Map<number, Insert>();
    this.#insert = (rows) => {
      const known = prepared.get(rows) ?? insert(rows);
      prepared.set(rows, known);
      return known;
    };
  }

  add(...values: Value[]): void {
    for (const value of values) this.#values.push(value);
    if (this.#values.length < this.#width * ROWS) return;
    this.#insert(ROWS).run(...this.#values);
    this.#values = [];
  }

  finish(): void {
    for (let start = 0; start < this.#values.length; start += this.#width)
      this.#insert(1).run(...this.#values.slice(start, start + this.#width));
    this.#values = [];
  }
}
