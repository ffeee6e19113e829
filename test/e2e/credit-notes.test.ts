import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCount, expectDisabled, expectText, expectValue } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { InvoicesPage } from './pages/invoices-page.ts';
import { RemindersPage } from './pages/reminders-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-10-31';
const INVOICES = [
  'FA-101;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;19/07/2026;18/08/2026;12 000,00',
  'FA-102;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;02/09/2026;11/10/2026;5 400,00',
  'AV-110;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;20/10/2026;20/10/2026;-13 000,00',
  'FA-201;Camping du Lac;;Route du Lac;15000;Aurillac;21/09/2026;21/10/2026;2 760,00',
  'AV-210;Camping du Lac;;Route du Lac;15000;Aurillac;23/10/2026;23/10/2026;-2 760,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

it('goes from the check of a letter to the credit note, and puts it against invoices as it is proposed or decided', async () => {
  const { page } = await app.openCompany({ name: 'Avoir affecté', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await reminders.show('Bâti-Sud');
  await reminders.checks.getByText('Avoir AV-110 : 13 000,00 € sont déduits du total').waitFor();
  await reminders.checks.getByRole('link', { name: 'Voir ce qui est à affecter' }).click();

  const customer = new CustomerPage(page);
  await customer.creditNote('AV-110').getByText('Avoir AV-110 du 20/10/2026 : 13 000,00 € à affecter.').waitFor();
  await expectAccessible(page);
  await customer.creditNote('AV-110').getByRole('button', { name: 'Affecter…' }).click();
  // Oldest due first.
  await expectValue(customer.part('FA-101')).toBe('12 000,00');
  await expectValue(customer.part('FA-102')).toBe('1 000,00');
  await customer.part('FA-102').fill('1 500');
  await customer.dialog.getByText('Les affectations dépassent l’avoir de 500,00 €.').waitFor();
  await expectDisabled(customer.dialog.getByRole('button', { name: 'Affecter aux factures' }));
  await expectAccessible(page);
  await customer.part('FA-102').fill('400');
  await customer.dialog.getByText('12 400,00 € affectés, 600,00 € au crédit du client').waitFor();
  await customer.dialog.getByRole('button', { name: 'Affecter aux factures' }).click();
  await customer.dialog.waitFor({ state: 'detached' });
  await customer.creditNote('AV-110').getByText('600,00 € à affecter.').waitFor();
  await expectText(customer.fact('En retard')).toContain('5 000,00 €');
});

it('puts a credit note against invoices from its row among them, and the letter then asks for what is left of each', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Avoir de la liste', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const invoices = await new InvoicesPage(page).open();
  const dialog = await invoices.act('AV-110', 'Affecter à des factures…');
  await dialog.getByRole('button', { name: 'Affecter aux factures' }).click();
  await dialog.waitFor({ state: 'detached' });
  await invoices.filter('Toutes');
  await invoices.row('AV-110').getByText('Avoir utilisé').waitFor();
  const [entry] = await client.reminders.agenda({ asOf: localDate(TODAY) }, { company });
  expect(entry).toMatchObject({ totalDueCents: 440_000, credits: [] });

  const reminders = await new RemindersPage(page).open();
  await reminders.row('Bâti-Sud').getByText('4 400,00 €').waitFor();
  await reminders.checks.getByText('Adresse complète').waitFor();
  await expectCount(reminders.checks.getByText('sont déduits du total')).toBe(0);
});

it('takes whoever is left in peace because of a credit note to that credit note, and a deposit to its later invoice', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Couvert', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await reminders.row('Camping du Lac').getByText('Les avoirs et règlements non affectés couvrent ce qui est échu').waitFor();
  await reminders.row('Camping du Lac').getByRole('link', { name: 'Camping du Lac', exact: true }).click();
  const customer = new CustomerPage(page);
  await customer.creditNote('AV-210').getByRole('button', { name: 'Affecter…' }).click();
  await expectValue(customer.part('FA-201')).toBe('2 760,00');
  await customer.dialog.getByRole('button', { name: 'Affecter aux factures' }).click();
  await customer.dialog.waitFor({ state: 'detached' });
  await page.getByText('Aucun règlement de ce client').waitFor();
  await expectCount(page.getByRole('region', { name: 'Avoirs à affecter' })).toBe(0);
  await expectText(customer.fact('En retard')).toBe('0,00 €');

  const [bati] = (await client.customers.list({ asOf: localDate(TODAY) }, { company })).filter(({ name }) => name.startsWith('Bâti'));
  await client.payments.record({ customerId: bati?.id ?? 0, date: localDate('2026-07-01'), amountCents: cents(100_000) }, { company });
  await customer.open('Bâti-Sud Construction');
  await customer.tab('Règlements');
  await page
    .getByRole('table', { name: 'Règlements' })
    .getByRole('row', { name: /01\/07\/2026/ })
    .getByRole('button', { name: 'Affecter…' })
    .click();
  await expectValue(customer.part('FA-101')).toBe('1 000,00');
  await customer.dialog.getByRole('button', { name: 'Affecter aux factures' }).click();
  await customer.dialog.waitFor({ state: 'detached' });
  await page.getByRole('table', { name: 'Règlements' }).getByRole('cell', { name: 'FA-101' }).waitFor();
});
