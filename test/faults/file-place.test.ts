import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/company-file.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aBackend, aCompany, aDirectory, type TestCompany } from '../builders/company.ts';
import { openedElsewhere } from './opened-elsewhere.ts';

/** The file's place is watched where the system lets anybody take an open file away: everywhere but on Windows. */
const isPosix = process.platform !== 'win32';
const refused = (code: string) => expect.objectContaining({ code });

const spend = ({ client, company }: TestCompany, label: string) =>
  client.charges.add({ date: localDate('2025-06-01'), amountCents: cents(12_345), nature: 'fixed', label }, { company });

/** What the file on the disk holds, as another program finds it. */
function labelsIn(path: string): string[] {
  const db = openDatabase(path);
  const labels = db.prepare<{ label: string }>('SELECT label FROM charges ORDER BY id').all();
  db.close();
  return labels.map(({ label }) => label);
}

test.runIf(isPosix)(
  'a file that is moved while it is open: nothing is confirmed that nobody would find, and all goes on once it is back',
  async () => {
    const company = await aCompany();
    await spend(company, 'avant');
    const elsewhere = join(company.directory, 'ailleurs.quittance');
    renameSync(company.path, elsewhere);
    await expect(spend(company, 'perdue')).rejects.toEqual(refused('COMPANY_FILE_MOVED'));
    // What is on the screen can still be kept.
    await company.client.exports.workbook({ out: 'dossier.xlsx' as OutputFile, asOf: localDate('2025-06-30') }, company);
    renameSync(elsewhere, company.path);
    await spend(company, 'après');
    company.backend.companies.close(company.company);
    expect(labelsIn(company.path)).toEqual(['avant', 'après']);
  },
);

test.runIf(isPosix)('a file that is deleted, or whose folder is moved, while it is open', async () => {
  for (const takeAway of [(path: string) => rmSync(path), (path: string) => renameSync(dirname(path), `${dirname(path)} (ancien)`)]) {
    const directory = aDirectory();
    mkdirSync(join(directory, 'clés'));
    const { client, backend } = aBackend({ directory });
    const path = join(directory, 'clés', 'societe.quittance');
    const { companyId: company } = await client.companies.create({ name: 'Lenoir', path: path as OutputFile });
    takeAway(path);
    await expect(client.companies.updateProfile({ city: 'Lyon' }, { company })).rejects.toEqual(refused('COMPANY_FILE_MOVED'));
    backend.companies.close(company);
    await expect(client.companies.open({ companyId: company })).rejects.toEqual(refused('COMPANY_FILE_MISSING'));
  }
});

test.runIf(isPosix)('another file in the place of the open one is not written to, nor is the one that it replaced', async () => {
  const company = await aCompany();
  await spend(company, 'dans le premier');
  const copy = join(company.directory, 'copie.quittance');
  writeFileSync(copy, readFileSync(company.path));
  await spend(company, 'depuis la copie');
  const old = join(company.directory, 'ancien.quittance');
  renameSync(company.path, old);
  renameSync(copy, company.path);
  const before = readFileSync(company.path);
  await expect(spend(company, 'nulle part')).rejects.toEqual(refused('COMPANY_FILE_REPLACED'));
  company.backend.companies.close(company.company);
  expect(readFileSync(company.path).equals(before)).toBe(true);
  expect(labelsIn(old)).toEqual(['dans le premier', 'depuis la copie']);
  await spend(company, 'dans celui qui est là');
  company.backend.companies.close(company.company);
  expect(labelsIn(company.path)).toEqual(['dans le premier', 'dans celui qui est là']);
});

test.runIf(isPosix)('a side file that is deleted while the company is open is made again before anything is written', async () => {
  const company = await aCompany();
  await spend(company, 'un');
  rmSync(`${company.path}-wal`);
  company.db.transaction(() => {
    company.db.prepare("INSERT INTO charges (charged_on, amount_cents, nature, label) VALUES ('2025-06-01', 100, 'fixed', 'deux')").run();
  });
  // What a kill would leave at this moment: the file and its side file.
  const killed = join(company.directory, 'tue.quittance');
  for (const part of ['', '-wal']) writeFileSync(`${killed}${part}`, readFileSync(`${company.path}${part}`));
  expect(labelsIn(killed)).toEqual(['un', 'deux']);
});

