import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

test('a balance of a day inside a month is explained as things stood that day', async () => {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const customerId = aCustomerIn(db);
  const invoiceId = anInvoiceIn(db, { customerId, issuedOn: '2025-05-02', dueOn: '2025-06-01', totalCents: 100_000 });
  anInvoiceIn(db, { customerId, issuedOn: '2025-06-05', dueOn: '2025-07-05', totalCents: 40_000 });
  anInvoiceIn(db, { customerId, issuedOn: '2025-06-20', dueOn: '2025-07-20', totalCents: 7_000 });
  await client.payments.record(
    { customerId, date: localDate('2025-06-16'), amountCents: cents(100_000), allocations: [{ invoiceId, amountCents: cents(100_000) }] },
    { company },
  );
  const asOf = localDate('2025-06-15');
  const outstanding = await client.dashboard.proof({ figure: 'outstandingCents', asOf, customerId }, { company });
  expect(outstanding).toMatchObject({ asOf, month: '2025-06', value: 140_000, inputs: { outstandingCents: 140_000 }, excludedCount: 2 });
  expect(outstanding.rows.map(({ amountCents, days }) => [amountCents, days])).toEqual([
    [100_000, 14],
    [40_000, 0],
  ]);
  expect(outstanding.excluded.map(({ code, date }) => [code, date])).toEqual([
    ['notYetIssued', '2025-06-20'],
    ['laterPayment', '2025-06-16'],
  ]);
  const late = await client.dashboard.proof({ figure: 'overdueRatio', asOf }, { company });
  expect(late).toMatchObject({ value: 0.7143, formula: '1\u202f000,00\u00a0€ ÷ 1\u202f400,00\u00a0€ =\u00a071,4\u00a0%' });
});

test('a figure of months is not explained for a day inside one, and a proof needs a month or a day', async () => {
  const { client, company } = await aCompany({ today: '2025-06-30' });
  await expect(client.dashboard.proof({ figure: 'dso', asOf: localDate('2025-06-15') }, { company })).rejects.toMatchObject({
    code: 'FIGURE_OF_MONTHS',
  });
  const atItsEnd = await client.dashboard.proof({ figure: 'dso', asOf: localDate('2025-06-30') }, { company });
  expect(atItsEnd).toEqual(await client.dashboard.proof({ figure: 'dso', month: yearMonth('2025-06') }, { company }));
  await expect(client.dashboard.proof({ figure: 'dso' }, { company })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('what is left out comes whole, a stretch at a time, reason after reason', async () => {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const customerId = aCustomerIn(db);
  for (let index = 1; index <= 5; index++) {
    anInvoiceIn(db, { customerId, issuedOn: '2025-05-02', dueOn: '2025-06-01', totalCents: index * 100, cancelledOn: '2025-05-03' });
    anInvoiceIn(db, { customerId, issuedOn: '2025-07-02', dueOn: '2025-08-01', totalCents: index * 1000 });
  }
  const asked = { figure: 'outstandingCents', month: yearMonth('2025-06'), part: 'excluded', limit: 4 } as const;
  const stretches = await Promise.all([0, 4, 8, 12].map((offset) => client.dashboard.proof({ ...asked, offset }, { company })));
  expect(stretches.map(({ excludedCount, rows }) => [excludedCount, rows.length])).toEqual(Array(4).fill([10, 0]));
  expect(stretches.map(({ excluded }) => excluded.map(({ amountCents }) => amountCents))).toEqual([
    [500, 400, 300, 200],
    [100, 5000, 4000, 3000],
    [2000, 1000],
    [],
  ]);
});

test('a figure without a value says in words what it would be, with the numbers that are there', async () => {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const formulaOf = async (figure: 'autoMatchRatio' | 'commercialPerformance') =>
    (await client.dashboard.proof({ figure, month: yearMonth('2025-06') }, { company })).formula.replace(/[\u00a0\u202f]/g, ' ');
  const forecast = await client.dashboard.proof({ figure: 'forecastRevenueCents', month: yearMonth('2025-06') }, { company });
  expect(forecast.reason).toBe('pas de prévision pour ce mois');
  expect(await formulaOf('autoMatchRatio')).toBe('Règlements importés du mois affectés sans intervention ÷ règlements importés du mois.');
  anInvoiceIn(db, { customerId: aCustomerIn(db), issuedOn: '2025-06-05', dueOn: '2025-07-05', totalCents: 40_000 });
  expect(await formulaOf('commercialPerformance')).toBe('Ventes du mois ÷ ventes prévues. Ici : 400,00 € ÷ non saisi.');
});
