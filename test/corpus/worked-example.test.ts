import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { aCompany } from '../builders/company.ts';

const corpus = process.env.CORPUS_DIR;

describe.skipIf(!corpus)('the worked example, computed independently', () => {
  const folder = join(corpus ?? '', 'worked-example');

  test('every figure of June 2025', async () => {
    const { client, company } = await aCompany({ today: '2025-07-01' });
    for (const name of ['factures.csv', 'reglements.csv'])
      await client.imports.commit({ file: join(folder, name) as InputFile }, { company });
    const { notes, ...expected } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, unknown> & {
      notes: { chaseableOverdueCents: number; interestF2At12PctCents: number };
    };
    const figures = await client.dashboard.figures({ month: yearMonth('2025-06') }, { company });
    expect(figures).toMatchObject(expected);
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(Object.keys(expected)));
    expect(figures.chaseableOverdueCents).toBe(notes.chaseableOverdueCents);

    const customers = await client.customers.list({ asOf: localDate('2025-06-30') }, { company });
    const customerId = customers.find((customer) => customer.code === 'A')?.id ?? 0;
    const fees = await client.lateFees.statement({ customerId, asOf: localDate('2025-06-30'), ratePct: '12' }, { company });
    const interestOfF2 = fees.lines.filter((line) => line.invoiceNumber === 'F2').reduce((sum, line) => sum + line.interestCents, 0);
    expect(interestOfF2).toBe(notes.interestF2At12PctCents);
  });
});
