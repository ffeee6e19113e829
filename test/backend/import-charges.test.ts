import { describe, expect, it } from 'vitest';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { commitLines, contentOf, fixture, previewLines } from '../builders/import-file.ts';

const chargesOf = ({ db }: TestCompany) =>
  db
    .prepare<{ date: string; cents: number; nature: string; label: string }>(
      'SELECT charged_on AS date, amount_cents AS cents, nature, label FROM charges ORDER BY charged_on, id',
    )
    .all()
    .map(({ date, cents, nature, label }) => [date, cents, nature, label]);

describe('a list of charges', () => {
  const LIST = [
    'Date;Libellé;Montant TTC;Nature',
    '05/01/2026;Loyer;900,00;Fixe',
    '13/01/2026;Bois;1 234,50;Variable',
    '13/01/2026;Bois;1 234,50;Variable',
    ';Total;3 369,00;',
  ];

  it('adds its rows once each, two alike being two, and nothing more when it is read again', async () => {
    const company = await aCompany();
    const { counts, totals } = await commitLines(company, LIST);
    expect(counts).toMatchObject({ new: 3, rejected: 0 });
    expect(totals.chargeCents).toBe(336_900);
    expect(chargesOf(company)).toEqual([
      ['2026-01-05', 90_000, 'fixed', 'Loyer'],
      ['2026-01-13', 123_450, 'variable', 'Bois'],
      ['2026-01-13', 123_450, 'variable', 'Bois'],
    ]);
    const before = contentOf(company);
    expect((await commitLines(company, LIST)).counts).toMatchObject({ new: 0, unchanged: 3 });
    expect(contentOf(company)).toEqual(before);
    expect((await commitLines(company, [...LIST, '13/01/2026;Bois;1 234,50;Variable'])).counts).toMatchObject({ new: 1, unchanged: 3 });
  });

  it('is undone exactly', async () => {
    const company = await aCompany();
    await company.client.charges.add({ date: '2026-01-05', amountCents: 1, nature: 'fixed', label: 'À la main' } as never, company);
    const before = contentOf(company);
    const { importId } = await commitLines(company, LIST);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('tells fixed from variable by the account, then by words, and leaves depreciation out', async () => {
    const company = await aCompany();
    const { remarks } = await commitLines(company, [
      'Date;Compte;Libellé;Montant TTC',
      '28/01/2026;613200;Local;900,00',
      '28/01/2026;601000;Chêne;400,00',
      '28/01/2026;681100;Dotation;150,00',
      '28/01/2026;;Assurance décennale;80,00',
    ]);
    expect(chargesOf(company).map(([, cents, nature]) => [cents, nature])).toEqual([
      [90_000, 'fixed'],
      [40_000, 'variable'],
      [8_000, 'fixed'],
    ]);
    expect(remarks.map(({ code, row }) => [code, row])).toEqual([['CHARGE_EXCLUDED', 4]]);
  });

  it('asks once about those that nothing tells apart', async () => {
    const company = await aCompany();
    const lines = [
      'Date dépense;Fournisseur;Objet;Montant TTC',
      '28/01/2026;Martin;Affaire 12;100,00',
      '29/01/2026;Petit;Affaire 13;50,00',
    ];
    const { kind, questions } = await previewLines(company, lines);
    expect(kind).toBe('charges');
    expect(questions.map(({ code }) => code)).toEqual(['chargeNature']);
    expect(questions[0]?.message).toContain('Martin : Affaire 12');
    await commitLines(company, lines, { answers: { chargeNature: 'variable' } });
    expect(chargesOf(company).map(([, , nature]) => nature)).toEqual(['variable', 'variable']);
  });

  it('asks which VAT to add to amounts without it, and adds the file’s own where it has it', async () => {
    const company = await aCompany();
    const net = ['Date;Fournisseur;Montant HT;Catégorie', '28/01/2026;Bailleur;100,05;Loyer'];
    expect((await previewLines(company, net)).questions.map(({ code }) => code)).toEqual(['taxBasis']);
    // 100.05 × 1.2 = 120.06
    await commitLines(company, net, { answers: { taxBasis: '20' } });
    await commitLines(company, ['Date;Fournisseur;Montant HT;TVA;Catégorie', '29/01/2026;Bailleur;100,05;5,50;Loyer']);
    expect(chargesOf(company).map(([, cents]) => cents)).toEqual([12_006, 10_555]);
  });

  it('takes a list of expenses all negative for what it is', async () => {
    const company = await aCompany();
    const { remarks } = await commitLines(company, [
      'Date;Fournisseur;Montant;Catégorie',
      '28/01/2026;EDF;-80,00;Électricité',
      '29/01/2026;SNCF;-40,00;Déplacements',
    ]);
    expect(chargesOf(company).map(([, cents, nature]) => [cents, nature])).toEqual([
      [8_000, 'fixed'],
      [4_000, 'variable'],
    ]);
    expect(remarks.map(({ code }) => code)).toEqual(['CHARGES_NEGATED']);
  });

  it('Axonaut, expenses: thousands spaced and not in one file, a day of payment that is not the charge’s, nothing for zero', async () => {
    const company = await aCompany({ today: '2026-08-31' });
    const input = { file: fixture('imports/axonaut-depenses.csv'), kind: 'charges' as const };
    expect(await company.client.imports.preview(input, company)).toMatchObject({ kind: 'charges', questions: [] });
    const { totals, remarks } = await company.client.imports.commit(input, company);
    expect(totals.chargeCents).toBe(783_024);
    expect(chargesOf(company)).toEqual([
      ['2026-07-13', 2_400, 'variable', 'SALON TEST'],
      ['2026-07-28', 374_400, 'fixed', 'BAILLEUR TEST : Local de juillet'],
      ['2026-07-29', 406_224, 'variable', 'ATELIER TEST'],
    ]);
    expect(remarks.map(({ code }) => code)).toEqual(['AMOUNT_ZERO']);
  });
});
