import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../builders/read-pdf.ts';
import { expectText } from './expect-shown.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2025-06-30');
});
afterAll(() => app.close());

/** A company with one invoice late, one to come, closed again. */
async function aClient(name: string, customer: string, euros: string): Promise<string> {
  const { client, host } = app;
  const { companyId: company } = await client.companies.create({ name });
  const lines = [
    'N° facture;Client;Adresse;Code postal;Ville;Date facture;Échéance;Montant TTC',
    `${customer}-1;${customer};1 rue Haute;12000;Rodez;01/04/2025;01/05/2025;${euros}`,
    `${customer}-2;${customer};1 rue Haute;12000;Rodez;20/06/2025;30/07/2025;100,00`,
  ];
  const file = await host.registerFile(new File([lines.join('\r\n')], 'factures.csv'));
  await client.imports.commit({ file }, { company });
  await client.companies.close({ companyId: company });
  return company;
}

test('from all companies to the day’s work, into a company, on to another, and back', async () => {
  const aubry = await aClient('Boulangerie Aubry', 'Durand', '1200,00');
  await aClient('Garage du Stade', 'Martin', '350,50');
  writeFileSync(join(app.directory, 'dossiers', 'Abîmé.quittance'), 'du texte');
  await app.client.companies.setColour({ colour: 'plum' }, { company: aubry });
  await app.client.companies.close({ companyId: aubry });

  const page = await app.openWindow();
  await page.getByRole('link', { name: 'Portefeuille' }).click();
  const table = page.getByRole('table', { name: 'Portefeuille' });
  const row = (name: string) => table.getByRole('row', { name });
  await expectText(row('Boulangerie Aubry')).toMatch(/Boulangerie Aubry.*1 300,00.*1 200,00.*aujourd’hui.*en ordre/);
  await expectText(row('Garage du Stade')).toMatch(/450,50.*350,50/);
  await expectText(row('Abîmé')).toContain('pas un dossier');
  await expectText(table.locator('tfoot')).toMatch(/3 sociétés.*1 750,50.*1 550,50/);
  expect(await page.title()).toBe('Portefeuille — Quittance');

  // A file that cannot be read says why, and what to do.
  await row('Abîmé').click();
  await expectText(page.getByRole('dialog')).toContain('n’est pas un dossier Quittance');
  await page.getByRole('button', { name: 'Compris' }).click();

  await page.getByText('Aujourd’hui, toutes sociétés').click();
  const work = page.getByRole('table', { name: 'À faire aujourd’hui, toutes sociétés' });
  await expectText(work.getByRole('row', { name: /Martin/ })).toContain('Garage du Stade');
  await work
    .getByRole('button', { name: 'Appeler : Durand, Boulangerie Aubry' })
    .or(work.getByRole('button', { name: /^Préparer : Durand/ }))
    .click();

  // In the right company, at the right customer, unmistakable.
  await page.getByRole('heading', { name: 'Relances' }).waitFor();
  await expectText(page.getByRole('table', { name: /relancer/i }).first()).toContain('Durand');
  const bar = page.getByRole('banner');
  await expectText(bar).toContain('Boulangerie Aubry');
  await expect.poll(() => bar.getAttribute('data-company-colour')).toBe('plum');
  await expect.poll(() => page.title()).toBe('Relances — Boulangerie Aubry — Quittance');

  // On to another one, on the same screen.
  await bar.getByRole('button', { name: 'Boulangerie Aubry' }).click();
  await page.getByRole('menuitem', { name: 'Garage du Stade' }).click();
  await expect.poll(() => page.title()).toBe('Relances — Garage du Stade — Quittance');
  await expectText(page.getByRole('table', { name: /relancer/i }).first()).toContain('Martin');

  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher', exact: true }).fill('aller chez aubry');
  await page.getByText('Aller chez Boulangerie Aubry').click();
  await expect.poll(() => page.title()).toBe('Relances — Boulangerie Aubry — Quittance');

  await bar.getByRole('button', { name: 'Boulangerie Aubry' }).click();
  await page.getByRole('menuitem', { name: 'Portefeuille' }).click();
  await expectText(row('Garage du Stade')).toContain('350,50');
  await page.getByRole('button', { name: 'Revenir chez Boulangerie Aubry' }).click();
  await expect.poll(() => page.title()).toBe('Pilotage — Boulangerie Aubry — Quittance');
});

test('the month in one pass: files told to their companies, letters of both in one pack, marked as sent', async () => {
  const columns = 'N° facture;Client;Adresse;Code postal;Ville;Date facture;Échéance;Montant TTC';
  const companies = [];
  for (const [name, customer] of [
    ['Menuiserie Ségala', 'Client Premier'],
    ['Plomberie Viaur', 'Client Second'],
  ] as const) {
    const { companyId } = await app.client.companies.create({ ...COMPLETE_PROFILE, name });
    await app.client.companies.close({ companyId });
    companies.push({ companyId, name, customer });
  }
  const page = await app.openWindow();
  await page.getByRole('link', { name: 'Portefeuille' }).click();
  await page.getByText('Tournée du mois').click();
  await page.getByLabel('Fichiers du mois').setInputFiles([
    ...companies.map(({ name, customer }) => ({
      name: `${name} juin.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(`${columns}\r\n${customer}-9;${customer};2 rue Basse;12000;Rodez;15/03/2025;14/04/2025;300,00`),
    })),
    { name: 'mystere.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\r\n1;2') },
  ]);
  const files = page.getByRole('table', { name: 'Fichiers du mois' });
  for (const { name } of companies)
    await expectText(files.getByRole('row', { name: `${name} juin.csv` })).toContain('nom du fichier est le sien');
  await expectText(files.getByRole('row', { name: 'mystere.csv' })).toContain('Rien dans ce fichier');
  await page.getByRole('button', { name: 'Importer 2 fichiers' }).click();
  await page.getByText('2 fichiers importés').waitFor();

  await page.getByRole('tab', { name: 'Poster les courriers' }).click();
  const letters = page.getByRole('table', { name: 'Courriers à poster, toutes sociétés' });
  for (const { name, customer } of companies) await expectText(letters.getByRole('row', { name: new RegExp(customer) })).toContain(name);
  // Only those two: what other companies have waiting stays where it is.
  const choice = (row: Locator) => row.getByRole('checkbox');
  for (const row of await letters.locator('tbody').getByRole('row').all()) {
    const isOurs = /Client (Premier|Second)/.test((await row.textContent()) ?? '');
    await choice(row).setChecked(isOurs);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Imprimer 2 courriers de 2 sociétés' }).click();
  const { pages } = await readPdf(new Uint8Array(readFileSync(await (await download).path())));
  expect(pages[0]?.text).toContain('2 plis de 2 sociétés');
  await page.getByRole('button', { name: 'Tout marquer envoyé' }).click();
  await page.getByText('2 courriers sont marqués envoyés').waitFor();
  for (const { companyId } of companies) {
    const stored = await app.client.letters.list({}, { company: companyId });
    expect(stored.map(({ state }) => state)).toEqual(['sent']);
  }
});
