import { describe, expect, it } from 'vitest';
import { utils, type WorkBook, write } from 'xlsx';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, commitLines, previewLines } from '../builders/import-file.ts';

const invoicesOf = ({ db }: TestCompany) =>
  invoicesAt(db, localDate('2030-12-31'))
    .map(({ number, customerName, totalCents, openCents }) => [number, customerName, totalCents, openCents])
    .sort();

function workbook(rows: unknown[][], change: (book: WorkBook) => void = () => {}): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Suivi');
  change(book);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

describe('a spreadsheet kept by hand', () => {
  it('with a title, two lines of titles, customers on the first of their rows, subtotals and « impayé »', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    const bytes = workbook(
      [
        ['SUIVI DES FACTURES 2026'],
        [],
        ['Client', 'Facture', '', '', 'Montant', '', ''],
        ['', 'N°', 'Date', 'Échéance', 'HT', 'TTC', 'État'],
        ['Durand', 'F-1', '13/01/2026', '13/02/2026', 100, 120, 'payée'],
        ['', 'F-2', '20/01/2026', '20/02/2026', 200, 240, 'impayé'],
        ['Total Durand', '', '', '', 300, 360, ''],
        [],
        ['Martin', 'F-3', '21/01/2026', '21/02/2026', 50, 60, 'À régler'],
        ['', 'F-4', '22/01/2026', '22/02/2026', 10, 12, 'impayé'],
        ['Sous-total Martin', '', '', '', 60, 72, ''],
        ['TOTAL GÉNÉRAL', '', '', '', 360, 432, ''],
      ],
      (book) => {
        const sheet = book.Sheets.Suivi;
        if (sheet) sheet['!merges'] = [utils.decode_range('B3:D3'), utils.decode_range('E3:F3')];
      },
    );
    const file = aFile(company, bytes, 'suivi.xlsx');
    const preview = await company.client.imports.preview({ file }, company);
    expect(preview).toMatchObject({ kind: 'invoices', headerRow: 4, rowCount: 4, ignoredRows: 3 });
    expect(preview.questions.map(({ code }) => code)).toEqual(['paidOn']);
    await company.client.imports.commit({ file, answers: { paidOn: 'dueOn' } }, company);
    expect(invoicesOf(company)).toEqual([
      ['F-1', 'Durand', 12_000, 0],
      ['F-2', 'Durand', 24_000, 24_000],
      ['F-3', 'Martin', 6_000, 6_000],
      ['F-4', 'Martin', 1_200, 1_200],
    ]);
  });

  it('with several sheets: the one of invoices is taken, the others are offered, a hidden one is not', async () => {
    const company = await aCompany();
    const bytes = workbook(
      [
        ['Client', 'Montant TTC', 'Commentaire'],
        ['Durand', 120, 'voir détail'],
      ],
      (book) => {
        const invoices = [
          ['N° facture', 'Client', 'Date facture', 'Échéance', 'Montant TTC'],
          ['F-1', 'Durand', '13/01/2026', '13/02/2026', 120],
        ];
        utils.book_append_sheet(book, utils.aoa_to_sheet([['Notes'], ['Rappeler Durand']]), 'Notes');
        utils.book_append_sheet(book, utils.aoa_to_sheet(invoices), 'Détail');
        utils.book_append_sheet(book, utils.aoa_to_sheet(invoices), 'Ancien');
        book.Workbook = { Sheets: [{}, {}, {}, { Hidden: 1 }] };
      },
    );
    const file = aFile(company, bytes, 'suivi.xlsx');
    expect(await company.client.imports.preview({ file }, company)).toMatchObject({
      kind: 'invoices',
      sheet: 'Détail',
      sheets: ['Suivi', 'Notes', 'Détail'],
      counts: { new: 1 },
    });
  });

  it('with the customer alone on a line above its invoices, and titles repeated on each page', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    const titles = 'N° facture;Date facture;Échéance;Montant TTC';
    const { counts } = await commitLines(company, [
      titles,
      'Client : Durand;;;',
      'F-1;13/01/2026;13/02/2026;120,00',
      'F-2;14/01/2026;13/02/2026;80,00',
      'Total Durand;;;200,00',
      'Page 1;;;',
      titles,
      'Martin;;;',
      'F-3;15/01/2026;13/02/2026;10,00',
    ]);
    expect(counts).toMatchObject({ new: 3, rejected: 0 });
    expect(invoicesOf(company).map(([number, customer]) => [number, customer])).toEqual([
      ['F-1', 'Durand'],
      ['F-2', 'Durand'],
      ['F-3', 'Martin'],
    ]);
  });

  it('whose customers are repeated and one is missing refuses that row, rather than guess', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    const { rejected } = await commitLines(company, [
      'Client;N° facture;Date facture;Échéance;Montant TTC',
      'Durand;F-1;13/01/2026;13/02/2026;120,00',
      'Durand;F-2;14/01/2026;13/02/2026;120,00',
      ';F-3;15/01/2026;13/02/2026;120,00',
      'Martin;F-4;16/01/2026;13/02/2026;120,00',
    ]);
    expect(rejected).toMatchObject([{ row: 4, code: 'CUSTOMER_MISSING' }]);
  });

  it('with a customer called Total keeps its rows, and reports the one without a number', async () => {
    const company = await aCompany();
    const { counts, rejected } = await commitLines(company, [
      'Client;N° facture;Date facture;Échéance;Montant TTC',
      'Total Énergies;F-1;13/01/2026;13/02/2026;120,00',
      'Durand;F-2;13/01/2026;13/02/2026;120,00',
      'Total Énergies;;;;120,00',
    ]);
    expect(counts).toMatchObject({ new: 2, rejected: 1 });
    expect(rejected[0]).toMatchObject({ row: 4, code: 'NUMBER_MISSING' });
  });

  it('whose titles lost a separator is refused with the column and the remedy', async () => {
    const company = await aCompany();
    const shifted = [
      'N° facture;Client;Date facture;Échéance;Montant TTC',
      'F-1;C001;Durand;13/01/2026;13/02/2026;120,00',
      'F-2;C002;Martin;14/01/2026;14/02/2026;80,00',
    ];
    await expect(previewLines(company, shifted)).rejects.toThrow(
      'à partir de la colonne « Date facture », les valeurs sont décalées d’une colonne vers la droite par rapport aux titres : sous « Date facture » se trouve « Durand ». Remettez chaque titre au-dessus de ses valeurs',
    );
    const left = ['N° facture;Code;Client;Date facture;Échéance;Montant TTC', 'F-1;Durand;13/01/2026;13/02/2026;120,00'];
    await expect(previewLines(company, left)).rejects.toThrow('vers la gauche');
  });

  it('whose decimal commas cut its amounts in two is refused, never read without its cents', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    const lines = [
      'N° facture,Client,Date facture,Échéance,Montant TTC',
      'F-1,Durand,13/01/2026,13/02/2026,120,50',
      'F-2,Martin,14/01/2026,14/02/2026,80,00',
    ];
    await expect(previewLines(company, lines)).rejects.toThrow('les montants de « Montant TTC » sont coupés en deux (120,50)');
  });

  it('adds the VAT of the file to amounts without it', async () => {
    const company = await aCompany();
    await commitLines(company, ['N° facture;Client;Date facture;Échéance;Montant HT;TVA', 'F-1;Durand;13/01/2026;13/02/2026;100,05;20,01']);
    expect(invoicesOf(company)).toEqual([['F-1', 'Durand', 12_006, 12_006]]);
  });

  it('with one row a line of invoice asks whether they add up, and adds them', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    const lines = [
      'N° facture;Client;Date facture;Échéance;Montant TTC',
      'F-1;Durand;13/01/2026;13/02/2026;100,00',
      'F-1;Durand;13/01/2026;13/02/2026;20,50',
      'F-2;Martin;14/01/2026;13/02/2026;80,00',
      'F-2;Martin;14/01/2026;13/02/2026;5,00',
    ];
    const { questions } = await previewLines(company, lines);
    expect(questions).toMatchObject([{ code: 'repeatedNumbers' }]);
    expect(questions[0]?.message).toContain('F-1, lignes 2 et 3');
    await commitLines(company, lines, { answers: { repeatedNumbers: 'sum' } });
    expect(invoicesOf(company).map(([number, , total]) => [number, total])).toEqual([
      ['F-1', 12_050],
      ['F-2', 8_500],
    ]);
  });
});

