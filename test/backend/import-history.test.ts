import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { TemplateKind } from '../../shared/imports/imports.contract.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, commitLines, previewLines, storedInvoices } from '../builders/import-file.ts';

const HEADER = 'N° facture;Client;Date facture;Échéance;Montant TTC;Remarque interne';
const LINES = [
  HEADER,
  'F1;Durand;15/01/2025;14/02/2025;120,00;a',
  'F2;Martin;31/02/2025;14/03/2025;60,00;b',
  'F3;Petit;03/04/2025;03/05/2025;douze euros;=1+1',
  'F4;Roux;20/04/2025;20/05/2025;10,00;d',
];

async function problemsOf(company: TestCompany, lines: readonly string[] = LINES) {
  return company.client.imports.exportProblems({ file: aFile(company, lines), out: 'refus.xlsx' as OutputFile }, company);
}

test('the refused rows alone come out under their own titles, with what is wrong and the faulty cells marked', async () => {
  const company = await aCompany();
  const { path, rows } = await problemsOf(company);
  expect(rows).toBe(2);
  const workbook = read(readFileSync(path), { cellStyles: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {};
  const texts = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false });
  expect(texts[0]).toEqual([...HEADER.split(';'), 'Problème']);
  expect(texts[1]?.[0]).toBe('F2');
  expect(texts[1]?.[6]).toMatch(/^Ligne 3 : Date facture : /);
  expect(texts[2]?.[6]).toMatch(/^Ligne 4 : Montant TTC : /);
  // Pointing at the faulty cell says why, and it is the only coloured one of its row.
  expect(sheet.C2.c[0].t).toMatch(/date/i);
  const coloured = Object.keys(sheet).filter((address) => sheet[address]?.s?.fgColor?.rgb?.endsWith('FFE08A'));
  expect(coloured.sort()).toEqual(['C2', 'E3']);
  // What looks like a formula stays a text.
  expect(sheet.F3).toMatchObject({ t: 's', v: '=1+1' });
  expect(sheet.F3.f).toBeUndefined();
});

test('once corrected, that file is imported by itself, and only what was refused is new', async () => {
  const company = await aCompany();
  await commitLines(company, LINES);
  expect(storedInvoices(company).map(({ number }) => number)).toEqual(['F1', 'F4']);
  const { path } = await problemsOf(company);
  const workbook = read(readFileSync(path));
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {};
  sheet.C2 = { t: 's', v: '28/02/2025' };
  sheet.E3 = { t: 'n', v: 12 };
  const corrected = aFile(company, new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx' })), 'corrige.xlsx');
  const { counts } = await company.client.imports.commit({ file: corrected }, company);
  expect(counts).toMatchObject({ new: 2, rejected: 0 });
  expect(storedInvoices(company).map(({ number, issuedOn, dueOn, totalCents }) => [number, issuedOn, dueOn, totalCents])).toEqual([
    ['F1', '2025-01-15', '2025-02-14', 12_000],
    ['F2', '2025-02-28', '2025-03-14', 6000],
    ['F3', '2025-04-03', '2025-05-03', 1200],
    ['F4', '2025-04-20', '2025-05-20', 1000],
  ]);
});

test('left as it is, that file is refused again for the same reasons', async () => {
  const company = await aCompany();
  const { path } = await problemsOf(company);
  const codes = (problems: readonly { severity: string; code: string }[]) =>
    problems.filter(({ severity }) => severity === 'rejected').map(({ code }) => code);
  const first = await previewLines(company, LINES);
  const again = await company.client.imports.preview({ file: path as InputFile }, company);
  expect(codes(again.problems)).toEqual(codes(first.problems));
  expect(again.counts).toMatchObject({ new: 0, rejected: 2 });
});

test('a file without a refused row has none to export', async () => {
  const company = await aCompany();
  await expect(problemsOf(company, LINES.slice(0, 2))).rejects.toMatchObject({ code: 'IMPORT_NOTHING_REJECTED' });
});

test.each(TemplateKind.options)('the blank file of %s is recognised column by column, and its example is not imported', async (kind) => {
  const company = await aCompany();
  const { path } = await company.client.imports.template({ kind, out: 'modele.xlsx' as OutputFile }, company);
  const preview = await company.client.imports.preview({ file: path as InputFile }, company);
  expect(preview.kind).toBe(kind);
  expect(preview.columns.filter(({ field, source }) => field === null && source !== 'Commentaire')).toEqual([]);
  expect(preview).toMatchObject({ rowCount: 0, ignoredRows: 1, rows: [] });
});

test('a blank file is a workbook, and is not written under the name of another kind of table', async () => {
  const company = await aCompany();
  const template = (out: string) => company.client.imports.template({ kind: 'invoices', out: out as OutputFile }, company);
  await expect(template('modele.csv')).rejects.toMatchObject({ code: 'TEMPLATE_IS_WORKBOOK' });
});

test('a blank file filled in under its example is imported without it', async () => {
  const company = await aCompany();
  const { path } = await company.client.imports.template({ kind: 'invoices', out: 'modele.xlsx' as OutputFile }, company);
  const workbook = read(readFileSync(path), { cellNF: true });
  const sheet = workbook.Sheets.Factures ?? {};
  const row = ['FA-7', 'C1', 'Durand', '22/05/2025', '', '30 jours', '1 250,50'];
  utils.sheet_add_aoa(sheet, [row], { origin: 'A3' });
  const file = aFile(company, new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx' })), 'factures.xlsx');
  await company.client.imports.commit({ file }, company);
  expect(storedInvoices(company)).toMatchObject([{ number: 'FA-7', dueOn: '2025-06-21', totalCents: 125_050 }]);
});

test('the history says who imported, and gives the file back byte for byte', async () => {
  const company = await aCompany();
  const file = aFile(company, LINES, 'ventes.csv');
  const { importId } = await company.client.imports.commit({ file }, company);
  expect(await company.client.imports.history({}, company)).toMatchObject([
    {
      fileName: 'ventes.csv',
      importedBy: userInfo().username,
      hasFile: true,
      mode: 'delta',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  const { path } = await company.client.imports.exportFile({ importId, out: 'rendu.csv' as OutputFile }, company);
  expect(readFileSync(path)).toEqual(readFileSync(file));
});

test('the same file imported twice is kept once, and can be had from both', async () => {
  const company = await aCompany();
  const first = await commitLines(company, LINES);
  const second = await commitLines(company, LINES);
  expect(company.db.prepare('SELECT count(*) AS kept FROM imports WHERE file IS NOT NULL').get()).toEqual({ kept: 1 });
  for (const [index, { importId }] of [first, second].entries())
    await company.client.imports.exportFile({ importId, out: `rendu-${index}.csv` as OutputFile }, company);
});

test('files are not kept when the user says so, and those kept so far are forgotten', async () => {
  const company = await aCompany();
  const first = await commitLines(company, LINES);
  expect(await company.client.imports.options({}, company)).toMatchObject({ keepFiles: true });
  await company.client.imports.setOptions({ keepFiles: false }, company);
  await commitLines(company, [HEADER, 'F9;Leroy;15/01/2025;14/02/2025;120,00;a']);
  expect((await company.client.imports.history({}, company)).map(({ hasFile }) => hasFile)).toEqual([false, false]);
  await expect(
    company.client.imports.exportFile({ importId: first.importId, out: 'rendu.csv' as OutputFile }, company),
  ).rejects.toMatchObject({ code: 'IMPORT_FILE_NOT_KEPT' });
  // It can still be undone.
  await company.client.imports.undo({ importId: first.importId }, company);
});
