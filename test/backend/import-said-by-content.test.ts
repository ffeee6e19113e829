import { describe, expect, it } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { aFile, previewLines } from '../builders/import-file.ts';
import { storedByImport } from '../builders/stored-by-import.ts';

interface Said {
  readonly lines: readonly string[];
  readonly kind?: string;
  readonly asks?: Readonly<Record<string, string>>;
  readonly stored: readonly string[];
  readonly remarks?: readonly string[];
}

const INVOICES = 'N° pièce;Date pièce;Client;Échéance;Montant TTC';

/** What a file's own content says although its titles do not. */
const FILES: Readonly<Record<string, Said>> = {
  'dates of six digits, day first': {
    lines: [INVOICES, 'F1;150126;Durand;140226;1200,00', 'F2;280226;Martin;300326;60,00'],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-28→2026-03-30 6000, open 6000'],
  },
  'dates of six digits, year first': {
    lines: [INVOICES, 'F1;260115;Durand;260214;1200,00', 'F2;260228;Martin;260330;60,00'],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-28→2026-03-30 6000, open 6000'],
  },
  'dates of digits that lost their zero in a spreadsheet': {
    lines: [INVOICES, 'F1;50126;Durand;140226;1200,00', 'F2;150126;Martin;70226;60,00'],
    stored: ['F1 Durand 2026-01-05→2026-02-14 120000, open 120000', 'F2 Martin 2026-01-15→2026-02-07 6000, open 6000'],
  },
  'dates of eight digits': {
    lines: [INVOICES, 'F1;15012026;Durand;14022026;1200,00', 'F2;5022026;Martin;07032026;60,00'],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-05→2026-03-07 6000, open 6000'],
  },
  'one date of six digits that is a day both ways': {
    lines: ['N° pièce;Date pièce;Client;Montant TTC', 'F1;200422;Durand;1200,00'],
    asks: { digitDates: 'DMY' },
    stored: ['F1 Durand 2022-04-20→2022-05-20 120000, open 120000'],
  },
  'payments and their days beside the invoice, two by two': {
    lines: [
      'N° facture;Date;Client;TTC;Règlement 1;Date 1;Règlement 2;Date 2',
      'F1;15/01/2026;Durand;120,00;60,00;12/02/2026;60,00;12/03/2026',
      'F2;16/01/2026;Martin;60,00;20,00;15/02/2026;;',
      'F3;17/01/2026;Martin;60,00;;;;',
    ],
    stored: [
      'F1 Durand 2026-01-15→2026-02-14 12000, open 0',
      'F2 Martin 2026-01-16→2026-02-15 6000, open 4000',
      'F3 Martin 2026-01-17→2026-02-16 6000, open 6000',
      'payment 2026-02-12 6000 Durand',
      'payment 2026-03-12 6000 Durand',
      'payment 2026-02-15 2000 Martin',
    ],
  },
  'payments of which one has no day, the days before the amounts': {
    lines: [
      'N° facture;Client;Date;TTC;Date acompte 1;Acompte 1;Date acompte 2;Acompte 2;Reste',
      'F1;Durand;15/01/2026;120,00;12/02/2026;60,00;;50,00;10,00',
    ],
    asks: { paidOn: 'dueOn' },
    stored: ['F1 Durand 2026-01-15→2026-02-14 12000, open 1000', 'payment 2026-02-12 6000 Durand', 'payment 2026-02-14 5000 Durand'],
  },
  'the date after the number': {
    lines: [
      'Facture;Client;Montant;Échéance',
      'F1 du 15/01/2026;Durand;120,00;14/02/2026',
      'Facture n° F2 du 3 février 2026;Martin;60,00;05/03/2026',
      'Total;;180,00;',
    ],
    stored: ['F1 Durand 2026-01-15→2026-02-14 12000, open 12000', 'F2 Martin 2026-02-03→2026-03-05 6000, open 6000'],
  },
  'a number that only looks so on one row stays whole': {
    lines: ['Facture;Client;Date facture;Montant', 'F1 du 15/01/2026;Durand;16/01/2026;120,00', 'F2;Martin;16/01/2026;60,00'],
    stored: ['F1 du 15/01/2026 Durand 2026-01-16→2026-02-15 12000, open 12000', 'F2 Martin 2026-01-16→2026-02-15 6000, open 6000'],
  },
  'a bank’s list without titles, its words telling debits from credits': {
    kind: 'bankStatement',
    lines: ['15/01/2026;VIR RECU DURAND;;120,00', '16/01/2026;PRLV EDF;80,00;', '17/01/2026;CHQ 123;;60,00'],
    stored: ['credit 2026-01-15 12000 VIR RECU DURAND', 'credit 2026-01-17 6000 CHQ 123'],
  },
  'a bank’s list without titles, its balance telling which amounts are which': {
    kind: 'bankStatement',
    lines: ['15/01/2026;DURAND F1;120,00;1120,00', '16/01/2026;EDF;-80,00;1040,00', '17/01/2026;MARTIN;60,00;1100,00'],
    stored: ['credit 2026-01-15 12000 DURAND F1', 'credit 2026-01-17 6000 MARTIN'],
  },
  'a bank’s list without titles, credits first, proven by the balance': {
    kind: 'bankStatement',
    lines: ['15/01/2026;DURAND F1;120,00;;1120,00', '16/01/2026;EDF;;80,00;1040,00'],
    stored: ['credit 2026-01-15 12000 DURAND F1'],
  },
  'a list without titles that only a person can tell for a bank’s': {
    kind: 'bankStatement',
    lines: ['15/01/2026;DURAND F1;;120,00', '16/01/2026;EDF;80,00;', '17/01/2026;MARTIN;;60,00'],
    asks: { untitledStatement: 'creditFirst' },
    stored: ['credit 2026-01-16 8000 EDF'],
  },
  'charges that are all negative are spending': {
    kind: 'charges',
    lines: ['Date;Fournisseur;Nature;Montant TTC', '15/01/2026;EDF;fixe;-80,00', '16/01/2026;SCI;fixe;-500,00'],
    stored: ['charge 2026-01-15 8000 fixed EDF', 'charge 2026-01-16 50000 fixed SCI'],
    remarks: ['CHARGES_NEGATED'],
  },
  'charges of which most are negative': {
    kind: 'charges',
    lines: [
      'Date;Fournisseur;Nature;Montant TTC',
      '15/01/2026;EDF;fixe;-80,00',
      '16/01/2026;SCI;fixe;-500,00',
      '17/01/2026;EDF;fixe;20,00',
    ],
    asks: { chargeSigns: 'negated' },
    stored: ['charge 2026-01-15 8000 fixed EDF', 'charge 2026-01-16 50000 fixed SCI', 'charge 2026-01-17 -2000 fixed EDF'],
    remarks: ['CHARGES_NEGATED'],
  },
  'one charge that came back among others': {
    kind: 'charges',
    lines: ['Date;Fournisseur;Nature;Montant TTC', '15/01/2026;EDF;fixe;80,00', '17/01/2026;EDF;fixe;-20,00'],
    stored: ['charge 2026-01-15 8000 fixed EDF', 'charge 2026-01-17 -2000 fixed EDF'],
    remarks: [],
  },
};

