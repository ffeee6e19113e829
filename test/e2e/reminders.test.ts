import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectChecked, expectDisabled } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { RemindersPage } from './pages/reminders-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-10-31';
// Late by 74, 20, 10, 5 and 5 days: a first contact stops at « Relance 2 », then a call, then « Relance 1 ».
const INVOICES = [
  'FA-101;Bâti-Sud Construction;04 66 00 00 01;ZA des Quatre Vents;48000;Mende;19/07/2026;18/08/2026;12 000,00',
  'FA-102;Bâti-Sud Construction;04 66 00 00 01;ZA des Quatre Vents;48000;Mende;02/09/2026;11/10/2026;5 400,00',
  'FA-201;Camping du Lac;04 65 71 38 15;Route du Lac;15000;Aurillac;21/09/2026;21/10/2026;2 760,00',
  'FA-301;Pharmacie du Viaduc;;12 avenue du Viaduc;12100;Millau;26/09/2026;26/10/2026;1 640,00',
  'FA-401;Menuiserie Sans Adresse;;;;;26/09/2026;26/10/2026;300,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await download.path()));
}

const letters = (text: string) => text.replace(/\s/g, '');
it('prints the letters of the day as one PDF, and leaves in peace those whose letter was posted', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Relances du jour', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await expectCells(reminders.row('Bâti-Sud')).toEqual([
    '',
    'Bâti-Sud Construction 2 factures, la plus ancienne à 74 jours',
    'Relance 2 par courrier ; premier contact, à 74 jours de retard',
    '17 400,00 €',
  ]);
  await expectAccessible(page);

  await reminders.tick('Menuiserie Sans Adresse', false);
  await reminders.prepare('2 courriers');
  await page.getByRole('dialog', { name: '2 courriers prêts' }).waitFor();
  await expectAccessible(page);
  const pdf = await readPdf(await bytesOf(await reminders.print('2 courriers')));
  const text = pdf.pages.map((sheet) => sheet.text).join(' ');
  expect(text).toContain('BATI SUD CONSTRUCTION');
  expect(text).toContain('FA-101');
  expect(text).toContain('PHARMACIE DU VIADUC');
  expect(text).not.toContain('FA-401');

  await reminders.markSent('2 courriers');
  await reminders.row('Camping du Lac').waitFor();
  const leftOut = reminders.row('Bâti-Sud');
  await leftOut.getByText('Contacté le 31/10/2026').waitFor();
  const kept = await client.letters.list({}, { company });
  expect(
    kept
      .filter(({ state }) => state === 'sent')
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['reminder1', 'reminder2']);
});

