import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { AN_SVG, aPng } from '../builders/letterhead-images.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectChecked, expectValue } from './expect-shown.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

// The rates shipped with the program end before this day.
const TODAY = '2031-03-15';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

it('says which mentions the letters still lack, until they are filled in', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Mentions' });
  const settings = await new SettingsPage(page).open();
  await settings.mentions.getByText('forme juridique, SIREN, ville du RCS, adresse').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Voir un courrier' }).click();
  const letter = page.getByRole('document', { name: 'Aperçu de l’en-tête, page 1' });
  await settings.fill('Forme juridique', 'SARL');
  await letter.getByText('SARL', { exact: true }).waitFor();
  // A company with capital must say it too.
  await settings.mentions.getByText('capital social').waitFor();
  for (const [field, value] of [
    ['Capital social', '8 000'],
    ['SIREN', '732 829 321'],
    ['IBAN', 'FR14 2004 1010 0505 0001 3M02 660'],
    ['Ville du RCS', 'Rodez'],
    ['Numéro et voie', '4 rue du Moulin'],
    ['Code postal', '12000'],
    ['Ville', 'Rodez'],
  ] as const) {
    await settings.fill(field, value);
  }
  // A wrong one counts as none, and is not saved.
  await settings.mentions.getByText('demande : SIREN.').waitFor();
  await page.getByText('Ce SIREN n’existe pas').waitFor();
  await page.getByRole('button', { name: 'Enregistrer la société' }).click();
  expect((await client.companies.profile({}, { company })).city).toBe('');
  await settings.fill('SIREN', '732 829 320');
  await page.getByText('Cet IBAN n’existe pas').waitFor();
  await settings.fill('IBAN', 'FR14 2004 1010 0505 0001 3M02 606');
  await page.getByText('Vos courriers portent les mentions que la loi demande.').waitFor();
  await page.getByRole('button', { name: 'Enregistrer la société' }).click();
  await page.getByText('Tout est enregistré').waitFor();
  const profile = await client.companies.profile({}, { company });
  expect(profile).toMatchObject({ legalForm: 'SARL', shareCapitalCents: 800_000, city: 'Rodez' });
});

it('asks for the rate of a semester that it does not know', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Taux' });
  const settings = await new SettingsPage(page).open();
  await settings.tab('Taux');
  await page.getByText('Le taux du 1er semestre 2031 n’est pas connu').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Saisir le taux', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Taux du 1er semestre 2031' });
  await dialog.getByRole('textbox', { name: 'Taux BCE au premier jour' }).fill('2,4 pour cent');
  await dialog.getByText('Écrivez un taux comme 2,40.').waitFor();
  await dialog.getByRole('textbox', { name: 'Taux BCE au premier jour' }).fill('2,40');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enregistrer le taux' }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = page.getByRole('table', { name: 'Taux par semestre' }).getByRole('row', { name: /1er semestre 2031/ });
  await expectCells(row).toEqual(['1er semestre 2031', '2,40 %', '12,40 %', '—', 'saisi par vous']);
  const rates = await client.lateFees.rates({}, { company });
  expect(rates.find(({ semester }) => semester === '2031-S1')).toMatchObject({ ecbMroPct: 2.4, origin: 'user' });
  // The company's own rate takes the place of the statutory ones.
  await page.getByRole('textbox', { name: 'Taux annuel des pénalités de retard' }).fill('12,5');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText('Taux des pénalités enregistré').waitFor();
  expect(await client.lateFees.terms({}, { company })).toMatchObject({ contractRatePct: 12.5 });
});

it('changes its looks, and remembers them', async () => {
  const { page } = await app.openCompany({ name: 'Clair et sombre' });
  const settings = await new SettingsPage(page).open();
  await settings.tab('Apparence');
  await page.getByRole('radio', { name: 'Sombre' }).check();
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await page.reload();
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await expectChecked(page.getByRole('radio', { name: 'Sombre' }), true);
});

