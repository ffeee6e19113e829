import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { makeAgeByHand, openAgeByHand } from '../builders/age-by-hand.ts';
import { aBackend, aCompany, aDirectory } from '../builders/company.ts';

const PASSPHRASE = 'girafe menthe tunnel Été 1987';

/** What the program wrote out of sight in a folder and did not take away. */
function leftovers(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('.')) : [];
}

async function aCompanyWithCustomers() {
  const company = await aCompany();
  const add = company.db.prepare('INSERT INTO customers (name, match_name) VALUES (?, ?)');
  company.db.transaction(() => {
    for (let index = 0; index < 3000; index += 1) add.run(`Client numéro ${index} de la société`, `client ${index}`);
  });
  return company;
}

test('an encrypted copy is read by another implementation, and opens on another computer', async () => {
  const { client, company, path, directory } = await aCompanyWithCustomers();
  const out = join(directory, 'copie.quittance.age');
  const steps: string[] = [];

  const written = await client.encryptedBackups.create(
    { out: out as OutputFile, passphrase: PASSPHRASE },
    { company, onProgress: ({ step }) => steps.push(step) },
  );
  const file = readFileSync(out);
  expect(written).toEqual({ path: out, sizeBytes: file.length });
  expect(new Set(steps)).toEqual(new Set(['Copie du dossier', 'Calcul de la clé (quelques secondes, exprès)', 'Chiffrement']));
  expect(file.includes('Client numéro')).toBe(false);
  expect(file.includes('SQLite format')).toBe(false);
  expect(leftovers(dirname(path))).toEqual([]);

  // The accent typed as two characters on the other keyboard.
  const { plain, logN } = openAgeByHand(file, PASSPHRASE);
  expect(logN).toBe(18);
  expect(plain.subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(plain.length).toBeGreaterThan(3 * 64 * 1024);

  const other = aBackend();
  const opened = await other.client.encryptedBackups.open({ file: out as InputFile, passphrase: PASSPHRASE.normalize('NFD') });
  expect(opened.name).toBe('Atelier Tournesol');
  expect(dirname(opened.path)).toBe(join(other.directory, 'app', 'dossiers'));
  expect((await other.client.customers.list({ asOf: '2025-06-30' as never }, { company: opened.companyId })).length).toBe(3000);
  expect(leftovers(dirname(opened.path))).toEqual([]);
  const known = readFileSync(join(other.directory, 'app', 'dossiers-connus.json'), 'utf8');
  expect(known).not.toContain('girafe');
}, 60_000);

test('a copy that another program made opens, into the clear too', async () => {
  const { path, client, company, directory } = await aCompany({ name: 'Garage du Port' });
  await client.companies.close({ companyId: company });
  const file = join(directory, 'ailleurs.quittance.age');
  writeFileSync(file, makeAgeByHand(readFileSync(path), PASSPHRASE));

  const other = aBackend();
  const out = join(other.directory, 'clair', 'garage.quittance');
  expect(await other.client.encryptedBackups.decrypt({ file: file as InputFile, passphrase: PASSPHRASE, out: out as OutputFile })).toEqual({
    path: out,
    name: 'Garage du Port',
  });
  expect(readFileSync(out)).toEqual(readFileSync(path));
  expect(leftovers(dirname(out))).toEqual([]);
  await expect(
    other.client.encryptedBackups.decrypt({ file: file as InputFile, passphrase: PASSPHRASE, out: out as OutputFile }),
  ).rejects.toMatchObject({ code: 'OUTPUT_EXISTS' });
});

test('what is wrong with a copy is said, and nothing of it stays', async () => {
  const { path, client, company } = await aCompany();
  await client.companies.close({ companyId: company });
  const sound = makeAgeByHand(readFileSync(path), PASSPHRASE);
  const flippedAt = (at: number) => {
    const bytes = Buffer.from(sound);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const headerEnd = sound.indexOf('\n---') + 50;
  const cases: [string, Buffer, string][] = [
    ['a wrong passphrase', makeAgeByHand(readFileSync(path), 'une tout autre phrase'), 'ENCRYPTED_COPY_WRONG_PASSPHRASE'],
    ['cut in the middle', sound.subarray(0, sound.length / 2), 'ENCRYPTED_COPY_DAMAGED'],
    ['cut by one byte', sound.subarray(0, sound.length - 1), 'ENCRYPTED_COPY_DAMAGED'],
    // The end of a chunk: each piece that is left is sound, but the last does not say that it is the last.
    ['cut between two chunks', sound.subarray(0, headerEnd + 16 + 64 * 1024 + 16), 'ENCRYPTED_COPY_DAMAGED'],
    ['cut in its header', sound.subarray(0, 60), 'ENCRYPTED_COPY_DAMAGED'],
    ['cut in its first line', sound.subarray(0, 10), 'ENCRYPTED_COPY_DAMAGED'],
    ['a byte flipped early', flippedAt(headerEnd + 200), 'ENCRYPTED_COPY_DAMAGED'],
    ['a byte flipped at the end', flippedAt(sound.length - 1), 'ENCRYPTED_COPY_DAMAGED'],
    ['a byte flipped in the seal of its header', flippedAt(sound.indexOf('\n--- ') + 10), 'ENCRYPTED_COPY_DAMAGED'],
    ['bytes added', Buffer.concat([sound, Buffer.alloc(40)]), 'ENCRYPTED_COPY_DAMAGED'],
    ['closed by a key', Buffer.from('age-encryption.org/v1\n-> X25519 abc\nxyz\n--- mac\n'), 'ENCRYPTED_COPY_OTHER_KIND'],
    ['as text', Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n'), 'ENCRYPTED_COPY_OTHER_KIND'],
    ['too costly a key', Buffer.from(sound.toString('latin1').replace(/ 10\n/, ' 24\n'), 'latin1'), 'ENCRYPTED_COPY_OTHER_KIND'],
    ['no age file', Buffer.from('PK\u0003\u0004 a zip'), 'ENCRYPTED_COPY_FOREIGN'],
    ['empty', Buffer.alloc(0), 'ENCRYPTED_COPY_FOREIGN'],
    ['a plain company file', readFileSync(path), 'ENCRYPTED_COPY_FOREIGN'],
    ['no company in it', makeAgeByHand(Buffer.from('bonjour'), PASSPHRASE), 'COMPANY_FILE_FOREIGN'],
  ];
  const other = aBackend();
  const folder = join(other.directory, 'app', 'dossiers');
  for (const [what, bytes, code] of cases) {
    const file = join(aDirectory(), 'reçue.quittance.age');
    writeFileSync(file, bytes);
    const refusal = await other.client.encryptedBackups.open({ file: file as InputFile, passphrase: PASSPHRASE }).then(
      () => null,
      (error: { code: string; message: string; params: object }) => error,
    );
    expect(refusal, what).toMatchObject({ code });
    expect(JSON.stringify([refusal?.message, refusal?.params]), what).not.toContain('girafe');
    expect(refusal?.message, what).toContain('reçue.quittance');
    expect(existsSync(folder) ? readdirSync(folder) : [], what).toEqual([]);
  }
}, 60_000);

test('a copy that was given up leaves nothing, whichever way it goes', async () => {
  const { client, company, path, directory } = await aCompanyWithCustomers();
  const out = join(directory, 'copies', 'copie.quittance.age');
  const given = new AbortController();
  const creating = client.encryptedBackups.create(
    { out: out as OutputFile, passphrase: PASSPHRASE },
    { company, signal: given.signal, onProgress: ({ step }) => step.startsWith('Calcul') && given.abort() },
  );
  await expect(creating).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(leftovers(dirname(path))).toEqual([]);
  expect(readdirSync(dirname(out))).toEqual([]);

  await client.companies.close({ companyId: company });
  const file = join(directory, 'copie.quittance.age');
  writeFileSync(file, makeAgeByHand(readFileSync(path), PASSPHRASE));
  const other = aBackend();
  const stop = new AbortController();
  const opening = other.client.encryptedBackups.open(
    { file: file as InputFile, passphrase: PASSPHRASE },
    { signal: stop.signal, onProgress: ({ done }) => done > 0 && stop.abort() },
  );
  await expect(opening).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(readdirSync(join(other.directory, 'app', 'dossiers'))).toEqual([]);
});

test('a copy never replaces a file, and a short passphrase is refused before anything is written', async () => {
  const { client, company, path, directory } = await aCompany();
  const out = join(directory, 'copie.quittance.age');
  await expect(
    client.encryptedBackups.create({ out: out as OutputFile, passphrase: 'onze lettres'.slice(1) }, { company }),
  ).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT', params: { least: 12 } });
  writeFileSync(out, 'déjà là');
  await expect(client.encryptedBackups.create({ out: out as OutputFile, passphrase: PASSPHRASE }, { company })).rejects.toMatchObject({
    code: 'OUTPUT_EXISTS',
  });
  expect(readFileSync(out, 'utf8')).toBe('déjà là');
  expect(leftovers(dirname(path)).concat(leftovers(directory))).toEqual([]);
});

test('drafts of a program that was killed go at the next start; those of one that runs stay', async () => {
  const directory = aDirectory();
  const folder = join(directory, 'app', 'dossiers');
  const gone = spawn(process.execPath, ['--version']);
  await once(gone, 'exit');
  for (const name of [`.reprise-${gone.pid}-abcdef`, '.reprise-zyxwvu', `.reprise-${process.ppid}-abcdef`]) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'dossier'), 'SQLite format 3');
  }
  aBackend({ directory });
  expect(readdirSync(folder)).toEqual([`.reprise-${process.ppid}-abcdef`]);
});

test('a passphrase is drawn anew each time, from words that anybody can spell', async () => {
  const { client } = aBackend();
  const drawn = await Promise.all(Array.from({ length: 40 }, () => client.encryptedBackups.suggestPassphrase({})));
  expect(new Set(drawn.map(({ passphrase }) => passphrase)).size).toBe(40);
  for (const { passphrase, bits } of drawn) {
    expect(passphrase).toMatch(/^([a-z]{4,9} ){6}[a-z]{4,9}$/);
    expect(bits).toBe(63);
  }
  const words = JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/passphrases/words.json'), 'utf8')) as string[];
  expect(new Set(words).size).toBe(512);
  expect(words.every((word) => /^[a-z]{4,9}$/.test(word))).toBe(true);
});
