import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { expectRows, expectText, expectValue } from './expect-shown.ts';
import { type OpenedCompany, type RunningApp, startApp } from './running-app.ts';

const INVOICES = [
  'FA-1;Atelier Aubépine;;;;;05/09/2026;05/10/2026;1 200,00',
  'FA-2;Boulangerie Bélier;;;;;12/10/2026;11/11/2026;600,00',
  'FA-3;Atelier Aubépine;;;;;20/10/2026;19/11/2026;800,00',
  'FA-4;Boulangerie Bélier;;;;;02/11/2026;28/11/2026;500,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-11-21');
});
afterAll(() => app?.close());

const open = (name: string, invoices: readonly string[]): Promise<OpenedCompany> => app.openCompany({ name, invoices });

it('a figure leads to its formula, its rows and what is left out, another way of counting, and back', async () => {
  const { page } = await open('Preuves', INVOICES);
  // 2 600,00 × 31 / 1 400,00
  await page
    .getByRole('region', { name: 'Délai de paiement (DSO)' })
    .getByRole('link', { name: /^57,6 j, / })
    .click();
  await page.getByRole('heading', { name: 'DSO, méthode comptable' }).waitFor();
  await expectText(page.getByRole('main')).toContain('2 600,00 € × 31 ÷ 1 400,00 € = 57,6 jours');
  await expectRows(page.getByRole('table', { name: 'Factures et avoirs ouverts à cette date – octobre 2026' })).toEqual([
    ['FA-1', 'Atelier Aubépine', '05/09/2026', '05/10/2026', '26', '1 200,00'],
    ['FA-3', 'Atelier Aubépine', '20/10/2026', '19/11/2026', '0', '800,00'],
    ['FA-2', 'Boulangerie Bélier', '12/10/2026', '11/11/2026', '0', '600,00'],
    ['Total', '', '', '', '', '2 600,00'],
  ]);
  await page.getByRole('heading', { name: 'Laissé de côté, et pourquoi' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'DSO par épuisement' }).click();
  await page.getByRole('heading', { name: 'DSO par épuisement' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'DSO, méthode comptable' }).waitFor();
  await page.getByRole('row', { name: /FA-2/ }).first().click();
  await page.getByRole('heading', { name: 'Boulangerie Bélier' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'DSO, méthode comptable' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Pilotage' }).waitFor();
});

it('shows the figures of one customer, and what was owed on another day', async () => {
  const { page } = await open('Portées', INVOICES);
  await page.getByRole('heading', { name: 'Dix plus gros retards' }).waitFor();
  await page.locator('input[aria-label="Chiffres de"]').click();
  await page.getByRole('option', { name: 'Boulangerie Bélier' }).click();
  await expectText(page.getByRole('region', { name: 'Ventes du mois' })).toContain('600 €');
  await page
    .getByRole('region', { name: 'Ventes du mois' })
    .getByRole('link', { name: /^600 €, / })
    .click();
  await expectRows(page.getByRole('table', { name: 'Factures et avoirs émis dans le mois – octobre 2026' })).toEqual([
    ['FA-2', '12/10/2026', '11/11/2026', '600,00'],
    ['Total', '', '', '600,00'],
  ]);
  await page.getByRole('link', { name: 'Revenir au pilotage' }).click();
  await page.getByRole('link', { name: 'À un autre jour…' }).click();
  await page.getByRole('heading', { name: 'Ce que l’on vous devait' }).waitFor();
  // The calendar opens by an arrow, not as the keyboard goes by; Escape closes it, and it takes the keyboard in.
  const day = page.getByLabel('Arrêté au');
  await page.getByRole('link', { name: 'Revenir au pilotage' }).press('Tab');
  await expect.poll(() => day.evaluate((field) => field === document.activeElement)).toBe(true);
  const calendar = page.getByRole('button', { name: '20 novembre 2026' });
  expect(await calendar.count()).toBe(0);
  await day.press('ArrowDown');
  await calendar.waitFor();
  await day.press('Escape');
  await calendar.waitFor({ state: 'detached' });
  await day.press('ArrowDown');
  await calendar.waitFor();
  await day.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expectValue(day).toBe('20/11/2026');
  await calendar.waitFor({ state: 'detached' });
  await day.fill('11/10/2026');
  await day.press('Enter');
  await expectText(page.locator('dl')).toContain('Encours0,00 €');
  await page.locator('input[aria-label="Chiffres de"]').click();
  await page.getByRole('option', { name: 'Toute l’entreprise' }).click();
  await expectText(page.locator('dl')).toContain('Encours1 200,00 €');
  await expectAccessible(page);

  // Any of its amounts is explained as things stood that day, and so are those of a customer's head today.
  await page
    .getByRole('link', { name: /^1 200,00 €, Encours/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Encours', exact: true }).waitFor();
  await expectRows(page.getByRole('table', { name: 'Factures et avoirs ouverts à cette date – 11/10/2026' })).toEqual([
    ['FA-1', 'Atelier Aubépine', '05/09/2026', '05/10/2026', '6', '1 200,00'],
    ['Total', '', '', '', '', '1 200,00'],
  ]);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Revenir aux montants de ce jour' }).click();
  await page.getByRole('heading', { name: 'Ce que l’on vous devait' }).waitFor();
  await page.goBack();
  await page.getByRole('row', { name: /FA-1/ }).click();
  await page.getByRole('link', { name: /^2 000,00 €, Encours/ }).click();
  await expectText(page.getByRole('main')).toContain('au 21/11/2026');
  await page.getByRole('link', { name: 'Revenir au client' }).click();
  await page.getByRole('heading', { name: 'Atelier Aubépine' }).waitFor();
});

it('an alert says what set it off and leads to its proof; its threshold is a setting', async () => {
  const { page } = await open('Seuils', INVOICES);
  const alerts = page.getByRole('region', { name: 'Alertes' });
  // 1 200,00 / 2 600,00
  await expectText(alerts.getByRole('link', { name: /Taux de retard/ })).toMatch(/Taux de retard 46,2 % ?seuil 25 %, ce mois-ci/);
  await expectAccessible(page);
  // The small curve of a tile, as a table of its months; September: 1 200,00 × 30 / 1 200,00.
  const curve = page.getByRole('figure', { name: /^Délai de paiement \(DSO\), évolution/ });
  await curve.press('End');
  await curve.press('Enter');
  const months = page.getByRole('dialog', { name: 'Délai de paiement (DSO), mois par mois' });
  await expectText(months.getByRole('row').nth(1)).toBe('octobre 202657,6 jours');
  await expectText(months.getByRole('row').nth(2)).toBe('septembre 202630,0 jours');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await months.waitFor({ state: 'detached' });
  await alerts.getByRole('link', { name: 'Seuils' }).click();
  const threshold = page.getByRole('textbox', { name: 'Taux de retard' });
  await threshold.fill('150');
  await page.getByText('Un nombre de 0 à 100').waitFor();
  await threshold.fill('50');
  await page.getByRole('button', { name: 'Enregistrer les seuils' }).click();
  await page.getByText('Seuils enregistrés').waitFor();
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Pilotage' }).click();
  await alerts.getByRole('link', { name: /Premier client/ }).waitFor();
  await expect.poll(() => alerts.getByRole('link', { name: /Taux de retard/ }).count()).toBe(0);
  await alerts.getByRole('link', { name: /Premier client/ }).click();
  await page.getByRole('heading', { name: 'Premier client' }).waitFor();
});

it('the current month owes what is owed today, not what will be late at its end', async () => {
  const { page } = await open('Mois en cours', INVOICES);
  await page.getByRole('button', { name: 'Mois suivant' }).click();
  await page.getByText('Mois en cours, chiffres à ce jour').waitFor();
  await expectText(page.getByRole('banner')).toContain('arrêté au 21/11/2026');
  // 2 600,00 of 3 100,00; at the month's end FA-4 would be late too.
  await expectText(page.getByRole('region', { name: 'Alertes' })).toContain('Taux de retard 83,9 %');
  await expectRows(page.getByRole('table', { name: 'Dix plus gros retards' })).toEqual([
    ['Atelier Aubépine', '47 j', '2 000,00'],
    ['Boulangerie Bélier', '10 j', '600,00'],
  ]);
  await expectText(page.getByRole('region', { name: 'Délai de paiement (DSO)' })).toContain('Mois en cours : se lit à sa fin');
  await expectAccessible(page);
  await page
    .getByRole('table', { name: 'Encours et recouvrement' })
    .getByRole('link', { name: /^2 600,00 €, Échu :/ })
    .click();
  await expectText(page.getByRole('main')).toContain('2 600,00 €');
  await expectText(page.getByRole('banner')).toContain('arrêté au 21/11/2026');
});
