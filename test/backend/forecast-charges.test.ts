import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

it('the forecast stands beside the charges of its weeks, and says the first that it does not pay', async () => {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const customerId = aCustomerIn(db, { name: 'Martin' });
  anInvoiceIn(db, { customerId, issuedOn: '2025-06-02', dueOn: '2025-07-02', totalCents: 800_00 });
  const asOf = localDate('2025-06-30');
  const forecast = () => client.dashboard.cashForecast({ asOf, weeks: 3 }, { company });
  expect(await forecast()).toMatchObject({ weeklyChargesCents: [null, null, null], firstShortWeek: null });

  // 30 days and 31 days: 10 € a day in June, 20 € a day in July. The weeks start on Monday 30 June.
  const charges = { fixedChargesCents: cents(200_00), variableChargesCents: cents(100_00) };
  await client.forecasts.setMonths(
    {
      months: [
        { month: yearMonth('2025-06'), ...charges },
        { month: yearMonth('2025-07'), fixedChargesCents: cents(620_00), variableChargesCents: cents(0) },
      ],
    },
    { company },
  );
  expect(await forecast()).toMatchObject({ weeklyChargesCents: [130_00, 140_00, 140_00], firstShortWeek: '2025-07-07' });
});

it('a chart’s picture is written as it was drawn, and nothing else is taken for one', async () => {
  const { client, directory } = await aCompany();
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await client.exports.picture({ out: 'image.png' as OutputFile, png: png.toString('base64') });
  expect(readFileSync(join(directory, 'image.png')).equals(png)).toBe(true);
  await expect(
    client.exports.picture({ out: 'autre.png' as OutputFile, png: Buffer.from('un texte').toString('base64') }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
