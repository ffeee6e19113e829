import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCount, expectDisabled, expectText, expectValue } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { PaymentDialog } from './pages/payment-dialog.ts';
import { RemindersPage } from './pages/reminders-page.ts';
import { SchedulesPage } from './pages/schedules-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-11-21';
// Two equal due dates, and an invoice issued lately; a customer whose letters have nowhere to go.
const INVOICES = [
  'FA-1;Bâti-Sud;;ZA des Quatre Vents;48000;Mende;01/09/2026;01/10/2026;1 000,00',
  'FA-2;Bâti-Sud;;ZA des Quatre Vents;48000;Mende;01/09/2026;01/10/2026;3 000,00',
  'FA-3;Bâti-Sud;;ZA des Quatre Vents;48000;Mende;10/11/2026;10/12/2026;500,00',
  'FA-9;Sans Adresse;;;;;15/09/2026;01/10/2026;700,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

it('keeps a date that cannot be taken as it was typed, says why, and records nothing under another date', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Dates', profile: COMPLETE_PROFILE, invoices: INVOICES });
  await new CustomerPage(page).open('Bâti-Sud');
  const dialog = await new PaymentDialog(page).open();
  await dialog.amount.fill('400');
  for (const [typed, reason] of [
    ['35/11/2026', 'Cette date n’existe pas.'],
    ['22/11/2026', 'Le règlement ne peut pas dépasser le 21/11/2026.'],
    ['novembre', 'Écrivez une date comme 31/01/2026.'],
  ] as const) {
    await dialog.typeDate(typed);
    await dialog.root.getByText(reason).waitFor();
    await expectValue(dialog.date).toBe(typed);
    await expectDisabled(dialog.save);
  }
  await dialog.typeDate('5/11/26');
  await expectValue(dialog.date).toBe('05/11/2026');
  await expectValue(dialog.part('FA-1')).toBe('100,00');
  await expectValue(dialog.part('FA-2')).toBe('300,00');
  await dialog.root.getByText('au prorata entre échéances égales').waitFor();
  await dialog.root.getByText('Une facture émise après le 05/11/2026 n’est pas proposée').waitFor();
  await expectAccessible(page);
  await dialog.save.click();
  await dialog.root.waitFor({ state: 'detached' });
  const payments = await client.payments.list({}, { company });
  expect(payments.map(({ paidOn, amountCents }) => [paidOn, amountCents])).toEqual([['2026-11-05', 40_000]]);
});

it('takes back a payment recorded by mistake: first where it went, then the payment itself', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Corrections', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const customer = await new CustomerPage(page).open('Bâti-Sud');
  const dialog = await new PaymentDialog(page).open();
  await dialog.amount.fill('4 550');
  await expectValue(dialog.part('FA-2')).toBe('3 000,00');
  // What is left pays late fees only when the user says so.
  await dialog.root.getByText('50,00 € au crédit du client').waitFor();
  await dialog.root.getByRole('button', { name: 'En régler 50,00 €' }).click();
  await expectValue(dialog.fees).toBe('50,00');
  await expectAccessible(page);
  await dialog.save.click();
  await dialog.root.waitFor({ state: 'detached' });
  await customer.tab('Règlements');
  await page.getByText('FA-1, FA-2, FA-3, pénalités et indemnités 50,00 €').waitFor();
  const asked = await customer.correctPayment('21/11/2026', 'Retirer l’affectation…');
  await asked.getByText('FA-1, FA-2 et FA-3 seront de nouveau à régler').waitFor();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Retirer l’affectation' }).click();
  await expectText(customer.fact('À son crédit')).toContain('4 550,00 €');

  const removal = await customer.correctPayment('21/11/2026', 'Effacer le règlement…');
  await removal.getByRole('button', { name: 'Effacer le règlement' }).click();
  await page.getByText('Aucun règlement de ce client').waitFor();
  expect(await client.payments.list({}, { company })).toEqual([]);
  const open = await client.invoices.list({ asOf: localDate(TODAY) }, { company });
  expect(open.every(({ openCents, totalCents }) => openCents === totalCents)).toBe(true);
});

