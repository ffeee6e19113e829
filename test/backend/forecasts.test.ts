import { describe, expect, it } from 'vitest';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents, sumCents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { commitLines } from '../builders/import-file.ts';

const year = { firstMonth: yearMonth('2027-01') };
const month = (text: string) => yearMonth(text);

/** Invoices of 1 000, 2 000… € a month from a month on. */
const invoices = (months: readonly string[]) => [
  'N° facture;Client;Date facture;Échéance;Montant TTC',
  ...months.map((name, index) => `F-${name};Bâti-Sud;05/${name};28/${name};${(index + 1) * 1000},00`),
];
const MONTHS_OF_YEAR = ['11/2025', '12/2025', ...Array.from({ length: 10 }, (_, index) => `${String(index + 1).padStart(2, '0')}/2026`)];

async function soldForAYear(): Promise<TestCompany> {
  const company = await aCompany({ today: '2026-11-21' });
  await commitLines(company, invoices([...MONTHS_OF_YEAR, '11/2026']));
  return company;
}

describe('several months at once', () => {
  it('are written together, leave what is not named, and come back as they were', async () => {
    const { client, company } = await aCompany();
    await client.forecasts.set({ month: month('2027-01'), revenueCents: cents(5), fixedChargesCents: cents(7) }, { company });
    const { before } = await client.forecasts.setMonths(
      {
        months: [
          { month: month('2027-01'), revenueCents: cents(100) },
          { month: month('2027-02'), variableChargesCents: cents(9) },
        ],
      },
      { company },
    );
    const rows = await client.forecasts.list(year, { company });
    expect(rows.slice(0, 2).map((row) => [row.revenueCents, row.fixedChargesCents, row.variableChargesCents])).toEqual([
      [100, 7, null],
      [null, null, 9],
    ]);
    await client.forecasts.setMonths({ months: before }, { company });
    const back = await client.forecasts.list(year, { company });
    expect(back.slice(0, 2).map((row) => [row.revenueCents, row.fixedChargesCents, row.variableChargesCents])).toEqual([
      [5, 7, null],
      [null, null, null],
    ]);
  });

  it('hold for supplier and stock amounts too', async () => {
    const { client, company } = await aCompany();
    const months = [
      { month: month('2027-01'), purchasesCents: cents(10) },
      { month: month('2027-02'), averageStockCents: cents(20), costOfSalesCents: cents(30) },
    ];
    const { before } = await client.inputs.setMonths({ months }, { company });
    expect((await client.inputs.list(year, { company })).slice(0, 2)).toMatchObject(months);
    await client.inputs.setMonths({ months: before }, { company });
    expect((await client.inputs.list(year, { company }))[1]).toMatchObject({ averageStockCents: null, costOfSalesCents: null });
  });
});

describe('last year as a proposal', () => {
  it('copies what was really sold in the months that are over, and writes nothing', async () => {
    const { client, company } = await soldForAYear();
    const { amounts, leftOut } = await client.forecasts.copyLastYear(
      { ...year, basis: 'actual', percent: '10', fields: ['revenueCents'], cells: 'all' },
      { company },
    );
    expect(amounts.map(({ month: of, afterCents }) => [of, afterCents])).toEqual(
      Array.from({ length: 10 }, (_, index) => [`2027-${String(index + 1).padStart(2, '0')}`, (index + 3) * 1100_00]),
    );
    expect(leftOut.map(({ month: of }) => of)).toEqual(['2027-11', '2027-12']);
    expect((await client.forecasts.list(year, { company })).every(({ revenueCents }) => revenueCents === null)).toBe(true);
  });

  it('copies what was forecast', async () => {
    const { client, company } = await soldForAYear();
    await client.forecasts.set({ month: month('2026-12'), revenueCents: cents(1_000_01) }, { company });
    const { amounts } = await client.forecasts.copyLastYear(
      { ...year, basis: 'forecast', percent: '-2.5', fields: ['revenueCents', 'fixedChargesCents'], cells: 'empty' },
      { company },
    );
    expect(amounts).toEqual([{ month: '2027-12', field: 'revenueCents', beforeCents: null, afterCents: 975_01 }]);
  });

  it('refuses a fall of more than everything', async () => {
    const { client, company } = await aCompany();
    const terms = { ...year, basis: 'actual' as const, fields: ['revenueCents' as const], cells: 'all' as const };
    await expect(client.forecasts.copyLastYear({ ...terms, percent: '-101' }, { company })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('a year spread by its seasons', () => {
  it('follows the twelve months that are over, to the cent', async () => {
    const { client, company } = await soldForAYear();
    const { amounts, outcomes } = await client.forecasts.spreadBySeason(
      { ...year, totals: { revenueCents: cents(100_000_01), fixedChargesCents: cents(5) }, years: 3, cells: 'all' },
      { company },
    );
    expect(outcomes).toMatchObject([
      { field: 'revenueCents', state: 'spread', years: 1, historyMonths: 12, from: '2025-11', to: '2026-10' },
      { field: 'fixedChargesCents', state: 'tooShort', historyMonths: 0 },
    ]);
    expect(sumCents(amounts.map(({ afterCents }) => afterCents))).toBe(100_000_01);
    // November 2025 was 1 of 78 parts, October 2026 was 12.
    expect(amounts.find(({ month: of }) => of === '2027-11')?.afterCents).toBe(1_282_05);
    expect(amounts.find(({ month: of }) => of === '2027-10')?.afterCents).toBe(15_384_62);
  });

  it('does not take months before the first invoice, or the one under way, for months without sales', async () => {
    const company = await aCompany({ today: '2026-11-21' });
    await commitLines(company, invoices(MONTHS_OF_YEAR.slice(1)));
    const { outcomes } = await company.client.forecasts.spreadBySeason(
      { ...year, totals: { revenueCents: cents(100) }, years: 1, cells: 'all' },
      company,
    );
    expect(outcomes).toMatchObject([{ state: 'tooShort', historyMonths: 11 }]);
  });
});

it('compares the months that are over with their forecast', async () => {
  const { client, company } = await soldForAYear();
  for (const name of ['2026-09', '2026-10', '2026-11'])
    await client.forecasts.set({ month: month(name), revenueCents: cents(12_000_00) }, { company });
  const [revenue, fixed] = await client.forecasts.compare({ firstMonth: month('2026-01') }, { company });
  expect(revenue?.months.map(({ cumulatedGapCents }) => cumulatedGapCents).slice(7)).toEqual([null, -1_000_00, -1_000_00, null, null]);
  expect(revenue?.totals).toMatchObject({ comparedMonths: 2, gapCents: -1_000_00, gapRatio: -0.0417 });
  expect(revenue).toMatchObject({ tone: 'warn' });
  expect(fixed).toMatchObject({ tone: 'neutral', totals: { comparedMonths: 0, lastMonth: null } });
});
