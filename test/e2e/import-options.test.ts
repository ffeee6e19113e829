import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCount } from './expect-shown.ts';
import { ImportPage } from './pages/import-page.ts';
import { type RunningApp, startApp } from './running-app.ts';

const TODAY = localDate('2026-09-30');
const TITLES = 'N° facture;Client;Date facture;Échéance;Montant TTC';

vi.setConfig({ testTimeout: 120_000 });

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(async () => {
  await app?.close();
});

it('lets the user say what makes two invoices the same, beside the file and in the settings', async () => {
  const { page } = await app.openCompany({ name: 'Même facture', invoices: ['1;Durand;;;;;15/04/2025;15/05/2025;120,00'] });
  const imports = await new ImportPage(page).open();
  await imports.choose({ name: 'ventes.csv', content: [TITLES, '1;Durand;2026-04-15;2026-05-15;120,00'] });
  await page.getByRole('button', { name: 'Importer 1 facture' }).waitFor();
  await imports.tab('Lignes');
  await imports.row('nouvelle').waitFor();
  await page.getByRole('combobox', { name: 'Deux factures sont la même si elles ont' }).click();
  await page.getByRole('option', { name: 'le même numéro et le même client' }).click();
  await imports.row('modifiée.*date : 15/04/2025 → 15/04/2026').waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('tab', { name: 'Imports' }).click();
  const identity = page.getByRole('combobox', { name: 'Deux factures sont la même si elles ont' });
  await expect.poll(() => identity.inputValue()).toBe('le même numéro et le même client');
  await expectAccessible(page);
});

it('takes how a file is read from one company to another, and forgets kept files when asked to', async () => {
  const { page } = await app.openCompany({ name: 'Origine' });
  const imports = await new ImportPage(page).open();
  const titles = 'Bidule;Machin;Truc;Chose';
  await imports.choose({ name: 'ventes.csv', content: [titles, 'F1;Durand;15/02/2026;120,00', 'F2;Martin;28/02/2026;60,00'] });
  await imports.point('Numéro de facture', 'Bidule', 'Client', 'Machin', 'Date de facture', 'Truc', 'Montant TTC', 'Chose');
  await imports.commit(/^Importer 2/);
  await page.getByText('2 factures ajoutées').waitFor();
  await page.getByRole('tab', { name: 'Présentations mémorisées' }).click();
  await page.getByRole('button', { name: /^Actions sur / }).click();
  const saved = await imports.download(() => page.getByRole('menuitem', { name: 'Enregistrer dans un fichier' }).click());
  const mapping = readFileSync((await saved.path()) ?? '');
  await page.getByRole('tab', { name: 'Imports précédents' }).click();
  await page.getByRole('button', { name: 'Reprendre le fichier ventes.csv' }).waitFor();
  await page.getByRole('checkbox', { name: 'Garder les fichiers importés' }).click();
  await imports.dialog.getByRole('button', { name: 'Effacer les fichiers gardés' }).click();
  await expectCount(page.getByRole('button', { name: 'Reprendre le fichier ventes.csv' })).toBe(0);

  const other = await app.openCompany({ name: 'Destination' });
  const there = await new ImportPage(other.page).open();
  await other.page.getByRole('tab', { name: 'Présentations mémorisées' }).click();
  await other.page.getByLabel('Présentation à charger').setInputFiles({ name: 'vue.json', mimeType: 'application/json', buffer: mapping });
  await other.page.getByText('est connue de cette société').waitFor();
  await there.choose({ name: 'mars.csv', content: [titles, 'F3;Petit;15/03/2026;10,00'] });
  await there.commit(/^Importer 1 facture/);
  await other.page.getByText('1 facture ajoutée').waitFor();
});

it('asks the rate of another currency, what opening balances are, and lets what a book of entries suggests be left aside', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Autrement' });
  const imports = await new ImportPage(page).open();
  await imports.choose({
    name: 'devises.csv',
    content: [`${TITLES};Devise`, 'F1;Durand;2026-04-15;2026-05-15;120,00;EUR', 'F2;Smith;2026-04-16;2026-05-16;100,00;USD'],
  });
  await page.getByRole('button', { name: 'Répondez à la question' }).waitFor();
  const rate = page.getByRole('textbox', { name: 'Taux, en euros pour une unité' });
  await rate.fill('beaucoup');
  await page.getByText('Un nombre positif, comme 0,9213').waitFor();
  await expectAccessible(page);
  await rate.fill('0,9213');
  await rate.press('Enter');
  await imports.commit(/^Importer 2/);
  await page.getByText('2 factures ajoutées').waitFor();
  const total = async (number: string) =>
    (await client.invoices.list({ asOf: TODAY }, { company })).find((invoice) => invoice.number === number)?.openCents;
  expect(await total('F2')).toBe(9213);

  const entry = (number: string, date: string, journal: string, account: string, debit: string, credit: string) =>
    [journal, '', number, date, account, '', account === '411000' ? 'DUP' : '', 'Dupont', `P${number}`, date, 'x', debit, credit]
      .concat(['', '', '', '', ''])
      .join('\t');
  const book = (...entries: string[]) => [
    'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'
      .split(' ')
      .join('\t'),
    ...entries,
  ];
  await imports.choose({
    name: '123456789FEC20261231.txt',
    content: book(
      entry('1', '20260101', 'AN', '411000', '500,00', '0,00'),
      entry('1', '20260101', 'AN', '110000', '0,00', '500,00'),
      entry('7', '20260105', 'VE', '411000', '1200,00', '0,00'),
      entry('7', '20260105', 'VE', '706000', '0,00', '1000,00'),
      entry('7', '20260105', 'VE', '445710', '0,00', '200,00'),
      entry('8', '20260204', 'BQ', '512000', '1200,00', '0,00'),
      entry('8', '20260204', 'BQ', '411000', '0,00', '1200,00'),
    ),
  });
  await page.getByText('Un solde d’ouverture de client, de').waitFor();
  await imports.answer('le 31/12/2025');
  await page.getByText('Si vous le voulez autrement').waitFor();
  await expect.poll(() => page.getByRole('radio', { name: /^celles dont la pièce ou le montant/ }).isChecked()).toBe(true);
  await expectAccessible(page);
  await imports.answer('aucune');
  // The answer is part of what is asked again, and stays.
  await expect.poll(() => page.getByRole('radio', { name: /^aucune/ }).isChecked()).toBe(true);
  await imports.commit(/^Importer/);
  await page.getByRole('link', { name: 'Voir qui relancer' }).waitFor();
  expect(await total('P7')).toBe(120_000);

  // The year before leaves another balance than that one opens with.
  await imports.choose({
    name: '123456789FEC20251231.txt',
    content: book(entry('5', '20251105', 'VE', '411000', '240,00', '0,00'), entry('5', '20251105', 'VE', '706000', '0,00', '240,00')),
  });
  await page.getByText(/s’ouvre le 01\/01\/2026 sur d’autres soldes .* Dupont devait 500,00/).waitFor();
  await expectAccessible(page);
  await imports.answer('les garder');
  await imports.commit(/^Importer/);
  await expect.poll(() => total('P5')).toBe(24_000);
  expect(await total('P1')).toBe(50_000);
});
