import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { makeAgeByHand, openAgeByHand } from '../builders/age-by-hand.ts';
import { aBackend } from '../builders/company.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCount } from './expect-shown.ts';
import { HomePage } from './pages/home-page.ts';
import { type RunningApp, startApp } from './running-app.ts';

let app: RunningApp;
let folder: string;
beforeAll(async () => {
  app = await startApp('2026-04-15');
  folder = join(app.directory, 'dossiers');
  mkdirSync(folder, { recursive: true });
});
afterAll(() => app?.close());

/** A company's file from another computer, closed. */
async function aFileFromElsewhere(name: string): Promise<string> {
  const { client, backend } = aBackend();
  const { path } = await client.companies.create({ name });
  backend.close();
  return path;
}

it('lists a file put into the application’s folder by hand, and opens it', async () => {
  copyFileSync(await aFileFromElsewhere('Scierie Blanc'), join(folder, 'Copie de mars.quittance'));
  const home = new HomePage(await app.openWindow());
  await home.company('Copie de mars dossier du .*, jamais ouvert ici').click();
  await home.opened('Scierie Blanc');
  await home.leave('Scierie Blanc');
  await home.company('Scierie Blanc ouverte le').waitFor();
  await expectCount(home.company('Copie de mars')).toBe(0);
  // It would be found again at once.
  await expectCount(home.list.getByRole('button', { name: 'Retirer Scierie Blanc de la liste' })).toBe(0);
});

it('takes in a chosen file as a copy, which is there again at the next start', async () => {
  const home = new HomePage(await app.openWindow());
  await home.takeFile(await aFileFromElsewhere('Garage Martin'));
  await home.opened('Garage Martin');
  expect(readdirSync(folder)).toContain('Garage Martin.quittance');
  await home.page.reload();
  await home.opened('Garage Martin');
});

it('takes in a file dropped on any screen instead of importing it, and compares it with the company that is already here', async () => {
  const { page } = await app.openCompany({ name: 'Boulangerie Noire' });
  const home = new HomePage(page);
  const received = await aFileFromElsewhere('Pépinière Lys');
  await home.drop(received);
  await home.opened('Pépinière Lys');
  await home.drop(received);
  const dialog = page.getByRole('dialog', { name: 'Reprendre une sauvegarde' });
  await dialog.getByText('ne manque à cette sauvegarde').waitFor();
  await dialog.getByRole('button', { name: 'Ne rien changer' }).click();
  expect(readdirSync(folder).filter((name) => name.startsWith('Pepiniere') && name.endsWith('.quittance'))).toEqual([
    'Pepiniere Lys.quittance',
  ]);
});

