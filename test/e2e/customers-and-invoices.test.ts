import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCount, expectDisabled, expectText, expectValue } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-10-31';
const INVOICES = [
  'FA-101;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;19/07/2026;18/08/2026;12 000,00',
  'FA-102;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;02/09/2026;11/10/2026;5 400,00',
  'FA-103;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;20/10/2026;19/11/2026;800,00',
  'FA-201;Camping du Lac;;Route du Lac;15000;Aurillac;21/09/2026;21/10/2026;2 760,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

it('opens a dispute on a part of an invoice from its row, and closes it on the sheet of the customer', async () => {
  const { page } = await app.openCompany({ name: 'Litige', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const invoices = await new InvoicesPage(page).open();
  await expectAccessible(page);
  const dialog = await invoices.act('FA-201', 'Ouvrir un litige…');
  await dialog.getByText('Une partie seulement').click();
  await dialog.getByRole('textbox', { name: 'Partie contestée' }).fill('3 000');
  await dialog.getByText('Il ne reste que 2 760,00 € à régler.').waitFor();
  await dialog.getByRole('textbox', { name: 'Partie contestée' }).fill('800');
  await dialog.getByRole('combobox', { name: 'Motif' }).fill('Lames tachées');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ouvrir le litige' }).click();
  await dialog.waitFor({ state: 'detached' });
  await invoices.row('FA-201').getByText('En litige (partie)').waitFor();

  const customer = await new CustomerPage(page).open('Camping du Lac');
  await expectText(customer.fact('En litige')).toBe('800,00 €');
  await customer.tab('Litiges');
  const row = page.getByRole('table', { name: 'Litiges' }).getByRole('row', { name: /Lames tachées/ });
  await row.getByRole('button', { name: 'Clôturer…' }).click();
  await page.getByRole('dialog').getByText('La facture est maintenue').click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Clôturer le litige' }).click();
  await row.getByText('Facture maintenue').waitFor();
  await expectText(customer.fact('En litige')).toBe('0,00 €');
});

it('notes a promise from an invoice, follows a dispute on its screen, gives up a loss and takes it back', async () => {
  const { page } = await app.openCompany({ name: 'Promesse', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const invoices = await new InvoicesPage(page).open();
  const promise = await invoices.act('FA-101', 'Noter une promesse…');
  await expectValue(promise.getByRole('textbox', { name: 'Montant promis' })).toBe('12 000,00');
  await promise.getByRole('textbox', { name: 'Montant promis' }).fill('13 000');
  await promise.getByText('Il ne reste que 12 000,00 € à régler.').waitFor();
  await promise.getByRole('textbox', { name: 'Montant promis' }).fill('5 000');
  await promise.getByRole('textbox', { name: 'Promis pour le' }).fill('14/11/2026');
  await expectAccessible(page);
  await promise.getByRole('button', { name: 'Noter la promesse' }).click();
  await promise.waitFor({ state: 'detached' });
  const dispute = await invoices.act('FA-102', 'Ouvrir un litige…');
  await dispute.getByRole('combobox', { name: 'Motif' }).fill('Prix');
  await dispute.getByRole('textbox', { name: 'À traiter avant le' }).fill('02/11/2026');
  await dispute.getByRole('button', { name: 'Ouvrir le litige' }).click();
  await dispute.waitFor({ state: 'detached' });

  await page.getByRole('link', { name: /^Litiges/ }).click();
  await page
    .getByRole('table', { name: 'Litiges ouverts par nature' })
    .getByRole('row', { name: /Prix 1 0 5 400,00/ })
    .waitFor();
  const disputes = page.getByRole('table', { name: 'Litiges', exact: true });
  await disputes.getByText('Avant le 02/11/2026').waitFor();
  await expectAccessible(page);
  // From here too: the customer first, then its invoice; closed without its credit note, which comes later.
  await page.getByRole('button', { name: 'Ouvrir un litige…' }).click();
  const chosen = page.getByRole('dialog', { name: 'Ouvrir un litige' });
  await chosen.getByRole('combobox', { name: 'Client' }).click();
  await page.getByRole('option', { name: 'Camping du Lac' }).click();
  await chosen.getByRole('combobox', { name: 'Facture contestée' }).click();
  await page.getByRole('option', { name: /FA-201/ }).click();
  await chosen.getByText('Tout ce qui reste dû : 2 760,00 €').waitFor();
  await chosen.getByRole('combobox', { name: 'Motif' }).fill('Lames tachées');
  await expectAccessible(page);
  await chosen.getByRole('button', { name: 'Ouvrir le litige' }).click();
  await chosen.waitFor({ state: 'detached' });
  await disputes
    .getByRole('row', { name: /FA-201/ })
    .getByRole('button', { name: 'Clôturer…' })
    .click();
  await page.getByRole('dialog').getByText('Accord sur une partie').click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Avoir' }).click();
  await page.getByRole('option', { name: 'Il viendra par l’import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clôturer le litige' }).click();
  await page.getByText('Sans leur avoir (1)').click();
  const waiting = disputes.getByRole('row', { name: /Accord partiel, aucun avoir enregistré/ });
  await waiting.getByRole('button', { name: 'Avoir…' }).click();
  const credit = page.getByRole('dialog', { name: 'Avoir du litige sur la facture FA-201' });
  await credit.getByRole('textbox', { name: 'Numéro de l’avoir' }).fill('AV-9');
  await credit.getByRole('textbox', { name: 'Montant TTC' }).fill('760');
  await expectAccessible(page);
  await credit.getByRole('button', { name: 'Enregistrer l’avoir' }).click();
  await page.getByText('760,00 € d’avoir sur la facture FA-201 : il en reste 2 000,00 € à régler').waitFor();
  await page.getByText('Sans leur avoir (0)').waitFor();

  const customer = await new CustomerPage(page).open('Bâti-Sud Construction');
  await customer.tab('Promesses');
  const row = page.getByRole('table', { name: 'Promesses' }).getByRole('row', { name: /FA-101/ });
  await row.getByText('En cours').waitFor();
  await row.getByRole('button', { name: /Actions sur la promesse/ }).click();
  await page.getByRole('menuitem', { name: 'Retirer : on n’y compte plus' }).click();
  await row.getByText('Retirée').waitFor();
  await expectAccessible(page);
  await customer.tab('Pertes');
  await page.getByRole('button', { name: 'Passer en perte…' }).click();
  const loss = page.getByRole('dialog');
  await loss.getByRole('textbox', { name: 'En perte, facture FA-103' }).fill('300');
  await loss.getByRole('combobox', { name: 'Raison' }).click();
  await page.getByRole('option', { name: 'Irrécouvrable' }).click();
  await expectAccessible(page);
  await loss.getByRole('button', { name: 'Passer 300,00 € en perte' }).click();
  await loss.waitFor({ state: 'detached' });
  await page
    .getByRole('table', { name: 'Pertes' })
    .getByRole('row', { name: /FA-103 Irrécouvrable/ })
    .waitFor();
  await expectText(customer.fact('Encours')).toBe('17 900,00 €');
  const notice = page.getByRole('alert').filter({ hasText: '300,00 € passés en perte' });
  await notice.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expectText(customer.fact('Encours')).toBe('18 200,00 €');
  await page.getByText('Rien d’abandonné').waitFor();
});

it('records a payment as it is proposed or as the user decides, and loses nothing to an accidental Escape', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Règlement', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const { dialog } = await new CustomerPage(page).open('Bâti-Sud Construction');
  await page.getByRole('button', { name: 'Enregistrer un règlement' }).click();
  await dialog.getByRole('textbox', { name: 'Montant' }).fill('13 000');
  const part = (number: string) => dialog.getByRole('textbox', { name: `Affecté à la facture ${number}` });
  // Oldest due first.
  await expectValue(part('FA-101')).toBe('12 000,00');
  await expectValue(part('FA-102')).toBe('1 000,00');
  await expectAccessible(page);

  await page.keyboard.press('Escape');
  await dialog.getByText('Ce que vous avez saisi sera perdu.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Enregistrer le règlement' }).waitFor();
  await expectValue(dialog.getByRole('textbox', { name: 'Montant' })).toBe('13 000,00');

  await part('FA-102').fill('1 500');
  await dialog.getByText('Les affectations dépassent le règlement de 500,00 €.').waitFor();
  await expectDisabled(dialog.getByRole('button', { name: 'Enregistrer le règlement' }));
  await part('FA-102').fill('');
  await part('FA-103').fill('400');
  await dialog.getByText('12 400,00 € affectés, 600,00 € au crédit du client').waitFor();
  await dialog.getByRole('button', { name: 'Enregistrer le règlement' }).click();
  await dialog.waitFor({ state: 'detached' });

  const invoices = await client.invoices.list({ asOf: localDate(TODAY) }, { company });
  expect(Object.fromEntries(invoices.map(({ number, openCents }) => [number, openCents]))).toEqual({
    'FA-101': 0,
    'FA-102': 540_000,
    'FA-103': 40_000,
    'FA-201': 276_000,
  });
  await page.getByRole('tab', { name: 'Règlements' }).click();
  await page.getByRole('table', { name: 'Règlements' }).getByRole('button', { name: 'Affecter…' }).click();
  await dialog.getByRole('button', { name: 'Affecter aux factures' }).click();
  await dialog.waitFor({ state: 'detached' });
  const [payment] = await client.payments.list({}, { company });
  expect(payment?.unallocatedCents).toBe(0);
});

it('passes what will not be paid as a loss, and cancels an invoice entered by mistake only after saying what follows', async () => {
  const { page } = await app.openCompany({ name: 'Perte', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const invoices = await new InvoicesPage(page).open();
  const dialog = await invoices.act('FA-201', 'Enregistrer un règlement…');
  await dialog.getByText('Passage en perte').click();
  await dialog.getByRole('button', { name: 'Passer en perte' }).click();
  await dialog.waitFor({ state: 'detached' });
  await invoices.filter('Soldées');
  await invoices.row('FA-201').getByText('Passée en perte').waitFor();

  await invoices.filter('À régler');
  await invoices.act('FA-103', 'Annuler la facture…');
  await page.getByRole('dialog', { name: 'Annuler la facture FA-103 ?' }).getByText('ne pourra pas être rétablie').waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler la facture' }).click();
  await invoices.row('FA-103').waitFor({ state: 'detached' });
  await invoices.filter('Annulées');
  await invoices.row('FA-103').getByText('Annulée').waitFor();
});

it('keeps what was searched for and sorted by, and goes through the list with the keyboard', async () => {
  const { page } = await app.openCompany({ name: 'Filtres', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const invoices = await new InvoicesPage(page).open();
  await page.keyboard.press('/');
  await page.keyboard.type('bati');
  await invoices.row('FA-201').waitFor({ state: 'detached' });
  await expectText(invoices.table.locator('tfoot')).toMatch(/^3 factures ?18 200,00 ?18 200,00$/);
  await page.reload();
  await invoices.row('FA-101').waitFor();
  await expectCount(invoices.row('FA-201')).toBe(0);

  await invoices.row('FA-101').focus();
  await page.keyboard.press('End');
  await expect.poll(() => invoices.row('FA-103').evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bâti-Sud Construction' }).waitFor();
});
