import { spawn } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, type ReadDb } from '../../db/database.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { IMPORT_STEPS } from '../../shared/imports/import-questions.fr.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const ROWS = 30_000;

function invoicesFile(company: TestCompany, rows = ROWS): InputFile {
  const lines = ['Facture;Client;Date;Échéance;Montant TTC;Payé'];
  for (let row = 1; row <= rows; row++) lines.push(`F${row};Client ${row % 500};15/01/2025;28/02/2025;${row % 900},5${row % 10};0,00`);
  const path = join(company.directory, 'factures.csv');
  writeFileSync(path, lines.join('\n'));
  return path as InputFile;
}

/** All that an import could have changed. */
function contentOf(db: ReadDb) {
  const count = (table: string) => db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count;
  return {
    counts: ['imports', 'customers', 'invoices', 'payments', 'allocations', 'import_changes'].map(count),
    schema: db.prepare<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all(),
    integrity: db.prepare('PRAGMA integrity_check').get(),
  };
}

it.each([IMPORT_STEPS.reading, IMPORT_STEPS.comparing, IMPORT_STEPS.writing])(
  'cancelled during « %s », an import leaves the file as it was',
  async (step) => {
    const company = await aCompany();
    const before = contentOf(company.db);
    const controller = new AbortController();
    const reply = await company.backend.call(
      { verb: 'imports.commit', company: company.company, input: { file: invoicesFile(company) } },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.step === step && progress.done > 0) controller.abort();
        },
      },
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(contentOf(company.db)).toEqual(before);
    // And the company goes on: the next import finds nothing in its way.
    const next = await company.client.imports.commit({ file: invoicesFile(company, 10) }, { company: company.company });
    expect(next.counts.new).toBe(10);
  },
);

it('a query during the writing sees the file as it is afterwards, never half of it', async () => {
  const company = await aCompany();
  const schema = contentOf(company.db).schema;
  const seen: Promise<number>[] = [];
  await company.backend.call(
    { verb: 'imports.commit', company: company.company, input: { file: invoicesFile(company) } },
    {
      onProgress: ({ step }) => {
        if (step === IMPORT_STEPS.writing && seen.length < 3)
          seen.push(company.client.imports.history({}, { company: company.company }).then((imports) => imports[0]?.counts.new ?? 0));
      },
    },
  );
  expect(await Promise.all(seen)).toEqual([ROWS, ROWS, ROWS]);
  // Indexes set aside for a large import are back, as they were.
  expect(contentOf(company.db).schema).toEqual(schema);
});

it('killed at any moment, an import is in the file whole or not at all', async () => {
  const company = await aCompany();
  const input = JSON.stringify({ file: invoicesFile(company) });
  company.backend.close();
  const moments = [
    { step: IMPORT_STEPS.reading, after: 1 },
    { step: IMPORT_STEPS.comparing, after: 4 },
    { step: IMPORT_STEPS.writing, after: 1 },
    { step: IMPORT_STEPS.writing, after: 4 },
    // Every row is written, the indexes are being made, the transaction is about to be confirmed.
    { step: IMPORT_STEPS.writing, after: 9 },
  ];
  for (const [index, moment] of moments.entries()) {
    // From the same start each time: an import that was through before the signal came would leave the next one nothing to do.
    const path = join(company.directory, `essai-${index}.quittance`);
    copyFileSync(company.path, path);
    await killedAt(path, input, moment);
    const db = openDatabase(path);
    try {
      const { counts, integrity } = contentOf(db);
      const [imports, , invoices] = counts;
      expect([0, ROWS]).toContain(invoices);
      expect(imports === 0).toBe(invoices === 0);
      expect(integrity).toEqual({ integrity_check: 'ok' });
    } finally {
      db.close();
    }
  }
});

/** Starts an import from the command line, and kills it once it has told a step so many times. */
async function killedAt(path: string, input: string, { step, after }: { step: string; after: number }): Promise<void> {
  const script = join(PROJECT, 'electron', 'headless', 'api.ts');
  const child = spawn(process.execPath, [script, 'imports.commit', '--company', path, '--input', input, '--progress']);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split(step).length > after) child.kill('SIGKILL');
  });
  await ended;
  expect(told).toContain(step);
}
