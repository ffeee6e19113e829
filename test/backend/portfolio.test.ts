import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../../db/migrate.ts';
import type { ApiClient } from '../../shared/api-contract.ts';
import { usualColour } from '../../shared/companies/company-colour.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { lastWholeMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import type { PortfolioLine } from '../../shared/portfolio/portfolio.contract.ts';
import { fillClientBook } from '../bench/book-of-a-client.ts';
import { aBackend, aCompany, aDirectory } from '../builders/company.ts';

const RELEASED = join(import.meta.dirname, '../fixtures/released');

/** What the company's own screens say on a day. */
async function ownScreens(client: ApiClient, company: string, day: string) {
  const asOf = localDate(day);
  const month = lastWholeMonth(asOf);
  const [balances, figures, trend, { customers, lastImportOn }, invoices] = [
    await client.dashboard.balances({ asOf }, { company }),
    await client.dashboard.figures({ month }, { company }),
    await client.dashboard.trend({ month, months: 13 }, { company }),
    await client.reminders.today({ asOf }, { company }),
    await client.invoices.list({ asOf, open: true }, { company }),
  ];
  const dueToday = invoices.filter(({ dueOn, kind, openCents }) => dueOn === day && kind === 'invoice' && openCents !== 0);
  return {
    state: 'read',
    outstandingCents: balances.outstandingCents,
    overdueCents: balances.overdueCents,
    dso: figures.dso,
    dsoMonth: month,
    dsoTrend: trend.map((each) => ({ month: each.month, dso: each.dso })),
    thingsToDo: customers.reduce((sum, { tasks }) => sum + tasks.length, 0),
    customersToDo: customers.length,
    lastImportOn,
    dueTodayCents: dueToday.reduce((sum, { openCents }) => sum + openCents, 0),
    dueTodayCount: dueToday.length,
  };
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Everything in a folder, with the content and the time of change of each file. */
function contentOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, hashOf(join(folder, name)), statSync(join(folder, name)).mtimeMs]);
}

async function aSampleFile(directory: string, name: string): Promise<string> {
  const { client, backend } = aBackend({ directory: join(directory, `maker-${name}`) });
  const path = join(directory, `${name}.quittance`);
  const { companyId } = await client.companies.createSample({ path: path as OutputFile });
  await client.companies.close({ companyId });
  backend.close();
  return path;
}

describe('what the portfolio says of a company is what its own screens say', () => {
  test.each(['2025-06-30', '2025-06-17', '2024-11-30', '2020-01-01'])('on %s', async (day) => {
    const { client, backend, directory } = aBackend({ today: '2025-06-30' });
    const paths: string[] = [];
    for (const name of ['exemple', 'vide', 'client']) paths.push(join(directory, `${name}.quittance`));
    const [sample = '', empty = '', book = ''] = paths;
    const ids = [
      (await client.companies.createSample({ path: sample as OutputFile })).companyId,
      (await client.companies.create({ name: 'Vide', path: empty as OutputFile })).companyId,
      (await client.companies.create({ name: 'Un client', path: book as OutputFile })).companyId,
    ];
    fillClientBook(backend.companies.databaseOf(ids[2] ?? ''), 400, 5);
    const own = [];
    for (const company of ids) own.push(await ownScreens(client, company, day));

    const whileOpen = await client.portfolio.summary({ companyIds: ids, asOf: localDate(day) });
    expect(whileOpen).toMatchObject(own);
    for (const companyId of ids) await client.companies.close({ companyId });
    const closed = await client.portfolio.summary({ companies: paths as InputFile[], asOf: localDate(day) });
    expect(closed).toMatchObject(own);
    expect(closed.map(({ companyId }) => companyId)).toEqual(ids);
    expect(ids.some((id) => backend.companies.openDatabaseOf(id))).toBe(false);

    const work = await client.portfolio.today({ companyIds: ids, asOf: localDate(day) });
    for (const { companyId, customers } of work) {
      const { customers: expected } = await client.reminders.today({ asOf: localDate(day) }, { company: companyId ?? '' });
      expect(customers).toEqual(expected);
    }
  });

  test('the days of DSO gained or lost are those of three months', async () => {
    const directory = aDirectory();
    const file = (await aSampleFile(directory, 'a')) as InputFile;
    const { client } = aBackend({ directory });
    const [line] = await client.portfolio.summary({ companies: [file], asOf: localDate('2025-06-30') });
    const [now, before] = [line?.dsoTrend?.at(-1)?.dso ?? 0, line?.dsoTrend?.at(-4)?.dso ?? 0];
    expect(now).toBeGreaterThan(0);
    expect(line?.dsoChange).toBeCloseTo(now - before, 3);
  });
});

