import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aBackend, aCompany } from '../builders/company.ts';

const MANIFEST = '.controle.json';

/** A company with a few rows of everything that is added up, and a backup of it. */
async function aBackup() {
  const company = await aCompany();
  const { client, db, directory } = company;
  db.run(`INSERT INTO customers (id, name, match_name) VALUES (1, 'Durand', 'durand');
    INSERT INTO invoices (id, customer_id, number, kind, issued_on, due_on, total_cents, cancelled_on) VALUES
      (1, 1, 'F1', 'invoice', '2025-01-10', '2025-02-10', 120000, NULL), (2, 1, 'F2', 'invoice', '2025-03-01', '2025-03-31', 50050, NULL),
      (3, 1, 'F3', 'invoice', '2025-03-02', '2025-03-31', 999, '2025-03-03'), (4, 1, 'F4', 'invoice', '2025-09-01', '2025-09-30', 777, NULL),
      (5, 1, 'A1', 'creditNote', '2025-04-01', '2025-04-01', -20000, NULL);
    INSERT INTO payments (id, customer_id, paid_on, amount_cents) VALUES (1, 1, '2025-02-01', 100000);
    INSERT INTO allocations (invoice_id, payment_id, credit_note_id, allocated_on, amount_cents) VALUES
      (1, 1, NULL, '2025-02-01', 100000), (2, NULL, 5, '2025-04-02', 15000);
    INSERT INTO charges (charged_on, amount_cents, nature, label) VALUES ('2025-01-31', 4200, 'fixed', 'Loyer')`);
  const out = join(directory, 'cle', 'x.quittance');
  const made = await client.backups.create({ out: out as OutputFile }, { company: company.company });
  return { ...company, out, made };
}

const verify = (client: Awaited<ReturnType<typeof aCompany>>['client'], file: string) => client.backups.verify({ file: file as InputFile });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

/** Turns over one bit in the middle of a file. */
function flipBit(path: string, at = Math.floor(statSync(path).size / 2) + 3): void {
  const byte = readFileSync(path)[at] ?? 0;
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([byte ^ 0x10]), 0, 1, at);
  closeSync(file);
}

test('a backup is a file of its own that holds the same rows and the same money', async () => {
  const { made, out, db, client, company } = await aBackup();
  expect(made).toMatchObject({
    integrityCheck: 'ok',
    foreignKeyViolations: 0,
    counts: { invoices: 5, payments: 1, allocations: 2, charges: 1 },
  });
  // Open on 30 June 2025: 1 200 − 1 000, 500,50 − 150, and 50 of the credit note that nothing has used; F3 is cancelled, F4 not issued yet.
  expect(made.sums).toEqual({
    invoiceCents: 171826,
    creditNoteCents: -20000,
    paymentCents: 100000,
    chargeCents: 4200,
    allocationCents: 115000,
    openCents: 20000 + 35050 - 5000,
  });
  const shown = await client.customers.list({ asOf: localDate('2025-06-30') }, { company });
  expect(made.sums.openCents).toBe(shown.reduce((sum, { outstandingCents }) => sum + outstandingCents, 0));
  // Nothing but the backup and its manifest is left beside it, and it can be read where nothing can be written.
  expect(readdirSync(join(out, '..')).sort()).toEqual(['x.quittance', `x.quittance${MANIFEST}`]);
  expect(readFileSync(out)[18]).toBe(1);
  expect(await verify(client, out)).toMatchObject({ matchesManifest: true, sha256: made.sha256, counts: made.counts, sums: made.sums });
  // The company goes on, and its backup stays what it was.
  db.run(`INSERT INTO payments (customer_id, paid_on, amount_cents) VALUES (1, '2025-05-01', 1)`);
  expect((await verify(client, out)).counts.payments).toBe(1);
});

test('a backup without its manifest can be verified all the same', async () => {
  const { made, out, client } = await aBackup();
  rmSync(out + MANIFEST);
  expect(await verify(client, out)).toMatchObject({ matchesManifest: null, takenAt: null, counts: made.counts, sums: made.sums });
});

test('one bit turned over anywhere is found by the manifest; a broken page also without it', async () => {
  const { out, client } = await aBackup();
  const whole = readFileSync(out);
  for (const at of [30, 100, 5000, whole.length - 1]) {
    writeFileSync(out, whole);
    flipBit(out, at);
    expect(await codeOf(verify(client, out)), `byte ${at}`).toMatch(/^BACKUP_DAMAGED$|^COMPANY_FILE_FOREIGN$/);
  }
  rmSync(out + MANIFEST);
  writeFileSync(out, whole);
  const page = openSync(out, 'r+');
  writeSync(page, Buffer.alloc(4096, 0x5a), 0, 4096, 4096 * 6);
  closeSync(page);
  expect(await codeOf(verify(client, out))).toBe('BACKUP_DAMAGED');
});

