import type { WriteDb } from '../database.ts';

/** Rows in one statement: more of them save nothing. */
const ROWS = 25;

type Value = string | number | null;
type Insert = ReturnType<WriteDb['prepare']>;

/** Inserts many rows of a table, several in a statement. The last ones are there after `finish`. */
export class BatchedInsert {
  readonly #one: Insert;
  readonly #many: Insert;
  readonly #width: number;
  #values: Value[] = [];

  constructor(db: WriteDb, table: string, columns: readonly string[]) {
    this.#width = columns.length;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const insert = (rows: number) => db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`);
    this.#one = insert(1);
    this.#many = insert(ROWS);
  }

  add(...values: Value[]): void {
    for (const value of values) this.#values.push(value);
    if (this.#values.length < this.#width * ROWS) return;
    this.#many.run(...this.#values);
    this.#values = [];
  }

  finish(): void {
    for (let start = 0; start < this.#values.length; start += this.#width) this.#one.run(...this.#values.slice(start, start + this.#width));
    this.#values = [];
  }
}
