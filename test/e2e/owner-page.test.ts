import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../builders/read-pdf.ts';
import { expectAccessible } from './accessibility.ts';
import { expectText } from './expect-shown.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const INVOICES = [
  'FA-101;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;19/07/2026;18/08/2026;12 000,00',
  'FA-102;Camping du Lac;;Route du Lac;15000;Aurillac;02/09/2026;11/10/2026;5 400,05',
  'FA-103;Camping du Lac;;Route du Lac;15000;Aurillac;20/10/2026;19/11/2026;800,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-11-03');
});
afterAll(() => app?.close());

it('shows the page of the month as it prints, of another month too, and hands its PDF over', async () => {
  const { page } = await app.openCompany({ name: 'Chez l’imprimeur', profile: COMPLETE_PROFILE, invoices: INVOICES });
  await page.getByRole('link', { name: 'Pilotage' }).click();
  await page.getByRole('button', { name: 'La page du mois (PDF)' }).click();
  const dialog = page.getByRole('dialog', { name: 'La page du mois' });
  await dialog.getByText('Le point d’octobre 2026').waitFor();
  await dialog.getByText('On vous doit 18 200,05 €').waitFor();
  await dialog.getByRole('button', { name: 'Mois précédent' }).click();
  await dialog.getByText('Le point de septembre 2026').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Enregistrer le PDF' }).click()]);
  await dialog.waitFor({ state: 'detached' });
  expect(download.suggestedFilename()).toBe('Chez l’imprimeur - Le point 2026-09.pdf');
  const { pages } = await readPdf(new Uint8Array(readFileSync(await download.path())));
  expect(pages).toHaveLength(1);
  expect(pages[0]?.text).toContain('arrêté au 30 septembre 2026');
  expect(pages[0]?.text).toContain('Bâti-Sud Construction');
});

it('is found by a few letters, and the book’s export is in the settings too', async () => {
  const { page } = await app.openCompany({ name: 'Page au clavier', profile: COMPLETE_PROFILE, invoices: INVOICES });
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Exporter le dossier…' }).click();
  const exporting = page.getByRole('dialog', { name: 'Exporter le dossier' });
  await exporting.getByRole('button', { name: 'Exporter', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await exporting.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher' }).fill('page du mois');
  await page.getByText('La page du mois (PDF)…').waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'La page du mois' });
  await expectText(dialog).toContain('Le point d’octobre 2026');
  await expectAccessible(page);
});
