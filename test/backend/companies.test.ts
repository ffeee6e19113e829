import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { cents } from '../../shared/money/cents.ts';
import { aBackend, aCompany, aDirectory } from '../builders/company.ts';

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
      { companyId: company, name: 'Atelier Tournesol', path, present: true, lastOpenedOn: '2025-06-30' },
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
