import type { ReadDb } from '../database.ts';

export interface SchemaColumn {
  name: string;
  /** SQLite's type: INTEGER, TEXT, REAL or BLOB. */
  type: string;
  mayBeEmpty: boolean;
  isKey: boolean;
  /** The table that it leads to. */
  leadsTo: string | null;
  /** The only values that the table takes, where it says so. */
  values: string[];
}

export interface SchemaTable {
  name: string;
  columns: SchemaColumn[];
  rows: number;
}

/** The tables of a company's file as the file itself declares them. */
export function readSchema(db: ReadDb): { version: number; tables: SchemaTable[] } {
  const tables = db
    .prepare<{ name: string; sql: string }>(
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .all();
  const version = db.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
  return { version, tables: tables.map(({ name, sql }) => ({ name, columns: columnsOf(db, name, sql), rows: countRows(db, name) })) };
}

function columnsOf(db: ReadDb, table: string, sql: string): SchemaColumn[] {
  const links = new Map(
    db
      .prepare<{ column: string; target: string }>('SELECT "from" AS "column", "table" AS target FROM pragma_foreign_key_list(?)')
      .all(table)
      .map(({ column, target }) => [column, target]),
  );
  return db
    .prepare<{ name: string; type: string; required: 0 | 1; pk: number }>(
      'SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)',
    )
    .all(table)
    .map(({ name, type, required, pk }) => ({
      name,
      type,
      mayBeEmpty: required === 0 && pk === 0,
      isKey: pk > 0,
      leadsTo: links.get(name) ?? null,
      values: valuesOf(sql, name),
    }));
}

/** What `CHECK (column IN (…))` allows. */
function valuesOf(sql: string, column: string): string[] {
  const check = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)`).exec(sql)?.[1];
  return check === undefined ? [] : check.split(',').map((value) => value.trim().replaceAll("'", ''));
}

/** Table names come from the file's own list, never from outside. */
function countRows(db: ReadDb, table: string): number {
  return db.prepare<{ rows: number }>(`SELECT count(*) AS rows FROM "${table}"`).get()?.rows ?? 0;
}
