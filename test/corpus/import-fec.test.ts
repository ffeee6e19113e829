import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { aCompany } from '../builders/company.ts';
import { contentOf } from '../builders/import-file.ts';
import { CORPUS } from './corpus.ts';

/** Figures that whoever published the files computed from the accounts (411). */
const FILES = [
  {
    name: '0000000001FEC20220831.txt',
    month: '2022-08',
    answers: { openingBalances: '2021-08-31', unletteredPayments: 'apply' },
    balanceCents: 52_517_24,
    debitCents: 52_596_37,
    creditCents: 79_13,
    customers: 17,
    revenueCents: '1 049 934,32',
    topDebtors: { CPRO00: 27_123_29, CPMTN0: 18_070_04, CLAURE: 6_661_27 },
  },
  {
    name: '000000000FEC20231231.txt',
    month: '2023-06',
    answers: { unletteredPayments: 'apply' },
    balanceCents: 27_771_70,
    debitCents: 27_771_70,
    creditCents: 0,
    customers: 4,
    revenueCents: '165 297,93',
    topDebtors: { CESP: 25_719_18, CCB: 1_510_52, CCHQ: 542_00 },
  },
] as const;

describe.skipIf(CORPUS === '').each(FILES)('FEC $name imported into a company', (expected) => {
  it('owes what its accounts say, customer by customer; again changes nothing; undone and imported again is the same', async () => {
    const company = await aCompany({ today: '2023-12-31' });
    const source = { file: join(CORPUS, 'fec-neolegal', expected.name) as InputFile, answers: expected.answers };
    const empty = contentOf(company);
    const first = await company.client.imports.commit(source, company);
    expect(first.rejected).toEqual([]);
    expect(first.remarks.find(({ code }) => code === 'LEDGER_TOTALS')?.message.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
      expected.revenueCents,
    );

    const figures = await company.client.dashboard.figures({ month: expected.month as YearMonth }, company);
    expect(figures.outstandingCents).toBe(expected.debitCents);
    const customers = await company.client.customers.list({ asOf: localDate('2023-12-31') }, company);
    expect(customers.length).toBe(expected.customers);
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
    expect(sum(customers.map(({ unallocatedCents }) => unallocatedCents))).toBe(expected.creditCents);
    expect(sum(customers.map(({ outstandingCents, unallocatedCents }) => outstandingCents - unallocatedCents))).toBe(expected.balanceCents);
    const owed = Object.fromEntries(
      customers.map(({ code, outstandingCents, unallocatedCents }) => [code, outstandingCents - unallocatedCents]),
    );
    expect(owed).toMatchObject(expected.topDebtors);

    const imported = contentOf(company);
    const again = await company.client.imports.commit(source, company).catch((error: Error) => error);
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, settled: 0 } });
    expect(contentOf(company)).toEqual(imported);
    await company.client.imports.undo({ importId: first.importId + 1 }, company);
    await company.client.imports.undo({ importId: first.importId }, company);
    expect(contentOf(company)).toEqual(empty);
    await company.client.imports.commit(source, company);
    expect(withoutImport(contentOf(company))).toEqual(withoutImport(imported));
  });

  it('leaves what is not lettered to its customers when asked to: the balance is the same', async () => {
    const company = await aCompany({ today: '2023-12-31' });
    const answers = { ...expected.answers, unletteredPayments: 'leave' };
    await company.client.imports.commit({ file: join(CORPUS, 'fec-neolegal', expected.name) as InputFile, answers }, company);
    const customers = await company.client.customers.list({ asOf: localDate('2023-12-31') }, company);
    const balance = customers.reduce((sum, { outstandingCents, unallocatedCents }) => sum + outstandingCents - unallocatedCents, 0);
    expect(balance).toBe(expected.balanceCents);
  });
});

/** Two imports of the same file differ in their own number alone. */
function withoutImport({ import_changes: changes = [], ...content }: Record<string, unknown[]>): unknown {
  // What an import noted of itself bears its number as that of a row.
  const noted = (changes as { table_name: string }[]).map((row) => (row.table_name === 'imported_vat' ? { ...row, row_id: 0 } : row));
  return JSON.parse(JSON.stringify({ ...content, noted }).replaceAll(/import_id(\\*)":\d+/g, 'import_id$1":0'));
}