test('a truncated file, another program’s file and one of a newer version are told apart', async () => {
  const { out, client, directory } = await aBackup();
  rmSync(out + MANIFEST);
  const path = (name: string) => join(directory, name);
  copyFileSync(out, path('court.quittance'));
  truncateSync(path('court.quittance'), statSync(out).size - 4096 * 3);
  expect(await codeOf(verify(client, path('court.quittance')))).toBe('BACKUP_DAMAGED');
  writeFileSync(path('autre.quittance'), 'Facture;Montant\n1;2\n');
  expect(await codeOf(verify(client, path('autre.quittance')))).toBe('COMPANY_FILE_FOREIGN');
  const other = new Database(path('autre.sqlite'));
  other.exec('CREATE TABLE a (b)');
  other.close();
  expect(await codeOf(verify(client, path('autre.sqlite')))).toBe('COMPANY_FILE_FOREIGN');
  copyFileSync(out, path('futur.quittance'));
  const newer = new Database(path('futur.quittance'));
  newer.pragma('user_version = 999');
  newer.close();
  expect(await codeOf(verify(client, path('futur.quittance')))).toBe('COMPANY_FILE_NEWER');
  expect(await codeOf(verify(client, path('absent.quittance')))).toBe('COMPANY_FILE_MISSING');
});

test('never over an existing file, and nothing is left of a backup that failed', async () => {
  const { out, client, company, directory, db } = await aBackup();
  const before = readFileSync(out);
  expect(await codeOf(client.backups.create({ out: out as OutputFile }, { company }))).toBe('OUTPUT_EXISTS');
  expect(readFileSync(out).equals(before)).toBe(true);
  expect(await codeOf(client.backups.create({ out: db.path as OutputFile }, { company }))).toBe('OUTPUT_EXISTS');
  const under = join(out, 'sous-un-fichier', 'y.quittance');
  expect(await codeOf(client.backups.create({ out: under as OutputFile }, { company }))).toMatch(/OUTPUT_|BACKUP_PLACE_GONE/);
  const controller = new AbortController();
  controller.abort();
  const late = join(directory, 'tard.quittance');
  expect(await codeOf(client.backups.create({ out: late as OutputFile }, { company, signal: controller.signal }))).toBe('CANCELLED');
  expect(existsSync(late)).toBe(false);
});

test('a restored backup opens on a computer that never saw the company, and shows what it showed', async () => {
  const { out, made } = await aBackup();
  const elsewhere = aBackend();
  const restored = await elsewhere.client.backups.restore({ file: out as InputFile });
  expect(restored).toMatchObject({ counts: made.counts, sums: made.sums, matchesManifest: true });
  const { companyId } = await elsewhere.client.companies.open({ file: restored.path as InputFile });
  const [customer] = await elsewhere.client.customers.list({ asOf: localDate('2025-06-30') }, { company: companyId });
  expect(customer).toMatchObject({ name: 'Durand', outstandingCents: cents(50050) });
  // Again: beside the first one, never over it.
  const again = await elsewhere.client.backups.restore({ file: out as InputFile });
  expect(again.path).not.toBe(restored.path);
  expect(await codeOf(elsewhere.client.backups.restore({ file: out as InputFile, path: again.path as OutputFile }))).toBe('OUTPUT_EXISTS');
});

test('a damaged backup restores nothing', async () => {
  const { out, directory } = await aBackup();
  flipBit(out);
  const elsewhere = aBackend();
  const path = join(directory, 'repris.quittance');
  expect(await codeOf(elsewhere.client.backups.restore({ file: out as InputFile, path: path as OutputFile }))).toBe('BACKUP_DAMAGED');
  expect(existsSync(path)).toBe(false);
});

test('a company’s own file is refused while it is open, and verified without being touched once it is closed', async () => {
  const { client, company, path } = await aBackup();
  expect(await codeOf(verify(client, path))).toBe('COMPANY_FILE_IN_USE');
  await client.companies.close({ companyId: company });
  const before = { bytes: readFileSync(path), beside: readdirSync(join(path, '..')).sort() };
  expect(await verify(client, path)).toMatchObject({ matchesManifest: null, counts: { invoices: 5 } });
  expect(readFileSync(path).equals(before.bytes)).toBe(true);
  expect(readdirSync(join(path, '..')).sort()).toEqual(before.beside);
});
