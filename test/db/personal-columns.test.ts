import { expect, test } from 'vitest';
import { readSchema, type SchemaColumn } from '../../db/schema/read-schema.queries.ts';
import { PERSONAL_TABLES, UNPERSONAL_COLUMNS } from '../../shared/privacy/personal-columns.ts';
import { aCompany } from '../builders/company.ts';

/** Dates, months, and codes that the table itself lists say nothing of who somebody is. */
function tellsNobody({ name, type, values }: SchemaColumn): boolean {
  return (
    (type !== 'TEXT' && type !== 'BLOB') || values.length > 0 || /(^until|^prescribes_on|_on|_at|_until|^month|^from_month)$/.test(name)
  );
}

test('of every column of text or bytes it is said whether it may tell who a customer is', async () => {
  const { db } = await aCompany();
  const { tables } = readSchema(db);
  const undecided = tables.flatMap(({ name: table, columns }) => {
    const rule = PERSONAL_TABLES[table];
    if (rule === 'remove' || UNPERSONAL_COLUMNS[`${table}.*`] !== undefined) return [];
    return columns
      .filter(
        (column) =>
          !tellsNobody(column) && !rule?.erase.includes(column.name) && UNPERSONAL_COLUMNS[`${table}.${column.name}`] === undefined,
      )
      .map(({ name }) => `${table}.${name}`);
  });
  expect(undecided).toEqual([]);
});

test('what is said of columns is said of columns that there are', async () => {
  const { db } = await aCompany();
  const columns = new Set(
    readSchema(db).tables.flatMap(({ name, columns: all }) => [`${name}.*`, ...all.map((column) => `${name}.${column.name}`)]),
  );
  const erased = Object.entries(PERSONAL_TABLES).flatMap(([table, rule]) =>
    rule === 'remove' ? [`${table}.*`] : rule.erase.map((column) => `${table}.${column}`),
  );
  expect([...erased, ...Object.keys(UNPERSONAL_COLUMNS)].filter((column) => !columns.has(column))).toEqual([]);
});
