import { beforeEach, describe, expect, it } from 'vitest';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, fixture } from '../builders/import-file.ts';

const TITLES = 'Date de règlement;Client;Facture;Montant;Mode de règlement';

let company: TestCompany;
beforeEach(async () => {
  company = await aCompany();
  await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
});

async function commit(lines: readonly string[], more: object = {}) {
  return company.client.imports.commit({ file: aFile(company, lines, 'reglements.csv'), ...more }, company);
}

function openAmounts(asOf = '2030-12-31') {
  return Object.fromEntries(invoicesAt(company.db, localDate(asOf)).map(({ number, openCents }) => [number, openCents]));
}

function payments() {
  return company.db.prepare('SELECT paid_on AS paidOn, amount_cents AS cents, kind, method, reference FROM payments ORDER BY id').all();
}

describe('a file of payments', () => {
  it('settles the invoices that it names, on its days; a loss is a write-off', async () => {
    const result = await company.client.imports.commit({ file: fixture('imports/reglements.csv') }, company);
    expect(result).toMatchObject({ counts: { new: 3, rejected: 0 }, totals: { invoiceCents: 0, paymentCents: 1075050 }, remarks: [] });
    expect(payments()).toEqual([
      { paidOn: '2025-02-11', cents: 840000, kind: 'payment', method: 'Virement', reference: 'FA-101' },
      { paidOn: '2025-03-20', cents: 25050, kind: 'payment', method: 'Chèque', reference: 'FA-102' },
      { paidOn: '2025-06-30', cents: 210000, kind: 'writeOff', method: 'Perte', reference: 'FA-104' },
    ]);
    expect(openAmounts('2025-02-10')).toMatchObject({ 'FA-101': 840000, 'FA-102': 125050 });
    expect(openAmounts('2025-06-30')).toEqual({
      'FA-101': 0,
      'FA-102': 100000,
      'FA-103': 64000,
      'FA-104': 0,
      'AV-7': -40000,
      'FA-105': 9990,
    });
    const [writtenOff] = invoicesAt(company.db, localDate('2025-06-30')).filter(({ number }) => number === 'FA-104');
    expect(writtenOff?.writtenOffCents).toBe(210000);
  });

  it('changes nothing when it is imported twice', async () => {
    await company.client.imports.commit({ file: fixture('imports/reglements.csv') }, company);
    const before = contentOf(company);
    const again = await company.client.imports.commit({ file: fixture('imports/reglements.csv') }, company);
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 3, settled: 0, rejected: 0 });
    expect(contentOf(company)).toEqual(before);
  });

  it('adds the rows that are new in a longer file, equal payments counted one by one', async () => {
    const row = '14/02/2025;Menuiserie Chenebois;FA-101;100,00;Chèque';
    expect((await commit([TITLES, row, row])).counts).toMatchObject({ new: 2 });
    expect((await commit([TITLES, row, row, row])).counts).toMatchObject({ new: 1, unchanged: 2 });
    expect(openAmounts()).toMatchObject({ 'FA-101': 810000 });
  });

  it('leaves to the customer’s credit what an invoice no longer owes, once', async () => {
    const lines = [
      TITLES,
      '15/04/2025;Garage Œillet;FA-105;100,00;Virement',
      '16/04/2025;Garage Œillet;FA-105;99,90;Virement',
      '17/04/2025;garage oeillet;;50,00;Virement',
    ];
    const { counts, remarks } = await commit(lines);
    expect(counts).toMatchObject({ new: 3, rejected: 0 });
    expect(remarks.map(({ code, row }) => [code, row])).toEqual([
      ['OVERPAYMENT', 2],
      ['OVERPAYMENT', 3],
    ]);
    expect(openAmounts()).toMatchObject({ 'FA-105': 0 });
    const list = await company.client.customers.list({ asOf: localDate('2025-06-30') }, company);
    expect(list.find(({ code }) => code === 'OEI')).toMatchObject({ unallocatedCents: 10 + 9990 + 5000 });
    expect((await commit(lines)).counts).toMatchObject({ new: 0, unchanged: 3 });
  });

  it('recognises its own payments after they were allocated by hand', async () => {
    const lines = [TITLES, '17/04/2025;Garage Œillet;;50,00;Virement'];
    await commit(lines);
    const [payment] = await company.client.payments.list({}, company);
    const [invoice] = invoicesAt(company.db, localDate('2025-06-30')).filter(({ number }) => number === 'FA-105');
    await company.client.payments.allocate(
      { paymentId: payment?.id ?? 0, allocations: [{ invoiceId: invoice?.id ?? 0, amountCents: cents(5000) }] },
      company,
    );
    expect((await commit(lines)).counts).toMatchObject({ new: 0, unchanged: 1 });
  });

  it('refuses, row by row, what cannot be a payment of these invoices', async () => {
    const lines = [
      TITLES,
      '15/04/2025;Garage Œillet;FA-105;10,00;Virement',
      '15/04/2025;;FA-999;10,00;Virement',
      '15/04/2025;Traiteur Ile de Sein;FA-105;10,00;Virement',
      '13/01/2025;;FA-105;10,00;Virement',
      '15/04/2025;;FA-105;-10,00;Remboursement',
      '15/04/2025;;AV-7;10,00;Virement',
      '15/04/2025;Inconnu SA;;10,00;Virement',
      '15/04/2025;;;10,00;Virement',
      '15/04/2025;;FA-105;10,00;Rejet de prélèvement',
      '15/04/2025;;FA-103;10 000,00;Perte',
    ];
    const { counts, rejected } = await commit(lines, { answers: { earlyPayments: 'reject' } });
    expect(counts).toMatchObject({ new: 3, rejected: 7 });
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([
      [4, 'INVOICE_OF_OTHER_CUSTOMER'],
      [5, 'PAYMENT_BEFORE_INVOICE'],
      [6, 'PAYMENT_NEGATIVE'],
      [7, 'PAYMENT_ON_CREDIT_NOTE'],
      [9, 'REFERENCE_MISSING'],
      [10, 'PAYMENT_REJECTED'],
      [11, 'WRITE_OFF_EXCEEDS_OPEN'],
    ]);
    expect(rejected[1]?.message).toBe('Ce règlement est antérieur à la facture FA-105, du 14/03/2025.');
  });

  it('keeps, to be matched, a payment of which neither the customer nor the invoice is known; its invoice settles it when it comes', async () => {
    const before = contentOf(company);
    const lines = [TITLES, '15/04/2025;;FA-999;10,00;Virement', '15/04/2025;Inconnu SA;;25,00;Chèque', '15/04/2025;;FA-998;30,00;Perte'];
    const { counts, remarks, rejected, importId } = await commit(lines);
    expect(counts).toMatchObject({ new: 2, rejected: 1 });
    expect(remarks.map(({ row, code }) => [row, code])).toEqual([
      [2, 'PAYMENT_WAITS'],
      [3, 'PAYMENT_WAITS'],
    ]);
    expect(rejected).toMatchObject([{ row: 4, code: 'INVOICE_UNKNOWN' }]);
    expect(payments()).toHaveLength(0);
    const waiting = await company.client.imports.matches({}, company);
    expect(waiting).toMatchObject([
      { amountCents: 1000, label: 'FA-999 Virement', customerId: null, fileName: 'reglements.csv' },
      { amountCents: 2500, label: 'Inconnu SA Chèque', counterparty: 'Inconnu SA', customerId: null },
    ]);
    expect((await commit(lines)).counts).toMatchObject({ new: 0, unchanged: 2, rejected: 1 });

    const late = aFile(company, ['N° facture;Client;Date facture;Montant TTC', 'FA-999;Nouveau Client;14/03/2025;10,00'], 'factures.csv');
    const shown = await company.client.imports.preview({ file: late }, company);
    expect(shown.waitingMatches).toMatchObject([{ amountCents: 1000, customerName: 'Nouveau Client', invoiceNumbers: ['FA-999'] }]);
    const invoices = await company.client.imports.commit({ file: late }, company);
    expect(invoices.matchedPayments).toBe(1);
    expect(openAmounts()).toMatchObject({ 'FA-999': 0 });
    expect((await commit(lines)).counts).toMatchObject({ new: 0, unchanged: 2, rejected: 1 });
    expect(await company.client.imports.matches({}, company)).toHaveLength(1);

    await company.client.imports.undo({ importId: invoices.importId }, company);
    expect(await company.client.imports.matches({}, company)).toEqual(waiting);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('keeps a payment of a known customer for an invoice that is not there yet', async () => {
    const { counts, remarks } = await commit([TITLES, '15/04/2025;Garage Œillet;FA-200;10,00;Virement']);
    expect(counts).toMatchObject({ new: 1 });
    expect(remarks).toMatchObject([{ row: 2, code: 'INVOICE_UNKNOWN_YET' }]);
  });

  it('asks for the customer when a number is two invoices', async () => {
    const more = ['N° facture;Client;Date facture;Montant TTC', 'FA-105;Traiteur Île de Sein;14/03/2025;30,00'];
    await company.client.imports.commit({ file: aFile(company, more, 'factures.csv') }, company);
    const { rejected, counts } = await commit([
      TITLES,
      '15/04/2025;;FA-105;10,00;Virement',
      '15/04/2025;Traiteur Île de Sein;FA-105;10,00;Virement',
    ]);
    expect(rejected).toMatchObject([{ row: 2, code: 'INVOICE_AMBIGUOUS' }]);
    expect(counts).toMatchObject({ new: 1 });
  });

  it('takes its columns from a file that names its customers by code and its payments by number', async () => {
    const lines = ['paiement_id;client_id;montant_paye', 'P001;OEI;1000', 'P002;Traiteur Île de Sein;200'];
    await expect(commit(lines)).rejects.toMatchObject({ code: 'IMPORT_QUESTION', params: { code: 'documentDate' } });
    const { counts } = await commit(lines, { answers: { documentDate: '2025-06-15' } });
    expect(counts).toMatchObject({ new: 2, rejected: 0 });
    expect(payments()).toMatchObject([
      { paidOn: '2025-06-15', cents: 100000, reference: 'P001' },
      { paidOn: '2025-06-15', cents: 20000, reference: 'P002' },
    ]);
  });
});
