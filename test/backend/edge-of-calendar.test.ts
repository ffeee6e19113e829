import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { aCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';

const INVOICE = ['N° facture;Client;Date facture;Échéance;Montant TTC', 'FA-1;Aubépine;13/06/2025;13/07/2025;1 000,00'];
const DAY = 86_400_000;

test('a month long after the last invoice is answered as its neighbours are, without reading the years between', async () => {
  const made = await aCompany();
  const { client, company } = made;
  await client.imports.commit({ file: aFile(made, INVOICE) }, { company });
  for (const month of ['2026-08', '2040-06', '9999-12']) {
    const { dsoCountBack } = await client.dashboard.figures({ month: yearMonth(month) }, { company });
    const [year = 0, number = 0] = month.split('-').map(Number);
    // All the days from that of the month of the only invoice, which the outstanding consumes whole.
    expect(dsoCountBack).toBe((Date.UTC(year, number, 1) - Date.UTC(2025, 5, 1)) / DAY);
  }
});

test('a question at the very edge of the calendar is refused in words', async () => {
  const { client, company } = await aCompany();
  const refused = { code: 'DATE_OUTSIDE_CALENDAR', message: expect.stringContaining('calendrier') };
  await expect(client.dashboard.figures({ month: yearMonth('0001-01') }, { company })).rejects.toMatchObject(refused);
  await expect(client.dashboard.figures({ month: yearMonth('0000-06') }, { company })).rejects.toMatchObject(refused);
  expect(await client.customers.list({ asOf: localDate('9999-12-31') }, { company })).toEqual([]);
});
