import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { commitLines } from '../builders/import-file.ts';

const YEAR = { firstMonth: yearMonth('2026-01') };
const WHOLE_YEAR = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };

function add({ client, company }: TestCompany, date: string, label: string, euros: number, nature: 'fixed' | 'variable' = 'fixed') {
  return client.charges.add({ date: localDate(date), label, amountCents: cents(euros * 100), nature }, { company });
}

describe('charges by category', () => {
  it('gathers labels alike by nature, month after month', async () => {
    const company = await aCompany({ today: '2026-11-21' });
    await add(company, '2026-01-05', 'Loyer', 900);
    await add(company, '2026-02-05', 'LOYER ', 910);
    await add(company, '2026-02-20', 'Chêne', 3000, 'variable');
    await add(company, '2026-02-21', 'chene', 500, 'variable');
    await add(company, '2026-03-01', 'Salaires', 4000);
    await add(company, '2025-12-31', 'Loyer', 1);
    const categories = await company.client.charges.byCategory(YEAR, company);
    expect(categories.map(({ label, nature, totalCents }) => [label, nature, totalCents])).toEqual([
      ['Salaires', 'fixed', 400_000],
      ['LOYER', 'fixed', 181_000],
      ['chene', 'variable', 350_000],
    ]);
    expect(categories[1]?.months.slice(0, 3).map((month) => month.cents)).toEqual([90_000, 91_000, 0]);
    expect(categories[2]?.chargeIds).toHaveLength(2);
  });

  it('makes a whole category variable, in the forecast too, and back', async () => {
    const company = await aCompany({ today: '2026-11-21' });
    await add(company, '2026-01-05', 'Intérim', 100);
    await add(company, '2026-02-05', 'Intérim', 200);
    const [interim] = await company.client.charges.byCategory(YEAR, company);
    const { before } = await company.client.charges.setNature({ ids: interim?.chargeIds ?? [], nature: 'variable' }, company);
    const rows = await company.client.forecasts.list(YEAR, company);
    expect(rows.slice(0, 2).map((row) => [row.actualFixedChargesCents, row.actualVariableChargesCents])).toEqual([
      [0, 10_000],
      [0, 20_000],
    ]);
    await company.client.charges.update({ charges: before }, company);
    expect((await company.client.charges.byCategory(YEAR, company)).map(({ nature }) => nature)).toEqual(['fixed']);
  });
});

describe('a charge corrected', () => {
  it('is rewritten, all or nothing', async () => {
    const company = await aCompany({ today: '2026-11-21' });
    const rent = await add(company, '2026-01-05', 'Loyer', 900);
    const wrong = { ...rent, amountCents: cents(1) };
    await expect(company.client.charges.update({ charges: [wrong, { ...rent, id: 99 }] }, company)).rejects.toMatchObject({
      code: 'CHARGE_NOT_FOUND',
    });
    expect(await company.client.charges.list(WHOLE_YEAR, company)).toEqual([rent]);
    const right = { ...rent, date: localDate('2026-02-06'), label: 'Loyer de l’atelier', amountCents: cents(95_000) };
    const { before } = await company.client.charges.update({ charges: [right] }, company);
    expect(before).toEqual([rent]);
    expect(await company.client.charges.list(WHOLE_YEAR, company)).toEqual([right]);
  });

  it('is known again when its file is read again, and goes with the import when that is undone', async () => {
    const company = await aCompany({ today: '2026-11-21' });
    const list = ['Date;Libellé;Montant TTC;Nature', '05/01/2026;Loyer;900,00;Fixe', '26/01/2026;Bois;400,00;Variable'];
    const { importId } = await commitLines(company, list);
    const [rent] = await company.client.charges.list(WHOLE_YEAR, company);
    if (!rent) throw new Error('nothing was imported');
    await company.client.charges.update({ charges: [{ ...rent, label: 'Loyer et parking', amountCents: cents(95_000) }] }, company);
    await company.client.charges.setNature({ ids: [rent.id], nature: 'variable' }, company);
    expect((await commitLines(company, list)).counts).toMatchObject({ new: 0, unchanged: 2 });
    expect(await company.client.charges.list(WHOLE_YEAR, company)).toHaveLength(2);
    await company.client.imports.undo({ importId }, company);
    expect(await company.client.charges.list(WHOLE_YEAR, company)).toEqual([]);
  });
});
