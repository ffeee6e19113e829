import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WriteDb } from '../../db/database.ts';
import type { ApiClient } from '../../shared/api-contract.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { aBackend, aDirectory } from '../builders/company.ts';
import { unzipped } from '../builders/read-archive.ts';

const NAME = 'Ludivine Quénéhervé';
/** However it is written: with its accents or without, in the file's own text or in a bank's capitals. */
const TRACES = ['quénéhervé', 'queneherve', 'ludivine', 'kerbiquet', '0698761234', 'verger secret'];
const day = (text: string) => text as never;

/** A company that sold to a person in 2012, wrote to her, argued with her, was paid, and heard nothing since. */
async function aCompanyWithAPerson() {
  const directory = aDirectory();
  const then = aBackend({ today: '2012-03-01', directory });
  const path = join(directory, 'societe.quittance');
  const { companyId: company } = await then.client.companies.create({ name: 'Atelier Tournesol', path: path as OutputFile });
  const { client } = then;
  const options = { company };
  const importCsv = (name: string, lines: string[]) => {
    writeFileSync(join(directory, name), lines.join('\n'));
    return client.imports.commit({ file: name as InputFile }, options);
  };
  await importCsv('clients.csv', [
    'Code client;Nom;Nature;E-mail',
    `QUEN;${NAME};particulier;ludivine@kerbiquet.fr`,
    'ROUX;Garage Roux;professionnel;',
  ]);
  await importCsv('factures.csv', [
    'Numéro;Client;Date;Échéance;Total TTC',
    `F-1;${NAME};05/01/2012;05/02/2012;1 200,00`,
    'F-2;Garage Roux;10/01/2012;10/02/2012;800,00',
    `F-3;${NAME};20/01/2012;20/02/2012;300,00`,
  ]);
  await importCsv('clients-seuls.csv', ['Code client;Nom', 'ROUX;Garage Roux']);
  const customers = await client.customers.list({ asOf: day('2012-03-01') }, options);
  const person = customers.find(({ name }) => name === NAME)?.id ?? 0;
  const garage = customers.find(({ name }) => name === 'Garage Roux')?.id ?? 0;
  const twin = await client.customers.create({ name: 'QUENEHERVE Ludivine', kind: 'consumer' } as never, options);
  await client.customers.merge({ keepId: person, mergeId: (twin as { id: number }).id } as never, options);
  await client.customers.update(
    {
      id: person,
      phone: '0698761234',
      addressLine1: '3 chemin du Verger secret',
      postalCode: '29000',
      city: 'Quimper',
      notes: `${NAME} préfère le soir`,
    } as never,
    options,
  );
  await client.customers.update({ id: garage, notes: `Recommandé par ${NAME}` } as never, options);
  await client.customers.saveContact(
    { id: person, name: 'Yann Kerbiquet', role: 'other', email: 'yann@kerbiquet.fr', phone: '' } as never,
    options,
  );
  writeFileSync(join(directory, 'devis Quénéhervé.txt'), `Devis pour ${NAME}`);
  await client.customers.addFile({ id: person, file: 'devis Quénéhervé.txt' as InputFile } as never, options);
  const invoices = await client.invoices.list({ asOf: day('2012-03-01'), customerId: person }, options);
  const invoiceIds = invoices.map(({ id }) => id);
  await client.reminders.recordCall(
    { customerId: person, on: day('2012-02-25'), outcome: 'reached', note: `${NAME} paiera bientôt`, spokenTo: NAME, invoiceIds } as never,
    options,
  );
  await client.promises.record(
    { customerId: person, invoiceIds, amountCents: 150_000, promisedOn: day('2012-03-10'), madeBy: NAME } as never,
    options,
  );
  const { disputeId } = await client.disputes.open(
    { invoiceId: invoiceIds[0], reason: `${NAME} dit que c’est trop cher` } as never,
    options,
  );
  await client.disputes.close({ disputeId, outcome: 'maintained' } as never, options);
  await client.companies.updateProfile(
    {
      siren: '732829320',
      addressLine1: '1 rue Haute',
      postalCode: '29000',
      city: 'Quimper',
      signatoryName: 'A. Martin',
      iban: 'FR7630006000011234567890189',
    } as never,
    options,
  );
  const { letterId } = await client.letters.draft({ customerId: person, kind: 'statement', asOf: day('2012-03-01') } as never, options);
  await client.letters.print({ letterIds: [letterId], out: join(directory, 'lettre.pdf') as OutputFile } as never, options);
  const allocations = invoices.map(({ id, totalCents }) => ({ invoiceId: id, amountCents: totalCents }));
  await client.payments.record({ date: day('2012-03-01'), amountCents: 150_000, customerId: person, allocations } as never, options);
  const db = then.backend.companies.databaseOf(company);
  db.prepare("UPDATE payments SET reference = 'VIR QUENEHERVE LUDIVINE'").run();
  addMovements(db);
  db.prepare(
    `INSERT INTO messages (customer_id, channel, level, recipient, body, drafted_on) VALUES (?, 'email', 'R1', ?, ?, '2012-02-20')`,
  ).run(person, 'ludivine@kerbiquet.fr', `Bonjour ${NAME}`);
  then.backend.close();
  return { directory, path, company, person, garage };
}

