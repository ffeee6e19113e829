import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getTableColumns, getTableName, is, type Table } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '../../db/company-file.ts';
import { aDirectory } from '../builders/company.ts';

/** Every drizzle table of db/<domain>/*.table.ts. */
async function declaredTables(): Promise<Table[]> {
  const root = join(import.meta.dirname, '..', '..', 'db');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.table.ts'));
  const loaded = await Promise.all(files.map((file) => import(pathToFileURL(join(root, file)).href) as Promise<Record<string, unknown>>));
  return loaded.flatMap((module) => Object.values(module).filter((value): value is SQLiteTable => is(value, SQLiteTable)));
}

describe('drizzle tables', async () => {
  const tables = await declaredTables();

  test('are found', () => expect(tables.length).toBeGreaterThan(2));

  test.each(tables.map((table) => [getTableName(table), table] as const))('%s says what the file holds', (name, table) => {
    const db = createDatabase(join(aDirectory(), 'societe.quittance'));
    const actual = db
      .prepare<{ name: string; type: string; notnull: number; pk: number }>('SELECT name, type, "notnull", pk FROM pragma_table_info(?)')
      .all(name);
    db.close();
    const described = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      required: column.notNull || column.primary,
    }));
    expect(described.toSorted(byName)).toEqual(
      actual.map((column) => ({ name: column.name, type: column.type, required: column.notnull === 1 || column.pk > 0 })).toSorted(byName),
    );
  });
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
