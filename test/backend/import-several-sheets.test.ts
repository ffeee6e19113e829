import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, utils, type WorkBook, write } from 'xlsx';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';

type Rows = (string | number | null)[][];

const TITLES = ['N°', 'Client', 'Date', 'TTC', 'Payé le'];

function aWorkbook(company: TestCompany, sheets: Readonly<Record<string, Rows>>, change: (book: WorkBook) => void = () => {}): InputFile {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  change(book);
  return aFile(company, write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array, 'suivi.xlsx');
}

const january: Rows = [TITLES, ['F1', 'Durand', '05/01/2026', 100, '20/01/2026'], ['F2', 'Martin', '12/01/2026', 250, null]];
const february: Rows = [
  ['Factures de février'],
  [],
  TITLES,
  ['F3', 'Durand', '03/02/2026', 60, null],
  ['F4', 'Petit', '31/02/2026', 70, null],
  ['Total', null, null, 130, null],
];
const march: Rows = [
  ['Client', 'N°', 'Date', 'TTC', 'Payé le', 'Note'],
  ['Roux', 'F5', '25/03/2026', 80, null, 'urgent'],
];

function stored({ db }: TestCompany): string[] {
  return db
    .prepare<{ said: string }>(
      `SELECT i.number || ' ' || c.name || ' ' || i.issued_on || ' ' || i.total_cents || ' ' ||
              coalesce((SELECT sum(amount_cents) FROM allocations WHERE invoice_id = i.id), 0) AS said
       FROM invoices i JOIN customers c ON c.id = i.customer_id ORDER BY i.issued_on`,
    )
    .all()
    .map(({ said }) => said);
}

