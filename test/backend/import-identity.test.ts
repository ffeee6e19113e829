import { describe, expect, it } from 'vitest';
import type { InvoiceIdentity } from '../../shared/imports/invoice-identity.ts';
import { aCompany } from '../builders/company.ts';
import { commitLines, previewLines, storedInvoices } from '../builders/import-file.ts';

const TITLES = 'N° facture;Code client;Client;Date facture;Échéance;Montant TTC';

async function aCompanyWhere(invoiceIdentity?: InvoiceIdentity) {
  const company = await aCompany({ today: '2025-06-30' });
  if (invoiceIdentity) await company.client.imports.setOptions({ invoiceIdentity }, company);
  return company;
}

describe('what makes two invoices the same', () => {
  const ofTwoYears = [TITLES, '1;C1;Durand;13/01/2024;13/02/2024;100,00', '1;C1;Durand;14/01/2025;14/02/2025;50,00'];
  const ofTwoCustomers = [TITLES, '7;C1;Durand;13/01/2025;13/02/2025;100,00', '7;C2;Martin;14/01/2025;14/02/2025;50,00'];

  it('is number, customer and year until the company says otherwise: a numbering may start again each year', async () => {
    const company = await aCompanyWhere();
    expect(await company.client.imports.options({}, company)).toMatchObject({ invoiceIdentity: 'customerAndYear' });
    expect((await commitLines(company, ofTwoYears)).counts).toMatchObject({ new: 2, rejected: 0 });
    expect((await commitLines(company, ofTwoCustomers)).counts).toMatchObject({ new: 2, rejected: 0 });
    expect((await previewLines(company, ofTwoYears)).counts).toMatchObject({ new: 0, unchanged: 2 });
    expect((await previewLines(company, ofTwoCustomers)).counts).toMatchObject({ new: 0, unchanged: 2 });
  });

  it('is number and customer where the company says so: a later year corrects the date, and another customer has his own', async () => {
    const company = await aCompanyWhere('customer');
    const { counts, rejected } = await commitLines(company, ofTwoYears);
    expect(counts).toMatchObject({ new: 1, rejected: 1 });
    expect(rejected).toMatchObject([{ row: 3, code: 'DUPLICATE_NUMBER' }]);
    const shown = await previewLines(company, [TITLES, '1;C1;Durand;14/01/2025;14/02/2025;100,00']);
    expect(shown.rows).toMatchObject([
      { state: 'changed', changes: ['date : 13/01/2024 → 14/01/2025', 'échéance : 13/02/2024 → 14/02/2025'] },
    ]);
    expect((await commitLines(company, ofTwoCustomers)).counts).toMatchObject({ new: 2, rejected: 0 });
  });

  it('is the number alone where the company says so: within a file, two customers under one number contradict each other', async () => {
    const company = await aCompanyWhere('number');
    const { counts, rejected } = await commitLines(company, ofTwoCustomers);
    expect(counts).toMatchObject({ new: 1, rejected: 1 });
    expect(rejected[0]?.message).toContain('client Durand puis Martin');
    expect(company.db.prepare('SELECT name FROM customers').all()).toEqual([{ name: 'Durand' }]);
  });

  it('is the number alone: a known invoice stays its customer’s whatever name a later file gives, and that is said', async () => {
    const company = await aCompanyWhere('number');
    await commitLines(company, [TITLES, '7;C1;Durand;13/01/2024;13/02/2024;100,00']);
    const renamed = [TITLES, ' 7;C9;Dupont Frères;13/01/2024;13/02/2024;120,00'];
    const shown = await previewLines(company, renamed);
    expect(shown.rows).toMatchObject([{ state: 'changed', customerName: 'Durand' }]);
    expect(shown.problems).toMatchObject([{ severity: 'remark', code: 'NUMBER_OF_OTHER_CUSTOMER', value: 'Dupont Frères' }]);
    await commitLines(company, renamed);
    expect(storedInvoices(company)).toMatchObject([{ number: '7', customerName: 'Durand', totalCents: 12_000 }]);
    expect(company.db.prepare('SELECT name FROM customers').all()).toEqual([{ name: 'Durand' }]);
  });

  it('may change between two previews of one file', async () => {
    const company = await aCompanyWhere();
    await commitLines(company, [TITLES, '1;C1;Durand;13/01/2024;13/02/2024;100,00']);
    const next = [TITLES, '1;C1;Durand;14/01/2025;14/02/2025;100,00'];
    expect((await previewLines(company, next)).counts).toMatchObject({ new: 1, changed: 0 });
    await company.client.imports.setOptions({ invoiceIdentity: 'customer' }, company);
    expect((await previewLines(company, next)).counts).toMatchObject({ new: 0, changed: 1 });
  });
});

it('a new invoice that its row says is paid is shown as already paid', async () => {
  const company = await aCompanyWhere();
  const lines = [
    `${TITLES};Réglé;Date de règlement`,
    '1;C1;Durand;13/01/2025;13/02/2025;100,00;100,00;10/02/2025',
    '2;C1;Durand;14/01/2025;14/02/2025;100,00;0;',
  ];
  const { rows } = await previewLines(company, lines);
  expect(rows).toMatchObject([
    { state: 'new', changes: ['déjà réglée de 100,00\u00a0€ le 10/02/2025'] },
    { state: 'new', changes: [] },
  ]);
});