function addMovements(db: WriteDb): void {
  const importId = db.prepare<{ id: number }>('SELECT min(id) AS id FROM imports').get()?.id;
  const add = db.prepare(
    `INSERT INTO bank_movements (import_id, booked_on, amount_cents, label, counterparty, state) VALUES (?, '2012-03-01', 1000, ?, '', 'ignored')`,
  );
  add.run(importId, 'VIREMENT DE MME QUENEHERVE LUDIVINE REF 1');
  add.run(importId, 'VIREMENT DE GARAGE ROUX');
}

/** The same file, opened on a later day. */
async function later(directory: string, path: string, today: string) {
  const now = aBackend({ today, directory });
  const { companyId } = await now.client.companies.open({ file: path as InputFile });
  return { ...now, options: { company: companyId }, db: now.backend.companies.databaseOf(companyId) };
}

/** Every figure that the company's books give, whoever the customers are. */
async function figuresOf(client: ApiClient, options: { company: string }) {
  const months = ['2012-01', '2012-02', '2012-03', '2012-12'];
  const figures = await Promise.all(months.map((month) => client.dashboard.figures({ month: day(month) }, options)));
  const anonymous = ({ id, outstandingCents, overdueCents, daysBeyondTerms }: Record<string, unknown>) => ({
    id,
    outstandingCents,
    overdueCents,
    daysBeyondTerms,
  });
  const lists = await Promise.all(['2012-02-15', '2012-03-31'].map((asOf) => client.customers.list({ asOf: day(asOf) }, options)));
  const amounts = (await client.invoices.list({ asOf: day('2012-02-29') }, options)).map(
    ({ id, number, totalCents, openCents, daysLate, issuedOn, dueOn }) => [id, number, totalCents, openCents, daysLate, issuedOn, dueOn],
  );
  const nameless = JSON.parse(JSON.stringify(figures), (key, value) => (key === 'name' || key === 'code' ? '' : value)) as object;
  const withoutCodes = JSON.parse(JSON.stringify(nameless).replaceAll(/"(QUEN|Client anonymisé \d+)"/g, '""')) as object;
  return {
    figures: withoutCodes,
    customers: lists.map((list) => list.map((each) => anonymous(each as never)).sort((a, b) => Number(a.id) - Number(b.id))),
    amounts,
  };
}

function tracesIn(path: string): string[] {
  const bytes = [path, `${path}-wal`].filter(existsSync).map((file) => readFileSync(file));
  const text = Buffer.concat(bytes).toString('utf8').toLowerCase();
  return TRACES.filter((trace) => text.includes(trace));
}