test.runIf(isPosix)('a second program is refused, whatever it calls the file, and whatever the first one has read meanwhile', async () => {
  const company = await aCompany();
  const [linked, hard] = [join(company.directory, 'lien.quittance'), join(company.directory, 'dur.quittance')];
  symlinkSync(company.path, linked);
  linkSync(company.path, hard);
  // The same program: a symbolic link is the same company, another name of the file is refused.
  expect((await company.client.companies.open({ file: linked as InputFile })).companyId).toBe(company.company);
  await expect(company.client.companies.open({ file: hard as InputFile })).rejects.toEqual(refused('COMPANY_FILE_IN_USE'));
  await expect(company.client.imports.preview({ file: company.path as InputFile }, company)).rejects.toEqual(
    refused('COMPANY_FILE_HANDED_OVER'),
  );
  await expect(company.client.companies.adopt({ file: hard as InputFile })).rejects.toEqual(refused('COMPANY_FILE_HANDED_OVER'));
  expect(openedElsewhere(hard)).toBe('COMPANY_FILE_IN_USE');
  await spend(company, 'encore');
  company.backend.companies.close(company.company);
  expect(openedElsewhere(company.path)).toBe('open');
});

test.runIf(isPosix)('a file or a folder that is protected against writing is said as such, and is as it was', async () => {
  const company = await aCompany();
  await spend(company, 'avant');
  company.backend.companies.close(company.company);
  const before = readFileSync(company.path);
  chmodSync(company.directory, 0o755);
  chmodSync(company.path, 0o444);
  expect(openedElsewhere(company.path, { asNobody: true })).toBe('COMPANY_FILE_UNWRITABLE');
  chmodSync(company.path, 0o666);
  chmodSync(company.directory, 0o555);
  expect(openedElsewhere(company.path, { asNobody: true })).toBe('COMPANY_FILE_UNWRITABLE');
  chmodSync(company.directory, 0o755);
  expect(readFileSync(company.path).equals(before)).toBe(true);
  expect(existsSync(`${company.path}-shm`)).toBe(false);
});

test('a side file that belongs to another day’s file is told from one that a killed program left, and nothing is mixed', async () => {
  const company = await aCompany();
  for (let index = 0; index < 40; index += 1) await spend(company, `ancienne ${index}`);
  const before = join(company.directory, 'sauvegarde.quittance');
  writeFileSync(before, readFileSync(company.path));
  company.db.transaction(() => {
    for (let index = 0; index < 3000; index += 1)
      company.db
        .prepare("INSERT INTO charges (charged_on, amount_cents, nature, label) VALUES ('2025-06-01', ?, 'fixed', ?)")
        .run(index + 1, `nouvelle ${index} ${'x'.repeat(index % 50)}`);
  });
  const side = readFileSync(`${company.path}-wal`);
  // As a killed program leaves it: both go together.
  const killed = join(company.directory, 'tue.quittance');
  writeFileSync(killed, readFileSync(before));
  writeFileSync(`${killed}-wal`, side);
  expect(labelsIn(killed)).toHaveLength(3040);
  // A file of another company's day in its place: the side file is not its own.
  const { client } = aBackend({ directory: join(company.directory, 'autre') });
  const other = join(company.directory, 'autre.quittance');
  const { companyId } = await client.companies.createSample({ path: other as OutputFile });
  await client.companies.close({ companyId });
  writeFileSync(`${other}-wal`, side);
  const bytes = readFileSync(other);
  await expect(client.companies.open({ file: other as InputFile })).rejects.toEqual(refused('COMPANY_FILE_LEFTOVER'));
  expect(readFileSync(other).equals(bytes)).toBe(true);
  // As the sentence says: without it the file opens.
  renameSync(`${other}-wal`, join(company.directory, 'ecarte'));
  await client.companies.open({ file: other as InputFile });
});

test('names with accents and emoji are files like others; one that the disk cannot hold is refused with a sentence', async () => {
  const { client, directory } = aBackend();
  const path = join(directory, 'Été « Œuvre » 🧾 n°1 & fils.quittance');
  const { companyId: company } = await client.companies.create({ name: 'Été & fils 🧾', path: path as OutputFile });
  const out = join(directory, `${'é'.repeat(100)} 🧾.xlsx`);
  await client.exports.workbook({ out: out as OutputFile, asOf: localDate('2025-06-30') }, { company });
  expect(existsSync(path) && existsSync(out)).toBe(true);
  const tooLong = join(directory, `${'x'.repeat(300)}.quittance`);
  await expect(client.companies.create({ name: 'Longue', path: tooLong as OutputFile })).rejects.toEqual(
    refused('COMPANY_FILE_NAME_TOO_LONG'),
  );
  // Long enough for the file, too long for its side file.
  const justTooLong = join(directory, `${'x'.repeat(240)}.quittance`);
  await expect(client.companies.create({ name: 'Longue', path: justTooLong as OutputFile })).rejects.toEqual(
    refused('COMPANY_FILE_NAME_TOO_LONG'),
  );
  await expect(
    client.exports.workbook({ out: join(path, 'dossier.xlsx') as OutputFile, asOf: localDate('2025-06-30') }, { company }),
  ).rejects.toEqual(refused('OUTPUT_UNWRITABLE'));
});
