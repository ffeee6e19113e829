import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { read, utils, write } from 'xlsx';
import { localDate } from '../../shared/dates/local-date.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCount, expectText } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { ImportPage } from './pages/import-page.ts';
import { INVOICE_COLUMNS, type RunningApp, startApp } from './running-app.ts';

const TODAY = localDate('2026-10-31');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

/** Nothing in it tells the order of its dates, nor which column is the total. */
const TITLES = 'Pièce;Tiers;Le;Brut;Net';
const MAY = {
  name: 'export_pennylane 2026-05.csv',
  content: [TITLES, 'F1;Durand;03/04/2026;120,00;100,00', 'F2;Martin;05/05/2026;60,00;50,00'],
};
const JUNE = {
  name: 'export_pennylane 2026-06.csv',
  content: [TITLES, 'F1;Durand;03/04/2026;150,00;100,00', 'F3;Durant;07/06/2026;240,00;200,00'],
};

it('reads a file the second time as it was corrected the first time, and shows what it would change', async () => {
  const { page } = await app.openCompany({ name: 'Mémoire des fichiers' });
  const imports = await new ImportPage(page).open();
  await imports.choose(MAY);
  await imports.point('Montant TTC', 'Brut');
  await imports.answer('jour/mois/année');
  await imports.commit(/^Importer 2/);
  await page.getByText('2 factures ajoutées').waitFor();

  await imports.choose(JUNE);
  await page.getByText('Comme la dernière fois').waitFor();
  await expectText(page.getByText('Comme la dernière fois')).toContain('« Export pennylane », le 31/10/2026');
  await imports.tab('Lignes');
  await imports.showOnly('Modifiées');
  await expectText(imports.row('F1')).toContain('montant : 120,00 € → 150,00 €');
  await expectCount(imports.rows).toBe(1);
  await page.getByRole('searchbox', { name: 'Client ou pièce' }).fill('personne');
  await page.getByText('Aucune ligne ne correspond').waitFor();
  await page.getByRole('button', { name: 'Afficher toutes les lignes' }).click();
  await expectCount(imports.rows).toBe(2);
  await expectAccessible(page);

  // Left aside, the file says nothing by itself any more: there is a way back.
  await page.getByRole('button', { name: 'Ne pas appliquer' }).click();
  await page.getByText('Dites où se trouve chaque information').waitFor();
  await page.getByRole('button', { name: 'Relire comme la dernière fois' }).click();
  await page.getByRole('button', { name: /^Importer 2/ }).waitFor();
});

it('takes a nearly known name for the customer it resembles once told so, and a known shape by another name', async () => {
  const { page, client, company } = await app.openCompany({
    name: 'Noms proches',
    invoices: ['F1;Durand;;;;;15/04/2026;15/05/2026;120,00'],
  });
  const imports = await new ImportPage(page).open();
  await imports.choose({ name: 'juin.csv', content: [INVOICE_COLUMNS, 'F3;Durant;;;;;17/06/2026;17/07/2026;240,00'] });
  await page.getByText('Comme la dernière fois').waitFor();
  await page.getByRole('button', { name: 'Renommer' }).click();
  await imports.dialog.getByRole('textbox', { name: 'Nom' }).fill('Ventes Pennylane');
  await imports.dialog.getByRole('button', { name: 'Renommer' }).click();
  await page.getByText('« Ventes Pennylane »').waitFor();
  await page.getByRole('button', { name: 'Ne pas appliquer' }).click();
  await page.getByText('laissée de côté').waitFor();
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
  await page.getByText('Comme la dernière fois').waitFor();

  await imports.tab('Lignes');
  await imports.row('F3.*Durant').waitFor();
  await page.getByRole('checkbox', { name: '« Durant » est « Durand »' }).check();
  await imports.row('F3.*Durand').waitFor();
  await imports.commit(/^Importer 1/);
  await page.getByText('1 facture ajoutée').waitFor();
  const invoices = await client.invoices.list({ asOf: TODAY }, { company });
  expect(invoices.map(({ number, customerName }) => [number, customerName]).sort()).toEqual([
    ['F1', 'Durand'],
    ['F3', 'Durand'],
  ]);
});

