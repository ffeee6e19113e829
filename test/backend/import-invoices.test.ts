import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany } from '../builders/company.ts';
import { commitLines, contentOf, fixture, previewLines, storedInvoices } from '../builders/import-file.ts';

const TITLES = 'N° facture;Code client;Client;Date facture;Échéance;Montant TTC';

describe('a file of invoices as French software writes it', () => {
  it('is imported with its credit note, its customers and its dispute', async () => {
    const company = await aCompany();
    const result = await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
    expect(result).toMatchObject({
      counts: { new: 6, changed: 0, unchanged: 0, settled: 0, rejected: 0 },
      rejected: [],
      totals: { invoiceCents: 1249040, creditNoteCents: -40000, paymentCents: 0, chargeCents: 0 },
    });
    const invoices = storedInvoices(company);
    expect(invoices).toContainEqual({
      number: 'AV-7',
      kind: 'creditNote',
      customerName: 'Menuiserie Chênebois SARL',
      issuedOn: '2025-03-05',
      dueOn: '2025-03-05',
      totalCents: -40000,
      openCents: -40000,
      disputedCents: 0,
    });
    expect(invoices.filter(({ disputedCents }) => disputedCents > 0)).toEqual([
      expect.objectContaining({ number: 'FA-103', disputedCents: 64000 }),
    ]);
    const customers = await company.client.customers.list({ asOf: localDate('2025-06-30') }, company);
    expect(customers.map(({ code, name }) => [code, name])).toEqual([
      ['OEI', 'Garage Œillet'],
      ['CHE', 'Menuiserie Chênebois SARL'],
      ['ILE', 'Traiteur Île-de-Sein'],
    ]);
  });

  it('is shown before anything is written', async () => {
    const company = await aCompany();
    const before = contentOf(company);
    const shown = await company.client.imports.preview({ file: fixture('imports/factures.csv') }, company);
    expect(shown).toMatchObject({
      kind: 'invoices',
      format: 'csv',
      encoding: 'windows-1252',
      delimiter: ';',
      sheet: null,
      headerRow: 1,
      dateOrder: 'DMY',
      decimalMark: ',',
      rowCount: 6,
      counts: { new: 6 },
      problems: [],
      questions: [],
      moreRows: 0,
    });
    expect(shown.columns.map(({ field }) => field)).toEqual([
      'invoiceNumber',
      'customerName',
      'customerCode',
      'issuedOn',
      'dueOn',
      'totalAmount',
      'disputed',
    ]);
    expect(shown.rows[4]).toEqual({
      row: 6,
      state: 'new',
      label: 'AV-7',
      customerName: 'Menuiserie Chênebois SARL',
      date: '2025-03-05',
      dueOn: '2025-03-05',
      amountCents: -40000,
      changes: [],
    });
    expect(contentOf(company)).toEqual(before);
    expect(await company.client.imports.history({}, company)).toEqual([]);
  });

  it('changes nothing when it is imported twice', async () => {
    const company = await aCompany();
    await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
    const before = contentOf(company);
    const again = await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 6, settled: 0, rejected: 0 });
    expect(contentOf(company)).toEqual(before);
  });
});

