import { describe, expect, it } from 'vitest';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { commitLines, contentOf, previewLines } from '../builders/import-file.ts';

const forecastsOf = ({ db }: TestCompany) =>
  db
    .prepare<{ month: string; revenue: number | null; fixed: number | null; variable: number | null }>(
      `SELECT month, revenue_cents AS revenue, fixed_charges_cents AS fixed, variable_charges_cents AS variable FROM forecasts ORDER BY month`,
    )
    .all()
    .map(({ month, revenue, fixed, variable }) => [month, revenue, fixed, variable]);

describe('a forecast', () => {
  const ROWS = [
    'Mois;CA TTC;Charges fixes TTC;Charges variables TTC',
    'janv. 2026;12 000,00;3 000,00;4 000,00',
    'févr. 2026;13 500,50;3 000,00;',
  ];

  it('with a month a row, read twice without a change, and undone exactly', async () => {
    const company = await aCompany();
    await company.client.forecasts.set({ month: '2026-01', revenueCents: 1, variableChargesCents: 2 } as never, company);
    const before = contentOf(company);
    const { importId, counts } = await commitLines(company, ROWS);
    expect(counts).toMatchObject({ new: 1, changed: 1 });
    expect(forecastsOf(company)).toEqual([
      ['2026-01', 1_200_000, 300_000, 400_000],
      ['2026-02', 1_350_050, 300_000, null],
    ]);
    expect((await commitLines(company, ROWS)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('is not undone over later work', async () => {
    const company = await aCompany();
    const { importId } = await commitLines(company, ROWS);
    await company.client.forecasts.set({ month: '2026-02', revenueCents: 5 } as never, company);
    await expect(company.client.imports.undo({ importId }, company)).rejects.toThrow('2026-02');
  });

  it('with months across, lines of detail summed where nothing sums them, results left out', async () => {
    const company = await aCompany();
    const grid = [
      'Prévisions 2026 en euros TTC;;;;',
      'Poste;janv. 26;févr. 26;mars 26;Total',
      'Ventes;10 000,00;11 000,00;12 000,00;33 000,00',
      'Loyer;1 000,00;1 000,00;1 000,00;3 000,00',
      'Salaires;4 000,00;4 000,00;4 000,00;12 000,00',
      'Achats de matières;2 500,00;2 600,00;2 700,00;7 800,00',
      'Résultat;2 500,00;3 400,00;4 300,00;10 200,00',
    ];
    expect(await previewLines(company, grid)).toMatchObject({ kind: 'forecast', questions: [], counts: { new: 3 } });
    await commitLines(company, grid);
    expect(forecastsOf(company)).toEqual([
      ['2026-01', 1_000_000, 500_000, 250_000],
      ['2026-02', 1_100_000, 500_000, 260_000],
      ['2026-03', 1_200_000, 500_000, 270_000],
    ]);
  });

  it('takes the sums of a kind, not the details under them', async () => {
    const company = await aCompany();
    await commitLines(company, [
      'TTC;01/2026;02/2026;03/2026',
      'Chiffre d’affaires;10 000,00;11 000,00;12 000,00',
      'Charges fixes;5 000,00;5 000,00;5 000,00',
      'Loyer;1 000,00;1 000,00;1 000,00',
      'Charges variables;2 500,00;2 600,00;2 700,00',
      'Achats;2 500,00;2 600,00;2 700,00',
    ]);
    expect(forecastsOf(company)[0]).toEqual(['2026-01', 1_000_000, 500_000, 250_000]);
  });

  it('asks the VAT, the year and the nature that the file does not say', async () => {
    const company = await aCompany();
    const lines = ['Mois;CA;Charges', 'Janvier;1 000,00;500,00', 'Février;2 000,00;500,00'];
    const { questions } = await previewLines(company, lines);
    expect(questions.map(({ code }) => code)).toEqual(['forecastYear', 'taxBasis', 'chargeNature']);
    await commitLines(company, lines, { answers: { forecastYear: '2026', taxBasis: '20', chargeNature: 'variable' } });
    expect(forecastsOf(company)).toEqual([
      ['2026-01', 120_000, null, 60_000],
      ['2026-02', 240_000, null, 60_000],
    ]);
  });
});