it('lets the terms of every invoice be said once, and points out the column that a file lacks', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Constantes' });
  const imports = await new ImportPage(page).open();
  await imports.choose({
    name: 'liste.csv',
    content: ['Bidule;Machin;Truc;Montant TTC', 'F1;Durand;15/01/2026;12,00', 'F2;Martin;16/01/2026;13,00'],
  });
  await page.getByText('Dites où se trouve chaque information').waitFor();
  await imports.point('Numéro de facture', 'Bidule', 'Client', 'Machin', 'Date de facture', 'Truc');
  await page.getByRole('combobox', { name: 'Toutes ces factures sont à' }).click();
  // « 30 jours fin de mois » is said of three computations: each is named by what it does.
  await page.getByRole('option', { name: 'fin de mois puis 30 jours' }).waitFor();
  await page.getByRole('option', { name: 'fin du mois suivant' }).waitFor();
  await page.getByRole('option', { name: '30 jours puis fin de mois' }).click();
  await imports.tab('Lignes');
  await imports.row('F1.*28/02/2026').waitFor();
  await expectAccessible(page);
  await imports.commit(/^Importer 2/);
  await page.getByText('2 factures ajoutées').waitFor();
  const invoices = await client.invoices.list({ asOf: TODAY }, { company });
  expect(invoices.map(({ dueOn }) => dueOn)).toEqual(['2026-02-28', '2026-02-28']);
});

it('imports what was dropped together in the order that makes sense, and refuses in words what it cannot', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Plusieurs fichiers' });
  const imports = await new ImportPage(page).open();
  await imports.drop(
    { name: 'a-reglements.csv', content: ['Date de règlement;N° facture;Client;Montant du règlement', '25/05/2026;F1;Durand;100,00'] },
    { name: 'b-factures.csv', content: ['N° facture;Client;Date facture;Échéance;Montant TTC', 'F1;Durand;15/04/2026;15/05/2026;120,00'] },
    { name: 'c-photo.csv', content: ['une photo'] },
  );
  await imports.queued('c-photo').getByText('refusé').waitFor();
  await page.getByRole('button', { name: 'Importer les 2 fichiers' }).waitFor();
  const names = page.getByRole('table', { name: 'Fichiers à importer' }).locator('tbody tr td:first-child');
  await expect.poll(() => names.allInnerTexts()).toEqual(['b-factures.csv', 'a-reglements.csv', 'c-photo.csv']);
  await expectAccessible(page);
  await imports.commit(/^Importer les 2 fichiers/);
  await page.getByText('2 fichiers importés, 1 refusé : 2 nouveautés').waitFor();
  const [invoice] = await client.invoices.list({ asOf: TODAY }, { company });
  expect(invoice).toMatchObject({ number: 'F1', openCents: 2000 });
  await page.getByRole('button', { name: 'Terminer' }).click();
  await page
    .getByRole('table', { name: 'Imports précédents' })
    .getByRole('row', { name: /b-factures/ })
    .waitFor();
});

