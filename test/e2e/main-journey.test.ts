import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../builders/read-pdf.ts';
import { expectText } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { RemindersPage } from './pages/reminders-page.ts';
import { SchedulesPage } from './pages/schedules-page.ts';
import { INVOICE_COLUMNS, type RunningApp, startApp } from './running-app.ts';

const SCREENSHOTS = join(import.meta.dirname, '__screenshots__');
const NEW_CUSTOMER = 'Imprimerie du Pont Vieux';
const IMPORTED = [
  INVOICE_COLUMNS,
  `IMP-1;${NEW_CUSTOMER};04 65 71 00 10;3 place du Pont;12100;Millau;02/09/2026;02/10/2026;1 200,00`,
  `IMP-2;${NEW_CUSTOMER};04 65 71 00 10;3 place du Pont;12100;Millau;10/09/2026;10/10/2026;800,01`,
].join('\r\n');

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-11-21');
  mkdirSync(SCREENSHOTS, { recursive: true });
});
afterAll(() => app?.close());

/** A picture for whoever wants to look at the screens; nothing is compared with it. */
async function keepPicture(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

it('goes from the sample company to an import, the dashboard, a letter on paper and an agreed schedule', async () => {
  const page = await app.openWindow();
  await page.getByRole('button', { name: /société d’exemple/ }).click();
  await page.getByRole('heading', { name: 'Dix plus gros retards' }).waitFor();
  await keepPicture(page, '1-sample-dashboard');

  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Import' }).click();
  await page
    .getByLabel('Fichier à importer')
    .setInputFiles({ name: 'novembre.csv', mimeType: 'text/csv', buffer: Buffer.from(IMPORTED, 'utf8') });
  await page.getByText('Ce que nous avons compris').waitFor();
  // No day past the 12th in this file: nothing proves the order of its dates, so it is asked, never guessed.
  await page.getByRole('radio', { name: /^jour\/mois\/année : 2 septembre 2026/ }).check();
  await page.getByRole('button', { name: 'Importer 2 factures' }).waitFor();
  await keepPicture(page, '2-import-preview');
  await page.getByRole('button', { name: 'Importer 2 factures' }).click();
  await page.getByText('2 factures ajoutées').waitFor();

  await page.getByRole('link', { name: 'Voir le pilotage' }).click();
  await page.getByRole('heading', { name: 'Dix plus gros retards' }).waitFor();
  await keepPicture(page, '3-dashboard');
  const customer = await new CustomerPage(page).open(NEW_CUSTOMER);
  // 1 200,00 + 800,01
  await expectText(customer.fact('En retard')).toContain('2 000,01 €');

  const reminders = await new RemindersPage(page).open();
  await reminders.show(NEW_CUSTOMER);
  await reminders.sheet('Relance 2', NEW_CUSTOMER).getByText('IMP-1').waitFor();
  await keepPicture(page, '4-reminder');
  const boxes = await page.getByRole('checkbox', { name: /^Préparer le courrier de / }).all();
  for (const box of boxes) {
    const label = (await box.getAttribute('aria-label')) ?? '';
    if ((await box.isEnabled()) && (await box.isChecked()) && !label.includes(NEW_CUSTOMER)) await box.uncheck();
  }
  await reminders.prepare('1 courrier');
  const reminder = await readPdf(new Uint8Array(readFileSync(await (await reminders.print('1 courrier')).path())));
  const text = reminder.pages.map((sheet) => sheet.text).join(' ');
  expect(text).toContain('IMPRIMERIE DU PONT VIEUX');
  expect(text.replace(/\s/g, '')).toContain('2000,01€');
  await reminders.markSent('1 courrier');

  const schedules = await new SchedulesPage(page).open();
  await schedules.startFor(NEW_CUSTOMER);
  await schedules.setTerms({ instalments: 3, firstOn: '31/01/2027' });
  await keepPicture(page, '5-schedule-terms');
  await schedules.create();
  await keepPicture(page, '6-schedule');
  for (const expected of ['31/01/2027', '28/02/2027', '31/03/2027', '666,67']) await expectText(schedules.instalments).toContain(expected);
});