it('shows a formal notice on screen as it is on paper, and prints it again byte for byte', async () => {
  const { page } = await app.openCompany({ name: 'Mise en demeure', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await reminders.show('Bâti-Sud');
  await reminders.chooseLetter('Mise en demeure');
  const sheet = reminders.sheet('Mise en demeure', 'Bâti-Sud Construction');
  await sheet.getByText('MISE EN DEMEURE', { exact: true }).waitFor();
  await reminders.checks.getByText('Aucune relance de ces factures').waitFor();
  await page.evaluate(async () => void (await document.fonts.ready));
  const drawn = await sheet.locator('text').evaluateAll((texts) =>
    texts.map((text) => ({
      text: text.textContent ?? '',
      left: Number(text.getAttribute('x')),
      baseline: Number(text.getAttribute('y')),
      width: Number(text.getAttribute('textLength')),
      natural: (text as SVGTextElement).getComputedTextLength(),
    })),
  );

  for (const customer of ['Pharmacie du Viaduc', 'Menuiserie Sans Adresse']) await reminders.tick(customer, false);
  await reminders.prepare('1 courrier');
  const first = await bytesOf(await reminders.print('1 courrier'));
  const pdf = await readPdf(first);
  expect(pdf.pages.map((paper) => paper.text).join(' ')).toContain(
    'vaut mise en demeure au sens des articles 1344 et suivants du Code civil',
  );
  expect(drawn.length).toBeGreaterThan(40);
  // Set in the letter's own font, a title has the measured width by itself.
  const title = drawn.find(({ text }) => text === 'MISE EN DEMEURE');
  expect((title?.natural ?? 0) / (title?.width ?? 1)).toBeCloseTo(1, 2);
  for (const { text, left, baseline, width } of drawn) {
    // A PDF reader may part a text where its words are spaced: what lies in its place on paper is put together again.
    const onPaper = (pdf.pages[0]?.texts ?? []).filter(
      (part) => Math.abs(part.baseline - baseline) < 0.1 && part.left > left - 0.3 && part.right < left + width + 0.3,
    );
    expect(letters(onPaper.map((part) => part.text).join('')), `${text} at ${left}, ${baseline}`).toBe(letters(text));
  }
  await page.getByRole('dialog').getByRole('button', { name: 'Plus tard' }).click();

  const register = await reminders.showLetters();
  await register
    .getByRole('row', { name: /Mise en demeure/ })
    .getByText('Imprimé le 31/10')
    .waitFor();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Choisir : Mise en demeure, Bâti-Sud Construction' }).check();
  const [again] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Imprimer 1 courrier' }).click()]);
  expect(Buffer.from(await bytesOf(again)).equals(Buffer.from(first))).toBe(true);

  await page.getByRole('button', { name: 'Marquer 1 courrier comme envoyé' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Marquer 1 courrier comme envoyé' }).click();
  await register.getByText('Envoyé le 31/10').waitFor();
});

it('says why a letter cannot leave, and lets it leave once the address is there', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Adresse absente', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  for (const customer of ['Bâti-Sud Construction', 'Pharmacie du Viaduc']) await reminders.tick(customer, false);
  // Its step goes by e-mail, which needs no address; a letter by post does.
  await reminders.show('Menuiserie Sans Adresse');
  await reminders.checks.getByText('Le client n’a pas d’adresse e-mail').waitFor();
  await reminders.chooseLetter('Relance 2');
  await reminders.row('Menuiserie Sans Adresse').getByText('Sans adresse : ce courrier ne peut pas partir').waitFor();
  const dialog = await reminders.prepare('1 courrier');
  await dialog.getByText('Le client n’a pas d’adresse postale').waitFor();
  await expectDisabled(dialog.getByRole('button', { name: 'Imprimer' }));
  await expectAccessible(page);

  await dialog.getByRole('link', { name: 'Ouvrir la fiche du client' }).click();
  await page.getByRole('textbox', { name: 'Numéro et voie' }).fill('3, rue de l’Église');
  await page.getByRole('textbox', { name: 'Code postal' }).fill('4000');
  await page.getByRole('textbox', { name: 'Ville' }).fill('Digne-les-Bains');
  await page.getByText('« 4000 » n’est pas un code postal français').waitFor();
  await page.getByRole('textbox', { name: 'Code postal' }).fill('04000');
  await page.getByText('04000 DIGNE LES BAINS').waitFor();
  await page.getByText('3 RUE DE L EGLISE').waitFor();

  // What was typed waits when one looks elsewhere before saving.
  await reminders.open();
  await page.goBack();
  await page.getByText('Modifications pas encore enregistrées').waitFor();
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await page.getByText('Tout est enregistré').waitFor();

  await reminders.open();
  await reminders.show('Menuiserie Sans Adresse');
  await reminders.chooseLetter('Relance 2');
  await reminders.checks.getByText('Adresse complète').waitFor();

  // Printed, not posted, and then part of it is paid: what was printed no longer asks for what is owed.
  for (const customer of ['Bâti-Sud Construction', 'Pharmacie du Viaduc']) await reminders.tick(customer, false);
  await reminders.prepare('1 courrier');
  await reminders.print('1 courrier');
  await page.getByRole('dialog').getByText('est dans vos téléchargements').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Plus tard' }).click();
  const [customer] = (await client.customers.list({ asOf: localDate(TODAY) }, { company })).filter(({ name }) =>
    name.startsWith('Menuiserie'),
  );
  const [invoice] = await client.invoices.list({ asOf: localDate(TODAY), customerId: customer?.id }, { company });
  const amountCents = cents(100_00);
  await client.payments.record(
    { customerId: customer?.id ?? 0, date: localDate(TODAY), amountCents, allocations: [{ invoiceId: invoice?.id ?? 0, amountCents }] },
    { company },
  );
  await page.reload();
  const register = await reminders.showLetters();
  await register.getByText('Imprimé, à refaire').waitFor();
  await page.getByText('la somme due a changé depuis l’impression : 200,00 € au lieu de 300,00 €').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Refaire ce courrier' }).click();
  await register.getByText('Brouillon le 31/10').waitFor();
  await register.getByText('Écarté le 31/10').waitFor();
});

it('offers a telephone call its number and its words, and a letter instead', async () => {
  const { page } = await app.openCompany({ name: 'Appel', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await reminders.show('Camping du Lac');
  const card = page.getByRole('region', { name: 'Appeler Camping du Lac' });
  await card.getByText('04 65 71 38 15').waitFor();
  await card.getByText('« Je vous appelle pour notre facture FA-201').waitFor();
  await expectDisabled(page.getByRole('checkbox', { name: 'Préparer le courrier de Camping du Lac' }));
  await expectAccessible(page);

  await reminders.chooseLetter('Relance 1');
  await reminders.sheet('Relance 1', 'Camping du Lac').getByText('Objet : votre facture FA-201').waitFor();
  await expectChecked(page.getByRole('checkbox', { name: 'Préparer le courrier de Camping du Lac' }), true);

  await page.getByRole('button', { name: 'Reporter…' }).click();
  await page.getByRole('textbox', { name: 'Raison' }).fill('attend son assurance');
  await page.getByRole('dialog').getByRole('button', { name: 'Reporter la relance' }).click();
  await reminders.row('Camping du Lac').getByText('Relance reportée au 07/11/2026 (attend son assurance)').waitFor();
  // Undone from the list, it is proposed again; then forced, passed over, and paused.
  await reminders.decide('Camping du Lac', 'Annuler le report');
  await reminders.sheet('Relance 1', 'Camping du Lac').waitFor();
  await reminders.decide('Camping du Lac', 'Forcer un niveau…');
  await page.getByRole('radio', { name: 'Relance 3' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Forcer ce niveau' }).click();
  await reminders.row('Camping du Lac').getByText('niveau que vous avez forcé').waitFor();
  await reminders.decide('Camping du Lac', 'Ne plus forcer ce niveau');
  await reminders.decide('Camping du Lac', 'Passer cette étape…');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Passer cette fois' }).click();
  await reminders.row('Camping du Lac').getByText('Étape « Appel » passée le 31/10/2026').waitFor();
  await reminders.decide('Camping du Lac', 'Reprendre l’étape passée');
  await reminders.decide('Camping du Lac', 'Mettre les relances en pause…');
  await page.getByRole('textbox', { name: 'Raison' }).fill('attend son assurance');
  await page.getByRole('button', { name: 'Mettre les relances en pause' }).click();
  await reminders.row('Camping du Lac').getByText('Relances en pause jusqu’au 07/11/2026 (attend son assurance)').waitFor();

  const days = await reminders.exportCalendar();
  expect(days.map(({ title }) => title).filter((title) => title.includes('Bâti-Sud')).length).toBe(2);
  await new CustomerPage(page).open('Camping du Lac');
  await page.getByRole('status').getByText('Relances en pause jusqu’au 07/11/2026 : attend son assurance.').waitFor();
});

it('edits a plan, tries it on the month, and has a customer follow another', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Plans', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const settings = await new SettingsPage(page).open();
  await settings.tab('Plans de relance');
  const steps = page.getByRole('table', { name: 'Étapes du plan Standard' });
  await steps.getByRole('textbox', { name: 'Jours : Relance 2' }).fill('5');
  await page.getByText('À corriger').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ajouter une étape' }).click();
  await page.getByRole('menuitem', { name: 'Appel', exact: true }).click();
  await expect.poll(() => steps.getByRole('row').count()).toBe(9);
  await steps.getByRole('button', { name: 'Retirer l’étape Appel' }).last().click();
  await steps.getByRole('textbox', { name: 'Jours : Relance 2' }).fill('50');
  await page.getByText('À corriger : l’étape « Mise en demeure »').or(page.getByText('À corriger : l’étape « Relance 2 »')).waitFor();
  await steps.getByRole('textbox', { name: 'Jours : Relance 2' }).fill('20');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Essayer sur ce mois…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('D’ici le 31/10/2026').waitFor();
  await dialog.getByRole('switch', { name: 'Comme si tous les clients le suivaient' }).click();
  await expectAccessible(page);
  await expectChecked(dialog.getByRole('switch', { name: 'Comme si tous les clients le suivaient' }), true);
  await dialog.getByRole('button', { name: 'Fermer', exact: true }).last().click();
  await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
  await page.getByText('Plan « Standard » enregistré').waitFor();
  const [standard] = await client.reminderPlans.list({}, { company });
  expect(standard?.steps.find(({ level }) => level === 'R2')?.offsetDays).toBe(20);
  await page.getByRole('button', { name: 'Rétablir le plan fourni' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rétablir le plan' }).click();
  await page.getByText('« Standard » est comme fourni').waitFor();

  const customer = await new CustomerPage(page).open('Pharmacie du Viaduc');
  await customer.tab('Fiche');
  await page.getByRole('combobox', { name: 'Plan de relance de ce client' }).click();
  await page.getByRole('option', { name: 'Ferme' }).click();
  await page.getByText('Plan de relance choisi').waitFor();
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Aujourd’hui' }).click();
  await page.getByRole('link', { name: 'Préparer : Pharmacie du Viaduc, Appeler' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Préparer : Pharmacie du Viaduc, Appeler' }).click();
  await page.getByRole('region', { name: 'Appeler Pharmacie du Viaduc' }).waitFor();
});

it('goes through the agenda with the keyboard, and says so when nobody is to be reminded', async () => {
  const { page } = await app.openCompany({ name: 'Clavier', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const reminders = await new RemindersPage(page).open();
  await reminders.row('Bâti-Sud').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('region', { name: 'Appeler Camping du Lac' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await reminders.sheet('Relance 1', 'Pharmacie du Viaduc').waitFor();
  await page.keyboard.press('Space');
  await expectChecked(page.getByRole('checkbox', { name: 'Préparer le courrier de Pharmacie du Viaduc' }), false);

  const quiet = await app.openCompany({
    name: 'Sans retard',
    invoices: ['FA-1;Cave Besse;;1 rue Basse;15000;Aurillac;20/10/2026;19/11/2026;500,00'],
  });
  await new RemindersPage(quiet.page).open();
  await quiet.page.getByText('Personne à relancer ce jour-là').waitFor();
});