describe('rows of a hand-kept or printed list', () => {
  it('are found below a letterhead, and totals, blanks and repeated titles between them are left out', async () => {
    const company = await aCompany();
    const shown = await previewLines(company, [
      'Atelier Tournesol;;;;;',
      'Liste des factures au 30/06/2025;;;;;',
      ';;;;;',
      TITLES,
      'F1;C1;Durand;13/01/2025;13/02/2025;100,00',
      'F2;C1;Durand;14/01/2025;14/02/2025;50,00',
      'Sous-total Durand;;;;;150,00',
      TITLES,
      'F3;C2;Martin;15/01/2025;15/02/2025;25,00',
      ';;;;;',
      'Total général;;;;;175,00',
      'Page 1/1;;;;;',
    ]);
    expect(shown).toMatchObject({ headerRow: 4, rowCount: 3, counts: { new: 3, rejected: 0 } });
    expect(shown.rows.map(({ row }) => row)).toEqual([5, 6, 9]);
  });

  it('keep a customer whose name begins like a total', async () => {
    const company = await aCompany();
    await commitLines(company, [TITLES, 'F1;T1;Total Énergies Service;13/01/2025;13/02/2025;100,00', 'Total;;;;;100,00']);
    expect(storedInvoices(company).map(({ customerName }) => customerName)).toEqual(['Total Énergies Service']);
  });

  it('are numbered by the line where they start, whatever quoted cells hold', async () => {
    const company = await aCompany();
    const shown = await previewLines(
      company,
      `${TITLES}\n"F1";C1;"Durand\net fils";13/01/2025;13/02/2025;100,00\nF2;C1;Durand;;13/02/2025;10,00\n`,
    );
    expect(shown.rows.map(({ row, customerName }) => [row, customerName])).toEqual([[2, 'Durand et fils']]);
    expect(shown.problems).toEqual([
      { severity: 'rejected', row: 4, column: 'Date facture', code: 'DATE_MISSING', message: 'La date manque.', value: '' },
    ]);
  });

  it('are refused one by one, each for its reason, and the others taken', async () => {
    const company = await aCompany();
    const { counts, rejected } = await commitLines(
      company,
      [
        TITLES,
        'F1;C1;Durand;13/01/2025;13/02/2025;100,00',
        ';C1;Durand;13/01/2025;13/02/2025;100,00',
        'F3;;;13/01/2025;13/02/2025;100,00',
        'F4;C1;Durand;30/02/2025;13/02/2025;100,00',
        'F5;C1;Durand;13/01/2025;13/02/2025;abc',
        'F6;C1;Durand;13/01/2025;13/02/2025;12,345678',
        'F7;C1;Durand;13/01/2025;13/02/2025;100,00 USD',
        'F1;C1;Durand;13/01/2025;13/02/2025;120,00',
        'F8;C1;Durand;13/01/2025;13/02/2025;',
      ],
      { answers: { 'rate:USD': 'leave', repeatedNumbers: 'reject' } },
    );
    expect(counts).toMatchObject({ new: 1, rejected: 8 });
    expect(rejected.map(({ row, code, column }) => [row, code, column])).toEqual([
      [3, 'NUMBER_MISSING', 'N° facture'],
      [4, 'CUSTOMER_MISSING', 'Client'],
      [5, 'DATE_UNREADABLE', 'Date facture'],
      [6, 'AMOUNT_UNREADABLE', 'Montant TTC'],
      [7, 'AMOUNT_PRECISION', 'Montant TTC'],
      [8, 'CURRENCY_FOREIGN', 'Montant TTC'],
      [9, 'DUPLICATE_NUMBER', ''],
      [10, 'AMOUNT_MISSING', 'Montant TTC'],
    ]);
    expect(rejected[6]?.message).toContain('à la ligne 2');
    expect(rejected[6]?.message).toContain('100,00\u00a0€ puis 120,00\u00a0€');
    expect(storedInvoices(company)).toHaveLength(1);
  });

  it('repeated to the letter count once', async () => {
    const company = await aCompany();
    const line = 'F1;C1;Durand;13/01/2025;13/02/2025;100,00';
    const { counts, remarks } = await commitLines(company, [TITLES, line, line]);
    expect(counts).toMatchObject({ new: 1, rejected: 0 });
    expect(remarks).toMatchObject([{ row: 3, code: 'DUPLICATE_ROW' }]);
  });

  it('that are drafts, cancelled or quotes are left out, with a remark', async () => {
    const company = await aCompany();
    const { counts, remarks } = await commitLines(company, [
      'Numéro;Type;Client;Date;Montant TTC;Statut',
      'F1;Facture;Durand;13/01/2025;100,00;Envoyée',
      'F2;Facture;Durand;13/01/2025;100,00;Brouillon',
      'F3;Facture;Durand;13/01/2025;100,00;Annulée',
      'P1;Facture proforma;Durand;13/01/2025;100,00;Envoyée',
      'A1;Avoir;Durand;14/01/2025;30,00;Envoyée',
    ]);
    expect(counts).toMatchObject({ new: 2, rejected: 0 });
    expect(remarks.map(({ row, code }) => [row, code])).toEqual([
      [3, 'ROW_DRAFT'],
      [4, 'ROW_CANCELLED'],
      [5, 'NOT_AN_INVOICE'],
      [0, 'DUE_COMPUTED'],
    ]);
    expect(storedInvoices(company)).toMatchObject([
      { number: 'A1', kind: 'creditNote', totalCents: -3000, dueOn: '2025-01-14' },
      { number: 'F1', kind: 'invoice', dueOn: '2025-02-12' },
    ]);
  });

  it('are all refused together when none can be taken, and nothing is written', async () => {
    const company = await aCompany();
    await expect(commitLines(company, [TITLES, ';C1;Durand;13/01/2025;;10,00'])).rejects.toMatchObject({ code: 'IMPORT_NOTHING_USABLE' });
    await expect(commitLines(company, [TITLES])).rejects.toThrow('aucune ligne de données sous les titres');
    expect(await company.client.imports.history({}, company)).toEqual([]);
  });
});

