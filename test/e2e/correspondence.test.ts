import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { expectValue } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-10-31');
});
afterAll(() => app?.close());

it('keeps who to write to, saves an e-mail that a mail program opens, counts an SMS, and enters it all in the journal', async () => {
  const { page } = await app.openCompany({
    name: 'Correspondance',
    profile: { ...COMPLETE_PROFILE, email: 'compta@roux.example', phone: '05 65 00 00 00' },
    invoices: ['FA-201;Camping du Lac;04 65 71 38 15;Route du Lac;15000;Aurillac;21/09/2026;21/10/2026;2 760,00'],
  });
  const customer = await new CustomerPage(page).open('Camping du Lac');
  await customer.tab('Fiche');
  const people = page.getByRole('region', { name: 'Interlocuteurs' });
  await people.getByRole('button', { name: 'Ajouter' }).click();
  await customer.dialog.getByRole('textbox', { name: 'Nom' }).fill('Service comptable');
  await customer.dialog.getByRole('textbox', { name: 'E-mail' }).fill('compta.lac.example');
  await customer.dialog.getByText('Il manque l’@').waitFor();
  await customer.dialog.getByRole('textbox', { name: 'E-mail' }).fill('compta@lac.example');
  await expectAccessible(page);
  await customer.dialog.getByRole('button', { name: 'Ajouter l’interlocuteur' }).click();
  await people.getByText('compta@lac.example').waitFor();
  const files = page.getByRole('region', { name: 'Pièces' });
  await page
    .getByLabel('Pièce à garder avec le client')
    .setInputFiles({ name: 'Bon signé.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  await files.getByText('Bon signé.pdf').waitFor();
  await expectAccessible(page);

  await customer.tab('Historique');
  await page.getByRole('button', { name: 'Préparer un e-mail' }).click();
  await expectValue(customer.dialog.getByRole('combobox', { name: 'À' })).toBe('compta@lac.example');
  await expectValue(customer.dialog.getByRole('textbox', { name: 'Objet' })).toBe('Facture FA-201 en attente de règlement');
  await customer.dialog.getByRole('checkbox', { name: 'Joindre Bon signé.pdf' }).check();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await customer.dialog.getByRole('button', { name: 'Enregistrer l’e-mail' }).click();
  const email = await PostalMime.parse(readFileSync(await (await download).path()));
  expect([email.subject, email.to?.[0]?.address]).toEqual(['Facture FA-201 en attente de règlement', 'compta@lac.example']);
  expect(email.attachments.map(({ filename }) => filename)).toEqual(['Bon signé.pdf']);
  await page.getByRole('dialog', { name: 'E-mail préparé pour Camping du Lac' }).getByRole('button', { name: 'Plus tard' }).click();
  await customer.contact('E-mail préparé').getByRole('button', { name: 'Écarter' }).click();
  await customer.contact('E-mail écarté').waitFor();

  await page.getByRole('button', { name: 'Préparer un SMS' }).click();
  await customer.dialog.getByText(/caractères, 1 SMS/).waitFor();
  await expectAccessible(page);
  await customer.dialog.getByRole('button', { name: 'Copier le texte' }).click();
  const sent = page.getByRole('dialog', { name: 'SMS préparé pour Camping du Lac' });
  await sent.getByRole('button', { name: 'Marquer comme envoyé' }).click();
  await customer.contact('par SMS').getByText('Facture FA-201', { exact: true }).waitFor();
  await expectAccessible(page);

  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Journal' }).click();
  const journal = page.getByRole('table', { name: 'Journal' });
  await journal.getByRole('row', { name: /Message envoyé/ }).waitFor();
  await journal
    .getByRole('row', { name: /Interlocuteur enregistré/ })
    .getByText('Interlocuteur enregistré', { exact: true })
    .click();
  await page.getByRole('dialog').getByText('nom Service comptable').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByText('chacune à sa place et telle qu’elle fut inscrite').waitFor();
  await expectAccessible(page);
});
