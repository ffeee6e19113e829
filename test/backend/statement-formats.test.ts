import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, storedInvoices } from '../builders/import-file.ts';
import { type OfxMovement, ofxStatement } from '../builders/ofx-statement.ts';

const TODAY = localDate('2026-04-01');
const INVOICES = [
  'Numéro;Client;Date;Échéance;Montant TTC',
  'FA-1;Boulangerie Martel;2026-01-05;2026-02-05;1 440,00',
  'FA-2;Garage Lopez;2026-01-05;2026-02-05;800,00',
];
const CHEQUE: OfxMovement = { day: '2026-02-17', amount: 144_000, label: 'REM CHQ 0012345' };

/** The movements as a bank lists them in CSV: no identifier, and its own spaces and capitals. */
function csvStatement(movements: readonly OfxMovement[]) {
  const rows = movements.map(({ day, amount, label }) => {
    const shown = day.split('-').reverse().join('/');
    return `${shown};${shown};${label.replaceAll(' ', '  ').toLowerCase()};;${(amount / 100).toFixed(2).replace('.', ',')}`;
  });
  return ['Date opération;Date valeur;Libellé;Débit;Crédit', ...rows].join('\n');
}

const FORMATS = [
  ['CSV then OFX', csvStatement, ofxStatement],
  ['OFX then CSV', ofxStatement, csvStatement],
] as const;

const commit = (company: TestCompany, content: string | readonly string[], name: string) =>
  company.client.imports.commit({ file: aFile(company, content, name) }, company);

async function aBook(): Promise<TestCompany> {
  const company = await aCompany({ today: TODAY });
  await commit(company, INVOICES, 'factures.csv');
  return company;
}

async function received(company: TestCompany) {
  const payments = await company.client.payments.list({}, company);
  return payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

const invoiceId = (company: TestCompany, number: string) =>
  company.db.prepare<{ id: number }>('SELECT id FROM invoices WHERE number = ?').get(number)?.id ?? 0;

/** What a person may decide of a credit, and what is received by it. */
const DECISIONS: readonly [string, number, (company: TestCompany, movementId: number) => Promise<unknown>][] = [
  [
    'put against an invoice',
    144_000,
    (company, movementId) => {
      const allocations = [{ invoiceId: invoiceId(company, 'FA-1'), amountCents: cents(144_000) }];
      return company.client.imports.acceptMatch({ movementId, allocations }, company);
    },
  ],
  [
    'split between two customers',
    144_000,
    (company, movementId) => {
      const allocations = [
        { invoiceId: invoiceId(company, 'FA-1'), amountCents: cents(100_000) },
        { invoiceId: invoiceId(company, 'FA-2'), amountCents: cents(44_000) },
      ];
      return company.client.imports.acceptMatch({ movementId, allocations }, company);
    },
  ],
  [
    'kept as an advance',
    144_000,
    async (company, movementId) => {
      const [customer] = await company.client.customers.list({ asOf: TODAY }, company);
      return company.client.imports.acceptMatch({ movementId, customerId: customer?.id ?? 0 }, company);
    },
  ],
  ['left out', 0, (company, movementId) => company.client.imports.ignoreMatch({ movementId }, company)],
  ['still to be decided', 0, async () => undefined],
];

describe.each(FORMATS)('the same credit without a customer, %s', (_order, first, second) => {
  it.each(DECISIONS)('is known again once %s', async (_decision, expectedCents, decide) => {
    const company = await aBook();
    await commit(company, first([CHEQUE]), 'premier.txt');
    const [waiting] = await company.client.imports.matches({}, company);
    await decide(company, waiting?.movementId ?? 0);
    const before = [storedInvoices(company), await company.client.imports.matches({}, company)];
    const { counts } = await commit(company, second([CHEQUE]), 'second.txt');
    expect(counts).toMatchObject({ new: 0, unchanged: 1 });
    expect(await received(company)).toBe(expectedCents);
    expect([storedInvoices(company), await company.client.imports.matches({}, company)]).toEqual(before);
  });

  it('is as many credits as the day has of them', async () => {
    const company = await aBook();
    await commit(company, first([CHEQUE]), 'premier.txt');
    const { counts } = await commit(company, second([CHEQUE, CHEQUE, { ...CHEQUE, day: '2026-02-18' }]), 'second.txt');
    expect(counts).toMatchObject({ new: 2, unchanged: 1 });
    const again = await commit(company, first([CHEQUE, CHEQUE, { ...CHEQUE, day: '2026-02-18' }]), 'tout.txt');
    expect(again.counts).toMatchObject({ new: 0, unchanged: 3 });
    expect(await company.client.imports.matches({}, company)).toHaveLength(3);
  });
});

it('is another credit on another account', async () => {
  const company = await aBook();
  const ofx = ofxStatement([CHEQUE]);
  await commit(company, ofx, 'courant.ofx');
  const other = ofx.replace('12345678901', '98765432109').replace('<FITID>', '<FITID>B');
  expect((await commit(company, other, 'livret.ofx')).counts).toMatchObject({ new: 1, unchanged: 0 });
});

it('of one account, are two credits when its bank identifies two', async () => {
  const company = await aBook();
  const ofx = ofxStatement([CHEQUE]);
  await commit(company, ofx, 'matin.ofx');
  expect((await commit(company, ofx.replace('<FITID>', '<FITID>B'), 'soir.ofx')).counts).toMatchObject({ new: 1, unchanged: 0 });
});

it('that a book holds as a payment is announced as such, proposed as such, and applied by nobody but a person', async () => {
  const company = await aBook();
  const payments = ['Facture;Client;Date de règlement;Montant réglé', 'FA-1;Boulangerie Martel;2026-02-17;1 440,00'];
  await commit(company, payments, 'reglements.csv');
  const file = aFile(company, csvStatement([CHEQUE, CHEQUE]), 'releve.csv');
  const { rows } = await company.client.imports.preview({ file }, company);
  expect(rows.map(({ customerName }) => customerName)).toEqual(['Boulangerie Martel', '']);
  expect(rows[0]?.changes.join()).toContain('déjà saisi');
  await company.client.imports.commit({ file }, company);
  expect(await received(company)).toBe(144_000);
  const [first] = await company.client.imports.matches({}, company);
  expect(first?.recorded).toMatchObject([{ customerName: 'Boulangerie Martel', paidOn: CHEQUE.day }]);
  await company.client.imports.acceptMatch({ movementId: first?.movementId ?? 0, paymentId: first?.recorded[0]?.paymentId ?? 0 }, company);
  expect(await received(company)).toBe(144_000);
  expect((await commit(company, ofxStatement([CHEQUE, CHEQUE]), 'releve.ofx')).counts).toMatchObject({ new: 0, unchanged: 2 });
});
