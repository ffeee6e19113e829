import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { expectAccessible } from './accessibility.ts';
import { plain } from './expect-shown.ts';
import { type RunningApp, startApp } from './running-app.ts';

/** Two laptops and the key that goes from one to the other. */
let first: RunningApp;
let second: RunningApp;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'quittance-cle-'));
  mkdirSync(join(home, 'Dropbox'));
  const surroundings = { home, removableRoots: [], drives: [] };
  first = await startApp('2026-04-15', surroundings);
  second = await startApp('2026-04-22', surroundings);
});
afterAll(async () => {
  await first?.close();
  await second?.close();
  rmSync(home, { recursive: true, force: true });
});

it('is saved where the user says, compared before anything is replaced, and taken up on another laptop by reading the screen', async () => {
  const { page, client, company } = await first.openCompany({
    name: 'Menuiserie Élan',
    invoices: [
      'F1;Durand;0102030405;1 rue A;12000;Rodez;15/01/2026;15/02/2026;1200,00',
      'F2;Petit;;2 rue B;12000;Rodez;20/01/2026;20/02/2026;300,50',
    ],
  });
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('tab', { name: 'Sauvegardes' }).click();
  await page.getByText('Pas encore de sauvegarde de cette société.').waitFor();
  await page.getByRole('radio', { name: 'Dropbox' }).click();
  await page.getByText(/^Les sauvegardes iront désormais ici : Dropbox\./).waitFor();
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  const state = page.getByText(/^Dernière sauvegarde : aujourd’hui à/);
  await expect.poll(async () => plain(await state.textContent())).toContain('vérifiée — 2 factures et avoirs, 1 500,50 € dus.');
  await expectAccessible(page);

  // A week of work that the backup does not hold.
  first.setDay('2026-04-22');
  const customers = await client.customers.list({ asOf: localDate('2026-04-22') }, { company });
  const customerId = customers.find(({ name }) => name === 'Durand')?.id ?? 0;
  await client.payments.record({ date: localDate('2026-04-20'), amountCents: cents(50_000), customerId }, { company });
  await page.reload();
  await page.getByText('Ce que vous avez fait depuis n’y est pas encore.').waitFor();
  await page.getByRole('button', { name: 'Restaurer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reprendre une sauvegarde' });
  await dialog.getByText('1 règlement fait depuis n’est pas dans cette sauvegarde.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ne rien changer' }).click();
  await dialog.waitFor({ state: 'detached' });

  const elsewhere = await second.openWindow();
  await elsewhere.getByRole('button', { name: 'Reprendre une sauvegarde…' }).click();
  const finder = elsewhere.getByRole('dialog', { name: 'Reprendre une sauvegarde' });
  await expectAccessible(elsewhere);
  await finder
    .getByRole('listitem')
    .filter({ hasText: 'Menuiserie Élan' })
    .getByRole('button', { name: /15 avril 2026/ })
    .click();
  await finder.getByText('Cette société n’est pas encore sur cet ordinateur.').waitFor();
  await finder.getByRole('button', { name: 'Reprendre cette société' }).click();
  await elsewhere.getByText('Menuiserie Élan est reprise sur cet ordinateur, telle qu’elle était le 15/04/2026.').waitFor();
  await elsewhere.getByRole('link', { name: 'Clients', exact: true }).click();
  await elsewhere.getByRole('row').filter({ hasText: 'Durand' }).getByText('1 200,00').first().waitFor();

  // Here, the file is replaced; what it was is in the list, under its own name.
  await page.getByRole('button', { name: 'Restaurer…' }).click();
  await dialog.getByRole('button', { name: 'Remplacer le dossier actuel' }).click();
  await page.getByText('Le dossier est celui du 15/04/2026.').waitFor();
  await page.getByRole('row').filter({ hasText: 'Avant reprise' }).waitFor();
  const [durand] = await client.customers.list({ asOf: localDate('2026-04-22') }, { company });
  expect(durand?.outstandingCents).toBe(120_000);
});
