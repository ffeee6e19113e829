import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, commitLines, contentOf, previewLines, storedInvoices } from '../builders/import-file.ts';

const HEADER = 'Pièce;Tiers;Le;Brut;Net';
/** Nothing tells which column is the total, nor in which order the dates are. */
const JUNE = [HEADER, 'F1;Durand;03/04/2025;120,00;100,00', 'F2;Martin;05/06/2025;60,00;50,00'];
const JULY = [HEADER, 'F3;Durand;07/08/2025;240,00;200,00'];
const CHOICES = { kind: 'invoices', mapping: { '#4': 'totalAmount', Pièce: 'invoiceNumber' }, answers: { dateOrder: 'DMY' } } as const;

async function imported(company: TestCompany, name = 'export_pennylane 2025-06.csv') {
  return company.client.imports.commit({ file: aFile(company, JUNE, name), ...CHOICES }, company);
}

test('a shape of file is read the second time as it was corrected the first time, without a question', async () => {
  const company = await aCompany();
  expect((await previewLines(company, JUNE, { ...CHOICES, answers: {} })).questions.map(({ code }) => code)).toEqual(['dateOrder']);
  await imported(company);

  const preview = await previewLines(company, JULY);
  expect(preview.remembered).toEqual({ mappingId: 1, name: 'Export pennylane', lastUsedOn: '2025-06-30', applied: true });
  expect(preview.questions).toEqual([]);
  expect(preview.rows).toMatchObject([{ label: 'F3', date: '2025-08-07', amountCents: 24_000 }]);
  await commitLines(company, JULY);
  expect(storedInvoices(company).map(({ number, totalCents }) => [number, totalCents])).toContainEqual(['F3', 24_000]);
});

test('columns in another order, and more of them, keep what was chosen by title', async () => {
  const company = await aCompany();
  await imported(company);
  const preview = await previewLines(company, ['Net;Brut;Le;Tiers;Pièce', '200,00;240,00;07/08/2025;Durand;F3']);
  expect(preview.remembered?.applied).toBe(true);
  expect(preview.rows).toMatchObject([{ label: 'F3', amountCents: 24_000 }]);
});

test('what is remembered can be left aside, and is then neither used nor changed', async () => {
  const company = await aCompany();
  await imported(company);
  const preview = await previewLines(company, JULY, {
    memory: 'ignore',
    kind: 'invoices',
    mapping: { Brut: 'ignored', Net: 'totalAmount' },
  });
  expect(preview.remembered?.applied).toBe(false);
  expect(preview.questions.map(({ code }) => code)).toEqual(['dateOrder']);
  await commitLines(company, JULY, {
    memory: 'ignore',
    kind: 'invoices',
    mapping: { Net: 'totalAmount', Brut: 'ignored' },
    answers: { dateOrder: 'MDY' },
  });
  expect((await previewLines(company, JUNE)).rows).toMatchObject([{ amountCents: 12_000 }, { amountCents: 6000 }]);
});

test('what the file itself proves comes before a remembered answer', async () => {
  const company = await aCompany();
  await imported(company);
  const preview = await previewLines(company, [HEADER, 'F4;Durand;12/31/2025;10,00;8,00']);
  expect(preview.dateOrder).toBe('MDY');
  expect(preview.rows).toMatchObject([{ date: '2025-12-31' }]);
});

test('a choice made this time comes before the remembered one, and is remembered in turn', async () => {
  const company = await aCompany();
  await imported(company);
  await commitLines(company, JULY, { mapping: { '#5': 'totalAmount' } });
  expect((await previewLines(company, [HEADER, 'F5;Durand;01/02/2025;12,00;10,00'])).rows).toMatchObject([{ amountCents: 1000 }]);
  expect(await company.client.imports.mappings({}, company)).toHaveLength(1);
});

test('a day answered for one file is asked again for the next', async () => {
  const company = await aCompany();
  const header = 'N° facture;Client;Montant TTC';
  await commitLines(company, [header, 'A1;Durand;12,00'], { answers: { documentDate: '2025-05-31' } });
  expect((await previewLines(company, [header, 'A2;Durand;12,00'])).questions.map(({ code }) => code)).toEqual(['documentDate']);
});

test('a remembered shape is renamed, forgotten, and taken to another company as a file', async () => {
  const company = await aCompany();
  await imported(company);
  await company.client.imports.renameMapping({ mappingId: 1, name: 'Ventes Pennylane' }, company);
  const { path } = await company.client.imports.exportMapping({ mappingId: 1, out: 'pennylane.json' as OutputFile }, company);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ name: 'Ventes Pennylane', mapping: { Brut: 'totalAmount' } });
  await company.client.imports.deleteMapping({ mappingId: 1 }, company);
  expect((await previewLines(company, JULY, { kind: 'invoices' })).remembered).toBeNull();

  const other = await aCompany();
  await other.client.imports.importMapping({ file: path as InputFile }, other);
  expect(await other.client.imports.mappings({}, other)).toMatchObject([{ name: 'Ventes Pennylane', kind: 'invoices' }]);
  expect((await previewLines(other, JULY)).rows).toMatchObject([{ amountCents: 24_000, date: '2025-08-07' }]);
});