describe('looking disturbs nothing', () => {
  test('files, their folder and the list of companies are as they were; a file that was never opened here stays unknown', async () => {
    const directory = aDirectory();
    const folder = join(directory, 'cle');
    mkdirSync(folder);
    copyFileSync(await aSampleFile(directory, 'a'), join(folder, 'a.quittance'));
    const before = contentOf(folder);
    const { client } = aBackend({ directory: join(directory, 'mine') });
    const lines = await client.portfolio.summary({ companies: [join(folder, 'a.quittance') as InputFile] });
    expect(lines).toMatchObject([{ state: 'read', name: 'Menuiserie Lefèvre', problem: null }]);
    expect(contentOf(folder)).toEqual(before);
    expect(await client.companies.recent({})).toEqual([]);
  });

  test('what a killed program left beside the file is read with it, and stays there', async () => {
    const directory = aDirectory();
    const { client, company, path } = await aCompany();
    await client.customers.create({ name: 'Durand' }, { company });
    // As a kill would leave it: written in the side file, not brought into the file yet.
    const copy = join(directory, 'copie.quittance');
    copyFileSync(path, copy);
    const killed = new Database(copy);
    killed.pragma('journal_mode = WAL');
    killed.pragma('wal_autocheckpoint = 0');
    killed.exec(
      `INSERT INTO invoices (customer_id, number, kind, issued_on, due_on, total_cents) VALUES (1, 'F1', 'invoice', '2025-05-01', '2025-05-31', 12000)`,
    );
    const left = join(directory, 'apres');
    mkdirSync(left);
    for (const suffix of ['', '-wal']) copyFileSync(copy + suffix, join(left, `a.quittance${suffix}`));
    killed.close();
    const before = contentOf(left);
    const [line] = await aBackend().client.portfolio.summary({ companies: [join(left, 'a.quittance') as InputFile] });
    expect(line).toMatchObject({ state: 'read', outstandingCents: 12000 });
    expect(contentOf(left)).toEqual(before);
  });
});