test('a customer is anonymised once nothing is owed and the books may go: no byte of the file tells who it was, and every figure stays', async () => {
  const { directory, path, person, garage } = await aCompanyWithAPerson();
  expect(tracesIn(path)).toEqual(TRACES);
  const { client, options, db, backend } = await later(directory, path, '2025-06-30');
  const before = await figuresOf(client, options);
  const journalBefore = await client.journal.list({}, options);
  expect(await client.privacy.customerState({ customerId: person }, options)).toMatchObject({
    name: NAME,
    obstacles: [],
    possibleOn: '2025-06-30',
    anonymisedOn: null,
    removed: { letters: 1, messages: 1, files: 1, contacts: 1 },
  });
  await expect(client.privacy.anonymise({ customerId: person, confirmation: 'Ludivine' }, options)).rejects.toMatchObject({
    code: 'ANONYMISE_NAME_DIFFERS',
  });
  expect(tracesIn(path)).toEqual(TRACES);

  const done = await client.privacy.anonymise({ customerId: person, confirmation: NAME }, options);
  expect(done).toEqual({ name: `Client anonymisé ${person}`, forgottenImports: 2, rewrittenEntries: expect.any(Number) });
  expect(done.rewrittenEntries).toBeGreaterThan(5);

  expect(tracesIn(path)).toEqual([]);
  expect(await figuresOf(client, options)).toEqual(before);
  expect(db.prepare('SELECT file_name AS name, file IS NULL AS gone FROM imports ORDER BY id').all()).toEqual([
    { name: 'clients.csv', gone: 1 },
    { name: 'factures.csv', gone: 1 },
    { name: 'clients-seuls.csv', gone: 0 },
  ]);
  expect(db.prepare('SELECT label FROM bank_movements ORDER BY id').all()).toEqual([{ label: '' }, { label: 'VIREMENT DE GARAGE ROUX' }]);
  expect(db.prepare('SELECT name, notes FROM customers WHERE id = ?').get(garage)).toEqual({
    name: 'Garage Roux',
    notes: `Recommandé par ${NAME}`.replace(NAME, `Client anonymisé ${person}`),
  });

  // The journal holds together, says what was done and to what number, and keeps amounts and days of what was decided.
  expect(await client.journal.verify({}, options)).toMatchObject({ valid: true, entries: journalBefore.total + 1 });
  const [entry] = (await client.journal.list({ customerId: person }, options)).entries;
  expect(entry).toMatchObject({ verb: 'privacy.anonymise', title: 'Client anonymisé', customerName: `Client anonymisé ${person}` });
  const promise = (await client.journal.list({}, options)).entries.find(({ verb }) => verb === 'promises.record');
  expect(promise?.after).toContain('150000');

  await expect(client.privacy.anonymise({ customerId: person, confirmation: done.name }, options)).rejects.toMatchObject({
    code: 'ANONYMISE_ALREADY',
  });
  // Its sheet, its history and the others' still open.
  await client.customers.list({ asOf: day('2025-06-30') }, options);
  await expect(client.imports.undo({ importId: 1 }, options)).rejects.toMatchObject({ code: expect.stringMatching(/^IMPORT_/) });
  backend.close();
  expect(tracesIn(path)).toEqual([]);
});

test('until then it is refused with the reason and the first day', async () => {
  const { directory, path, person, garage } = await aCompanyWithAPerson();
  const soon = await later(directory, path, '2020-05-05');
  const state = await soon.client.privacy.customerState({ customerId: person }, soon.options);
  // The last document is of 1 March 2012; its financial year closes by 1 March 2013 at the latest; ten years later is still kept.
  expect(state.possibleOn).toBe('2023-03-02');
  expect(state.obstacles).toEqual([expect.stringContaining('01/03/2023')]);
  await expect(soon.client.privacy.anonymise({ customerId: person, confirmation: NAME }, soon.options)).rejects.toMatchObject({
    code: 'ANONYMISE_REFUSED',
    message: expect.stringContaining('à partir du 02/03/2023'),
  });
  soon.backend.close();

  const late = await later(directory, path, '2030-01-01');
  const owing = await late.client.privacy.customerState({ customerId: garage }, late.options);
  expect(owing.possibleOn).toBeNull();
  expect(owing.obstacles).toEqual([expect.stringMatching(/^Ce client doit encore 800,00/)]);
});

