import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany } from '../builders/company.ts';
import { CORPUS, corpusFile } from './corpus.ts';

describe.skipIf(CORPUS === '')('invoices and payments with misspelt titles and no dates', () => {
  it('give the balance that their author expects of each customer', async () => {
    const company = await aCompany({ today: '2026-01-31' });
    const file = (...path: string[]) => corpusFile('ar-fr-lettrage-b2b', ...path) as InputFile;
    await expect(company.client.imports.commit({ file: file('data', 'factures.csv') }, company)).rejects.toMatchObject({
      code: 'IMPORT_QUESTION',
      params: { code: 'documentDate' },
    });
    await company.client.imports.commit({ file: file('data', 'factures.csv'), answers: { documentDate: '2025-12-01' } }, company);
    await company.client.imports.commit({ file: file('data', 'paiements.csv'), answers: { documentDate: '2025-12-31' } }, company);
    const customers = await company.client.customers.list({ asOf: localDate('2026-01-31') }, company);
    const balances = customers.map(({ name, outstandingCents, unallocatedCents }) => [name, (outstandingCents - unallocatedCents) / 100]);
    const expected = readFileSync(file('output', 'balance_client.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([name, , , , rest]) => [name, Number(rest)]);
    expect(balances).toEqual(expected);
  });
});