describe('a file that cannot be read is a line that says why, and the others are there', () => {
  test('missing, damaged, foreign, newer, older, in use elsewhere', async () => {
    const directory = aDirectory();
    const good = await aSampleFile(directory, 'bon');
    const place = (name: string) => join(directory, `${name}.quittance`);
    for (const name of ['coupe', 'abime', 'nouveau', 'occupe']) copyFileSync(good, place(name));
    truncateSync(place('coupe'), 50_000);
    const bytes = readFileSync(good);
    bytes.fill(0xa5, 4096, bytes.length);
    writeFileSync(place('abime'), bytes);
    const newer = new Database(place('nouveau'));
    newer.pragma(`user_version = ${MIGRATIONS.length + 3}`);
    newer.close();
    writeFileSync(place('texte'), 'du texte');
    mkdirSync(place('classeur'));
    writeFileSync(place('ancien'), gunzipSync(readFileSync(join(RELEASED, 'schema-7.quittance.gz'))));
    const older = hashOf(place('ancien'));
    const holder = new Database(place('occupe'));
    onTestFinished(() => void holder.close());
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE; COMMIT');

    const { client } = aBackend({ directory: join(directory, 'mine') });
    const names = ['absent', 'coupe', 'abime', 'nouveau', 'texte', 'classeur', 'ancien', 'occupe', 'bon'];
    const lines = await client.portfolio.summary({ companies: names.map((name) => place(name) as InputFile) });
    expect(lines.map(({ state }) => state)).toEqual([
      'missing',
      'damaged',
      'damaged',
      'newer',
      'foreign',
      'foreign',
      'older',
      'inUse',
      'read',
    ]);
    for (const { state, problem, outstandingCents } of lines) {
      expect(problem === null).toBe(state === 'read');
      expect(outstandingCents === null).toBe(state !== 'read');
    }
    expect(lines[6]).toMatchObject({ name: 'Menuiserie Lefèvre' });
    expect(hashOf(place('ancien'))).toBe(older);
    expect(readdirSync(directory).filter((name) => name.includes('avant-version'))).toEqual([]);
    const work = await client.portfolio.today({ companies: [place('absent'), good] as InputFile[] });
    expect(work.map(({ state, customers }) => [state, customers.length > 0])).toEqual([
      ['missing', false],
      ['read', true],
    ]);
  });

  test('of a file open elsewhere the figures of the last time are shown, with their day; of one that nobody looked at, none', async () => {
    const { client, company, path, directory } = await aCompany();
    const customer = await client.customers.create({ name: 'Durand' }, { company });
    await client.payments.record({ date: localDate('2025-06-10'), amountCents: cents(5000), customerId: customer.id }, { company });
    const [seen] = await client.portfolio.summary({});
    expect(seen).toMatchObject({ state: 'read', figuresOn: '2025-06-30' });
    await client.companies.close({ companyId: company });
    const holder = new Database(path);
    onTestFinished(() => void holder.close());
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE; COMMIT');
    const later = aBackend({ today: '2025-07-04', directory });
    const [line] = await later.client.portfolio.summary({});
    expect(line).toMatchObject({
      ...seen,
      asOf: '2025-07-04',
      state: 'inUse',
      problem: expect.stringContaining('déjà ouvert'),
      figuresOn: '2025-06-30',
    });
    rmSync(join(directory, 'app', 'portefeuille.json'));
    const [unknown] = await later.client.portfolio.summary({});
    expect(unknown).toMatchObject({ state: 'inUse', outstandingCents: null, figuresOn: null });
  });

  test('another company’s file under the path of a known one is not taken for it', async () => {
    const { client, company, path, directory } = await aCompany({ name: 'La première' });
    await client.companies.close({ companyId: company });
    copyFileSync(await aSampleFile(directory, 'autre'), path);
    const [line] = await client.portfolio.summary({});
    expect(line).toMatchObject({ state: 'other', name: 'La première', outstandingCents: null });
    expect(line?.problem).toContain('Menuiserie Lefèvre');
  });
});

test('files of earlier versions are brought up to date on demand, each with its copy; one that fails stops nobody', async () => {
  const { client, directory } = aBackend();
  const folder = join(directory, 'app', 'dossiers');
  mkdirSync(folder, { recursive: true });
  for (const version of [1, 7]) {
    const path = join(folder, `ancien-${version}.quittance`);
    writeFileSync(path, gunzipSync(readFileSync(join(RELEASED, `schema-${version}.quittance.gz`))));
  }
  const lines = await client.portfolio.summary({});
  expect(lines.map(({ state }) => state)).toEqual(['older', 'older']);
  writeFileSync(join(folder, 'faux.quittance'), 'du texte');
  const ids = (await client.companies.recent({})).map(({ companyId }) => companyId);
  const { upgraded, failed } = await client.portfolio.upgrade({ companyIds: ids });
  expect(upgraded).toHaveLength(2);
  expect(failed).toMatchObject([{ name: 'faux', problem: expect.stringContaining('n’est pas un dossier Quittance') }]);
  for (const version of [1, 7]) {
    expect(existsSync(join(folder, `ancien-${version}.quittance.avant-version-${MIGRATIONS.length}`))).toBe(true);
  }
  const after = await client.portfolio.summary({});
  expect(after.map(({ state }) => state).sort()).toEqual(['foreign', 'read', 'read']);
});

