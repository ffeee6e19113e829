import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualColour } from '../../shared/companies/company-colour.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aBackend, aCompany, aDirectory } from '../builders/company.ts';

const asOf = localDate('2025-06-30');
const asInput = (path: string) => path as InputFile;

describe('companies', () => {
  test('a created company is open, empty, and known on this computer', async () => {
    const { client, company, path } = await aCompany({ name: 'Atelier Tournesol' });
    expect(await client.companies.status({}, { company })).toMatchObject({
      name: 'Atelier Tournesol',
      invoiceCount: 0,
      lastMonth: null,
      isSample: false,
    });
    expect(await client.companies.recent({})).toEqual([
      {
        companyId: company,
        name: 'Atelier Tournesol',
        path,
        colour: usualColour(company),
        present: true,
        openedBefore: true,
        difference: '',
        lastOpenedOn: '2025-06-30',
        removable: true,
      },
    ]);
  });

  test('the list of known companies survives a restart, and says which files are gone', async () => {
    const directory = aDirectory();
    const first = aBackend({ directory });
    const { path, companyId } = await first.client.companies.create({ name: 'Atelier Tournesol', path: 'a.quittance' as OutputFile });
    first.backend.close();
    const second = aBackend({ directory });
    expect(await second.client.companies.open({ companyId })).toMatchObject({ companyId, name: 'Atelier Tournesol' });
    second.backend.close();
    rmSync(path);
    const third = aBackend({ directory });
    expect(await third.client.companies.recent({})).toMatchObject([{ companyId, present: false }]);
    await expect(third.client.companies.open({ companyId })).rejects.toMatchObject({ code: 'COMPANY_FILE_MISSING' });
    await third.client.companies.forget({ companyId });
    expect(await third.client.companies.recent({})).toEqual([]);
  });

  test('without a chosen place, a company goes into the application’s folder under its own name, beside its namesake', async () => {
    const { client } = aBackend();
    const first = await client.companies.create({ name: 'Café / Bar « L’Étoile »' });
    const second = await client.companies.create({ name: 'Café / Bar « L’Étoile »' });
    expect(first.path).toMatch(/Cafe Bar L Etoile\.quittance$/);
    expect(second.path).toMatch(/Cafe Bar L Etoile 2\.quittance$/);
    expect(existsSync(first.path) && existsSync(second.path)).toBe(true);
  });

  test('an existing file is never overwritten by a new company', async () => {
    const { client, directory } = aBackend();
    writeFileSync(join(directory, 'a.quittance'), 'autre chose');
    await expect(client.companies.create({ name: 'X', path: 'a.quittance' as OutputFile })).rejects.toMatchObject({
      code: 'COMPANY_FILE_EXISTS',
    });
  });

  test('opening the same file twice gives the same company; opening a copy of it is refused', async () => {
    const { client, company, path, directory } = await aCompany();
    expect((await client.companies.open({ file: asInput(path) })).companyId).toBe(company);
    copyFileSync(path, join(directory, 'copie.quittance'));
    await expect(client.companies.open({ file: asInput('copie.quittance') })).rejects.toMatchObject({ code: 'COMPANY_COPY_OPEN' });
  });

  test('another program that opens the same file is told that it is in use', async () => {
    const { path } = await aCompany();
    const other = aBackend();
    await expect(other.client.companies.open({ file: asInput(path) })).rejects.toMatchObject({ code: 'COMPANY_FILE_IN_USE' });
  });

  test('the identity that letters bear is kept field by field', async () => {
    const { client, company } = await aCompany();
    await client.companies.updateProfile({ legalForm: 'SARL', shareCapitalCents: cents(1000000) }, { company });
    await client.companies.updateProfile({ city: 'Nantes' }, { company });
    expect(await client.companies.profile({}, { company })).toMatchObject({
      name: 'Atelier Tournesol',
      legalForm: 'SARL',
      shareCapitalCents: 1000000,
      city: 'Nantes',
    });
  });
});

