import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectText, expectValue } from './expect-shown.ts';
import { ForecastsPage } from './pages/forecasts-page.ts';
import { type OpenedCompany, type RunningApp, startApp } from './running-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-11-21');
});
afterAll(() => app?.close());

/** 1 000 € invoiced in November 2025, 2 000 € in December… 12 000 € in October 2026, and a month under way. */
const MONTHS = ['11/2025', '12/2025', ...Array.from({ length: 11 }, (_, index) => `${String(index + 1).padStart(2, '0')}/2026`)];
const A_YEAR = MONTHS.map((month, index) => `FA-${index + 1};Bâti-Sud;;;;;13/${month};28/${month};${index + 1}000,00`);

async function openForecasts(name: string, invoices: readonly string[] = A_YEAR): Promise<OpenedCompany & { forecasts: ForecastsPage }> {
  const opened = await app.openCompany({ name, invoices });
  return { ...opened, forecasts: await new ForecastsPage(opened.page).open() };
}

const isFocused = (field: Element) => field === document.activeElement;

it('is worked like a sheet: arrows, Enter, Escape, Delete, a block pasted whole or not at all, Ctrl+Z', async () => {
  const { page, forecasts } = await openForecasts('Comme un tableur');
  const march = forecasts.cell('Chiffre d’affaires prévu, mars 2026');
  await forecasts.paste(march, '1 000,00\t200\r\n2 000,50 €\t\r\n');
  await page.getByText('4 cases collées.').waitFor();
  await expectValue(march).toBe('1 000,00');
  await expectValue(forecasts.cell('Charges fixes prévues, mars 2026')).toBe('200,00');
  await expectValue(forecasts.cell('Chiffre d’affaires prévu, avril 2026')).toBe('2 000,50');

  await forecasts.paste(march, '5\t6\r\n7\tenviron 8');
  await page.getByText('Rien n’a été collé. « environ 8 » n’est pas un montant (Charges fixes prévues, avril 2026).').waitFor();
  await expectValue(march).toBe('1 000,00');
  await expectAccessible(page);

  await march.press('ArrowRight');
  const fixed = forecasts.cell('Charges fixes prévues, mars 2026');
  await expect.poll(() => fixed.evaluate(isFocused)).toBe(true);
  await page.keyboard.type('999');
  await page.keyboard.press('Escape');
  await expectValue(fixed).toBe('200,00');
  await page.keyboard.press('Enter');
  await page.keyboard.type('300');
  await page.keyboard.press('Tab');
  await expectText(forecasts.grid().locator('tfoot')).toContain('500,00');
  await fixed.press('Delete');
  await expectValue(fixed).toBe('');
  await expectText(forecasts.grid().locator('tfoot')).toContain('300,00');

  // What was done last is taken back first, once it is written.
  await expect.poll(() => fixed.getAttribute('data-saving')).toBe(null);
  await fixed.press('Control+z');
  await expectValue(fixed).toBe('200,00');
  await fixed.press('Control+z');
  await expectValue(forecasts.cell('Charges fixes prévues, avril 2026')).toBe('');
  await fixed.press('Control+z');
  await expectValue(march).toBe('');
  await expectValue(forecasts.cell('Chiffre d’affaires prévu, avril 2026')).toBe('');
});

