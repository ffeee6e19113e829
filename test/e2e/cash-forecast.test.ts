import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectRows, expectText } from './expect-shown.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const INVOICES = [
  'FA-101;Bâti-Sud Construction;;ZA des Quatre Vents;48000;Mende;20/10/2026;19/11/2026;12 000,00',
  'FA-201;Camping du Lac;;Route du Lac;15000;Aurillac;21/10/2026;25/11/2026;2 760,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-10-31');
});
afterAll(() => app?.close());

it('shows when the money should come, what is behind a week, what is left out, and gives the picture', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Prévision', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const camping = (await client.invoices.list({ asOf: localDate('2026-10-31') }, { company })).find(({ number }) => number === 'FA-201');
  await client.disputes.open(
    { invoiceId: camping?.id ?? 0, amountCents: cents(760_00), reason: 'quality', openedOn: localDate('2026-10-30') },
    { company },
  );
  await page.reload();

  const card = page.getByRole('region', { name: 'Encaissements attendus, 13 semaines' });
  await card.getByText('Pas encore assez de règlements pour dire').waitFor();
  const chart = card.getByRole('figure', { name: /Entrée pour voir les factures de la semaine/ });
  await chart.focus();
  // The weeks of 26 October, 2, 9 and 16 November.
  for (let week = 0; week < 4; week += 1) await page.keyboard.press('ArrowRight');
  await expectText(chart.locator('[aria-live]')).toContain('semaine du 16/11/2026 : attendu 12 000 €');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Attendu dans la semaine du 16 novembre 2026' });
  const rows = dialog.getByRole('table', { name: 'Encaissements attendus' });
  await expectCells(rows.locator('tbody tr')).toEqual(
    expect.arrayContaining(['Bâti-Sud Construction', 'FA-101', '19/11/2026', 'habitude', '12 000,00']),
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await card.getByRole('button', { name: 'D’où vient cette prévision ?' }).click();
  const proof = page.getByRole('dialog', { name: 'D’où vient cette prévision ?' });
  await proof.getByText('huit semaines sur dix').waitFor();
  await proof.getByText('Pas encore assez de règlements pour dire').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await proof.waitFor({ state: 'detached' });

  await card.getByRole('button', { name: /760,00.*en litige/ }).click();
  await page.getByRole('dialog', { name: 'Laissé de côté par la prévision' }).getByText('Laissé hors de la prévision').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // A browser that keeps its clipboard to itself: the picture is saved instead.
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await card.getByRole('button', { name: /^Image/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Copier l’image' }).click();
  await page.getByText('La copie a été refusée par ce navigateur : l’image est enregistrée à la place.').waitFor();
  const picture = await readFile(await (await download).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  // Twice the size of the chart on screen, with room for its title.
  expect(picture.readUInt32BE(16)).toBeGreaterThan(800);

  await card.getByRole('button', { name: /^Voir le tableau/ }).click();
  await expectCells(card.getByRole('row', { name: /16\/11\/2026/ })).toEqual(expect.arrayContaining(['16/11/2026', '12 000,00']));
  await expectAccessible(page);
});

it('imagines a late payer, and money collected, without writing anything', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Supposition', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const months = ['2026-10', '2026-11', '2026-12', '2027-01', '2027-02'].map((month) => ({
    month: yearMonth(month),
    fixedChargesCents: cents(0),
    variableChargesCents: cents(0),
  }));
  await client.forecasts.setMonths({ months }, { company });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('et si');
  await page.getByRole('dialog').getByText('Et si… ?').waitFor();
  await page.keyboard.press('Enter');

  const effects = page.getByRole('table', { name: 'Effets de la supposition' });
  await page.getByText('Si Bâti-Sud Construction paie 30 jours plus tard, tout rentre encore dans les 13 semaines à venir').waitFor();
  await page.getByText('rien n’est enregistré').waitFor();
  await page.getByText('90\u00a0jours', { exact: true }).click();
  await page.getByText('Si Bâti-Sud Construction paie 90 jours plus tard, 12 000,00 € de moins').waitFor();
  await expectCells(effects.getByRole('row', { name: /Encaissements sur 13 semaines/ })).toEqual([
    '14 760,00 €',
    '2 760,00 €',
    '−12 000,00 €',
  ]);
  await expectAccessible(page);

  await page.getByText('un client ne paie jamais', { exact: true }).click();
  await expectCells(effects.getByRole('row', { name: /Perdu/ })).toEqual(['0,00 €', '12 000,00 €', '+12 000,00 €']);
  await page.getByText('un client s’en va', { exact: true }).click();
  await expectCells(effects.getByRole('row', { name: /Premier client/ })).toEqual(['81,3 %', '100,0 %', '+18,7 pt']);
  await page.getByText('j’encaisse ces clients', { exact: true }).click();
  await page.getByText('Choisissez les clients encaissés').waitFor();
  await page.getByRole('combobox', { name: 'Clients encaissés' }).click();
  await page.getByRole('option', { name: 'Camping du Lac' }).click();
  await expectCells(effects.getByRole('row', { name: /Encours/ })).toEqual(['14 760,00 €', '12 000,00 €', '−2 760,00 €']);
  await page.getByRole('button', { name: /^Voir le tableau/ }).click();
  await expectRows(page.getByRole('table', { name: 'Encaissements attendus avec la supposition' })).toContainEqual([
    '26/10/2026',
    '0,00',
    '2 760,00',
    '0,00',
  ]);
  const balances = await client.dashboard.balances({ asOf: localDate('2026-10-31') }, { company });
  expect(balances.outstandingCents).toBe(14_760_00);
});