/** A closed company's file, as it would come from another computer. */
async function aFileFromElsewhere(name = 'Garage Martin'): Promise<{ path: string; companyId: string }> {
  const { backend, client } = aBackend();
  const { path, companyId } = await client.companies.create({ name });
  await client.customers.create({ name: 'Durand' }, { company: companyId });
  backend.close();
  return { path, companyId };
}

/** The application's folder of a backend, with a company's file put there by hand. */
async function aFolderWith(fileName: string) {
  const elsewhere = await aFileFromElsewhere();
  const { client, directory, backend } = aBackend();
  const folder = join(directory, 'app', 'dossiers');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, fileName);
  copyFileSync(elsewhere.path, path);
  return { client, backend, directory, folder, path, companyId: elsewhere.companyId };
}

describe('the application’s folder', () => {
  test('lists a file put there by hand, under its own name and the day it was changed, and opens it', async () => {
    const { client, path, companyId } = await aFolderWith('Ancien garage.quittance');
    utimesSync(path, new Date(2025, 2, 5, 12), new Date(2025, 2, 5, 12));
    const listed = await client.companies.recent({});
    expect(listed).toMatchObject([
      { name: 'Ancien garage', path, present: true, openedBefore: false, lastOpenedOn: '2025-03-05', removable: false },
    ]);
    expect(await client.companies.open({ companyId: listed[0]?.companyId })).toMatchObject({ companyId, name: 'Garage Martin' });
    expect(await client.companies.recent({})).toEqual([
      {
        companyId,
        name: 'Garage Martin',
        path,
        colour: listed[0]?.colour,
        present: true,
        openedBefore: true,
        difference: '',
        lastOpenedOn: '2025-06-30',
        removable: false,
      },
    ]);
  });

  test('what is no company’s file is not listed, and one that only bears the name is refused when it is opened', async () => {
    const { client, folder, directory, path } = await aFolderWith('Garage.quittance');
    writeFileSync(join(folder, 'notes.txt'), 'à faire');
    writeFileSync(join(folder, '.cache.quittance'), '');
    mkdirSync(join(folder, 'archives.quittance'));
    symlinkSync(path, join(folder, 'lien.quittance'));
    writeFileSync(join(folder, 'faux.quittance'), 'du texte');
    copyFileSync(path, join(directory, 'app', 'dehors.quittance'));
    const listed = await client.companies.recent({});
    expect(listed.map(({ name }) => name).sort()).toEqual(['Garage', 'faux']);
    const fake = listed.find(({ name }) => name === 'faux');
    await expect(client.companies.open({ companyId: fake?.companyId })).rejects.toMatchObject({ code: 'COMPANY_FILE_FOREIGN' });
    expect(readFileSync(join(folder, 'faux.quittance'), 'utf8')).toBe('du texte');
  });

  test('the id of a found file leads nowhere else', async () => {
    const { client, directory, folder } = await aFolderWith('Garage.quittance');
    copyFileSync(join(folder, 'Garage.quittance'), join(directory, 'app', 'dehors.quittance'));
    const id = (await client.companies.recent({}))[0]?.companyId ?? '';
    for (const name of ['../dehors.quittance', join(directory, 'app', 'dehors.quittance'), '', '.']) {
      const companyId = id.replace('Garage.quittance', name);
      await expect(client.companies.open({ companyId })).rejects.toMatchObject({ code: 'COMPANY_FILE_MISSING' });
      await expect(client.companies.status({}, { company: companyId })).rejects.toMatchObject({ code: 'COMPANY_NOT_OPEN' });
    }
  });

  test('a company can be taken off the list when its file lies elsewhere or is gone, not when it would come back at once', async () => {
    const { client, directory } = aBackend();
    const inside = await client.companies.create({ name: 'Dedans' });
    const outside = await client.companies.create({ name: 'Dehors', path: join(directory, 'dehors.quittance') as OutputFile });
    const removable = async () =>
      Object.fromEntries((await client.companies.recent({})).map((company) => [company.name, company.removable]));
    expect(await removable()).toEqual({ Dedans: false, Dehors: true });
    await client.companies.forget({ companyId: outside.companyId });
    expect(existsSync(outside.path)).toBe(true);
    await client.companies.close({ companyId: inside.companyId });
    rmSync(inside.path);
    expect(await removable()).toEqual({ Dedans: true });
  });
});

