import { expect, test } from 'vitest';
import { readSchema } from '../../db/schema/read-schema.queries.ts';
import { columnMeaning, columnUnit } from '../../shared/schema/schema-document.fr.ts';
import { TABLE_WORDS } from '../../shared/schema/table-words.fr.ts';
import { aCompany } from '../builders/company.ts';

test('every table and column of a company’s file has its words, and no words speak of what is gone', async () => {
  const { db } = await aCompany();
  const { tables } = readSchema(db);
  expect(tables.length).toBeGreaterThan(50);
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(TABLE_WORDS).sort());
  for (const { name, columns } of tables) {
    const wordless = columns.filter((column) => columnMeaning(name, column) === null).map((column) => `${name}.${column.name}`);
    expect(wordless).toEqual([]);
    const known = columns.map((column) => column.name);
    expect(
      Object.keys(TABLE_WORDS[name]?.columns ?? {}).filter((column) => !known.includes(column)),
      name,
    ).toEqual([]);
    for (const column of columns) expect(columnUnit(column), `${name}.${column.name}`).not.toBe('');
  }
});

test('a column that a migration would add without its words is noticed', async () => {
  const { db } = await aCompany();
  db.run('ALTER TABLE invoices ADD COLUMN colour TEXT');
  const invoices = readSchema(db).tables.find(({ name }) => name === 'invoices');
  expect(invoices?.columns.filter((column) => columnMeaning('invoices', column) === null).map(({ name }) => name)).toEqual(['colour']);
});

test('what a table allows and where it leads is read from the file itself', async () => {
  const { db } = await aCompany();
  const letters = readSchema(db).tables.find(({ name }) => name === 'letters');
  const column = (name: string) => letters?.columns.find((each) => each.name === name);
  expect(column('state')?.values).toEqual(['draft', 'printed', 'sent', 'withdrawn']);
  expect(column('customer_id')?.leadsTo).toBe('customers');
  expect(column('pdf')).toMatchObject({ type: 'BLOB', mayBeEmpty: true, isKey: false });
  expect(columnUnit({ name: 'state', type: 'TEXT', values: column('state')?.values ?? [] })).toBe(
    'draft (brouillon), printed (imprimé), sent (envoyé), withdrawn (écarté)',
  );
});
