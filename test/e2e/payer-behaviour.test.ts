import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectText } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const INVOICES = [
  'FA-101;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;19/07/2026;18/08/2026;12 000,00',
  'FA-103;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;20/10/2026;19/11/2026;800,00',
  'FA-201;Camping du Lac;;Route du Lac;15000;Aurillac;21/10/2026;21/11/2026;2 760,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-10-31');
});
afterAll(() => app?.close());

it('says why a customer has its score, and lists who is beyond the limit set on its sheet', async () => {
  const { page } = await app.openCompany({ name: 'Comportement', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const customer = await new CustomerPage(page).open('Bâti-Sud Construction');
  await customer.tab('Comportement');
  // No payment yet: 74 days late stand for the usual delay (0 of 40), 12 000 of 12 800 € are overdue (0 of 20); the rest costs nothing.
  const score = page.getByRole('region', { name: 'Note D' });
  await score.getByText('Aucun règlement depuis un an, et une facture en retard de 74 jours : 0 point sur 40.').waitFor();
  await score.getByText('40 points sur 100').waitFor();
  await page.getByText('Mauvais payeur : plan Ferme, premier contact 1 jour après l’échéance.').waitFor();
  await expectAccessible(page);

  await customer.tab('Fiche');
  await page.getByRole('textbox', { name: 'Limite d’encours' }).fill('10 000');
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await customer.tab('Comportement');
  await page.getByText('dépassée', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Tous les clients' }).click();
  await page.getByText('Au-delà de la limite (1)').click();
  const row = page.getByRole('table', { name: 'Clients' }).getByRole('row', { name: /Bâti-Sud/ });
  await expectCells(row).toEqual(expect.arrayContaining(['12 000,00', 'D', '2 800,00']));
  await expectText(page.getByRole('table', { name: 'Clients' }).locator('tfoot')).toContain('1 client');
  await expectAccessible(page);
});