describe('taking in a company’s file of which a host has only the bytes', () => {
  test('copies it into the application’s folder under its own name and opens the copy', async () => {
    const elsewhere = await aFileFromElsewhere();
    const { client, directory } = aBackend();
    copyFileSync(elsewhere.path, join(directory, 'Reçu du comptable.quittance'));
    const before = readFileSync(elsewhere.path);
    const opened = await client.companies.adopt({ file: asInput('Reçu du comptable.quittance') });
    expect(opened).toMatchObject({ companyId: elsewhere.companyId, name: 'Garage Martin' });
    expect(opened.path).toBe(join(directory, 'app', 'dossiers', 'Recu du comptable.quittance'));
    expect(await client.customers.list({ asOf }, { company: opened.companyId })).toMatchObject([{ name: 'Durand' }]);
    await client.customers.create({ name: 'Dupuis' }, { company: opened.companyId });
    expect(readFileSync(join(directory, 'Reçu du comptable.quittance')).equals(before)).toBe(true);
    expect(await client.companies.recent({})).toMatchObject([{ companyId: elsewhere.companyId, path: opened.path, openedBefore: true }]);
  });

  test('never over another file of that name', async () => {
    const elsewhere = await aFileFromElsewhere();
    const { client, directory } = aBackend();
    const mine = await client.companies.create({ name: 'Garage' });
    copyFileSync(elsewhere.path, join(directory, 'Garage.quittance'));
    const opened = await client.companies.adopt({ file: asInput('Garage.quittance') });
    expect(opened.path).toMatch(/Garage 2\.quittance$/);
    expect(await client.companies.status({}, { company: mine.companyId })).toMatchObject({ name: 'Garage' });
  });

  test('refuses a company that is already here, and names its file', async () => {
    const { client, directory, path, companyId, folder } = await aFolderWith('Garage.quittance');
    copyFileSync(path, join(directory, 'copie.quittance'));
    const refusal = { code: 'COMPANY_ALREADY_HERE', message: expect.stringContaining(path) };
    await expect(client.companies.adopt({ file: asInput('copie.quittance') })).rejects.toMatchObject(refusal); // lies there, never opened
    await client.companies.open({ file: asInput(path) });
    await expect(client.companies.adopt({ file: asInput('copie.quittance') })).rejects.toMatchObject(refusal); // open
    await client.companies.close({ companyId });
    await expect(client.companies.adopt({ file: asInput('copie.quittance') })).rejects.toMatchObject(refusal); // known
    expect(readdirSync(folder)).toEqual(['Garage.quittance']);
    rmSync(path);
    expect(await client.companies.adopt({ file: asInput('copie.quittance') })).toMatchObject({ companyId }); // restored from a copy
    expect(await client.companies.recent({})).toHaveLength(1);
  });

  test('refuses what is not a company’s file, or is cut short, and leaves nothing behind', async () => {
    const elsewhere = await aFileFromElsewhere();
    const { client, directory } = aBackend();
    writeFileSync(join(directory, 'export.quittance'), 'Facture;Client\nF1;Durand');
    writeFileSync(join(directory, 'coupe.quittance'), readFileSync(elsewhere.path).subarray(0, 10_000));
    await expect(client.companies.adopt({ file: asInput('export.quittance') })).rejects.toMatchObject({
      code: 'COMPANY_FILE_FOREIGN',
      params: { path: 'export.quittance' },
    });
    await expect(client.companies.adopt({ file: asInput('coupe.quittance') })).rejects.toMatchObject({
      code: 'COMPANY_FILE_DAMAGED',
      params: { path: 'coupe.quittance' },
    });
    expect(readdirSync(join(directory, 'app', 'dossiers'))).toEqual([]);
    expect(await client.companies.recent({})).toEqual([]);
  });
});

