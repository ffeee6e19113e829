import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { unzipped } from '../builders/read-archive.ts';
import { expectAccessible } from './accessibility.ts';
import { expectText } from './expect-shown.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-11-23';
const INVOICES = [
  'FA-1;Hôtel des Remparts;;1 place d’Armes;15100;Saint-Flour;31/07/2026;30/08/2026;10 000,00',
  'FA-2;Hôtel des Remparts;;1 place d’Armes;15100;Saint-Flour;20/11/2026;20/12/2026;1 000,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

it('takes a debt to court: a case from the customer, its steps and time limits, and the dossier, made and checked', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Contentieux', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const at = { company };
  const [debtor] = await client.customers.list({ asOf: localDate(TODAY) }, at);
  const customerId = debtor?.id ?? 0;
  // A formal notice that stayed without effect.
  const { letterId } = await client.letters.draft({ customerId, kind: 'formalNotice', asOf: localDate(TODAY) }, at);
  await client.letters.print({ letterIds: [letterId], out: (await app.host.chooseOutput('notice.pdf')) as OutputFile }, at);
  await client.letters.markSent({ letterId, sentOn: localDate(TODAY) }, at);

  await goTo(page, `#/clients/${customerId}?onglet=contentieux`);
  await page.getByRole('button', { name: 'Ouvrir un dossier contentieux…' }).click();
  const dialog = page.getByRole('dialog');
  // What is late is proposed, what is not due yet is not.
  await expect.poll(() => dialog.getByRole('checkbox', { name: /FA-1/ }).isChecked()).toBe(true);
  await expect.poll(() => dialog.getByRole('checkbox', { name: /FA-2/ }).isChecked()).toBe(false);
  await dialog.getByRole('textbox', { name: 'Juridiction' }).fill('Tribunal de commerce d’Aurillac');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ouvrir le dossier' }).click();

  // It leads to the case, in Contentieux.
  const pane = page.getByRole('region', { name: 'Dossier de Hôtel des Remparts' });
  await pane.getByText('Tribunal de commerce d’Aurillac').waitFor();
  await noteStep(page, 'Ordonnance d’injonction de payer', '15/10/2026', '33,47');
  await pane.getByText('Faire signifier l’ordonnance jusqu’au 15/01/2027 (3 mois à compter du 15/10/2026)', { exact: false }).waitFor();
  await expectText(pane.getByText('de frais')).toContain('33,47');
  await noteStep(page, 'Ordonnance signifiée au débiteur', '20/11/2026', '');
  await pane.getByText('Ordonnance signifiée dans le délai', { exact: false }).waitFor();
  await pane.getByText('Le débiteur peut faire opposition jusqu’au 20/12/2026, reporté au 21/12/2026', { exact: false }).waitFor();
  await expectAccessible(page);

  await pane.getByRole('button', { name: 'Constituer le dossier…' }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Constituer le dossier' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Dossier Hôtel des Remparts 2026-11-23.zip');
  const path = join(app.directory, 'dossier.zip');
  await file.saveAs(path);
  const names = [...unzipped(readFileSync(path)).keys()];
  expect(names).toEqual(
    expect.arrayContaining(['00 - Bordereau de pieces.pdf', 'LISEZ-MOI.txt', 'SHA256SUMS.txt', '04 - Mise en demeure du 2026-11-23.pdf']),
  );
  await dialog.getByText('04 · Mise en demeure du 23/11/2026').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).first().click();

  await page.getByLabel('Dossier à vérifier').setInputFiles(path);
  await dialog.getByText('Dossier intact', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await pane.getByRole('button', { name: 'Clore…' }).click();
  await dialog.getByRole('radio', { name: 'Payée' }).check();
  await dialog.getByText('10 000,00 € restent dus : ils reviennent dans les relances', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Clore le dossier' }).click();
  await page.getByText('Aucun dossier en cours').waitFor();
});

it('keeps a claim from going out: the alert of the day, the ways open, the proof that restarts its term', async () => {
  const { page, client, company } = await app.openCompany({
    name: 'Prescription',
    profile: COMPLETE_PROFILE,
    invoices: [
      'FA-9;Garage Lopez;;8 rue du Port;44000;Nantes;01/12/2021;31/12/2021;950,00',
      'FA-10;SAS Brémond;;2 quai Sud;75011;Paris;31/08/2026;30/09/2026;12 500,00',
    ],
  });
  await goTo(page, '#/aujourdhui');
  await page.getByText('Créance qui va s’éteindre : dernier jour pour agir le 31/12/2026').waitFor();
  await page.getByRole('link', { name: /^Voir la créance : Garage Lopez/ }).click();
  await page.getByText('Ce qui va s’éteindre (1)').waitFor();
  const pane = page.getByRole('region', { name: 'Facture FA-9 de Garage Lopez' });
  const order = pane
    .locator('details')
    .filter({ has: page.locator('summary', { hasText: /^Injonction de payer/ }) })
    .first();
  await order.locator('summary').click();
  await order.getByText('Tribunal de commerce dont dépend Nantes').waitFor();
  await order.getByText('les sources donnent 25,19 €, 30,23 € ou 33,47 €', { exact: false }).waitFor();
  await expectAccessible(page);

  await pane.getByRole('button', { name: 'Noter une interruption' }).click();
  const dialog = page.getByRole('dialog');
  const day = dialog.getByRole('textbox', { name: 'Le', exact: true });
  await day.fill('30/06/2025');
  await day.press('Tab');
  await dialog.getByRole('textbox', { name: 'Preuve' }).fill('Reconnaissance signée du gérant');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Noter l’interruption' }).click();
  await pane.getByText('Porte le délai au 30/06/2030', { exact: false }).waitFor();
  await page.getByText('Ce qui va s’éteindre (0)').waitFor();
  // The day to keep to is still said.
  await expectText(pane.getByText('Dernier jour sûr').locator('..')).toContain('31/12/2026');

  // No trader: the court and the way change with the answer.
  await pane.getByRole('radiogroup', { name: 'Client commerçant' }).getByText('Non', { exact: true }).click();
  await pane.getByText('Créance civile', { exact: false }).waitFor();
  await expectText(pane.getByRole('heading', { name: 'Voie conseillée' }).locator('../..')).toContain(
    'Procédure simplifiée des petites créances',
  );
  const [claim] = (await client.legal.claims({ asOf: localDate(TODAY) }, { company })).filter(
    ({ invoiceNumber }) => invoiceNumber === 'FA-9',
  );
  expect(claim).toMatchObject({ prescribesOn: '2026-12-31', extendedOn: '2030-06-30', route: { code: 'smallClaims' } });

  await page.getByRole('tab', { name: 'Sources' }).click();
  await page.getByText('Ce n’est pas un conseil juridique. Ces faits', { exact: false }).waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Soi-même ou confier' }).click();
  await page.getByText('Étape par étape').waitFor();
  await expectAccessible(page);
  await goTo(page, '#/aujourdhui');
  await page
    .getByRole('link', { name: /SAS Brémond/ })
    .first()
    .waitFor();
  await expect.poll(() => page.getByText('Créance qui va s’éteindre').count()).toBe(0);
});

async function noteStep(page: Page, name: string, day: string, cost: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  const date = dialog.getByRole('textbox', { name: 'Le', exact: true });
  await date.fill(day);
  await date.press('Tab');
  if (cost !== '') await dialog.getByRole('textbox', { name: 'Coût' }).fill(cost);
  await dialog.getByRole('button', { name: 'Noter l’étape' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
}