test('a file that is no remembered shape is refused, and nothing is kept of it', async () => {
  const company = await aCompany();
  for (const content of ['{}', 'Pièce;Tiers', '{"quittance":"import-mapping","version":9}'])
    await expect(company.client.imports.importMapping({ file: aFile(company, content, 'x.json') }, company)).rejects.toMatchObject({
      code: 'IMPORT_MAPPING_FILE_INVALID',
    });
  expect(await company.client.imports.mappings({}, company)).toEqual([]);
});

test('undoing an import gives the memory back as it was', async () => {
  const company = await aCompany();
  const before = contentOf(company);
  const { importId } = await imported(company);
  await company.client.imports.undo({ importId }, company);
  expect(contentOf(company)).toEqual(before);
});

test('undoing leaves a shape that was renamed since', async () => {
  const company = await aCompany();
  const { importId } = await imported(company);
  await company.client.imports.renameMapping({ mappingId: 1, name: 'Mon logiciel' }, company);
  await company.client.imports.undo({ importId }, company);
  expect(await company.client.imports.mappings({}, company)).toMatchObject([{ name: 'Mon logiciel' }]);
});

test('constants fill what the file has no column for, and are remembered but for days', async () => {
  const company = await aCompany();
  const lines = ['N° facture;Montant TTC', 'B1;100,00', 'B2;50,00'];
  const constants = {
    customerName: 'Mairie de Rodez',
    customerCode: 'M12',
    issuedOn: '2025-01-15',
    paymentTerms: '30 jours puis fin de mois',
  };
  await commitLines(company, lines, { kind: 'invoices', constants });
  expect(storedInvoices(company)).toMatchObject([
    { number: 'B1', customerName: 'Mairie de Rodez', issuedOn: '2025-01-15', dueOn: '2025-02-28' },
    { number: 'B2', dueOn: '2025-02-28' },
  ]);
  const next = await previewLines(company, ['N° facture;Montant TTC', 'B3;70,00']);
  expect(next.used.constants).toEqual({ customerName: 'Mairie de Rodez', customerCode: 'M12', paymentTerms: '30 jours puis fin de mois' });
  expect(next.questions.map(({ code }) => code)).toEqual(['documentDate']);
});

test.each([
  ['30 jours puis fin de mois', '2025-02-28'],
  ['fin de mois puis 30 jours', '2025-03-02'],
  ['fin du mois suivant', '2025-02-28'],
  ['45 jours', '2025-03-01'],
  ['comptant', '2025-01-15'],
])('« %s » said of the whole file gives the due date %s', async (paymentTerms, dueOn) => {
  const company = await aCompany();
  await commitLines(company, ['N° facture;Client;Date;Montant TTC', 'B1;Durand;15/01/2025;100,00'], { constants: { paymentTerms } });
  expect(storedInvoices(company)).toMatchObject([{ dueOn }]);
});

test('a column of the file comes before a constant, and terms that mean nothing are refused', async () => {
  const company = await aCompany();
  const lines = ['N° facture;Client;Date;Échéance;Montant TTC', 'B1;Durand;15/01/2025;20/01/2025;100,00'];
  await commitLines(company, lines, { constants: { customerName: 'Autre', paymentTerms: '60 jours' } });
  expect(storedInvoices(company)).toMatchObject([{ customerName: 'Durand', dueOn: '2025-01-20' }]);
  await expect(previewLines(company, lines, { constants: { paymentTerms: 'quand il veut' } })).rejects.toMatchObject({
    code: 'IMPORT_TERMS_UNREADABLE',
  });
});

test('payments of one day, of one kind, from one customer', async () => {
  const company = await aCompany();
  await commitLines(company, ['N° facture;Client;Date;Montant TTC', 'B1;Durand;15/01/2025;100,00']);
  await commitLines(company, ['N° facture;Montant du règlement', 'B1;40,00'], {
    kind: 'payments',
    constants: { paymentDate: '2025-03-10', paymentNature: 'Chèque', customerName: 'Durand' },
  });
  expect(company.db.prepare('SELECT paid_on, method, amount_cents FROM payments').all()).toEqual([
    { paid_on: '2025-03-10', method: 'Chèque', amount_cents: 4000 },
  ]);
});