it('changes what a letter says, seen with a real customer, and takes the shipped text back', async () => {
  const { page, client, company } = await app.openCompany({
    name: 'Modèles',
    profile: COMPLETE_PROFILE,
    invoices: ['FA-1;Hôtel des Remparts;;2 rue Haute;12000;Rodez;01/01/2031;31/01/2031;100,00'],
  });
  const settings = await new SettingsPage(page).open();
  await settings.tab('Modèles de courriers');
  const sheet = page.getByRole('document', { name: 'Aperçu : Relance 1, page 1' });
  await sheet.getByText('simple oubli').waitFor();
  await expectAccessible(page);
  const text = page.getByRole('textbox', { name: 'Après le tableau, paragraphe 1' });
  await text.fill('Merci de verser ');
  await page.getByRole('button', { name: 'Insérer un champ : Après le tableau, paragraphe 1' }).click();
  await page.getByRole('menuitem', { name: 'total à régler' }).click();
  await expectValue(text).toBe('Merci de verser {{total à régler}}');
  await sheet.getByText('Merci de verser 100,00 €').waitFor();
  await page.getByRole('button', { name: 'Enregistrer ce modèle' }).click();
  await page.getByText('Modifié le 15/03/2031').waitFor();
  expect(await client.letters.changedTemplates({}, { company })).toMatchObject([{ kind: 'reminder1', tone: 'courteous', language: 'fr' }]);
  await text.fill('Bonjour {{prénom}}');
  await page.getByText('Ce courrier n’a pas de champ « prénom »').first().waitFor();
  await page.getByRole('button', { name: 'Annuler les changements' }).click();
  await page.getByRole('button', { name: 'Texte d’origine…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reprendre le texte d’origine' }).click();
  await sheet.getByText('dès que possible').waitFor();
});

it('puts a logo and a signature on the letters, and corrects a printer that is off', async () => {
  const { page, client, company } = await app.openCompany({ name: 'En-tête', profile: COMPLETE_PROFILE });
  const settings = await new SettingsPage(page).open();
  await settings.tab('En-tête');
  const sheet = page.getByRole('document', { name: 'Aperçu de l’en-tête, page 1' });
  await sheet.getByText('Scannez pour payer').waitFor();
  expect(await client.letterhead.images({}, { company })).toEqual({ logo: null, signature: null });

  await page.getByLabel('Image du logo').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(AN_SVG) });
  await page.getByText('SVG, 60 × 20 mm').waitFor();
  await sheet.locator('svg path[fill="#1b4f8f"]').waitFor();
  const signature = { name: 'signature.png', mimeType: 'image/png', buffer: aPng(400, 100) };
  await page.getByLabel('Image de la signature').setInputFiles(signature);
  await sheet.locator('image[href^="data:image/png"]').waitFor();
  await expectAccessible(page);

  // Refused with its reason; what was there stays.
  const scripted = Buffer.from(AN_SVG.replace('<title>', '<script>alert(1)</script><title>'));
  await page.getByLabel('Image du logo').setInputFiles({ name: 'piège.svg', mimeType: 'image/svg+xml', buffer: scripted });
  await page.getByText('« piège.svg » contient un programme').waitFor();
  await page.getByText('SVG, 60 × 20 mm').waitFor();

  await page.getByRole('checkbox', { name: 'Imprimer le QR code du virement' }).uncheck();
  await sheet.getByText('Scannez pour payer').waitFor({ state: 'detached' });

  await page.getByRole('textbox', { name: 'Vers la droite' }).fill('12');
  await page.getByText('De −10 à 10 mm').waitFor();
  await page.getByRole('textbox', { name: 'Vers la droite' }).fill('1,5');
  await page.getByRole('button', { name: 'Enregistrer le décalage' }).click();
  await page.getByText('Décalage d’impression enregistré').waitFor();
  expect(await client.letterhead.nudge({}, { company })).toEqual({ rightMm: 1.5, downMm: 0 });
  await page.getByRole('radiogroup', { name: 'Feuille montrée' }).getByText('Page de contrôle').click();
  await page.getByRole('document', { name: 'Page de contrôle de l’enveloppe, page 1' }).getByText('1,5 mm vers la droite').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Page de contrôle…' }).click();
  expect((await download).suggestedFilename()).toBe('Page de contrôle de l’enveloppe.pdf');

  await page.getByRole('button', { name: 'Retirer : Logo' }).click();
  await page.getByText('Logo retiré').waitFor();
  expect((await client.letterhead.images({}, { company })).logo).toBeNull();
});