describe('closing a company', () => {
  test('leaves its file to other programs, whole', async () => {
    const { client, company, path } = await aCompany();
    await client.customers.create({ name: 'Durand' }, { company });
    await client.companies.close({ companyId: company });
    expect(existsSync(`${path}-wal`)).toBe(false);
    const other = aBackend();
    await other.client.companies.open({ file: asInput(path) });
    expect(await other.client.customers.list({ asOf }, { company })).toMatchObject([{ name: 'Durand' }]);
    await expect(client.customers.list({ asOf }, { company })).rejects.toMatchObject({ code: 'COMPANY_FILE_IN_USE' });
    await other.client.companies.close({ companyId: company });
    expect(await client.customers.list({ asOf }, { company })).toMatchObject([{ name: 'Durand' }]);
  });

  test('a window that still shows it works on: the file opens again, and closes again', async () => {
    const { client, company } = await aCompany();
    await client.companies.close({ companyId: company });
    await client.companies.close({ companyId: company });
    await client.customers.create({ name: 'Durand' }, { company });
    expect(await client.customers.list({ asOf }, { company })).toHaveLength(1);
  });

  test('an import that is under way when another window closes the company comes to its end', async () => {
    const { client, company, directory, path } = await aCompany();
    const rows = Array.from({ length: 3000 }, (_, index) => `F${index};Client ${index % 50};13/01/2025;15/03/2025;120,00`);
    writeFileSync(join(directory, 'factures.csv'), ['Facture;Client;Date;Échéance;Montant TTC', ...rows].join('\n'));
    const closed: Promise<unknown>[] = [];
    const onProgress = () => {
      closed.push(client.companies.close({ companyId: company }));
    };
    await client.imports.commit({ file: asInput('factures.csv') }, { company, onProgress });
    expect(closed.length).toBeGreaterThan(2);
    await Promise.all(closed);
    const other = aBackend(); // the file was left to other programs after the last of them
    await other.client.companies.open({ file: asInput(path) });
    expect(await other.client.companies.status({}, { company })).toMatchObject({ invoiceCount: 3000 });
  });

  test('a file that went away meanwhile is said to be missing, and so is one that another company’s file has replaced', async () => {
    const { client, company, path } = await aCompany();
    await client.companies.close({ companyId: company });
    renameSync(path, `${path}.ailleurs`);
    await expect(client.companies.status({}, { company })).rejects.toMatchObject({ code: 'COMPANY_FILE_MISSING' });
    copyFileSync((await aFileFromElsewhere()).path, path);
    await expect(client.companies.status({}, { company })).rejects.toMatchObject({ code: 'COMPANY_FILE_MISSING' });
    const opened = await client.companies.open({ companyId: company });
    expect(opened.name).toBe('Garage Martin');
    expect(await client.companies.recent({})).toMatchObject([{ companyId: opened.companyId, path }]);
  });
});

describe('customers', () => {
  test('a code belongs to one customer', async () => {
    const { client, company } = await aCompany();
    await client.customers.create({ name: 'Durand', code: 'D1' }, { company });
    await expect(client.customers.create({ name: 'Dupuis', code: 'D1' }, { company })).rejects.toMatchObject({
      code: 'CUSTOMER_CODE_TAKEN',
      message: expect.stringContaining('Durand'),
    });
    const other = await client.customers.create({ name: 'Dupuis', code: 'D2' }, { company });
    await expect(client.customers.update({ id: other.id, code: 'D1' }, { company })).rejects.toMatchObject({ code: 'CUSTOMER_CODE_TAKEN' });
    expect(await client.customers.update({ id: other.id, name: 'Dupuis et fils' }, { company })).toMatchObject({
      name: 'Dupuis et fils',
      code: 'D2',
    });
  });
});
