import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aDirectory } from '../builders/company.ts';

const FOLDER = 'Sauvegardes Quittance';
const START = localDate('2025-06-02');

/** A laptop: its application's folder, its user's folder with Documents in it, a key, and a calendar that the test turns. */
function aLaptop({ key = aDirectory(), backUpAfterMs = undefined as number | undefined } = {}) {
  const directory = aDirectory();
  const home = join(directory, 'maison');
  mkdirSync(join(home, 'Documents'), { recursive: true });
  let day: LocalDate = START;
  const unexpected: unknown[] = [];
  const backend = startBackend({
    appDataDirectory: join(directory, 'app'),
    files: commandLineFiles(directory),
    clock: { today: () => day, now: () => fixedClock(day).now() },
    log: { error: (_reference, error) => unexpected.push(error) },
    // Drives by letter are listed as they are, a mounted one is told by its disk: a test has no disk of its own.
    surroundings: { home, removableRoots: [], drives: [key] },
    backUpAfterMs,
  });
  onTestFinished(() => {
    backend.close();
    if (unexpected.length > 0) throw unexpected[0];
  });
  const client = createClient(apiContract, backend.call);
  return {
    backend,
    client,
    directory,
    key,
    home,
    own: join(directory, 'app', FOLDER),
    setDay: (next: LocalDate) => {
      day = next;
    },
    async company(name = 'Menuiserie Élan') {
      const { companyId } = await client.companies.create({ name });
      await client.customers.create({ name: 'Durand' }, { company: companyId });
      return companyId;
    },
    charge: (company: string) => client.charges.add({ date: day, amountCents: cents(100), nature: 'fixed', label: 'Loyer' }, { company }),
  };
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

function backupsUnder(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.quittance'));
}

test('one backup a day when something changed, none when nothing did, and the rotation keeps 7 days, 4 weeks and 12 months', async () => {
  const laptop = aLaptop();
  const company = await laptop.company();
  expect(await laptop.client.backups.keepUp({}, { company })).toEqual({ made: true, message: null });
  expect(await laptop.client.backups.keepUp({}, { company })).toEqual({ made: false, message: null });
  laptop.setDay(addDays(START, 1));
  expect((await laptop.client.backups.keepUp({}, { company })).made).toBe(false);
  await laptop.charge(company);
  expect((await laptop.client.backups.keepUp({}, { company })).made).toBe(true);
  for (let day = 2; day < 12; day++) {
    laptop.setDay(addDays(START, day));
    await laptop.charge(company);
    await laptop.client.backups.keepUp({}, { company });
  }
  // Of 2 to 13 June 2025, the last seven days: the last of both weeks and of the month are among them.
  const days = (await laptop.client.backups.list({}, { company })).map(({ takenOn, kind }) => `${takenOn} ${kind}`);
  expect(days).toEqual([
    ...['2025-06-13 day', '2025-06-12 day', '2025-06-11 day', '2025-06-10 day', '2025-06-09 day', '2025-06-08 day', '2025-06-07 day'],
  ]);
  const state = await laptop.client.backups.state({}, { company });
  expect(state).toMatchObject({ last: { takenOn: '2025-06-13' }, hasChangedSince: false, alert: null, failure: null });
}, 120_000);

test('a clock set back stops nothing, and deletes nothing', async () => {
  const laptop = aLaptop();
  const company = await laptop.company();
  await laptop.client.backups.keepUp({}, { company });
  laptop.setDay(localDate('2019-01-01'));
  await laptop.charge(company);
  expect((await laptop.client.backups.keepUp({}, { company })).made).toBe(true);
  const listed = await laptop.client.backups.list({}, { company });
  expect(listed.map(({ takenOn, kind }) => `${takenOn} ${kind}`)).toEqual([`${START} future`, '2019-01-01 day']);
});

test('backups go to the key that was chosen and here; to here alone while it is away, which the state says', async () => {
  const laptop = aLaptop();
  const company = await laptop.company();
  const places = await laptop.client.backups.places({});
  expect(places.map(({ kind, isChosen }) => [kind, isChosen])).toEqual([
    ['application', true],
    ['removable', false],
    ['documents', false],
  ]);
  const key = places.find(({ kind }) => kind === 'removable');
  await laptop.client.backups.choosePlace({ place: key?.place });
  await laptop.client.backups.keepUp({}, { company });
  expect(backupsUnder(join(laptop.key, FOLDER))).toHaveLength(1);
  expect(backupsUnder(laptop.own)).toHaveLength(1);
  for (const { file } of await laptop.client.backups.list({}, { company }))
    expect(await laptop.client.backups.verify({ file })).toMatchObject({ matchesManifest: true });

  // The key is pulled out: its folder of backups is gone, an empty folder of the same name may stay.
  renameSync(join(laptop.key, FOLDER), join(laptop.directory, 'poche'));
  laptop.setDay(addDays(START, 1));
  await laptop.charge(company);
  expect(await laptop.client.backups.keepUp({}, { company })).toEqual({ made: true, message: null });
  expect(backupsUnder(laptop.own)).toHaveLength(2);
  expect(readdirSync(laptop.key)).toEqual([]);
  laptop.setDay(addDays(START, 10));
  const away = await laptop.client.backups.state({}, { company });
  expect(away).toMatchObject({ place: { kind: 'removable', awaySince: addDays(START, 1) }, alert: 'away' });

  renameSync(join(laptop.directory, 'poche'), join(laptop.key, FOLDER));
  await laptop.charge(company);
  await laptop.client.backups.keepUp({}, { company });
  expect(await laptop.client.backups.state({}, { company })).toMatchObject({ place: { awaySince: null }, alert: null });
  expect(backupsUnder(join(laptop.key, FOLDER))).toHaveLength(2);
});

/** What the state says of each place: the day of the last backup there, and whether it holds all that the file holds. */
const placesOf = ({ places }: { places: { name: string; last: { takenOn: string } | null; holdsPresent: boolean }[] }) =>
  places.map(({ name, last, holdsPresent }) => [name, last?.takenOn ?? null, holdsPresent]);

test('a place that is chosen, or comes back, gets a backup at once though nothing has changed; those of the former place stay listed', async () => {
  const laptop = aLaptop({ backUpAfterMs: 0 });
  const company = await laptop.company();
  const state = () => laptop.client.backups.state({}, { company });
  await expect.poll(async () => placesOf(await state()), { timeout: 30_000 }).toEqual([['Cet ordinateur', START, true]]);
  expect((await state()).place.isOnSameDisk).toBe(true);
  const places = await laptop.client.backups.places({});
  const key = places.find(({ kind }) => kind === 'removable');
  const keyName = key?.name ?? '';
  await laptop.client.backups.choosePlace({ place: key?.place });
  await expect
    .poll(async () => placesOf(await state()), { timeout: 30_000 })
    .toEqual([
      [keyName, START, true],
      ['Cet ordinateur', START, true],
    ]);
  expect(backupsUnder(laptop.own)).toHaveLength(1);
  expect((await state()).place.isOnSameDisk).toBe(false);

  // A day with the key in a pocket: the backup of that day is here alone, and goes to the key when it comes back.
  renameSync(join(laptop.key, FOLDER), join(laptop.directory, 'poche'));
  laptop.setDay(addDays(START, 1));
  await laptop.charge(company);
  await expect
    .poll(async () => placesOf(await state()), { timeout: 30_000 })
    .toEqual([
      [keyName, null, false],
      ['Cet ordinateur', addDays(START, 1), true],
    ]);
  renameSync(join(laptop.directory, 'poche'), join(laptop.key, FOLDER));
  await expect
    .poll(async () => placesOf(await state()), { timeout: 30_000 })
    .toEqual([
      [keyName, addDays(START, 1), true],
      ['Cet ordinateur', addDays(START, 1), true],
    ]);

  const documents = places.find(({ kind }) => kind === 'documents');
  await laptop.client.backups.choosePlace({ place: documents?.place });
  await expect.poll(async () => (await state()).places[0], { timeout: 30_000 }).toMatchObject({ name: 'Documents', holdsPresent: true });
  // On the computer's own disk: gone with it.
  expect((await state()).place.isOnSameDisk).toBe(true);
  const listed = await laptop.client.backups.list({}, { company });
  expect(new Set(listed.map(({ placeName }) => placeName))).toEqual(new Set(['Documents', keyName, 'Cet ordinateur']));
}, 120_000);

test('a backup that a check finds damaged is none: it is listed as damaged, and another one is made at once', async () => {
  const laptop = aLaptop({ backUpAfterMs: 0 });
  const company = await laptop.company();
  const listed = () => laptop.client.backups.list({}, { company });
  await expect.poll(async () => (await listed()).length, { timeout: 30_000 }).toBe(1);
  const stored = join(laptop.own, backupsUnder(laptop.own)[0] ?? '');
  writeFileSync(stored, readFileSync(stored).fill(0x5a, 5000, 5001));
  const file = (await listed())[0]?.file as InputFile;
  expect(await codeOf(laptop.client.backups.verify({ file }))).toBe('BACKUP_DAMAGED');
  await expect.poll(async () => (await listed()).map(({ damage }) => damage === null), { timeout: 30_000 }).toHaveLength(2);
  expect((await listed()).find((each) => each.file === file)?.damage).toMatch(/abîmé/);
  const state = await laptop.client.backups.state({}, { company });
  expect(placesOf(state)).toEqual([['Cet ordinateur', START, true]]);
  // The rotation leaves it where it is, whatever days come.
  laptop.setDay(addDays(START, 1));
  await laptop.charge(company);
  await laptop.client.backups.keepUp({}, { company });
  expect(existsSync(stored)).toBe(true);
});

test('a place where nothing can be written is told, and the backup is made here meanwhile', async () => {
  const laptop = aLaptop();
  const company = await laptop.company();
  const key = (await laptop.client.backups.places({})).find(({ kind }) => kind === 'removable');
  await laptop.client.backups.choosePlace({ place: key?.place });
  // A file where a folder is wanted: as wrong as a read-only disk, and the same for every user.
  rmSync(join(laptop.key, FOLDER), { recursive: true });
  writeFileSync(join(laptop.key, FOLDER), '');
  expect(await laptop.client.backups.keepUp({}, { company })).toMatchObject({ made: false });
  expect(backupsUnder(laptop.own)).toHaveLength(1);
  const { alert, failure } = await laptop.client.backups.state({}, { company });
  expect(alert).toBe('failed');
  expect(await laptop.client.backups.alerts({})).toEqual([{ companyId: company, name: 'Menuiserie Élan', alert: 'failed' }]);
  expect(failure).toMatchObject({ message: expect.stringMatching(/accessible|écrire/), byHand: false });
  expect(placesOf(await laptop.client.backups.state({}, { company })).at(-1)).toEqual(['Cet ordinateur', START, true]);
  // By hand it fails too, and is told until one succeeds where backups go.
  expect(await codeOf(laptop.client.backups.saveNow({}, { company }))).not.toBe('none');
  expect((await laptop.client.backups.state({}, { company })).failure).toMatchObject({ byHand: true });
  await laptop.client.backups.keepUp({}, { company });
  await laptop.client.backups.saveNow({ place: 'application' }, { company });
  expect((await laptop.client.backups.state({}, { company })).alert).toBe('failed');
  rmSync(join(laptop.key, FOLDER));
  mkdirSync(join(laptop.key, FOLDER));
  await laptop.client.backups.keepUp({}, { company });
  expect(await laptop.client.backups.state({}, { company })).toMatchObject({ alert: null, failure: null });
  expect(await codeOf(laptop.client.backups.choosePlace({ place: 'inventé' }))).toBe('BACKUP_PLACE_GONE');
});

test('the host asks by itself when a company is opened, and once more when the day has changed', async () => {
  const laptop = aLaptop({ backUpAfterMs: 0 });
  const company = await laptop.company();
  const listed = () => laptop.client.backups.list({}, { company }).then(({ length }) => length);
  await expect.poll(listed, { timeout: 30_000 }).toBe(1);
  laptop.setDay(addDays(START, 1));
  await laptop.charge(company);
  await expect.poll(listed, { timeout: 30_000 }).toBe(2);
});

test('backups asked for at once, beside an import that lets nobody read meanwhile, all end', async () => {
  const laptop = aLaptop();
  const company = await laptop.company();
  const source = join(laptop.directory, 'factures.csv');
  writeFileSync(source, 'N° facture;Client;Date facture;Échéance;Montant TTC\r\nF1;Durand;15/01/2025;15/02/2025;120,00\r\n');
  await Promise.all([
    laptop.client.backups.saveNow({}, { company }),
    laptop.client.imports.commit({ file: source as InputFile }, { company }),
    laptop.client.backups.saveNow({}, { company }),
    laptop.client.backups.keepUp({}, { company }),
  ]);
  const listed = await laptop.client.backups.list({}, { company });
  expect(listed.map(({ kind }) => kind)).toEqual(['manual', 'manual']);
  for (const { file } of listed) await laptop.client.backups.verify({ file });
});

test('a command does not wait for the counting of a backup, which is whole and without it', async () => {
  const laptop = aLaptop();
  const company = await laptop.company();
  const order: string[] = [];
  let command: Promise<unknown> | undefined;
  await laptop.client.backups.saveNow(
    {},
    {
      company,
      onProgress: ({ step }) => {
        if (order.at(-1) !== step) order.push(step ?? '');
        if (step?.startsWith('Comptage')) command ??= laptop.charge(company).then(() => order.push('command'));
      },
    },
  );
  await command;
  expect(order.indexOf('command')).toBeGreaterThan(order.indexOf('Comptage de l’original'));
  expect(order.indexOf('command')).toBeLessThan(order.indexOf('Vérification de la copie'));
  const [backup] = await laptop.client.backups.list({}, { company });
  expect(await laptop.client.backups.verify({ file: backup?.file as InputFile })).toMatchObject({ counts: { charges: 0, customers: 1 } });
  expect((await laptop.client.backups.state({}, { company })).hasChangedSince).toBe(true);
});

test('two companies of one name do not share a folder, nor each other’s backups', async () => {
  const laptop = aLaptop();
  const [first, second] = [await laptop.company(), await laptop.company()];
  for (const company of [first, second]) await laptop.client.backups.saveNow({}, { company });
  expect(readdirSync(laptop.own)).toHaveLength(2);
  for (const company of [first, second]) expect(await laptop.client.backups.list({}, { company })).toHaveLength(1);
});

test('a backup is compared with the present file before it replaces it; what the file was is kept beside it', async () => {
  const laptop = aLaptop();
  const { client } = laptop;
  const company = await laptop.company();
  await client.backups.saveNow({}, { company });
  const [backup] = await client.backups.list({}, { company });
  const file = backup?.file as InputFile;
  laptop.setDay(addDays(START, 3));
  for (const name of ['Petit', 'Robert']) await client.customers.create({ name }, { company });
  await laptop.charge(company);

  const compared = await client.backups.compare({ file });
  expect(compared).toMatchObject({
    isKnownHere: true,
    currentProblem: null,
    backup: { customers: 1 },
    current: { customers: 3 },
    lost: [
      { table: 'customers', rows: 2 },
      { table: 'charges', rows: 1 },
    ],
    gained: [],
    isSame: false,
  });
  const replaced = await client.backups.replace({ file, companyId: company });
  expect(replaced.companyId).toBe(company);
  // The file is that backup, until something is done in it.
  expect(await client.backups.state({}, { company })).toMatchObject({ takenUp: { takenOn: START }, hasChangedSince: false });
  const names = async (id: string) => (await client.customers.list({ asOf: START }, { company: id })).map(({ name }) => name);
  expect(await names(company)).toEqual(['Durand']);
  const [entry] = (await client.journal.list({}, { company })).entries;
  expect(entry).toMatchObject({ title: 'Dossier remplacé par une sauvegarde' });
  expect((await client.journal.verify({}, { company })).broken).toBeNull();

  expect((await client.backups.compare({ file })).isSame).toBe(true);

  // The file as it was is listed, can be verified, and puts everything back.
  const kept = (await client.backups.list({}, { company })).find(({ kind }) => kind === 'beforeRestore');
  expect(await client.backups.verify({ file: kept?.file as InputFile })).toMatchObject({ counts: { customers: 3, charges: 1 } });
  expect((await client.backups.compare({ file: kept?.file as InputFile })).gained).toEqual([
    { table: 'customers', rows: 2 },
    { table: 'charges', rows: 1 },
  ]);
  await client.backups.replace({ file: kept?.file as InputFile, companyId: company });
  expect((await names(company)).sort()).toEqual(['Durand', 'Petit', 'Robert']);
});

test('a damaged file is replaced all the same; a damaged backup replaces nothing', async () => {
  const laptop = aLaptop();
  const { client } = laptop;
  const company = await laptop.company();
  await client.backups.saveNow({}, { company });
  const file = (await client.backups.list({}, { company }))[0]?.file as InputFile;
  const { path } = (await client.companies.recent({})).find(({ companyId }) => companyId === company) ?? { path: '' };
  await client.companies.close({ companyId: company });
  const damaged = readFileSync(path).fill(0x5a, 4096);
  writeFileSync(path, damaged);
  const compared = await client.backups.compare({ file });
  expect(compared.current).toBeNull();
  expect(compared.currentProblem).toMatch(/abîmé/);
  await client.backups.replace({ file, companyId: company });
  expect(await client.customers.list({ asOf: START }, { company })).toHaveLength(1);

  const other = await laptop.company('Autre');
  await client.backups.saveNow({}, { company: other });
  const others = (await client.backups.list({}, { company: other }))[0]?.file as InputFile;
  expect(await codeOf(client.backups.replace({ file: others, companyId: company }))).toBe('BACKUP_OTHER_COMPANY');
  const stored = join(laptop.own, backupsUnder(laptop.own).find((name) => name.startsWith('Autre')) ?? '');
  writeFileSync(stored, readFileSync(stored).fill(0x5a, 5000, 5001));
  expect(await codeOf(client.backups.replace({ file: others, companyId: other }))).toBe('BACKUP_DAMAGED');
  expect(await client.customers.list({ asOf: START }, { company: other })).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('a file taken away while it is open is told as such, and comes back from a backup', async () => {
  const laptop = aLaptop();
  const { client } = laptop;
  const company = await laptop.company();
  await client.backups.saveNow({}, { company });
  const { path } = (await client.companies.recent({})).find(({ companyId }) => companyId === company) ?? { path: '' };
  rmSync(path);
  expect(await codeOf(client.backups.state({}, { company }))).toBe('COMPANY_FILE_MOVED');
  expect(await codeOf(client.backups.saveNow({}, { company }))).toBe('COMPANY_FILE_MOVED');
  expect((await client.backups.keepUp({}, { company })).made).toBe(false);
  const file = (await client.backups.list({}, { company }))[0]?.file as InputFile;
  await client.backups.replace({ file, companyId: company });
  expect(await client.customers.list({ asOf: START }, { company })).toHaveLength(1);
  expect((await client.backups.state({}, { company })).takenUp).toMatchObject({ takenOn: START });
});

test('a backup opened beside the present file is a company of its own, that bears the backup’s day', async () => {
  const laptop = aLaptop();
  const { client } = laptop;
  const company = await laptop.company();
  await client.backups.saveNow({}, { company });
  const file = (await client.backups.list({}, { company }))[0]?.file as InputFile;
  await client.customers.create({ name: 'Petit' }, { company });
  const beside = await client.backups.openBeside({ file });
  expect(beside.name).toBe('Menuiserie Élan (sauvegarde du 02/06/2025)');
  expect(beside.companyId).not.toBe(company);
  expect(await client.customers.list({ asOf: START }, { company: beside.companyId })).toHaveLength(1);
  expect(await client.customers.list({ asOf: START }, { company })).toHaveLength(2);
  expect((await client.companies.recent({})).map(({ name }) => name).sort()).toEqual([
    'Menuiserie Élan',
    'Menuiserie Élan (sauvegarde du 02/06/2025)',
  ]);
});

test('another laptop finds the backups on the key and takes the company up', async () => {
  const first = aLaptop();
  const company = await first.company();
  const key = (await first.client.backups.places({})).find(({ kind }) => kind === 'removable');
  await first.client.backups.choosePlace({ place: key?.place });
  await first.client.backups.saveNow({}, { company });

  const second = aLaptop({ key: first.key });
  const [found] = await second.client.backups.find({});
  expect(found).toMatchObject({ companyName: 'Menuiserie Élan', isKnownHere: false, takenOn: START, invoiceCount: 0 });
  const file = found?.file as InputFile;
  expect(await second.client.backups.compare({ file })).toMatchObject({ current: null, currentProblem: null, isKnownHere: false });
  const taken = await second.client.backups.takeUp({ file });
  expect(taken).toMatchObject({ companyId: company, name: 'Menuiserie Élan' });
  expect(await second.client.customers.list({ asOf: START }, { company: taken.companyId })).toHaveLength(1);
  expect(await codeOf(second.client.backups.takeUp({ file }))).toBe('COMPANY_ALREADY_HERE');
  expect((await second.client.backups.find({}))[0]?.isKnownHere).toBe(true);
});
