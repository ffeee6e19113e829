import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { utils, write } from 'xlsx';
import { localDate } from '../../shared/dates/local-date.ts';
import { expectAccessible } from './accessibility.ts';
import { ImportPage } from './pages/import-page.ts';
import { type RunningApp, startApp } from './running-app.ts';

const TODAY = localDate('2026-10-31');
vi.setConfig({ testTimeout: 90_000 });

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

/** What a spreadsheet stores of a day. */
const serial = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

/** A list kept by hand: a title, titles on two lines, subtotals, and what was paid said in words. */
function keptByHand(): Uint8Array {
  const sold = (number: string, customer: string, on: string, due: string, total: number, status: string) => [
    number,
    customer,
    serial(on),
    serial(due),
    total / 1.2,
    total,
    status,
  ];
  const rows = [
    ['SUIVI DES FACTURES 2026 - Atelier Tournesol'],
    [],
    ['', '', 'Dates', '', 'Montants', '', ''],
    ['N°', 'Client', 'Facture', 'Échéance', 'HT', 'TTC', 'Réglé ?'],
    sold('2026-01', 'Boulangerie Martin', '2026-06-03', '2026-07-03', 1200, 'payé le 12/07/2026'),
    sold('2026-02', 'Garage Lopez', '2026-06-17', '2026-07-17', 600, 'impayé'),
    ['', 'Total juin', '', '', 1500, 1800, ''],
    sold('2026-03', 'Menuiserie Dubreuil', '2026-07-21', '2026-08-20', 1800, 'impayé'),
    ['', 'TOTAL GÉNÉRAL', '', '', 3000, 3600, ''],
  ];
  const sheet = utils.aoa_to_sheet(rows);
  for (const [address, cell] of Object.entries(sheet)) if (/^[CD]\d+$/.test(address) && cell.t === 'n') cell.z = 'dd/mm/yyyy';
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, 'Suivi');
  return new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx' }));
}

it('imports a list kept by hand without a question, and leads to whom to remind', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Tenue à la main' });
  const imports = await new ImportPage(page).open();
  await imports.choose({ name: 'suivi 2026.xlsx', content: keptByHand() });
  await imports.commit(/^Importer 3 factures/);
  await page.getByText('3 factures ajoutées').waitFor();
  const open = (await client.invoices.list({ asOf: TODAY }, { company })).map(({ number, openCents }) => [number, openCents]).sort();
  expect(open).toEqual([
    ['2026-01', 0],
    ['2026-02', 60_000],
    ['2026-03', 180_000],
  ]);
  await page.getByRole('link', { name: 'Voir qui relancer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Relances' }).waitFor();
});

it('takes the sheets of several months together, but the one that is left out', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Mois par mois' });
  const imports = await new ImportPage(page).open();
  const workbook = utils.book_new();
  for (const [index, name] of ['Janvier', 'Février', 'Mars'].entries()) {
    const rows = [
      ['N°', 'Client', 'Date', 'TTC'],
      [`F${index + 1}`, 'Garage Lopez', `1${index}/0${index + 1}/2026`, 120],
      [`F${index + 1}b`, 'Menuiserie Dubreuil', index === 2 ? '45/03/2026' : `2${index}/0${index + 1}/2026`, 60],
    ];
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), name);
  }
  await imports.choose({ name: 'mois.xlsx', content: new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx' })) });
  await page.getByRole('button', { name: /^Importer 5 factures de 3/ }).waitFor();
  await expectAccessible(page);
  await imports.tab('À vérifier');
  await page.getByRole('row', { name: /Mars.*3.*refusée.*45\/03\/2026/ }).waitFor();
  await page.getByRole('checkbox', { name: /^Février/ }).uncheck();
  await imports.commit(/^Importer 3 factures de 2/);
  await page.getByText('3 factures ajoutées').waitFor();
  const numbers = (await client.invoices.list({ asOf: TODAY }, { company })).map(({ number }) => number).sort();
  expect(numbers).toEqual(['F1', 'F1b', 'F3']);
});

it('names what a kind of file holds by its own words, and takes a piece of information dragged onto its column', async () => {
  const { page } = await app.openCompany({ name: 'Mots de chacun' });
  const imports = await new ImportPage(page).open();
  await imports.choose({
    name: 'charges.csv',
    content: ['Date;Libellé;Montant de la charge;Nature', '2026-09-03;Loyer;900,00;fixe', '2026-09-14;Matières;250,00;variable'],
  });
  await imports.tab('Lignes');
  await imports.row('Loyer').waitFor();
  const titles = page.getByRole('table', { name: 'Lignes à importer' }).getByRole('columnheader');
  await expect.poll(() => titles.allInnerTexts()).toEqual(['Ligne', 'État', 'Libellé', 'Date', 'Montant', 'Nature']);
  await page.getByText('Nouvelles (2)').waitFor();

  await imports.choose({
    name: 'ventes.csv',
    content: [
      'N° facture;Client;Date facture;Bidule;Montant TTC',
      'F1;Durand;2026-09-15;2026-10-15;120,00',
      'F2;Roux;2026-09-16;2026-10-16;60,00',
    ],
  });
  const chip = page.getByText('date d’échéance', { exact: true }).first();
  await chip.dragTo(page.getByLabel('Contenu de la colonne Bidule'));
  await expect.poll(() => page.getByLabel('Contenu de la colonne Bidule').inputValue()).toBe('dueOn');
  await imports.tab('Lignes');
  await imports.row('F1.*15/10/2026').waitFor();
  await expectAccessible(page);
});