it('adds up the letters chosen, marks the one that cannot leave, and finds an invoice by its number', async () => {
  const { page } = await app.openCompany({ name: 'Choix', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await reminders.row('Sans Adresse').getByText('ce courrier ne peut pas partir').waitFor();
  const foot = reminders.table.locator('tfoot');
  await expectText(foot).toMatch(/2 courriers choisis, dont 1 à débloquer.*4 700,00 €/);
  await reminders.table.getByRole('checkbox', { name: 'Préparer le courrier de Sans Adresse' }).uncheck();
  await expectText(foot).toMatch(/1 courrier choisi.*4 000,00 €/);

  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher' }).fill('fa-9');
  await page.getByRole('button', { name: /FA-9/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Sans Adresse' }).waitFor();
});

it('dates a charge today or on the last day of a month gone by, and warns of one to come', async () => {
  const { page } = await app.openCompany({ name: 'Charges', invoices: INVOICES });
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Prévisions' }).click();
  const form = page.getByRole('form', { name: 'Ajouter une charge' });
  const date = form.getByRole('textbox', { name: 'Date' });
  await expectValue(date).toBe('21/11/2026');
  await page.getByRole('rowheader', { name: 'septembre' }).click();
  await expectValue(date).toBe('30/09/2026');
  await page.getByRole('rowheader', { name: 'décembre' }).click();
  await expectValue(date).toBe('');
  await date.fill('05/12/2026');
  await form.getByText('dans l’avenir').waitFor();
  const cell = page.getByRole('textbox', { name: /Chiffre d’affaires prévu, décembre/ });
  await cell.fill('beaucoup');
  await cell.press('Tab');
  await page.getByRole('tooltip', { name: 'Écrivez un montant comme 1 234,56' }).waitFor();
  const isWholeInWindow = async () => {
    const seen = await page.getByRole('tooltip').boundingBox();
    return seen !== null && seen.x >= 0 && seen.y + seen.height <= 800;
  };
  await expect.poll(isWholeInWindow).toBe(true);
});

it('cuts no amount: totals of seven figures at 1280 px, the aged balance across the width at 1000 px', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Étroit', invoices: INVOICES });
  for (const month of ['2026-01', '2026-02'])
    await client.forecasts.set(
      {
        month: yearMonth(month),
        revenueCents: cents(889_500_000),
        fixedChargesCents: cents(154_108_160),
        variableChargesCents: cents(154_108_160),
      },
      { company },
    );
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Prévisions' }).click();
  const total = page.getByRole('table', { name: 'Prévisions et réalisé par mois' }).locator('tfoot td');
  await total.getByText('17 790 000,00').waitFor();
  const cut = (cells: Element[]) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent);
  await expect.poll(() => total.evaluateAll(cut)).toEqual([]);
  await expect.poll(() => page.locator('input[data-cell]').evaluateAll(cut)).toEqual([]);

  await page.setViewportSize({ width: 1000, height: 700 });
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Pilotage' }).click();
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Balance âgée' }) });
  await expect.poll(async () => (await card.boundingBox())?.width ?? 0).toBeGreaterThan(600);
});

it('agrees no schedule on a first date that is past', async () => {
  const { page } = await app.openCompany({ name: 'Premier jour', profile: COMPLETE_PROFILE, invoices: INVOICES });
  await (await new SchedulesPage(page).open()).startFor('Bâti-Sud');
  const first = page.getByRole('textbox', { name: 'Première échéance' });
  await first.fill('20/11/2026');
  await first.blur();
  await page.getByText('La première échéance ne peut pas précéder le 21/11/2026.').waitFor();
  await expectValue(first).toBe('20/11/2026');
  await page.getByText('Choisissez au moins une facture et une date').waitFor();
  await expectCount(page.getByRole('button', { name: 'Créer l’échéancier' })).toBe(0);
});

it('gives up late fees of an invoice with a reason, and claims them again', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Renonciations', profile: COMPLETE_PROFILE, invoices: INVOICES });
  await new CustomerPage(page).open('Bâti-Sud');
  await page.getByRole('tab', { name: 'Pénalités' }).click();
  // 1 000 € and 3 000 €, 51 days at 12,40 %: 17,33 € and 51,98 €.
  await page.getByText('69,31 € de pénalités et 80,00 € d’indemnité forfaitaire').waitFor();
  await page.getByRole('button', { name: 'Renoncer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Renoncer à des pénalités' });
  await dialog.getByRole('checkbox', { name: 'FA-2 : 51,98 € de pénalités' }).check();
  await dialog.getByRole('checkbox', { name: 'L’indemnité forfaitaire' }).uncheck();
  await dialog.getByText('51,98 € ne seront plus réclamés').waitFor();
  await expectDisabled(dialog.getByRole('button', { name: 'Renoncer' }));
  await dialog.getByRole('textbox', { name: 'Raison' }).fill('Geste convenu au téléphone');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Renoncer' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('17,33 € de pénalités et 80,00 € d’indemnité forfaitaire').waitFor();
  const givenUp = page.getByRole('region', { name: 'Renonciations' });
  await givenUp.getByText('FA-2 : 51,98 € de pénalités, le 21/11/2026 — Geste convenu au téléphone').waitFor();
  await givenUp.getByRole('button', { name: 'Réclamer de nouveau' }).click();
  await page.getByText('69,31 € de pénalités et 80,00 € d’indemnité forfaitaire').waitFor();
  const [customer] = await client.customers.list({ asOf: localDate(TODAY) }, { company });
  const statement = await client.lateFees.statement({ customerId: customer?.id ?? 0, asOf: localDate(TODAY) }, { company });
  expect(statement).toMatchObject({ interestCents: 6931, waivers: [] });
});
