import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { localDate } from '../../shared/dates/local-date.ts';
import { expectAccessible } from './accessibility.ts';
import { ImportPage } from './pages/import-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { type RunningApp, startApp } from './running-app.ts';

const INVOICES = [
  'FA-101;"=Bâti-Sud; ""Sud""";;ZA des Quatre Vents;48000;Mende;19/07/2026;18/08/2026;12 000,00',
  'FA-102;Camping du Lac;;Route du Lac;15000;Aurillac;02/09/2026;11/10/2026;5 400,05',
  'FA-103;Camping du Lac;;Route du Lac;15000;Aurillac;20/10/2026;19/11/2026;800,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-10-31');
});
afterAll(() => app?.close());

async function downloaded(page: Page, click: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return download;
}

it('exports a list as it is filtered and sorted, for Excel in French to open by a double click', async () => {
  const { page } = await app.openCompany({ name: 'Export de liste', invoices: INVOICES });
  const invoices = await new InvoicesPage(page).open();
  await invoices.filter('En retard');
  await invoices.row('FA-103').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Exporter : Factures' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).waitFor();
  await expectAccessible(page);
  const csv = await downloaded(page, () => page.getByRole('menuitem', { name: 'CSV' }).click());
  expect(csv.suggestedFilename()).toBe('Factures.csv');
  const text = readFileSync(await csv.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const [titles = '', ...lines] = text.slice(1).trimEnd().split('\r\n');
  expect(titles.split(';').length).toBeGreaterThan(4);
  expect(lines.map((line) => /FA-\d+/.exec(line)?.[0]).sort()).toEqual(['FA-101', 'FA-102']);
  expect(text).toContain('"\'=Bâti-Sud; ""Sud"""');
  expect(text).toContain(';5400,05;');
  expect(text).toContain('11/10/2026');

  await page.getByRole('button', { name: 'Exporter : Factures' }).click();
  const book = await downloaded(page, () => page.getByRole('menuitem', { name: 'Excel (.xlsx)' }).click());
  const { Sheets } = read(readFileSync(await book.path()));
  const rows = utils.sheet_to_json<Record<string, unknown>>(Sheets.Factures ?? {});
  expect(rows.map((row) => Object.values(row)[0])).toEqual(expect.arrayContaining(['FA-101', 'FA-102', 'Total']));
  expect(JSON.stringify(rows)).toContain('5400.05');
});

it('takes the whole book out as a workbook from the menu of the company, and another company takes it in', async () => {
  const { page } = await app.openCompany({ name: 'Export du dossier', invoices: INVOICES });
  await page
    .getByRole('button', { name: /Export du dossier/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Exporter le dossier…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exporter le dossier' });
  await dialog.getByRole('button', { name: 'Exporter', exact: true }).waitFor();
  await expectAccessible(page);
  // The first export never leaves: it is under way until it is stopped, then starts again.
  await page.route('**/api/exports.workbook', () => {});
  await dialog.getByRole('button', { name: 'Exporter', exact: true }).click();
  await dialog.getByRole('status').filter({ hasText: 'Export du dossier' }).getByRole('button', { name: 'Annuler' }).click();
  await dialog.getByRole('status').waitFor({ state: 'detached' });
  await page.unroute('**/api/exports.workbook');
  const book = await downloaded(page, () => dialog.getByRole('button', { name: 'Exporter', exact: true }).click());
  await dialog.waitFor({ state: 'detached' });
  expect(book.suggestedFilename()).toMatch(/^Export du dossier - 2026-\d\d-\d\d\.xlsx$/);
  const bytes = readFileSync(await book.path());
  const { SheetNames, Sheets } = read(bytes);
  expect(SheetNames).toEqual([
    'Clients',
    'Factures',
    'Avoirs imputés',
    'Paiements',
    'Balance âgée',
    'Indicateurs',
    'Charges',
    'Prévisions',
  ]);
  const invoices = utils.sheet_to_json<Record<string, unknown>>(Sheets.Factures ?? {});
  expect(invoices.map((row) => [row['N° facture'], row['Montant TTC']])).toEqual(
    expect.arrayContaining([
      ['FA-101', 12000],
      ['FA-102', 5400.05],
      ['Total', 18200.05],
    ]),
  );

  const other = await app.openCompany({ name: 'Reprise' });
  const imports = await new ImportPage(other.page).open();
  await imports.choose({ name: 'dossier.xlsx', content: new Uint8Array(bytes) });
  const lists = other.page.getByRole('radiogroup', { name: 'Liste affichée' });
  await lists.getByText(/^Factures \(3\)/).click();
  await imports.row('FA-101').waitFor();
  await expectAccessible(other.page);
  await imports.commit(/^Importer tout le dossier/);
  await other.page.getByText('5 lignes ajoutées').waitFor();
  const { company, client } = other;
  const there = await client.invoices.list({ asOf: localDate('2026-10-31') }, { company });
  expect(there.map(({ number, openCents }) => `${number} ${openCents}`).sort()).toEqual([
    'FA-101 1200000',
    'FA-102 540005',
    'FA-103 80000',
  ]);
});