describe('sheets of one shape', () => {
  it('are read as one table, whose rows keep their sheet, and are one import', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aWorkbook(company, {
      Janvier: january,
      Février: february,
      Mars: march,
      Avril: [TITLES],
      Notes: [['Penser à relancer Martin'], ['et Petit']],
    });
    const preview = await company.client.imports.preview({ file }, company);
    expect(preview.questions).toEqual([]);
    expect(preview.workbook.map(({ name, state, rowCount }) => [name, state, rowCount])).toEqual([
      ['Janvier', 'read', 2],
      ['Février', 'read', 2],
      ['Mars', 'read', 1],
      ['Avril', 'other', 0],
      ['Notes', 'other', 0],
    ]);
    expect(preview.rows.map(({ sheet, row, label }) => [sheet, row, label])).toEqual([
      ['Janvier', 2, 'F1'],
      ['Janvier', 3, 'F2'],
      ['Février', 4, 'F3'],
      ['Mars', 2, 'F5'],
    ]);
    const refused = preview.problems.filter(({ severity }) => severity === 'rejected');
    expect(refused.map(({ sheet, row, code, value }) => [sheet, row, code, value])).toEqual([
      ['Février', 5, 'DATE_UNREADABLE', '31/02/2026'],
    ]);

    const before = stored(company);
    const { importId } = await company.client.imports.commit({ file }, company);
    expect(stored(company)).toEqual([
      'F1 Durand 2026-01-05 10000 10000',
      'F2 Martin 2026-01-12 25000 0',
      'F3 Durand 2026-02-03 6000 0',
      'F5 Roux 2026-03-25 8000 0',
    ]);
    expect(await company.client.imports.history({}, company)).toHaveLength(1);
    const again = await company.client.imports.preview({ file }, company);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    await company.client.imports.undo({ importId }, company);
    expect(stored(company)).toEqual(before);
  });

  it('give their refused rows back under their titles, each with its sheet', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aWorkbook(company, { Janvier: january, Février: february });
    await company.client.imports.exportProblems({ file, out: 'refus.xlsx' as OutputFile }, company);
    const sheet = read(readFileSync(join(company.directory, 'refus.xlsx'))).Sheets['Lignes refusées'];
    const rows = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 });
    expect(rows[0]).toEqual([...TITLES, 'Problème']);
    expect(rows[1]?.[0]).toBe('F4');
    expect(rows[1]?.at(-1)).toMatch(/^Ligne 5 de « Février » : Date : /);
  });

  it('are left out one by one, or read alone', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aWorkbook(company, { Janvier: january, Février: february, Mars: march });
    const some = await company.client.imports.preview({ file, sheets: ['Mars', 'Janvier'] }, company);
    expect(some.rows.map(({ sheet, label }) => `${sheet} ${label}`)).toEqual(['Janvier F1', 'Janvier F2', 'Mars F5']);
    expect(some.workbook.map(({ state }) => state)).toEqual(['read', 'alike', 'read']);
    expect(some.problems.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^Les feuilles « Janvier », « Mars » sont lues ensemble\. La feuille « Février » lui ressemble/),
    );
    const alone = await company.client.imports.preview({ file, sheet: 'Mars' }, company);
    expect(alone.rows.map(({ sheet, row, label }) => [sheet, row, label])).toEqual([[undefined, 2, 'F5']]);
    expect(alone.workbook.map(({ state }) => state)).toEqual(['alike', 'alike', 'read']);
  });

  it('that are of several shapes are not read as one', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aWorkbook(company, {
      Janvier: january,
      Clients: [
        ['Code client', 'Nom', 'Ville'],
        ['C1', 'Durand', 'Rodez'],
      ],
    });
    await expect(company.client.imports.preview({ file, sheets: ['Janvier', 'Clients'] }, company)).rejects.toThrow(
      '« Clients » n’a pas les mêmes colonnes que « Janvier »',
    );
  });

  it('are not proposed when they are quotes or a summary by their name, nor when they are hidden', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aWorkbook(company, { Janvier: january, Mars: march, Devis: january, Récap: january, 'Vieux 2019': january }, (book) => {
      book.Workbook = { Sheets: book.SheetNames.map((name) => ({ name, Hidden: name === 'Vieux 2019' ? 1 : 0 })) };
    });
    const preview = await company.client.imports.preview({ file }, company);
    expect(preview.workbook.map(({ name, state }) => [name, state])).toEqual([
      ['Janvier', 'read'],
      ['Mars', 'read'],
      ['Devis', 'alike'],
      ['Récap', 'alike'],
      ['Vieux 2019', 'hidden'],
    ]);
    expect(preview.problems.map(({ message }) => message)).toContain('La feuille masquée « Vieux 2019 » n’est pas lue.');
    expect(preview.rows).toHaveLength(3);
    const hidden = await company.client.imports.preview({ file, sheet: 'Vieux 2019' }, company);
    expect(hidden.rows.map(({ label }) => label)).toEqual(['F1', 'F2']);
  });

  it('of which one holds once more what the others hold raise a question', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const year: Rows = [TITLES, ...january.slice(1), ...february.slice(3, 4), ['F5', 'Roux', '25/03/2026', 80, null]];
    const file = aWorkbook(company, { Janvier: january, Février: february, Mars: march, Année: year });
    const { questions } = await company.client.imports.preview({ file }, company);
    expect(questions.map(({ code }) => code)).toEqual(['overlappingSheets']);
    expect(questions[0]?.message).toMatch(/« Année » \(les 4 lignes, dont F1, aussi dans « Janvier »\)/);
    const left = await company.client.imports.preview({ file, answers: { overlappingSheets: 'leave' } }, company);
    expect([left.rows.length, left.workbook.at(-1)?.state]).toEqual([4, 'alike']);
    const all = await company.client.imports.preview({ file, answers: { overlappingSheets: 'read' } }, company);
    expect(all.rows).toHaveLength(4);
    expect(all.problems.find(({ sheet, row }) => sheet === 'Année' && row === 2)?.message).toBe(
      'Déjà lue à la ligne 2 de « Janvier », à l’identique : comptée une fois.',
    );
  });

  it('carry what remains due from month to month, and what was paid of it meanwhile', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const later: Rows = [
      TITLES,
      ['F2', 'Martin', '12/01/2026', 250, '14/02/2026'],
      ['F6', 'Roux', '03/02/2026', 40, null],
      ['F7', 'Roux', '04/02/2026', 41, null],
    ];
    const file = aWorkbook(company, { Janvier: january, Février: later });
    const { remarks, totals } = await company.client.imports.commit({ file }, company);
    expect(stored(company)[1]).toBe('F2 Martin 2026-01-12 25000 25000');
    expect(totals.paymentCents).toBe(35_000);
    expect(remarks.map(({ sheet, row, message }) => [sheet, row, message])).toContainEqual([
      'Février',
      2,
      expect.stringMatching(/^Déjà lue à la ligne 3 de « Janvier » : ce qui est payé ici en plus \(250,00\s€\) est repris\.$/),
    ]);
  });

  it('say the year of their days by their names', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const rows = (number: string): Rows => [TITLES.slice(0, 4), [number, 'Durand', '5/3', 100], [`${number}b`, 'Martin', '14/6', 50]];
    const file = aWorkbook(company, { '2024': rows('A'), '2025': rows('B') });
    await company.client.imports.commit({ file }, company);
    expect(stored(company).map((said) => said.split(' ').slice(0, 3).join(' '))).toEqual([
      'A Durand 2024-03-05',
      'Ab Martin 2024-06-14',
      'B Durand 2025-03-05',
      'Bb Martin 2025-06-14',
    ]);
  });

  it('are read as invoices although the first months are paid in full', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const paid: Rows = [
      ['N°', 'Client', 'Date', 'Montant', 'Date de règlement'],
      ['F1', 'Durand', '05/01/2026', 100, '20/01/2026'],
    ];
    const due: Rows = [
      ['N°', 'Client', 'Date', 'Montant', 'Date de règlement'],
      ['F3', 'Durand', '25/02/2026', 60, null],
    ];
    const { kind, questions } = await company.client.imports.preview(
      { file: aWorkbook(company, { Janvier: paid, Février: due }) },
      company,
    );
    expect([kind, questions.map(({ code }) => code)]).toEqual(['invoices', []]);
  });

  it('each of a customer can give it their names', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const rows = (number: string): Rows => [
      ['N° facture', 'Date', 'Échéance', 'TTC'],
      [number, '15/01/2026', '14/02/2026', 120],
    ];
    const file = aWorkbook(company, { Durand: rows('A1'), Martin: rows('B1') });
    await expect(company.client.imports.preview({ file }, company)).rejects.toThrow(/« Feuille »/);
    await company.client.imports.commit({ file, mapping: { Feuille: 'customerName' } }, company);
    expect(stored(company)).toEqual(['A1 Durand 2026-01-15 12000 0', 'B1 Martin 2026-01-15 12000 0']);
  });

  it('of a bank are one statement', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const titles = ['Date', 'Libellé', 'Débit', 'Crédit'];
    const file = aWorkbook(company, {
      Janvier: [titles, ['15/01/2026', 'VIR DURAND', null, 100], ['16/01/2026', 'LOYER', 50, null]],
      Février: [titles, ['17/02/2026', 'VIR MARTIN', null, 30]],
    });
    const preview = await company.client.imports.preview({ file }, company);
    expect([preview.kind, preview.rows.map(({ sheet, row, amountCents }) => [sheet, row, amountCents])]).toEqual([
      'bankStatement',
      [
        ['Janvier', 2, 10_000],
        ['Février', 2, 3000],
      ],
    ]);
  });
});