describe('dates that cannot all be meant as they stand', () => {
  const invoices = (issued: string, due: string, count = 4) => [
    'N° facture;Client;Date facture;Échéance;Montant TTC',
    'F-0;Durand;13/01/2025;28/02/2025;10,00',
    ...Array.from({ length: count }, (_, index) => `F-${index + 1};Durand;${issued};${due};10,00`),
  ];

  it('due before they were issued, throughout: asked once, and read as the user says', async () => {
    const company = await aCompany();
    const lines = invoices('28/02/2025', '13/01/2025');
    const { questions } = await previewLines(company, lines);
    expect(questions.map(({ code }) => code)).toEqual(['dueBeforeIssue']);
    expect(questions[0]?.message).toContain('F-1 : facture du 28/02/2025, échéance du 13/01/2025');
    await commitLines(company, lines, { answers: { dueBeforeIssue: 'swap' } });
    const stored = invoicesAt(company.db, localDate('2030-12-31')).map(({ issuedOn, dueOn }) => `${issuedOn} ${dueOn}`);
    expect([...new Set(stored)]).toEqual(['2025-01-13 2025-02-28']);
  });

  it('once or twice: a remark, no question', async () => {
    const company = await aCompany();
    const { remarks } = await commitLines(company, invoices('28/02/2025', '13/01/2025', 2));
    expect(remarks.map(({ code }) => code)).toEqual(['DUE_BEFORE_ISSUE', 'DUE_BEFORE_ISSUE']);
  });

  it('in the future: asked once, and left aside if the user says so', async () => {
    const company = await aCompany({ today: '2025-01-31' });
    const lines = invoices('28/02/2025', '13/03/2025');
    expect((await previewLines(company, lines)).questions.map(({ code }) => code)).toEqual(['futureInvoices']);
    const { counts, rejected } = await commitLines(company, lines, { answers: { futureInvoices: 'reject' } });
    expect(counts).toMatchObject({ new: 1, rejected: 4 });
    expect(rejected[0]).toMatchObject({ code: 'ROW_IN_FUTURE', column: 'Date facture' });
  });

  it('payments before their invoices: asked once, and taken as advances if they are', async () => {
    const company = await aCompany();
    await commitLines(company, invoices('28/02/2025', '31/03/2025', 2));
    const payments = ['Date;Facture;Montant;Mode de règlement', '20/02/2025;F-1;10,00;Virement', '21/02/2025;F-2;4,00;Chèque'];
    const { questions } = await previewLines(company, payments);
    expect(questions).toMatchObject([{ code: 'earlyPayments' }]);
    expect(questions[0]?.message).toContain('F-1 du 28/02/2025, réglée le 20/02/2025');
    await commitLines(company, payments, { answers: { earlyPayments: 'advance' } });
    expect(invoicesOf(company).map(([number, , , open]) => [number, open])).toEqual([
      ['F-0', 1_000],
      ['F-1', 0],
      ['F-2', 600],
    ]);
    const again = await commitLines(company, payments, { answers: { earlyPayments: 'advance' } });
    expect(again.counts).toMatchObject({ new: 0, unchanged: 2 });
  });
});
