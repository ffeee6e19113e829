import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aBackend, aCompany, aDirectory } from '../builders/company.ts';

test('a company’s file copied by itself, while it is open, holds everything done so far', async () => {
  const { client, company, path } = await aCompany();
  await client.customers.create({ name: 'Durand' }, { company });
  await client.charges.add({ date: localDate('2025-06-01'), amountCents: cents(95000), nature: 'fixed', label: 'Loyer' }, { company });
  const copy = join(aDirectory(), 'copie.quittance');
  copyFileSync(path, copy);

  const elsewhere = aBackend();
  const { companyId } = await elsewhere.client.companies.open({ file: copy as InputFile });
  const customers = await elsewhere.client.customers.list({ asOf: localDate('2025-06-30') }, { company: companyId });
  expect(customers.map(({ name }) => name)).toEqual(['Durand']);
  const charges = await elsewhere.client.charges.list(
    { from: localDate('2025-06-01'), to: localDate('2025-06-30') },
    { company: companyId },
  );
  expect(charges).toMatchObject([{ label: 'Loyer', amountCents: 95000 }]);
});
