import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { expectAccessible } from './accessibility.ts';
import { expectDisabled, expectValue } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { RemindersPage } from './pages/reminders-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-10-31';
// Late by ten days, the step of the call; the second customer has two such invoices.
const INVOICES = [
  'FA-201;Camping du Lac;04 65 71 38 15;Route du Lac;15000;Aurillac;21/09/2026;21/10/2026;2 760,00',
  'FA-301;Cave Besse;04 66 11 22 33;1 rue Basse;48000;Mende;20/09/2026;20/10/2026;1 000,00',
  'FA-302;Cave Besse;04 66 11 22 33;1 rue Basse;48000;Mende;21/09/2026;21/10/2026;500,00',
  'FA-401;Pharmacie du Viaduc;;12 avenue du Viaduc;12100;Millau;26/09/2026;26/10/2026;640,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

const open = (name: string) => app.openCompany({ name, profile: COMPLETE_PROFILE, invoices: INVOICES });

it('notes a call that ends with a promise: the customer leaves the agenda until then, and a wrong entry is taken back', async () => {
  const { page, client, company } = await open('Appel promis');
  const reminders = await new RemindersPage(page).open();
  await reminders.show('Camping du Lac');
  const dialog = await reminders.noteCall('Règlement promis');
  const submit = dialog.getByRole('button', { name: 'Noter l’appel' });
  await expectValue(dialog.getByRole('textbox', { name: 'Montant promis' })).toBe('2 760,00');
  await expectDisabled(submit);
  await dialog.getByRole('textbox', { name: 'Promis pour le' }).fill('14/11/2026');
  await dialog.getByRole('combobox', { name: 'Par (facultatif)' }).fill('Mme Roy');
  await dialog.getByRole('textbox', { name: 'Note (facultative)' }).fill('Attend un virement de son assurance');
  await dialog.getByText('Plus de relance d’ici le 14/11/2026.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Montant promis' }).fill('27 600');
  await submit.click();
  await dialog.getByText('27 600,00 € promis dépassent les 2 760,00 € qui restent à régler').waitFor();
  await dialog.getByRole('textbox', { name: 'Montant promis' }).fill('2 760');
  await submit.click();
  await dialog.waitFor({ state: 'detached' });
  await reminders.row('Camping du Lac').getByText('Règlement promis pour le 14/11/2026').waitFor();
  await reminders.row('Camping du Lac').getByText('possible le 17/11').waitFor();

  const customer = await new CustomerPage(page).open('Camping du Lac');
  await customer.tab('Historique');
  const call = customer.contact('Appel : règlement promis');
  await call.getByText('2 760,00 € promis pour le 14/11/2026 par Mme Roy').waitFor();
  await call.getByText('Attend un virement de son assurance').waitFor();
  await call.getByText('Facture FA-201').waitFor();
  await expectAccessible(page);
  await call.getByRole('button', { name: 'Retirer…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer l’appel' }).click();
  await page.getByText('Rien encore avec ce client').waitFor();
  await expectAccessible(page);
  await reminders.open();
  await page.getByRole('checkbox', { name: 'Préparer le courrier de Camping du Lac' }).waitFor();
  const agenda = await client.reminders.agenda({ asOf: localDate(TODAY) }, { company });
  expect(agenda.map(({ customerName, level }) => [customerName, level])).toContainEqual(['Camping du Lac', 'call']);
});

