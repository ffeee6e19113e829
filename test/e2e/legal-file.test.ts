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
