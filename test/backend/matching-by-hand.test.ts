import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, storedInvoices } from '../builders/import-file.ts';
import { type OfxMovement, ofxStatement } from '../builders/ofx-statement.ts';

const TODAY = localDate('2026-04-01');
const INVOICES = [
  'Numéro;Client;Date;Échéance;Montant TTC',
  'FA-1;Boulangerie Martel;2026-01-05;2026-02-05;120,00',
  'FA-2;Garage Lopez;2026-01-05;2026-02-05;200,50',
  'FA-3;Garage Lopez;2026-01-06;2026-02-06;80,00',
];

const commit = (company: TestCompany, content: string | readonly string[], name: string) =>
  company.client.imports.commit({ file: aFile(company, content, name) }, company);

async function aStatement(...movements: OfxMovement[]) {
  const company = await aCompany({ today: TODAY });
  await commit(company, INVOICES, 'factures.csv');
  const { importId } = await commit(company, ofxStatement(movements), 'releve.ofx');
  const [waiting] = await company.client.imports.matches({}, company);
  if (!waiting) throw new Error('a credit waits');
  return { company, importId, waiting, movementId: waiting.movementId };
}

const open = (company: TestCompany) => Object.fromEntries(storedInvoices(company).map(({ number, openCents }) => [number, openCents]));
const ids = (company: TestCompany) =>
  Object.fromEntries(
    company.db
      .prepare<{ id: number; number: string }>('SELECT id, number FROM invoices')
      .all()
      .map(({ id, number }) => [number, id]),
  ) as Record<string, number>;
async function toCredit(company: TestCompany, name: string) {
  const customers = await company.client.customers.list({ asOf: TODAY }, company);
  return customers.find((customer) => customer.name === name)?.unallocatedCents;
}
async function customerId(company: TestCompany, name: string): Promise<number> {
  const customers = await company.client.customers.list({ asOf: TODAY }, company);
  return customers.find((customer) => customer.name === name)?.id ?? 0;
}