it('leads from a call to the dispute of the invoice, though the call has taken the customer out of the agenda', async () => {
  const { page } = await open('Appel contesté');
  const reminders = await new RemindersPage(page).open();
  await reminders.show('Cave Besse');
  const dialog = await reminders.noteCall('Facture contestée');
  await dialog.getByRole('combobox', { name: 'Facture contestée' }).click();
  await page.getByRole('option', { name: /FA-302/ }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Noter l’appel, puis le litige' }).click();
  const dispute = page.getByRole('dialog', { name: 'Litige sur la facture FA-302' });
  await reminders.row('Cave Besse').getByText('Contacté le 31/10/2026').waitFor();
  await dispute.getByRole('combobox', { name: 'Motif' }).fill('Bouteilles cassées');
  await dispute.getByRole('button', { name: 'Ouvrir le litige' }).click();
  await dispute.waitFor({ state: 'detached' });

  const customer = await new CustomerPage(page).open('Cave Besse');
  await customer.tab('Litiges');
  await page
    .getByRole('table', { name: 'Litiges' })
    .getByRole('row', { name: /Bouteilles cassées/ })
    .waitFor();
  await customer.tab('Historique');
  await customer.contact('Appel : facture contestée').getByText('Factures FA-301 et FA-302').waitFor();
  await customer.contact('Litige ouvert : Bouteilles cassées').waitFor();
  await page.getByRole('combobox', { name: 'Ne montrer que' }).click();
  await page.getByRole('option', { name: 'Litiges (1)' }).click();
  await expect.poll(() => customer.contact('Appel :').count()).toBe(0);
  await customer.contact('Litige ouvert : Bouteilles cassées').waitFor();
  await expectAccessible(page);
  // The card of the next call opens the dispute of the invoice that is left.
  await page.getByRole('link', { name: 'Fiche d’appel' }).click();
  const card = page.getByRole('region', { name: 'Appeler Cave Besse' });
  await card.getByRole('button', { name: 'Ouvrir un litige' }).click();
  const other = page.getByRole('dialog', { name: 'Litige sur la facture FA-301' });
  await other.getByRole('combobox', { name: 'Motif' }).fill('Prix');
  await other.getByRole('button', { name: 'Ouvrir le litige' }).click();
  await other.waitFor({ state: 'detached' });
});

it('goes from call to call: to some of the invoices, to be made again on a day, and writes the e-mails of the day at once', async () => {
  const { page, client, company } = await open('Appels de suite');
  const at = { company };
  const [pharmacy] = (await client.customers.list({ asOf: localDate(TODAY) }, at)).filter(({ name }) => name === 'Pharmacie du Viaduc');
  await client.customers.update({ id: pharmacy?.id ?? 0, email: 'pharmacie@viaduc.example' }, at);
  await client.companies.updateProfile({ email: 'compta@roux.example' }, at);
  await page.reload();
  const reminders = await new RemindersPage(page).open();
  await reminders.show('Cave Besse');
  const card = page.getByRole('region', { name: 'Appeler Cave Besse' });
  await card.getByRole('checkbox', { name: 'Parler de FA-302' }).uncheck();
  await card.getByText('S’il répond…').click();
  await card.getByText('« C’est déjà parti »').waitFor();
  await expectAccessible(page);
  const dialog = await reminders.noteCall('À rappeler');
  await dialog.getByRole('textbox', { name: 'Rappeler le' }).fill('04/11/2026');
  await dialog.getByRole('textbox', { name: 'Pour dire quoi (facultatif)' }).fill('après la paie');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Noter l’appel' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Appel suivant' }).click();
  await page.getByRole('region', { name: 'Appeler Camping du Lac' }).waitFor();

  await page.getByRole('button', { name: 'Autres actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Enregistrer 1 e-mail…' }).click();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer 1 e-mail', exact: true }).click();
  expect((await download).suggestedFilename()).toBe('E-mails 2026-10-31.zip');
  await page.getByRole('dialog', { name: '1 e-mail préparé' }).getByRole('button', { name: 'Marquer 1 e-mail comme envoyé' }).click();
  await reminders.row('Pharmacie du Viaduc').getByText('Contacté le 31/10/2026').waitFor();

  const customer = await new CustomerPage(page).open('Cave Besse');
  await customer.tab('Historique');
  const call = customer.contact('Appel : à rappeler');
  await call.getByText('À rappeler le 04/11/2026 : après la paie').waitFor();
  await call.getByText('Facture FA-301', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Rappeler le…' }).click();
  await page
    .getByRole('dialog', { name: 'Rappeler Cave Besse' })
    .getByRole('textbox', { name: 'Rappeler le' })
    .fill(TODAY.split('-').reverse().join('/'));
  await page.getByRole('button', { name: 'Prévoir ce rappel' }).click();
  await page
    .getByRole('navigation', { name: 'Écrans' })
    .getByRole('link', { name: /^Aujourd/ })
    .click();
  await page.getByRole('link', { name: /^Appeler : Cave Besse/ }).click();
  await page.getByRole('button', { name: 'Rappel fait' }).click();
  // The one of today is done; that of another day stays.
  await page.getByRole('alert').or(page.getByRole('status')).getByText('À rappeler le 04/11/2026 : après la paie').waitFor();
  await page.getByRole('button', { name: 'Fermer la fiche d’appel' }).click();
});

it('notes a call from the sheet of a customer, and undoes it at once', async () => {
  const { page } = await open('Appel reçu');
  const customer = await new CustomerPage(page).open('Pharmacie du Viaduc');
  await customer.tab('Historique');
  await page.getByRole('button', { name: 'Noter un appel' }).click();
  await customer.dialog.getByRole('radio', { name: 'Message laissé' }).check();
  await customer.dialog.getByRole('button', { name: 'Noter l’appel' }).click();
  await customer.contact('Appel : message laissé').waitFor();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.getByText('Rien encore avec ce client').waitFor();
});
