import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

declare const writable: unique symbol;

/** A company's file, to read from. Query functions take it; only `WriteDb` functions may change the file. */
export interface ReadDb {
  readonly path: string;
  /** drizzle, for typed queries. */
  readonly orm: BetterSQLite3Database;
  /** A prepared statement, kept for the next call with the same text: for bulk work and aggregates. */
  prepare<Row = unknown>(sql: string): Statement<Row>;
}

/** A company's file, to change. Every command's writes happen in one `transaction`. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true;
  /** A statement run once, that changes the schema. */
  run(sql: string): void;
  transaction<T>(work: () => T): T;
  /**
   * The same for long work, done in steps: `pause` is awaited between two of them, and all is undone when either throws. The file shows
   * unfinished work meanwhile: to be called where nobody else reads or writes it (`CommandContext.alone`).
   */
  transactionInSteps<Step, T>(steps: Iterator<Step, T>, pause: (step: Step) => Promise<void>): Promise<T>;
}

/** An open company file; closing it releases it for other programs. */
export interface OpenDatabase extends WriteDb {
  /** Brings everything confirmed so far from the side file (-wal) into the file itself, so that a copy of it alone is whole. */
  checkpoint(): void;
  /** Looks for broken pages, unless one was met already: nothing is written into a damaged file any more. Reads all of it. */
  isDamaged(): boolean;
  /** Whether the disk failed under the open file: it has to be opened again before anything else can be done with it. */
  isLost(): boolean;
  /**
   * Copies the whole file to a new one with SQLite's backup interface, a thousand pages at a time: others read meanwhile, and what they
   * write is in the copy too. The copy is not checked. @throws the database's own error when there is no room or the disk goes
   */
  copyTo(path: string, onPages?: (done: number, total: number) => void): Promise<void>;
  close(): void;
}

export interface Statement<Row> {
  all(...parameters: unknown[]): Row[];
  get(...parameters: unknown[]): Row | undefined;
  iterate(...parameters: unknown[]): IterableIterator<Row>;
  run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint };
}