it('says what is stored, shows the diagnostic before it is saved, and takes a customer out once the law allows', async () => {
  const invoices = ['FA-1;Ludivine Quénéhervé;;;;;20/01/2012;20/02/2012;1 200,00', 'FA-2;Garage Roux;;;;;20/01/2031;20/02/2031;300,00'];
  const { page, client, company } = await app.openCompany({ name: 'Vie privée', invoices });
  const first = (await client.invoices.list({ asOf: localDate(TODAY) }, { company })).find(({ number }) => number === 'FA-1');
  const customerId = first?.customerId ?? 0;
  const allocations = [{ invoiceId: first?.id ?? 0, amountCents: cents(120_000) }];
  await client.payments.record({ date: localDate('2012-03-01'), amountCents: cents(120_000), customerId, allocations }, { company });
  await page.evaluate(() => {
    window.location.hash = '/reglages?onglet=confidentialite';
  });
  await expectCells(page.getByRole('row', { name: /^Factures et avoirs/ })).toEqual([
    '2',
    '20/01/2012 – 20/01/2031',
    'Numéros, dates, montants, objet.',
    'Dix ans à partir de la clôture de l’exercice (C. com. L123-22).',
  ]);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fichier de diagnostic…' }).click();
  const diagnostic = page.getByRole('dialog', { name: 'Fichier de diagnostic' });
  const text = diagnostic.getByRole('region', { name: 'Texte du diagnostic' });
  await text.getByText(/Contrôle de SQLite\s+: rien à signaler/).waitFor();
  await expectAccessible(page);
  const shown = await text.locator('pre').textContent();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    diagnostic.getByRole('button', { name: 'Enregistrer ce texte…' }).click(),
  ]);
  expect(
    readFileSync(await file.path(), 'utf8')
      .replace('\ufeff', '')
      .replaceAll('\r\n', '\n'),
  ).toBe(shown);
  await diagnostic.waitFor({ state: 'detached' });

  const data = async (id: number) => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `/clients/${id}`);
    await page.getByRole('button', { name: 'Noter…' }).click();
    await page.getByRole('menuitem', { name: 'Données personnelles…' }).click();
    return page.getByRole('dialog', { name: 'Données personnelles' });
  };
  const [owing] = (await client.customers.list({ asOf: localDate(TODAY) }, { company })).filter(({ name }) => name === 'Garage Roux');
  const refused = await data(owing?.id ?? 0);
  await refused.getByText(/^Ce client doit encore 300,00/).waitFor();
  await page.keyboard.press('Escape');
  await refused.waitFor({ state: 'detached' });

  const dialog = await data(customerId);
  const [archive] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Exporter ses données…' }).click(),
  ]);
  expect(archive.suggestedFilename()).toBe('Données de Ludivine Quénéhervé.zip');
  await expectAccessible(page);
  const button = dialog.getByRole('button', { name: 'Anonymiser ce client' });
  await dialog.getByLabel('Pour confirmer, écrivez son nom').fill('Ludivine');
  await expect.poll(() => button.isDisabled()).toBe(true);
  await dialog.getByLabel('Pour confirmer, écrivez son nom').fill('Ludivine Quénéhervé');
  await button.click();
  await page.getByRole('heading', { name: `Client anonymisé ${customerId}` }).waitFor();
});