it('makes an encrypted copy, and opens one with its passphrase only, beside what is already here', async () => {
  const { page } = await app.openCompany({ name: 'Verrerie Azur' });
  const home = new HomePage(page);
  await page.evaluate(() => {
    window.location.hash = '/reglages?onglet=sauvegardes';
  });
  await page.getByRole('button', { name: 'Enregistrer une copie sur…' }).click();
  await page.getByRole('menuitem', { name: 'Un fichier chiffré, à envoyer…' }).click();
  const form = page.getByRole('dialog', { name: 'Copie chiffrée de la société' });
  const [first, second] = [form.getByLabel('Phrase secrète'), form.getByLabel('La même, une seconde fois')];
  await first.fill('trop court');
  await form.getByText('Trop courte : encore 2 caractères au moins.').waitFor();
  await first.fill('quatre mots sans rapport');
  await second.fill('quatre mots sans raport');
  await form.getByText('Les deux ne sont pas pareilles.').waitFor();
  await expectAccessible(page);
  expect(await first.getAttribute('type')).toBe('password');
  await form.getByRole('button', { name: 'Proposer une phrase' }).click();
  await expect.poll(() => second.inputValue()).toMatch(/^([a-z]{4,9} ){6}[a-z]{4,9}$/);
  const passphrase = await first.inputValue();
  await form.getByRole('checkbox').check();
  const [copy] = await Promise.all([page.waitForEvent('download'), form.getByRole('button', { name: 'Enregistrer la copie…' }).click()]);
  expect(copy.suggestedFilename()).toMatch(/^Verrerie Azur .*\.quittance\.age$/);
  await form.waitFor({ state: 'detached' });

  // From another computer: only its passphrase opens it.
  const received = join(app.directory, 'Tuilerie Nord.quittance.age');
  writeFileSync(received, makeAgeByHand(readFileSync(await aFileFromElsewhere('Tuilerie Nord')), 'trois petits chats gris'));
  await home.drop(received);
  const opening = page.getByRole('dialog', { name: 'Ouvrir une copie chiffrée' });
  await opening.getByLabel('Phrase secrète').fill('trois petits chiens gris');
  await opening.getByRole('button', { name: 'Ouvrir' }).click();
  await opening.getByText('Cette phrase secrète n’ouvre pas').waitFor();
  await expectAccessible(page);
  expect(readdirSync(folder).filter((name) => name.startsWith('Tuilerie') || name.startsWith('.'))).toEqual([]);
  await opening.getByLabel('Phrase secrète').fill('trois petits chats gris');
  await opening.getByRole('button', { name: 'Ouvrir' }).click();
  await home.opened('Tuilerie Nord');

  // Of a company that is here: nothing is touched before the two were compared.
  const { plain } = openAgeByHand(readFileSync(await copy.path()), passphrase);
  const own = join(app.directory, copy.suggestedFilename());
  writeFileSync(own, makeAgeByHand(plain, 'trois petits chats gris'));
  await home.drop(own);
  await opening.getByLabel('Phrase secrète').fill('trois petits chats gris');
  await opening.getByRole('button', { name: 'Ouvrir' }).click();
  await opening.getByRole('button', { name: 'Comparer les deux…' }).click();
  const compared = page.getByRole('dialog', { name: 'Reprendre une sauvegarde' });
  await compared.getByText('ne manque à cette sauvegarde').waitFor();
  await compared.getByRole('button', { name: 'Ne rien changer' }).click();
});

it('leaves the file of a company that the user has left to other programs, and opens it again for her', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Imprimerie Roy' });
  const home = new HomePage(page);
  await home.leave('Imprimerie Roy');
  const file = (await client.companies.recent({})).find(({ companyId }) => companyId === company)?.path as InputFile;
  const commandLine = aBackend();
  await commandLine.client.companies.open({ file });
  await page.getByRole('button', { name: 'Revenir à la société quittée' }).click();
  await page.getByText('est déjà ouvert : dans une autre fenêtre').waitFor();
  await expectAccessible(page);
  commandLine.backend.close();
  await page.getByRole('button', { name: 'Revenir à la société quittée' }).click();
  await home.opened('Imprimerie Roy');
});

it('asks before it takes a company off the list, and says where its file stays', async () => {
  const path = await app.host.chooseOutput('Ailleurs.quittance');
  if (path === null) throw new Error('no place for the file');
  const company = await app.client.companies.create({ name: 'Ferme Ailleurs', path });
  await app.client.companies.close({ companyId: company.companyId });
  const home = new HomePage(await app.openWindow());
  const remove = home.list.getByRole('button', { name: 'Retirer Ferme Ailleurs de la liste' });
  await remove.click();
  await home.dialog.getByText(company.path).waitFor();
  await expectAccessible(home.page);
  await home.dialog.getByRole('button', { name: 'Ne rien changer' }).click();
  await home.dialog.waitFor({ state: 'detached' });
  await home.company('Ferme Ailleurs').waitFor();
  await remove.click();
  await home.dialog.getByRole('button', { name: 'Retirer de la liste' }).click();
  await home.company('Ferme Ailleurs').waitFor({ state: 'detached' });
  expect(existsSync(company.path)).toBe(true);
  await home.takeFile(company.path);
  await home.opened('Ferme Ailleurs');
  // Its file moved away, it offers to be shown where it is, or its backups.
  await home.leave('Ferme Ailleurs');
  const copied = (await app.client.companies.recent({})).find(({ name }) => name === 'Ferme Ailleurs')?.path ?? '';
  renameSync(copied, `${company.path}.ailleurs`);
  await home.page.reload();
  await home.list.getByRole('button', { name: 'Où est le dossier de Ferme Ailleurs ?' }).waitFor();
  await home.list.getByRole('button', { name: 'Sauvegardes de Ferme Ailleurs' }).click();
  await home.page.getByRole('dialog', { name: 'Reprendre une sauvegarde' }).waitFor();
});