describe('what the content says although no title does', () => {
  it.each(Object.entries(FILES))('%s', async (_name, { lines, kind = 'invoices', asks = {}, stored, remarks }) => {
    const company = await aCompany({ today: '2026-12-31' });
    const input = { file: aFile(company, lines) };
    const preview = await company.client.imports.preview(input, company);
    expect([preview.kind, preview.questions.map(({ code }) => code)]).toEqual([kind, Object.keys(asks)]);
    const result = await company.client.imports.commit({ ...input, answers: asks }, company);
    expect(storedByImport(company)).toEqual(stored);
    expect(result.rejected).toEqual([]);
    if (remarks) expect(result.remarks.map(({ code }) => code)).toEqual(remarks);
  });
});

it('completes the payments of an invoice when its line says more of them, and changes nothing when it says the same', async () => {
  const company = await aCompany({ today: '2026-12-31' });
  const titles = 'N° facture;Client;Date;TTC;Règlement 1;Règlement 2;Date 1;Date 2';
  const commit = (row: string) => company.client.imports.commit({ file: aFile(company, [titles, row]) }, company);
  await commit('F1;Durand;15/01/2026;120,00;60,00;;12/02/2026;');
  const { counts } = await commit('F1;Durand;15/01/2026;120,00;60,00;60,00;12/02/2026;13/03/2026');
  expect(counts).toMatchObject({ settled: 1, new: 0 });
  const again = await commit('F1;Durand;15/01/2026;120,00;60,00;60,00;12/02/2026;13/03/2026');
  expect(again.counts).toMatchObject({ unchanged: 1, settled: 0 });
  expect(storedByImport(company)).toEqual([
    'F1 Durand 2026-01-15→2026-02-14 12000, open 0',
    'payment 2026-02-12 6000 Durand',
    'payment 2026-03-13 6000 Durand',
  ]);
});

it('names the rows of either side when the dates of a column contradict each other', async () => {
  const company = await aCompany({ today: '2026-12-31' });
  const rows = ['F1;Durand;15/01/2026;1,00', 'F2;Durand;01/15/2026;2,00', 'F3;Durand;03/04/2026;2,00'];
  const { questions } = await previewLines(company, ['N° facture;Client;Date;TTC', ...rows]);
  expect(questions).toMatchObject([{ code: 'dateOrder' }]);
  expect(questions[0]?.message).toContain('« 15/01/2026 » (ligne 2)');
  expect(questions[0]?.message).toContain('« 01/15/2026 » (ligne 3)');
});

describe('a list without titles', () => {
  it('is refused with what it starts with and what it lacks', async () => {
    const company = await aCompany();
    await expect(previewLines(company, ['Durand;120,00', 'Martin;60,00'])).rejects.toThrow(
      /commence par « Durand », « 120,00 ».*« date de facture »/,
    );
    await expect(previewLines(company, ['Durand SARL;05 65 00 00 00', 'Martin;05 65 00 00 01'])).rejects.toThrow(/ligne de titres/);
  });

  it('is imported whole once its columns are said, by their place', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aFile(company, ['F1;15/01/2026;Durand;120,00', 'F2;16/01/2026;Martin;80,00']);
    const mapping = {
      '(colonne 1)': 'invoiceNumber',
      '(colonne 2)': 'issuedOn',
      '(colonne 3)': 'customerName',
      '#4': 'totalAmount',
    } as const;
    await company.client.imports.commit({ file, kind: 'invoices', mapping }, company);
    expect(storedByImport(company)).toEqual([
      'F1 Durand 2026-01-15→2026-02-14 12000, open 12000',
      'F2 Martin 2026-01-16→2026-02-15 8000, open 8000',
    ]);
  });
});