describe('a credit that the program cannot explain', () => {
  const unknown = { day: '2026-02-10', amount: 25_000, label: 'VIR SEPA HOLDING DU NORD 4411' };

  it('is put against invoices chosen by hand, what they do not take stays to the credit of their customer, and that is taken back exactly', async () => {
    const { company, waiting, movementId } = await aStatement(unknown);
    expect(waiting).toMatchObject({ customerId: null, candidates: [], isFree: true, payerName: 'HOLDING NORD' });
    const before = contentOf(company);
    const { 'FA-2': two = 0 } = ids(company);
    const allocations = [{ invoiceId: two, amountCents: cents(20_050) }];
    const done = await company.client.imports.acceptMatch({ movementId, allocations, rememberPayer: 'HOLDING DU NORD' }, company);
    expect(done.unallocatedCents).toBe(4_950);
    expect([open(company)['FA-2'], await toCredit(company, 'Garage Lopez')]).toEqual([0, 4_950]);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
    expect(await company.client.imports.decidedMatches({}, company)).toMatchObject([
      { movementId, state: 'matched', customerNames: ['Garage Lopez'], invoiceNumbers: ['FA-2'] },
    ]);
    await company.client.imports.reopenMatch({ movementId }, company);
    expect(contentOf(company)).toEqual(before);
    expect(await company.client.imports.matches({}, company)).toEqual([waiting]);
  });

  it('is from now on recognised by the name of its payer, once the user wants it so', async () => {
    const { company, movementId } = await aStatement(unknown);
    const garage = await customerId(company, 'Garage Lopez');
    await company.client.imports.acceptMatch({ movementId, customerId: garage, rememberPayer: 'HOLDING DU NORD' }, company);
    await commit(company, ofxStatement([{ day: '2026-03-10', amount: 8_000, label: 'VIR SEPA HOLDING DU NORD 4502' }]), 'mars.ofx');
    expect(open(company)['FA-3']).toBe(0);
  });

  it('is kept as an advance to the credit of a customer', async () => {
    const { company, movementId } = await aStatement(unknown);
    const before = open(company);
    await company.client.imports.acceptMatch({ movementId, customerId: await customerId(company, 'Boulangerie Martel') }, company);
    expect([open(company), await toCredit(company, 'Boulangerie Martel')]).toEqual([before, 25_000]);
  });

  it('pays the invoices of several customers, to each its own payment, none of which goes alone', async () => {
    const { company, movementId } = await aStatement({ ...unknown, amount: 20_100, label: 'REMISE CHEQUES 2' });
    const before = contentOf(company);
    const { 'FA-1': one = 0, 'FA-3': three = 0 } = ids(company);
    const allocations = [
      { invoiceId: one, amountCents: cents(12_000) },
      { invoiceId: three, amountCents: cents(8_000) },
    ];
    const garage = await customerId(company, 'Garage Lopez');
    const { paymentId } = await company.client.imports.acceptMatch({ movementId, customerId: garage, allocations }, company);
    const payments = await company.client.payments.list({}, company);
    expect(payments.map(({ customerName, amountCents, unallocatedCents }) => [customerName, amountCents, unallocatedCents]).sort()).toEqual(
      [
        ['Boulangerie Martel', 12_000, 0],
        ['Garage Lopez', 8_100, 100],
      ],
    );
    await expect(company.client.payments.remove({ paymentId }, company)).rejects.toMatchObject({ code: 'PAYMENT_OF_CREDIT' });
    await company.client.imports.reopenMatch({ movementId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('settles an invoice less a bank’s fee that is no more than the accepted gap, and leaves a greater one open', async () => {
    const { company, movementId } = await aStatement({ ...unknown, amount: 19_950 + 7_800 });
    const before = contentOf(company);
    const { 'FA-2': two = 0, 'FA-3': three = 0 } = ids(company);
    const allocations = [
      { invoiceId: two, amountCents: cents(19_950) },
      { invoiceId: three, amountCents: cents(7_800) },
    ];
    await company.client.imports.acceptMatch({ movementId, allocations, settleGaps: true }, company);
    expect(open(company)).toMatchObject({ 'FA-2': 0, 'FA-3': 200 });
    const figures = await company.client.payments.list({ customerId: await customerId(company, 'Garage Lopez') }, company);
    expect(figures.map(({ amountCents, method }) => [amountCents, method])).toContainEqual([100, 'Écart de règlement']);
    await company.client.imports.reopenMatch({ movementId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('is left out as no customer’s, and comes back', async () => {
    const { company, waiting, movementId } = await aStatement(unknown);
    await company.client.imports.ignoreMatch({ movementId }, company);
    expect(await company.client.imports.decidedMatches({}, company)).toMatchObject([
      { state: 'ignored', customerNames: [], invoiceNumbers: [] },
    ]);
    await company.client.imports.reopenMatch({ movementId }, company);
    expect(await company.client.imports.matches({}, company)).toEqual([waiting]);
    await expect(company.client.imports.reopenMatch({ movementId }, company)).rejects.toMatchObject({ code: 'MATCH_NOT_DECIDED' });
  });

  it('never gets more against invoices than it is', async () => {
    const { company, movementId } = await aStatement({ ...unknown, amount: 5_000 });
    const allocations = [{ invoiceId: ids(company)['FA-2'] ?? 0, amountCents: cents(5_001) }];
    await expect(company.client.imports.acceptMatch({ movementId, allocations }, company)).rejects.toMatchObject({
      code: 'PAYMENT_OVER_ALLOCATED',
    });
  });
});

describe('a credit of a customer whom its statement names', () => {
  it('is given to another when the name misled, and comes back as nobody’s', async () => {
    const { company, importId, waiting, movementId } = await aStatement({ day: '2026-02-10', amount: 5_000, label: 'VIR GARAGE LOPEZ' });
    expect(waiting).toMatchObject({ customerName: 'Garage Lopez', isFree: true });
    const martel = await customerId(company, 'Boulangerie Martel');
    const allocations = [{ invoiceId: ids(company)['FA-1'] ?? 0, amountCents: cents(5_000) }];
    await company.client.imports.acceptMatch({ movementId, customerId: martel, allocations }, company);
    expect([open(company)['FA-1'], await toCredit(company, 'Garage Lopez')]).toEqual([7_000, 0]);
    await company.client.imports.reopenMatch({ movementId }, company);
    expect(await company.client.imports.matches({}, company)).toMatchObject([{ movementId, customerId: null }]);
    await company.client.imports.undo({ importId }, company);
    expect(open(company)['FA-1']).toBe(12_000);
  });
});

describe('a deposit of cheques that were entered one by one', () => {
  it('is proposed as their sum, is they once told so, and then nothing is counted twice', async () => {
    const { company } = await aStatement({ day: '2026-02-10', amount: 1, label: 'INTERETS' });
    const payments = [
      'Facture;Client;Date de règlement;Montant réglé',
      'FA-1;Boulangerie Martel;2026-02-03;120,00',
      'FA-3;Garage Lopez;2026-02-06;80,00',
    ];
    await commit(company, payments, 'reglements.csv');
    await commit(company, ofxStatement([{ day: '2026-02-11', amount: 20_000, label: 'REMISE CHEQUES 2' }]), 'fevrier.ofx');
    const deposit = (await company.client.imports.matches({}, company)).find(({ amountCents }) => amountCents === 20_000);
    expect(deposit?.recordedTogether.map(({ customerName, amountCents }) => [customerName, amountCents])).toEqual([
      ['Boulangerie Martel', 12_000],
      ['Garage Lopez', 8_000],
    ]);
    const before = contentOf(company);
    const movementId = deposit?.movementId ?? 0;
    const paymentIds = deposit?.recordedTogether.map(({ paymentId }) => paymentId) ?? [];
    await expect(company.client.imports.acceptMatch({ movementId, paymentIds: [paymentIds[0] ?? 0, 999] }, company)).rejects.toMatchObject({
      code: 'MATCH_ABSENT',
    });
    await company.client.imports.acceptMatch({ movementId, paymentIds }, company);
    expect(await company.client.payments.list({}, company)).toHaveLength(2);
    expect((await commit(company, payments, 'encore.csv')).counts).toMatchObject({ new: 0, unchanged: 2 });
    await company.client.imports.reopenMatch({ movementId }, company);
    expect({ ...contentOf(company), import_mappings: [] }).toEqual({ ...before, import_mappings: [] });
  });
});