it('does not import while a day that does not exist is typed for all rows', async () => {
  const { page } = await app.openCompany({ name: 'Jour faux' });
  const imports = await new ImportPage(page).open();
  await imports.choose({ name: 'liste.csv', content: ['N° facture;Client;Échéance;Montant TTC', 'F1;Durand;2026-10-15;120,00'] });
  const day = page.getByRole('textbox', { name: 'Toutes datées du' });
  await day.fill('15/09/2026');
  await page.getByRole('button', { name: /^Importer 1/ }).waitFor();
  await day.fill('31/09/2026');
  await page.getByText('« Toutes datées du » : Cette date n’existe pas.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Corrigez la date' }).isDisabled()).toBe(true);
  await day.fill('30/09/2026');
  await page.getByRole('button', { name: /^Importer 1/ }).waitFor();
});

it('takes the exports of a dropped folder, and names what it leaves aside', async () => {
  const { page } = await app.openCompany({ name: 'Dossier déposé' });
  await new ImportPage(page).open();
  const folder = join(app.directory, 'exports');
  mkdirSync(join(folder, 'banque'), { recursive: true });
  writeFileSync(join(folder, 'ventes.csv'), 'N° facture;Client;Date facture;Montant TTC\r\nF1;Durand;2026-09-15;120,00\r\n');
  writeFileSync(join(folder, 'banque', 'reglements.csv'), 'Date de règlement;N° facture;Client;Montant\r\n2026-09-25;F1;Durand;120,00\r\n');
  writeFileSync(join(folder, '.DS_Store'), 'x');
  writeFileSync(join(folder, 'photo.jpg'), 'x');
  await dropPath(page, folder);
  await page.getByText(/^2 fichiers laissés de côté : .*photo\.jpg/).waitFor();
  await page.getByText(/\.DS_Store/).waitFor();
  await page.getByRole('button', { name: 'Importer les 2 fichiers' }).waitFor();
});

it('stops between two files when asked, and goes on from there', async () => {
  const { page, client, company } = await app.openCompany({ name: 'File arrêtée' });
  const imports = await new ImportPage(page).open();
  const titles = 'N° facture;Client;Date facture;Échéance;Montant TTC';
  await imports.choose(
    { name: 'a.csv', content: [titles, 'F1;Durand;2026-09-15;2026-10-15;120,00'] },
    { name: 'b.csv', content: [titles, 'F2;Roux;2026-09-16;2026-10-16;60,00'] },
  );
  await page.getByRole('button', { name: 'Importer les 2 fichiers' }).waitFor();
  // The second import never leaves: it is under way for as long as nobody stops it.
  let commits = 0;
  await page.route('**/api/imports.commit', async (route) => {
    commits += 1;
    if (commits === 1) await route.continue();
  });
  await imports.commit(/^Importer les 2 fichiers/);
  await imports.queued('a.csv').getByText('importé', { exact: true }).waitFor();
  await imports.queued('b.csv').getByText('import…', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await imports.queued('b.csv').getByText('prêt').waitFor();
  expect((await client.invoices.list({ asOf: TODAY }, { company })).map(({ number }) => number)).toEqual(['F1']);
  await page.unroute('**/api/imports.commit');
  await page.getByRole('button', { name: 'Importer le fichier' }).click();
  await page.getByText('2 fichiers importés').waitFor();
});

it('says which waiting payments an import of invoices explained, and that a credit may be entered already', async () => {
  const { page, client, company } = await app.openCompany({
    name: 'Relevé d’abord',
    invoices: ['F0;Lopez;;;;;15/08/2026;15/09/2026;200,00'],
  });
  const [known] = await client.customers.list({ asOf: TODAY }, { company });
  await client.payments.record({ customerId: known?.id ?? 0, date: localDate('2026-09-20'), amountCents: 7_700 as never }, { company });
  const imports = await new ImportPage(page).open();
  await imports.choose({
    name: 'releve.csv',
    content: [
      'Date;Libellé;Débit;Crédit',
      '2026-09-22;VIR DURAND F1;;120,00',
      '2026-09-23;REMISE DE CHEQUE 7;;77,00',
      '2026-09-24;PRLV ORANGE;45,90;',
    ],
  });
  await imports.commit(/^Importer/);
  await page.getByText('2 encaissements attendent leur facture').waitFor();
  await imports.choose({
    name: 'ventes.csv',
    content: ['N° facture;Client;Date facture;Échéance;Montant TTC', 'F1;Durand;2026-09-15;2026-10-15;120,00'],
  });
  await page.getByText('Un règlement en attente trouve sa facture : 120,00\u00a0€ de Durand, du 22/09/2026 (F1).').waitFor();
  await imports.commit(/^Importer 1/);
  await page.getByText('Un règlement qui attendait a trouvé sa facture').waitFor();
  await page.getByRole('link', { name: 'Rapprocher' }).click();
  await page.getByRole('button', { name: /^Déjà saisi REMISE DE CHEQUE 7/ }).click();
  await page.getByText('Tout est rapproché').waitFor();
  expect(await client.payments.list({}, { company })).toHaveLength(2);
});

/** Drops a file or folder of the disk in the middle of the window, as the system does. */
async function dropPath(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  await session.detach();
}