test('everything about a customer goes into one archive that reads by itself', async () => {
  const { directory, path, person } = await aCompanyWithAPerson();
  const { client, options } = await later(directory, path, '2025-06-30');
  const out = join(directory, 'donnees.zip');
  expect(await client.privacy.exportCustomer({ customerId: person, out: out as OutputFile }, options)).toEqual({ path: out, files: 2 });
  const files = unzipped(readFileSync(out));
  const page = files.get('LISEZ-MOI.html')?.toString('utf8') ?? '';
  for (const told of [NAME, '0698761234', 'Yann Kerbiquet', 'F-1', 'trop cher', 'préfère le soir', 'Bonjour Ludivine'])
    expect(page, told).toContain(told);
  expect(page).not.toContain('Garage Roux');
  expect(page).not.toMatch(/<script|src=|href="http/);
  expect(page).not.toMatch(/<td>(?:[01]|never|[{[][^<]*|[a-z]+[A-Z_][A-Za-z_]*)<|numéro de la ligne|sans accents/);
  expect(page).toContain('<td>non</td>');
  const data = JSON.parse(files.get('donnees.json')?.toString('utf8') ?? '{}') as Record<string, Record<string, unknown>[]>;
  expect(data.invoices?.map(({ number, total_cents }) => [number, total_cents])).toEqual([
    ['F-1', 120_000],
    ['F-3', 30_000],
  ]);
  expect(files.get('tables/payments.csv')?.toString('utf8')).toContain('VIR QUENEHERVE LUDIVINE');
  expect([...files.keys()].filter((name) => name.startsWith('courriers/'))).toEqual([
    expect.stringMatching(/^courriers\/1 2012-03-01 statement\.pdf$/),
  ]);
  // The other library reads names as Latin-1.
  const piece = Buffer.from('pieces/1 devis Quénéhervé.txt').toString('latin1');
  expect(files.get(piece)?.toString('utf8')).toBe(`Devis pour ${NAME}`);
});

test('what is stored is counted and dated', async () => {
  const { directory, path } = await aCompanyWithAPerson();
  const { client, options, directory: home } = await later(directory, path, '2025-06-30');
  for (const kind of ['version-14', 'reprise-2025-06-29', 'reprise-2025-06-29-wal']) writeFileSync(`${path}.avant-${kind}`, 'copie');
  const stored = await client.privacy.stored({}, options);
  expect(stored.copies.sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: 'beforeRestore', path: `${path}.avant-reprise-2025-06-29`, sizeBytes: 5 },
    { kind: 'beforeUpgrade', path: `${path}.avant-version-14`, sizeBytes: 5 },
  ]);
  expect(stored.path).toBe(path);
  expect(stored.kinds.find(({ title }) => title === 'Factures et avoirs')).toMatchObject({
    count: 3,
    from: '2012-01-05',
    to: '2012-01-20',
  });
  expect(stored.kinds.every(({ says, kept }) => says !== '' && kept !== '')).toBe(true);
  const places = await client.privacy.places({});
  expect(places).toMatchObject({ folder: join(home, 'app'), list: { path: join(home, 'app', 'dossiers-connus.json') }, log: null });
});

test('a diagnostic says the state of the file and of the program, and no name, amount or place', async () => {
  const { directory, path, company } = await aCompanyWithAPerson();
  const { client } = await later(directory, path, '2025-06-30');
  await client.policy.setSettings({} as never, { company }).catch(() => {});
  const { text } = await client.privacy.diagnostic({ companyId: company });
  expect(text).toMatch(/Contrôle de SQLite\s+: rien à signaler/);
  expect(text).toMatch(/^invoices\s+: 3$/m);
  expect(text).toContain(process.versions.node);
  for (const trace of [...TRACES, 'tournesol', 'garage', 'societe.quittance', directory, '1200', '150000'])
    expect(text.toLowerCase(), trace).not.toContain(trace);
  const out = join(directory, 'diagnostic.txt');
  await client.privacy.saveDiagnostic({ out: out as OutputFile, text });
  expect(readFileSync(out, 'utf8').replace('\ufeff', '').replaceAll('\r\n', '\n')).toBe(text);
});