it('fills a year from the one before, seen first, and takes it back', async () => {
  const { page, forecasts } = await openForecasts('Année passée');
  await page.getByRole('button', { name: 'Année suivante' }).click();
  await page.getByRole('button', { name: 'Reprendre 2026…' }).click();
  const dialog = forecasts.dialog(/Préparer 2027/);
  await dialog.getByRole('textbox', { name: 'Variation' }).fill('10');
  await expectText(dialog.getByRole('row', { name: /octobre/ })).toContain('13 200,00');
  await dialog.getByText('Chiffre d’affaires : novembre, décembre 2026 inconnu ou pas terminé, laissé tel quel.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Remplir 10 cases' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectValue(forecasts.cell('Chiffre d’affaires prévu, octobre 2027')).toBe('13 200,00');
  await expectValue(forecasts.cell('Chiffre d’affaires prévu, novembre 2027')).toBe('');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expectValue(forecasts.cell('Chiffre d’affaires prévu, octobre 2027')).toBe('');
});

it('spreads a total by its seasons to the cent, and says when there is too little history', async () => {
  const { page, forecasts } = await openForecasts('Saisons');
  await page.getByRole('button', { name: 'Année suivante' }).click();
  await page.getByRole('button', { name: 'Répartir un total…' }).click();
  const dialog = forecasts.dialog(/Répartir les totaux de 2027/);
  await dialog.getByRole('textbox', { name: 'Chiffre d’affaires, total de l’année' }).fill('100 000,01');
  await dialog.getByRole('textbox', { name: 'Charges fixes, total de l’année' }).fill('1 200');
  await dialog.getByText('Charges fixes : aucun mois connu en entier, il en faut douze pour connaître la saison.').waitFor();
  await expectText(dialog.getByRole('row', { name: /Total proposé/ })).toBe('Total proposé100 000,01');
  await dialog.getByRole('button', { name: 'Remplir 12 cases' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectValue(forecasts.cell('Chiffre d’affaires prévu, novembre 2027')).toBe('1 282,05');
  await expectText(forecasts.grid().locator('tfoot')).toContain('100 000,01');
});

it('says what forecast and actual come to, month by month and in all, and exports it', async () => {
  const { page, client, company, forecasts } = await openForecasts('Écarts');
  const months = ['2026-09', '2026-10', '2026-11'].map((month) => ({ month: yearMonth(month), revenueCents: cents(12_000_00) }));
  await forecasts.show('Prévu et réel');
  await page.getByText('Rien n’est prévu en 2026').waitFor();
  await client.forecasts.setMonths({ months }, { company });
  await page.reload();
  await page.getByText('Fin octobre, sur les 2 mois prévus, vous avez facturé 1 000 € de moins que prévu (−4,2 %).').waitFor();
  const table = page.getByRole('table', { name: 'Chiffre d’affaires, prévu et réel 2026' });
  await expectCells(table.getByRole('row', { name: /septembre/ })).toEqual([
    'septembre',
    '12 000,00',
    '11 000,00',
    '−1 000,00',
    '−8,3',
    '−1 000,00',
  ]);
  await expectCells(table.getByRole('row', { name: /octobre/ })).toEqual(['octobre', '12 000,00', '12 000,00', '0,00', '0,0', '−1 000,00']);
  await expectCells(table.getByRole('row', { name: /novembre/ })).toEqual(['novembre', '12 000,00', '13 000,00', 'en cours', '', '']);
  await expectCells(table.getByRole('row', { name: /Total/ })).toEqual(['Total', '24 000,00', '23 000,00', '−1 000,00', '−4,2', '']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Voir le tableau : Par mois' }).click();
  await page.getByRole('table', { name: 'Chiffre d’affaires par mois' }).waitFor();

  await page.getByRole('button', { name: 'Exporter : Chiffre d’affaires, prévu et réel 2026' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('septembre;12000,00;11000,00;-1000,00;-8,33;-1000,00');
});

it('shows the year’s charges by kind, makes a kind variable, corrects one charge, each with a way back', async () => {
  const { page, client, company, forecasts } = await openForecasts('Charges par nature');
  const charge = (date: string, label: string, euros: number) =>
    client.charges.add({ date: localDate(date), label, amountCents: cents(euros * 100), nature: 'fixed' }, { company });
  await charge('2026-01-05', 'Intérim', 1000);
  await charge('2026-02-05', 'Intérim', 1500);
  await charge('2026-02-10', 'Loyer', 900);
  await page.reload();
  await forecasts.show('Charges de l’année');
  const table = page.getByRole('table', { name: 'Charges 2026 par mois' });
  await expectCells(table.getByRole('row', { name: /Intérim/ }).first()).toEqual([
    'fixe',
    '1 000',
    '1 500',
    ...Array<string>(10).fill(''),
    '2 500',
  ]);
  await table.getByRole('button', { name: 'fixe : Passer Intérim en variable' }).click();
  await table.getByRole('button', { name: 'variable : Passer Intérim en fixe' }).waitFor();
  await expectText(table.locator('tfoot')).toContain('Charges variables1 0001 500');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await table.getByRole('button', { name: 'fixe : Passer Intérim en variable' }).waitFor();

  await table.getByRole('button', { name: 'Loyer', exact: true }).click();
  await page.getByRole('button', { name: 'Corriger Loyer' }).click();
  const dialog = forecasts.dialog(/Corriger la charge/);
  await dialog.getByRole('textbox', { name: 'Montant TTC' }).fill('950');
  await dialog.getByRole('button', { name: 'Enregistrer la charge' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectText(table.getByRole('row', { name: /Loyer/ })).toContain('950');
});

it('keeps what the accounts say of suppliers and stock, and sends a file to the import', async () => {
  const { page, forecasts } = await openForecasts('Fournisseurs');
  await forecasts.show('Fournisseurs et stock');
  const debts = forecasts.cell('Dettes fournisseurs, janvier 2026');
  await forecasts.paste(debts, '10 000\t5 000,50\t3 000\t2 000\n11 000\t6 000\t\t');
  await expectValue(forecasts.cell('Achats, février 2026')).toBe('6 000,00');
  await expectText(page.getByRole('table', { name: 'Fournisseurs et stock par mois' }).locator('tfoot')).toBe('Total11 000,502 000,00');
  await expectAccessible(page);
  await page.reload();
  await expectValue(forecasts.cell('Achats, janvier 2026')).toBe('5 000,50');

  await page.getByLabel('Fichier à importer').setInputFiles({
    name: 'charges.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Date;Libellé;Montant TTC;Nature\r\n25/01/2026;Loyer;900,00;Fixe\r\n'),
  });
  await page.getByText('charges.csv').first().waitFor();
  await expect.poll(() => new URL(page.url()).hash).toContain('/import');
});
