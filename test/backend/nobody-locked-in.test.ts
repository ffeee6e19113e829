import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CUSTOMER_ROWS } from '../../db/privacy/customer-rows.ts';
import { readSchema } from '../../db/schema/read-schema.queries.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { EXAMPLE_QUERIES } from '../../shared/schema/example-queries.ts';
import { aBackend } from '../builders/company.ts';
import { unzipped } from '../builders/read-archive.ts';

const TODAY = '2025-06-30';

async function theSampleCompany() {
  const { client, backend, directory } = aBackend({ today: TODAY });
  const { companyId, path } = await client.companies.createSample({});
  return { client, options: { company: companyId }, path, directory, backend };
}

test('the example queries run in plain SQLite over the sample company, and give what the program gives', async () => {
  const { client, options, path } = await theSampleCompany();
  const customers = await client.customers.list({ asOf: TODAY as never }, options);
  const invoices = await client.invoices.list({ asOf: TODAY as never }, options);
  await client.companies.close({ companyId: options.company });
  const sqlite = new Database(path, { readonly: true });
  const run = (name: string) => {
    const sql = EXAMPLE_QUERIES.find((query) => query.name === name)?.sql ?? '';
    return sqlite.prepare(sql.replaceAll("date('now', 'localtime')", `'${TODAY}'`)).all() as Record<string, string | number>[];
  };
  try {
    const open = new Map<string, number>();
    for (const { customerName, openCents } of invoices as unknown as { customerName: string; openCents: number }[])
      open.set(customerName, (open.get(customerName) ?? 0) + openCents);
    expect(customers.length).toBeGreaterThan(5);
    const owed = new Map(run('owed').map(({ name, euros }) => [String(name), Math.round(Number(euros) * 100)]));
    expect(owed).toEqual(new Map([...open].filter(([, cents]) => cents !== 0)));

    const late = run('late');
    const expected = invoices.filter(({ openCents, daysLate }) => openCents > 0 && (daysLate ?? 0) > 0);
    expect(late.length).toBe(expected.length);
    expect(late.length).toBeGreaterThan(3);
    expect(new Set(late.map(({ number, days_late, euros }) => `${number} ${days_late} ${Math.round(Number(euros) * 100)}`))).toEqual(
      new Set(expected.map(({ number, daysLate, openCents }) => `${number} ${daysLate} ${openCents}`)),
    );

    const received = run('received');
    const total = sqlite.prepare("SELECT sum(amount_cents) AS cents FROM payments WHERE kind = 'payment'").get() as { cents: number };
    expect(received.reduce((sum, { euros }) => sum + Math.round(Number(euros) * 100), 0)).toBe(total.cents);
    expect(received[0]?.month).toMatch(/^2025-0[56]$/);
  } finally {
    sqlite.close();
  }
});

test('the whole company leaves in one archive: every table with its rows, every letter and file', async () => {
  const { client, options, directory, backend } = await theSampleCompany();
  const { tables } = readSchema(backend.companies.databaseOf(options.company));
  const out = join(directory, 'tout.zip');
  const steps: number[] = [];
  const written = await client.exports.everything(
    { out: out as OutputFile, asOf: TODAY as never },
    { ...options, onProgress: ({ done }) => steps.push(done) },
  );
  const files = unzipped(readFileSync(out));
  expect(written.tables).toBe(tables.length);
  expect(files.get('classeur.xlsx')?.subarray(0, 2).toString()).toBe('PK');
  for (const { name, columns, rows } of tables) {
    const csv = files.get(`tables/${name}.csv`)?.toString('utf8') ?? '';
    expect(csv.split('\r\n')[0], name).toBe(`\ufeff${columns.map((column) => column.name).join(';')}`);
    const lines = csv.trimEnd().split('\r\n').length - 1;
    // Texts may hold line ends of their own.
    expect(lines, name).toBeGreaterThanOrEqual(rows);
  }
  expect(files.get('tables/customers.csv')?.toString('utf8')).toContain('2');
  expect(files.get('LISEZ-MOI.html')?.toString('utf8')).toContain(`les ${tables.length} tables`);
  expect(Math.max(...steps)).toBeGreaterThan(tables.length - 2);
  // Its page names the folders that are there, and no other.
  const page = files.get('LISEZ-MOI.html')?.toString('utf8') ?? '';
  for (const folder of ['courriers/', 'pieces/', 'imports/', 'en-tete/'])
    expect(page.includes(`<code>${folder}</code>`), folder).toBe([...files.keys()].some((name) => name.startsWith(folder)));
}, 60_000);

test('the page of the schema explains this very file', async () => {
  const { client, options, directory, backend } = await theSampleCompany();
  const out = join(directory, 'schema.html');
  await client.exports.schema({ out: out as OutputFile }, options);
  const page = readFileSync(out, 'utf8');
  for (const { name, columns } of readSchema(backend.companies.databaseOf(options.company)).tables) {
    expect(page).toContain(`<h2 id="${name}">`);
    for (const column of columns) expect(page).toContain(`<code>${column.name}</code>`);
  }
  expect(page).not.toContain('undefined');
  expect(page).not.toMatch(/<script|http/);
});

test('of every table it is said which rows are about a customer', async () => {
  const { backend, options } = await theSampleCompany();
  const db = backend.companies.databaseOf(options.company);
  expect(
    readSchema(db)
      .tables.map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(CUSTOMER_ROWS).sort());
  for (const [table, condition] of Object.entries(CUSTOMER_ROWS)) {
    if (condition !== null) db.prepare(`SELECT count(*) FROM ${table} WHERE ${condition}`).get({ id: 1 });
  }
});

test('the page that a customer is given is in French, without the numbers of rows or the codes of the file', async () => {
  const { client, options, directory } = await theSampleCompany();
  const customers = await client.customers.list({ asOf: TODAY as never }, options);
  const strange = new Set<string>();
  for (const { id } of customers) {
    const out = join(directory, `client ${id}.zip`);
    await client.privacy.exportCustomer({ customerId: id, out: out as OutputFile }, options);
    const page = unzipped(readFileSync(out)).get('LISEZ-MOI.html')?.toString('utf8') ?? '';
    if (page.includes('Factures et avoirs')) expect(page).toContain('soldée le');
    expect(page).not.toMatch(/never|sans accents|numéro de la ligne|ligne de «|JSON</);
    // A bare 0 or 1, a word in camel case or with an underscore, JSON: what the file writes for itself.
    for (const [, text = ''] of page.matchAll(/<t[dh]>([^<]*)<\/t[dh]>/g)) {
      if (/^[01]$|^[a-z]+(?:[A-Z_][a-z]*)+$|^[{[]/.test(text)) strange.add(text);
    }
  }
  expect([...strange]).toEqual([]);
}, 60_000);