it('gives the refused rows as a workbook that is corrected and imported alone, the file of an import, and a blank file', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Lignes refusées' });
  const imports = await new ImportPage(page).open();
  const content = [
    'N° facture;Client;Date facture;Échéance;Montant TTC',
    'F1;Durand;15/04/2026;15/05/2026;120,00',
    'F2;Martin;31/02/2026;15/05/2026;60,00',
  ];
  await imports.choose({ name: 'ventes.csv', content });
  await imports.tab('À vérifier');
  const refused = await imports.download(() => page.getByRole('button', { name: 'Lignes refusées en Excel' }).click());
  expect(refused.suggestedFilename()).toBe('ventes - lignes refusées.xlsx');
  const workbook = read(readFileSync(await refused.path()));
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {};
  expect(utils.sheet_to_json(sheet, { header: 1 })).toHaveLength(2);
  await imports.commit(/^Importer 1/);
  await page.getByText('1 facture ajoutée').waitFor();

  sheet.C2 = { t: 's', v: '28/02/2026' };
  await imports.choose({ name: 'corrige.xlsx', content: new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx' })) });
  await imports.commit(/^Importer 1/);
  await page.getByText('1 facture ajoutée').waitFor();
  expect((await client.invoices.list({ asOf: TODAY }, { company })).map(({ number }) => number).sort()).toEqual(['F1', 'F2']);

  await imports.page.reload();
  await imports.open();
  const kept = await imports.download(() => page.getByRole('button', { name: 'Reprendre le fichier ventes.csv' }).click());
  expect(readFileSync(await kept.path(), 'utf8')).toBe(content.join('\r\n'));
  const blank = await imports.download(() => page.getByRole('button', { name: 'Modèle Factures' }).click());
  expect(read(readFileSync(await blank.path())).SheetNames).toEqual(['Factures']);
  await expectAccessible(page);
});

it('shows the first rows of a large file while the rest is still being read, and never for the whole', async () => {
  const { page } = await app.openCompany({ name: 'Grand fichier' });
  const imports = await new ImportPage(page).open();
  // The whole is not read before the test lets it.
  let letRead = () => {};
  const mayRead = new Promise<void>((resolve) => {
    letRead = resolve;
  });
  await page.route('**/api/imports.preview', async (route) => {
    if (!(route.request().postData() ?? '').includes('headRows')) await mayRead;
    await route.continue();
  });
  const lines = Array.from({ length: 12_000 }, (_, index) => `FA-${index};Client ${index % 50};15/04/2026;15/05/2026;120,00`);
  await imports.choose({ name: 'grand.csv', content: ['N° facture;Client;Date facture;Échéance;Montant TTC', ...lines] });
  await page.getByText('Aperçu des premières lignes, lecture complète en cours').waitFor();
  await imports.tab('Premières lignes');
  await imports.row('FA-7 ').waitFor();
  await expectCount(page.getByRole('list', { name: 'Ce que l’import fera' })).toBe(0);
  await expectCount(page.getByRole('button', { name: /^Importer/, disabled: true })).toBe(1);
  await expectAccessible(page);

  letRead();
  await page.getByRole('button', { name: /^Importer 12/, disabled: false }).waitFor();
  await page.getByRole('tab', { name: /^Lignes \(12/ }).waitFor();
  await expectCount(page.getByText('Aperçu des premières lignes')).toBe(0);
});

it('draws only what is in sight of one hundred thousand rows, and goes to their end', async () => {
  const { page } = await app.openCompany({ name: 'Longue liste' });
  const imports = await new ImportPage(page).open();
  const lines = Array.from({ length: 100_000 }, (_, index) => `FA-${index};Client ${index % 500};15/04/2026;15/05/2026;120,00`);
  await imports.choose({ name: 'longue.csv', content: ['N° facture;Client;Date facture;Échéance;Montant TTC', ...lines] });
  await page.getByRole('tab', { name: /^Lignes \(100/ }).click();
  await imports.row('FA-0 ').waitFor();
  await imports.row('FA-0 ').press('End');
  await imports.row('FA-99999 ').waitFor();
  await expectCount(imports.rows).toBeLessThan(80);
  await page.getByRole('searchbox', { name: 'Client ou pièce' }).fill('FA-7777');
  await imports.row('FA-7777 ').waitFor();
  await expectCount(imports.rows).toBe(11);
});

it('merges two customers from the sheet of one, and takes it back there', async () => {
  const { page, client, company } = await app.openCompany({
    name: 'Doublons',
    invoices: ['F1;Durand;;;;;15/04/2026;15/05/2026;120,00', 'F2;Durant Plomberie;05 65 00 00 00;;;Rodez;15/04/2026;15/05/2026;60,00'],
  });
  const customer = await new CustomerPage(page).open('Durand');
  await customer.tab('Fiche');
  await page.getByRole('button', { name: 'Fusionner avec…' }).click();
  await page.getByRole('combobox', { name: 'Client à fondre dans celui-ci' }).fill('Durant');
  await page.getByRole('option', { name: 'Durant Plomberie' }).click();
  await customer.dialog.getByText('1 facture de Durant Plomberie').waitFor();
  await expectAccessible(page);
  await customer.dialog.getByRole('button', { name: 'Fusionner les deux clients' }).click();
  await page.getByText('Durant Plomberie, fusionné le 31/10/2026').waitFor();
  await expectText(customer.fact('Encours')).toBe('180,00 €');
  expect(await client.customers.list({ asOf: TODAY }, { company })).toHaveLength(1);

  await page.getByRole('button', { name: 'Annuler la fusion avec Durant Plomberie' }).click();
  await customer.dialog.getByRole('button', { name: 'Annuler la fusion' }).click();
  await page.getByText('Aucune fusion.').waitFor();
  expect((await client.customers.list({ asOf: TODAY }, { company })).map(({ name }) => name).sort()).toEqual([
    'Durand',
    'Durant Plomberie',
  ]);
});