test('the last backup of each company is on its line', async () => {
  const { client, company } = await aCompany();
  expect(await client.portfolio.summary({})).toMatchObject([{ lastBackupOn: null, backupProblem: null }]);
  await client.backups.saveNow({}, { company });
  expect(await client.portfolio.summary({})).toMatchObject([{ lastBackupOn: '2025-06-30', backupProblem: null }]);
});

test('the colour of a company is its own until one is chosen, and is known while its file is closed', async () => {
  const { client, company } = await aCompany();
  const colours = async () => {
    const [known] = await client.companies.recent({});
    const [line] = (await client.portfolio.summary({})) as PortfolioLine[];
    return [known?.colour, line?.colour];
  };
  expect(await colours()).toEqual([usualColour(company), usualColour(company)]);
  const other = usualColour(company) === 'plum' ? 'teal' : 'plum';
  await client.companies.setColour({ colour: other }, { company });
  expect(await colours()).toEqual([other, other]);
  await client.companies.close({ companyId: company });
  expect(await colours()).toEqual([other, other]);
  await client.companies.setColour({ colour: null }, { company });
  expect(await colours()).toEqual([usualColour(company), usualColour(company)]);
});

test('two companies of the same name have two colours that stay, and each line says what tells them apart', async () => {
  const { client, backend, directory } = aBackend();
  const path = (name: string) => join(directory, `${name}.quittance`) as OutputFile;
  const twins = [];
  for (let index = 0; index < 4; index += 1)
    twins.push(await client.companies.create({ name: 'Menuiserie Lefèvre', city: `Ville ${index}`, path: path(`d${index}`) }));
  const lines = await client.portfolio.summary({});
  const known = await client.companies.recent({});
  expect(new Set(known.map(({ colour }) => colour)).size).toBe(4);
  expect(lines.map(({ companyId, colour, difference }) => [companyId, colour, difference])).toEqual(
    known.map(({ companyId, colour, difference }) => [companyId, colour, difference]),
  );
  expect(known.map(({ difference }) => difference).sort()).toEqual(['Ville 0', 'Ville 1', 'Ville 2', 'Ville 3']);
  // Opened in another order, in another run: the same colours.
  for (const { companyId } of [...twins].reverse()) await client.companies.close({ companyId });
  backend.close();
  const later = aBackend({ directory });
  await later.client.companies.open({ companyId: twins[1]?.companyId ?? '' });
  const colours = new Map((await later.client.companies.recent({})).map(({ companyId, colour }) => [companyId, colour]));
  for (const { companyId, colour } of known) expect(colours.get(companyId)).toBe(colour);
});

test('a file of an earlier version keeps its colour once it is brought up to date, and its name once it was looked into', async () => {
  const { client, directory } = aBackend();
  const folder = join(directory, 'app', 'dossiers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Ancienne.quittance'), gunzipSync(readFileSync(join(RELEASED, 'schema-7.quittance.gz'))));
  const [found] = await client.companies.recent({});
  const [line] = await client.portfolio.summary({});
  expect(line).toMatchObject({ name: 'Menuiserie Lefèvre', colour: found?.colour });
  expect(await client.companies.recent({})).toMatchObject([{ name: 'Menuiserie Lefèvre', colour: found?.colour }]);
  await client.portfolio.upgrade({ companyIds: [found?.companyId ?? ''] });
  expect(await client.companies.recent({})).toMatchObject([{ name: 'Menuiserie Lefèvre', colour: found?.colour, openedBefore: true }]);
});
