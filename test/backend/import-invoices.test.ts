import { describe, expect, it } from 'vitest';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, fixture } from '../builders/import-file.ts';

const TITLES = 'N° facture;Code client;Client;Date facture;Échéance;Montant TTC';

async function commit(company: TestCompany, lines: string | readonly string[], more: object = {}) {
  return company.client.imports.commit({ file: aFile(company, lines), ...more }, company);
}

async function preview(company: TestCompany, lines: string | readonly string[], more: object = {}): Promise<ImportPreview> {
  return company.client.imports.preview({ file: aFile(company, lines), ...more }, company);
}

function stored(company: TestCompany, asOf = '2030-12-31') {
  return invoicesAt(company.db, localDate(asOf)).map(({ number, kind, customerName, issuedOn, dueOn, totalCents, openCents, disputedCents }) => ({
    number,
    kind,
    customerName,
    issuedOn,
    dueOn,
    totalCents,
    openCents,
    disputedCents,
  }));
}

describe('a file of invoices as French software writes it', () => {
  it('is imported with its credit note, its customers and its dispute', async () => {
    const company = await aCompany();
    const result = await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
    expect(result).toMatchObject({
      counts: { new: 6, changed: 0, unchanged: 0, settled: 0, rejected: 0 },
      rejected: [],
      totals: { invoiceCents: 1249040, creditNoteCents: -40000, paymentCents: 0, chargeCents: 0 },
    });
    const invoices = stored(company);
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
    expect(invoices.filter(({ disputedCents }) => disputedCents > 0)).toEqual([expect.objectContaining({ number: 'FA-103', disputedCents: 64000 })]);
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
    expect(shown.columns.map(({ field }) => field)).toEqual(['invoiceNumber', 'customerName', 'customerCode', 'issuedOn', 'dueOn', 'totalAmount', 'disputed']);
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
    const shown = await preview(company, [
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
    await commit(company, [TITLES, 'F1;T1;Total Énergies Service;13/01/2025;13/02/2025;100,00', 'Total;;;;;100,00']);
    expect(stored(company).map(({ customerName }) => customerName)).toEqual(['Total Énergies Service']);
  });

  it('are numbered by the line where they start, whatever quoted cells hold', async () => {
    const company = await aCompany();
    const shown = await preview(company, `${TITLES}\n"F1";C1;"Durand\net fils";13/01/2025;13/02/2025;100,00\nF2;C1;Durand;;13/02/2025;10,00\n`);
    expect(shown.rows.map(({ row, customerName }) => [row, customerName])).toEqual([[2, 'Durand et fils']]);
    expect(shown.problems).toEqual([
      { severity: 'rejected', row: 4, column: 'Date facture', code: 'DATE_MISSING', message: 'La date manque.', value: '' },
    ]);
  });

  it('are refused one by one, each for its reason, and the others taken', async () => {
    const company = await aCompany();
    const { counts, rejected } = await commit(company, [
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
    ]);
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
    expect(stored(company)).toHaveLength(1);
  });

  it('repeated to the letter count once', async () => {
    const company = await aCompany();
    const line = 'F1;C1;Durand;13/01/2025;13/02/2025;100,00';
    const { counts, remarks } = await commit(company, [TITLES, line, line]);
    expect(counts).toMatchObject({ new: 1, rejected: 0 });
    expect(remarks).toMatchObject([{ row: 3, code: 'DUPLICATE_ROW' }]);
  });

  it('that are drafts, cancelled or quotes are left out, with a remark', async () => {
    const company = await aCompany();
    const { counts, remarks } = await commit(company, [
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
    expect(stored(company)).toMatchObject([
      { number: 'A1', kind: 'creditNote', totalCents: -3000, dueOn: '2025-01-14' },
      { number: 'F1', kind: 'invoice', dueOn: '2025-02-12' },
    ]);
  });

  it('are all refused together when none can be taken, and nothing is written', async () => {
    const company = await aCompany();
    await expect(commit(company, [TITLES, ';C1;Durand;13/01/2025;;10,00'])).rejects.toMatchObject({ code: 'IMPORT_NOTHING_USABLE' });
    await expect(commit(company, [TITLES])).rejects.toThrow('aucune ligne de données sous les titres');
    expect(await company.client.imports.history({}, company)).toEqual([]);
  });
});

describe('due dates that the file does not give', () => {
  it('come from its terms, then from those of the customer, then from the law', async () => {
    const company = await aCompany();
    const titles = 'N° facture;Client;Date facture;Échéance;Conditions de paiement;Montant TTC';
    const { remarks } = await commit(company, [
      titles,
      'F1;Durand;17/04/2025;;45 jours fin de mois;100,00',
      'F2;Durand;20/04/2025;;;100,00',
      'F3;Martin;17/04/2025;;;100,00',
      'F4;Petit;17/04/2025;;selon accord;100,00',
      'F5;Petit;17/04/2025;30/04/2025;60 jours;100,00',
    ]);
    expect(Object.fromEntries(stored(company).map(({ number, dueOn }) => [number, dueOn]))).toEqual({
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
    const shown = await preview(company, ambiguous);
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
    await expect(commit(company, ambiguous)).rejects.toMatchObject({ code: 'IMPORT_QUESTION', params: { code: 'dateOrder', choices: [{ value: 'DMY' }, { value: 'MDY' }] } });
    await expect(commit(company, ambiguous, { answers: { dateOrder: 'peut-être' } })).rejects.toMatchObject({ code: 'IMPORT_QUESTION' });
    await commit(company, ambiguous, { answers: { dateOrder: 'MDY' } });
    expect(stored(company).map(({ issuedOn }) => issuedOn)).toEqual(['2025-03-04', '2025-05-06']);
  });

  it('is asked, not guessed: the decimal mark', async () => {
    const company = await aCompany();
    const lines = ['N° facture;Client;Date facture;Montant TTC', 'F1;Durand;13/04/2025;1,234', 'F2;Durand;14/04/2025;500'];
    expect((await preview(company, lines)).questions).toMatchObject([{ code: 'decimalMark' }]);
    await commit(company, lines, { answers: { decimalMark: '.' } });
    expect(stored(company).map(({ totalCents }) => totalCents)).toEqual([123400, 50000]);
  });

  it('is asked, not guessed: the day of invoices in a file without dates', async () => {
    const company = await aCompany();
    const lines = ['client_nom\tfeature_id\tmontant_factture', 'Durand\tF1\t1000', 'Martin\tF2\t500'];
    expect((await preview(company, lines)).questions).toMatchObject([{ code: 'documentDate', choices: [{ value: '2025-05-31' }, { value: '2025-06-30' }] }]);
    await commit(company, lines, { answers: { documentDate: '2025-01-15' } });
    expect(stored(company)).toMatchObject([
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
    const [question] = (await preview(company, lines)).questions;
    expect(question).toMatchObject({ code: 'paidOn' });
    expect(question?.choices.map(({ value }) => value)).toEqual(['dueOn', 'issuedOn', 'today', 'none']);
    await commit(company, lines, { answers: { paidOn: 'dueOn' } });
    expect(company.db.prepare('SELECT paid_on AS paidOn, amount_cents AS cents FROM payments ORDER BY id').all()).toEqual([
      { paidOn: '2025-02-13', cents: 10000 },
      { paidOn: '2025-06-30', cents: 6000 },
    ]);
    const again = await commit(company, lines, { answers: { paidOn: 'today' } });
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 3, settled: 0, rejected: 0 });
  });
});

describe('what the file says was paid', () => {
  const TITLES_SETTLED = 'invoiceNumber,customerID,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate';

  it('becomes payments on the settlement dates, and disputes that were closed then', async () => {
    const company = await aCompany();
    const result = await commit(company, [TITLES_SETTLED, '0000001,C-1,1/2/2025,2/1/2025,55.94,Yes,1/15/2025', '0000002,C-1,1/26/2025,2/25/2025,61.74,No,']);
    expect(result.totals).toMatchObject({ invoiceCents: 11768, paymentCents: 5594 });
    expect(stored(company, '2025-01-14')).toMatchObject([{ number: '0000001', issuedOn: '2025-01-02', openCents: 5594, disputedCents: 5594 }]);
    expect(stored(company, '2025-01-31')).toMatchObject([
      { number: '0000001', openCents: 0, disputedCents: 0 },
      { number: '0000002', openCents: 6174 },
    ]);
    expect(company.db.prepare('SELECT opened_on, closed_on, outcome FROM disputes').all()).toEqual([{ opened_on: '2025-01-02', closed_on: '2025-01-15', outcome: 'maintained' }]);
  });

  it('arrives with a later file: the invoice is settled, once', async () => {
    const company = await aCompany();
    await commit(company, [TITLES_SETTLED, 'F1,C-1,1/20/2025,2/19/2025,55.94,Yes,', 'F2,C-1,1/26/2025,2/25/2025,61.74,No,']);
    const later = [TITLES_SETTLED, 'F1,C-1,1/20/2025,2/19/2025,55.94,Yes,3/1/2025', 'F2,C-1,1/26/2025,2/25/2025,61.74,No,'];
    const shown = await preview(company, later);
    expect(shown.counts).toEqual({ new: 0, changed: 0, unchanged: 1, settled: 1, rejected: 0 });
    expect(shown.rows[0]).toMatchObject({ state: 'settled', changes: ['réglée de 55,94\u00a0€ le 01/03/2025'] });
    await commit(company, later);
    expect((await commit(company, later)).counts).toMatchObject({ unchanged: 2 });
    expect(company.db.prepare('SELECT closed_on FROM disputes').all()).toEqual([{ closed_on: '2025-03-01' }]);
    expect(company.db.prepare('SELECT count(*) AS n FROM payments').get()).toEqual({ n: 1 });
  });

  it('cannot precede the invoice', async () => {
    const company = await aCompany();
    const { rejected } = await commit(company, [TITLES_SETTLED, 'F1,C-1,1/20/2025,2/19/2025,55.94,No,1/19/2025', 'F2,C-1,1/26/2025,2/25/2025,61.74,No,']);
    expect(rejected).toMatchObject([{ row: 2, code: 'SETTLED_BEFORE_ISSUE', column: 'SettledDate' }]);
  });
});

describe('a later file of the same invoices', () => {
  const first = [TITLES, 'F1;C1;Durand;13/01/2025;30/06/2025;100,00', 'F2;C1;Durand;14/01/2025;14/02/2025;50,00'];

  it('shows what changed, field by field, and changes that only', async () => {
    const company = await aCompany();
    await commit(company, first);
    const later = [TITLES, 'F1;C1;Durand;13/01/2025;15/07/2025;110,00', 'F2;C1;Durand;14/01/2025;14/02/2025;50,00', 'F3;C1;Durand;15/01/2025;15/02/2025;70,00'];
    const shown = await preview(company, later);
    expect(shown.counts).toEqual({ new: 1, changed: 1, unchanged: 1, settled: 0, rejected: 0 });
    expect(shown.rows[0]).toMatchObject({ row: 2, state: 'changed', changes: ['montant : 100,00\u00a0€ → 110,00\u00a0€', 'échéance : 30/06/2025 → 15/07/2025'] });
    await commit(company, later);
    expect(stored(company)).toMatchObject([{ number: 'F2' }, { number: 'F3' }, { number: 'F1', dueOn: '2025-07-15', totalCents: 11000 }]);
  });

  it('cannot bring an amount below what was already paid', async () => {
    const company = await aCompany();
    await commit(company, first);
    await company.client.imports.commit({ file: aFile(company, ['Date règlement;Facture;Montant', '15/02/2025;F1;80,00'], 'reglements.csv') }, company);
    const { rejected } = await commit(company, [TITLES, 'F1;C1;Durand;13/01/2025;30/06/2025;60,00', 'F2;C1;Durand;14/01/2025;14/02/2025;50,00']);
    expect(rejected).toMatchObject([{ row: 2, code: 'TOTAL_BELOW_ALLOCATED' }]);
  });

  it('knows an invoice by number, customer and year', async () => {
    const company = await aCompany();
    await commit(company, first);
    const { counts } = await commit(company, [TITLES, 'F1;C2;Martin;13/01/2025;13/02/2025;30,00', 'F1;C1;Durand;13/01/2024;13/02/2024;20,00', ' f1 ;C1;DURAND;13/01/2025;30/06/2025;100,00']);
    expect(counts).toMatchObject({ new: 2, unchanged: 1 });
  });

  it('knows a customer by code, then SIREN, then name, and never by resemblance', async () => {
    const company = await aCompany();
    const titles = 'N° facture;Code client;Client;SIREN;Date facture;Montant TTC';
    await commit(company, [
      titles,
      'F1;C1;S.A.R.L. Durand & Fils;732829320;13/01/2025;10,00',
      'F2;;DURAND ET FILS;;14/01/2025;10,00',
      'F3;;Durand Fils et associés;732 829 320;15/01/2025;10,00',
      'F4;;Durant et Fils;;16/01/2025;10,00',
      'F5;C9;Durand & Fils;;17/01/2025;10,00',
    ]);
    const byCustomer = company.db.prepare('SELECT c.id, c.name, group_concat(i.number) AS numbers FROM customers c JOIN invoices i ON i.customer_id = c.id GROUP BY c.id').all();
    expect(byCustomer).toEqual([
      { id: 1, name: 'S.A.R.L. Durand & Fils', numbers: 'F1,F2,F3' },
      { id: 2, name: 'Durant et Fils', numbers: 'F4' },
      { id: 3, name: 'Durand & Fils', numbers: 'F5' },
    ]);
    const { rejected } = await commit(company, ['N° facture;Client;Date facture;Montant TTC', 'F6;Durand & fils;18/01/2025;10,00', 'F7;Durant et fils;18/01/2025;10,00']);
    expect(rejected).toMatchObject([{ row: 2, code: 'CUSTOMER_AMBIGUOUS' }]);
  });
});

describe('a full list of what is open', () => {
  it('settles, on its latest issue date, the open invoices that it no longer holds', async () => {
    const company = await aCompany();
    await commit(company, [
      TITLES,
      'F1;C1;Durand;13/01/2025;13/02/2025;100,00',
      'F2;C1;Durand;14/01/2025;14/02/2025;50,00',
      'A1;C1;Durand;15/01/2025;15/01/2025;-20,00',
      'F3;C2;Martin;16/01/2025;16/02/2025;70,00',
      'F9;C2;Martin;20/05/2025;20/06/2025;5,00',
    ]);
    const list = [TITLES, 'F3;C2;Martin;16/01/2025;16/02/2025;70,00', 'F4;C2;Martin;10/03/2025;10/04/2025;30,00'];
    expect((await preview(company, list)).counts).toMatchObject({ new: 1, unchanged: 1, settled: 0 });
    const shown = await preview(company, list, { mode: 'full' });
    expect(shown.counts).toEqual({ new: 1, changed: 0, unchanged: 1, settled: 2, rejected: 0 });
    expect(shown.rows.filter(({ state }) => state === 'settled')).toMatchObject([
      { row: 0, label: 'F1', changes: ['absente de la liste complète : soldée le 10/03/2025'] },
      { row: 0, label: 'F2' },
    ]);
    await commit(company, list, { mode: 'full' });
    const open = stored(company).filter(({ openCents }) => openCents !== 0);
    expect(open.map(({ number }) => number)).toEqual(['F3', 'F4', 'F9']);
    // The credit note that is gone was set off against the oldest invoice that is gone; the rest was paid.
    expect(company.db.prepare('SELECT paid_on AS paidOn, amount_cents AS cents FROM payments ORDER BY id').all()).toEqual([
      { paidOn: '2025-03-10', cents: 8000 },
      { paidOn: '2025-03-10', cents: 5000 },
    ]);
    expect((await commit(company, list, { mode: 'full' })).counts).toMatchObject({ unchanged: 2, settled: 0 });
  });

  it('leaves alone an invoice whose row was refused, and everything when a refused row has no number', async () => {
    const company = await aCompany();
    await commit(company, [TITLES, 'F1;C1;Durand;13/01/2025;13/02/2025;100,00', 'F2;C1;Durand;14/01/2025;14/02/2025;50,00']);
    const refused = await commit(company, [TITLES, 'F1;C1;Durand;13/01/2025;13/02/2025;???', 'F3;C1;Durand;13/05/2025;13/06/2025;10,00'], { mode: 'full' });
    expect(refused.counts).toMatchObject({ settled: 1 });
    expect(stored(company).filter(({ openCents }) => openCents > 0).map(({ number }) => number)).toEqual(['F1', 'F3']);
    const uncertain = await commit(company, [TITLES, ';C1;Durand;13/01/2025;13/02/2025;1,00', 'F3;C1;Durand;13/05/2025;13/06/2025;10,00'], { mode: 'full' });
    expect(uncertain.counts).toMatchObject({ settled: 0, rejected: 1 });
    expect(uncertain.remarks).toMatchObject([{ code: 'FULL_LIST_UNCERTAIN' }]);
  });
});
