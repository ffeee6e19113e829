import { describe, expect, it } from 'vitest';
import { isReturnedPayment } from '../../shared/bank-statements/returned-payments.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, storedInvoices } from '../builders/import-file.ts';
import { type OfxMovement, ofxStatement } from '../builders/ofx-statement.ts';

const INVOICES = [
  'Numéro;Client;Date;Échéance;Montant TTC',
  'FA-1;Boulangerie Martel;2026-01-05;2026-02-05;120,00',
  'FA-2;Garage Lopez;2026-01-05;2026-02-05;200,00',
  'FA-3;Garage Lopez;2026-01-06;2026-02-06;200,00',
];
const PAID: OfxMovement = { day: '2026-02-05', amount: 12_000, label: 'PRLV BOULANGERIE MARTEL FA-1' };
const REJECTED: OfxMovement = { day: '2026-02-12', amount: -12_000, label: 'REJET PRLV SEPA BOULANGERIE MARTEL PROVISION INSUFFISANTE' };

const commit = (company: TestCompany, content: string | readonly string[], name: string) =>
  company.client.imports.commit({ file: aFile(company, content, name) }, company);
const open = (company: TestCompany) => Object.fromEntries(storedInvoices(company).map(({ number, openCents }) => [number, openCents]));

async function withInvoices() {
  const company = await aCompany({ today: '2026-04-01' });
  await commit(company, INVOICES, 'factures.csv');
  return company;
}

describe('what a bank takes back', () => {
  it.each([
    [-100, 'REJET PRLV SEPA X', true],
    [-100, 'PRÉLÈVEMENT REJETÉ DUPONT', true],
    [-100, 'CHEQUE IMPAYE 0012', true],
    [-100, 'RETOUR DE CHEQUE', true],
    [-100, 'FRAIS REJET PRLV', false],
    [-100, 'COMMISSION IMPAYE', false],
    [-100, 'PRLV ORANGE', false],
    [-100, 'VIR RETOUR AUX SOURCES', false],
    [100, 'REJET VIR EMIS', false],
  ])('%i, « %s » : %s', (amountCents, label, expected) => {
    expect(isReturnedPayment({ amountCents: cents(amountCents), label, reversal: false })).toBe(expected);
  });

  it('opens its invoice again, of an earlier statement or of the same, changes nothing the second time, and is undone exactly', async () => {
    const company = await withInvoices();
    const first = await commit(company, ofxStatement([PAID]), 'debut.ofx');
    expect(open(company)['FA-1']).toBe(0);
    const before = contentOf(company);
    const fee = { day: '2026-02-12', amount: -1_500, label: 'FRAIS REJET PRLV BOULANGERIE MARTEL' };
    const preview = await company.client.imports.preview({ file: aFile(company, ofxStatement([REJECTED, fee]), 'fin.ofx') }, company);
    expect(preview.rows).toMatchObject([
      { state: 'changed', amountCents: -12_000, changes: [expect.stringContaining('FA-1 de nouveau à régler')] },
    ]);
    const { importId } = await commit(company, ofxStatement([REJECTED, fee]), 'fin.ofx');
    expect(open(company)['FA-1']).toBe(12_000);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
    expect((await commit(company, ofxStatement([REJECTED, fee]), 'fin.ofx')).counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect((await commit(company, ofxStatement([PAID]), 'debut.ofx')).counts).toMatchObject({ new: 0, unchanged: 1 });
    expect(open(company)['FA-1']).toBe(12_000);
    const { reason } = await company.client.imports.undoObstacle({ importId: first.importId }, company);
    expect(reason).toContain('fin.ofx');
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);

    const together = await withInvoices();
    const empty = contentOf(together);
    const { importId: both } = await commit(together, ofxStatement([PAID, REJECTED]), 'mois.ofx');
    expect(open(together)['FA-1']).toBe(12_000);
    await together.client.imports.undo({ importId: both }, together);
    expect(contentOf(together)).toEqual(empty);
  });

  it('waits for a person when it may be one of several, then is put back when she takes that back', async () => {
    const company = await withInvoices();
    const paid = [
      'Facture;Client;Date de règlement;Montant réglé',
      'FA-2;Garage Lopez;2026-02-03;200,00',
      'FA-3;Garage Lopez;2026-02-06;200,00',
    ];
    await commit(company, paid, 'reglements.csv');
    await commit(company, ofxStatement([{ day: '2026-02-12', amount: -20_000, label: 'IMPAYE CHEQUE GARAGE LOPEZ' }]), 'releve.ofx');
    expect(open(company)).toMatchObject({ 'FA-2': 0, 'FA-3': 0 });
    const before = contentOf(company);
    const [waiting] = await company.client.imports.returns({}, company);
    expect(waiting?.candidates.map(({ invoiceNumbers }) => invoiceNumbers)).toEqual([['FA-3'], ['FA-2']]);
    const returnId = waiting?.returnId ?? 0;
    await company.client.imports.acceptReturn({ returnId, paymentId: waiting?.candidates[1]?.paymentId ?? 0 }, company);
    expect(open(company)).toMatchObject({ 'FA-2': 20_000, 'FA-3': 0 });
    expect((await commit(company, paid, 'encore.csv')).counts).toMatchObject({ new: 0, unchanged: 2 });
    await company.client.imports.reopenReturn({ returnId }, company);
    expect({ ...contentOf(company), import_mappings: [] }).toEqual({ ...before, import_mappings: [] });
    await company.client.imports.ignoreReturn({ returnId }, company);
    expect(await company.client.imports.returns({}, company)).toMatchObject([{ state: 'ignored', candidates: [] }]);
  });

  it('is sure by the number of the invoice among equal payments, and never takes an older or a smaller one', async () => {
    const company = await withInvoices();
    const credits = [
      { day: '2026-02-03', amount: 20_000, label: 'PRLV GARAGE LOPEZ FA-2' },
      { day: '2026-02-04', amount: 20_000, label: 'PRLV GARAGE LOPEZ FA-3' },
    ];
    await commit(company, ofxStatement(credits), 'debut.ofx');
    await commit(company, ofxStatement([{ day: '2026-02-12', amount: -20_000, label: 'REJET PRLV GARAGE LOPEZ FA-2' }]), 'fin.ofx');
    expect(open(company)).toMatchObject({ 'FA-2': 20_000, 'FA-3': 0 });
    await commit(company, ofxStatement([{ day: '2026-03-12', amount: -19_900, label: 'REJET PRLV GARAGE LOPEZ FA-3' }]), 'mars.ofx');
    expect(open(company)['FA-3']).toBe(0);
  });
});