describe('due dates that the file does not give', () => {
  it('come from its terms, then from those of the customer, then from the law', async () => {
    const company = await aCompany();
    const titles = 'N° facture;Client;Date facture;Échéance;Conditions de paiement;Montant TTC';
    const { remarks } = await commitLines(company, [
      titles,
      'F1;Durand;17/04/2025;;45 jours fin de mois;100,00',
      'F2;Durand;20/04/2025;;;100,00',
      'F3;Martin;17/04/2025;;;100,00',
      'F4;Petit;17/04/2025;;selon accord;100,00',
      'F5;Petit;17/04/2025;30/04/2025;60 jours;100,00',
    ]);
    expect(Object.fromEntries(storedInvoices(company).map(({ number, dueOn }) => [number, dueOn]))).toEqual({
      F1: '2025-06-30',
      F2: '2025-06-30',
      F3: '2025-05-17',
      F4: '2025-05-17',
      F5: '2025-04-30',
    });
    expect(remarks.map(({ code, row }) => [code, row])).toEqual([
      ['TERMS_UNREADABLE', 5],
      ['DUE_COMPUTED', 0],
    ]);
    expect(company.db.prepare('SELECT payment_terms AS terms FROM customers ORDER BY id').all()).toEqual([
      { terms: '45 jours puis fin de mois' },
      { terms: '' },
      { terms: '60 jours' },
    ]);
  });
});

describe('what the file leaves open', () => {
  const ambiguous = ['N° facture;Client;Date facture;Montant TTC', 'F1;Durand;03/04/2025;100,00', 'F2;Durand;05/06/2025;100,00'];

  it('is asked, not guessed: the order of dates', async () => {
    const company = await aCompany();
    const shown = await previewLines(company, ambiguous);
    expect(shown).toMatchObject({ dateOrder: null, rows: [], counts: { new: 0 } });
    expect(shown.questions).toMatchObject([
      {
        code: 'dateOrder',
        choices: [
          { value: 'DMY', label: 'jour/mois/année : 3 avril 2025' },
          { value: 'MDY', label: 'mois/jour/année : 4 mars 2025' },
        ],
      },
    ]);
    await expect(commitLines(company, ambiguous)).rejects.toMatchObject({
      code: 'IMPORT_QUESTION',
      params: { code: 'dateOrder', choices: [{ value: 'DMY' }, { value: 'MDY' }] },
    });
    await expect(commitLines(company, ambiguous, { answers: { dateOrder: 'peut-être' } })).rejects.toMatchObject({
      code: 'IMPORT_QUESTION',
    });
    await commitLines(company, ambiguous, { answers: { dateOrder: 'MDY' } });
    expect(storedInvoices(company).map(({ issuedOn }) => issuedOn)).toEqual(['2025-03-04', '2025-05-06']);
  });

  it('is asked, not guessed: the decimal mark', async () => {
    const company = await aCompany();
    const lines = ['N° facture;Client;Date facture;Montant TTC', 'F1;Durand;13/04/2025;1,234', 'F2;Durand;14/04/2025;500'];
    expect((await previewLines(company, lines)).questions).toMatchObject([{ code: 'decimalMark' }]);
    await commitLines(company, lines, { answers: { decimalMark: '.' } });
    expect(storedInvoices(company).map(({ totalCents }) => totalCents)).toEqual([123400, 50000]);
  });

  it('is asked, not guessed: the day of invoices in a file without dates', async () => {
    const company = await aCompany();
    const lines = ['client_nom\tfeature_id\tmontant_factture', 'Durand\tF1\t1000', 'Martin\tF2\t500'];
    expect((await previewLines(company, lines)).questions).toMatchObject([
      { code: 'documentDate', choices: [{ value: '2025-05-31' }, { value: '2025-06-30' }] },
    ]);
    await commitLines(company, lines, { answers: { documentDate: '2025-01-15' } });
    expect(storedInvoices(company)).toMatchObject([
      { number: 'F1', issuedOn: '2025-01-15', totalCents: 100000 },
      { number: 'F2', issuedOn: '2025-01-15', totalCents: 50000 },
    ]);
  });

  it('is asked, not guessed: when invoices marked paid were paid', async () => {
    const company = await aCompany();
    const lines = [
      'N° facture;Client;Date facture;Échéance;Montant TTC;Reste dû',
      'F1;Durand;13/01/2025;13/02/2025;100,00;0,00',
      'F2;Durand;14/06/2025;14/07/2025;100,00;40,00',
      'F3;Durand;15/06/2025;15/07/2025;100,00;100,00',
    ];
    const [question] = (await previewLines(company, lines)).questions;
    expect(question).toMatchObject({ code: 'paidOn' });
    expect(question?.choices.map(({ value }) => value)).toEqual(['dueOn', 'issuedOn', 'today', 'none']);
    await commitLines(company, lines, { answers: { paidOn: 'dueOn' } });
    expect(company.db.prepare('SELECT paid_on AS paidOn, amount_cents AS cents FROM payments ORDER BY id').all()).toEqual([
      { paidOn: '2025-02-13', cents: 10000 },
      { paidOn: '2025-06-30', cents: 6000 },
    ]);
    const again = await commitLines(company, lines, { answers: { paidOn: 'today' } });
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 3, settled: 0, rejected: 0 });
  });
});
