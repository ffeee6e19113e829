import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/loopback-server.ts';
import { createLoopbackHost } from '../../renderer/api/loopback-host.ts';
import { ADDRESSES } from '../../renderer/ui/routing/addresses.ts';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient } from '../../shared/contract/client.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { PATIENCE_MS } from '../patience.ts';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { expectText, expectValue } from './expect-shown.ts';
import { explainFailure } from './failure-record.ts';

const INVOICES = [
  'N° facture;Client;Date facture;Échéance;Montant TTC',
  'FA-1;Atelier Aubépine;05/01/2026;04/02/2026;1 200,00',
  'FA-2;Boulangerie Bélier;20/01/2026;19/02/2026;340,50',
  'FA-3;Atelier Aubépine;31/02/2026;01/03/2026;99,00',
].join('\r\n');

const directory = mkdtempSync(join(tmpdir(), 'quittance-screens-'));
let loopback: Loopback;
let browser: Browser;
let page: Page;
/** Everything the browser complained of: refused styles and scripts, errors of the page. */
const complaints: string[] = [];
/** Everything that was asked of another address than the host's own. */
const strangers: string[] = [];

beforeAll(async () => {
  loopback = await startLoopback({
    appDataDirectory: directory,
    pages: join(import.meta.dirname, '..', '..', 'dist', 'renderer'),
    clock: fixedClock(localDate('2026-04-15')),
    log: { error: (_reference, error) => complaints.push(String(error)) },
  });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR', colorScheme: 'light', reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== loopback.origin && !['data:', 'blob:'].includes(url.protocol)) strangers.push(request.url());
  });
  await page.goto(loopback.url);
});
afterEach((finished) => explainFailure(finished, page));
afterAll(async () => {
  await browser?.close();
  await loopback?.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Nothing to say against the page as it stands. */
async function isClean(): Promise<void> {
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}

it('shows the home screen, and a company in the making', async () => {
  await page.getByRole('heading', { name: 'Vos sociétés' }).waitFor();
  await isClean();
  await page.getByRole('button', { name: 'Créer une société' }).click();
  await page.getByRole('button', { name: 'Créer la société' }).click();
  await page.getByText('Donnez un nom à la société.').waitFor();
  await isClean();
  await page.getByLabel('Nom de la société').fill('Menuiserie d’essai');
  await page.keyboard.press('Enter');
  await page.getByText('Aucune facture dans cette société').waitFor();
  await isClean();
});

it('imports a file: questions and problems seen before anything is written, and the way back', async () => {
  await page.getByRole('link', { name: 'Importer un fichier' }).click();
  await page.getByText('Rien n’a encore été importé').waitFor();
  await isClean();
  await page
    .getByLabel('Fichier à importer')
    .setInputFiles({ name: 'janvier.csv', mimeType: 'text/csv', buffer: Buffer.from(INVOICES, 'utf8') });
  await page.getByText('Ce que nous avons compris').waitFor();
  await isClean();
  await page.getByRole('tab', { name: 'À vérifier (1)' }).click();
  await page.getByRole('table', { name: 'Lignes à vérifier' }).getByText('31/02/2026').waitFor();
  await page.getByRole('button', { name: 'Importer 2 factures' }).click();
  await page.getByText('2 factures ajoutées, 1 ligne refusée.').waitFor();
  await isClean();

  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await page.getByRole('dialog').getByText('redevient comme avant').waitFor();
  await isClean();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Voir le pilotage' }).click();
});

it('shows the dashboard of the last month with an invoice, its charts as tables and by keyboard, and other months', async () => {
  await page.getByRole('heading', { name: 'Dix plus gros retards' }).waitFor();
  await page.getByRole('button', { name: 'Janvier 2026' }).waitFor();
  await isClean();

  await page.getByRole('figure', { name: /^Balance âgée/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expectText(page.getByRole('figure', { name: /^Balance âgée/ }).locator('[aria-live]')).toContain('non échu : 1 540,50');
  await page.getByRole('button', { name: 'Voir le tableau : Balance âgée' }).click();
  await expectText(page.getByRole('table', { name: 'Balance âgée' }).getByRole('row').last()).toContain('1 540,50');

  await page.getByRole('button', { name: 'Janvier 2026' }).click();
  await page.getByRole('button', { name: 'févr.' }).waitFor();
  await isClean();
  await page.getByRole('button', { name: 'févr.' }).click();
  await page.getByText('arrêté au 28/02/2026').waitFor();
  await page.getByRole('group', { name: 'Mois affiché' }).getByRole('button', { name: 'Février 2026' }).press('ArrowRight');
  await page.getByText('arrêté au 31/03/2026').waitFor();
  await page.getByText('Aucune vente ce mois-ci : le délai ne se calcule pas').waitFor();
  await isClean();
});

it('keeps forecasts as they are typed, refuses what is no amount, and takes charges', async () => {
  await page.getByRole('navigation').getByRole('link', { name: 'Prévisions' }).click();
  const cell = page.getByLabel('Chiffre d’affaires prévu, mars 2026');
  await cell.fill('1,234');
  await cell.press('Enter');
  await page.getByRole('tooltip').getByText('Écrivez un montant comme 1 234,56').waitFor();
  await isClean();
  await cell.fill('12 345,6');
  await cell.press('Enter');
  const next = page.getByLabel('Chiffre d’affaires prévu, avril 2026');
  await expect.poll(() => next.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.locator('tfoot').getByText('12\u202f345,60').waitFor();

  await page.getByLabel('Libellé').fill('Loyer');
  await page.getByLabel('Montant TTC').fill('950');
  await page.getByLabel('Date', { exact: true }).click();
  await page.getByRole('button', { name: '15 avril 2026' }).waitFor();
  await isClean();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ajouter la charge' }).click();
  await page.getByRole('button', { name: 'Supprimer Loyer' }).click();
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await page.getByRole('button', { name: 'Supprimer Loyer' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Supprimer Loyer' }).waitFor();
  await expectValue(page.getByLabel('Chiffre d’affaires prévu, mars 2026')).toBe('12 345,60');
});

it('explains a word where it stands and in the lexicon, and shows the policy as it prints', async () => {
  await page.getByRole('navigation').getByRole('link', { name: 'Pilotage' }).click();
  await page.getByRole('button', { name: 'Que veut dire « DSO » ?' }).click();
  await page.getByRole('dialog').getByText('Calcul : encours').waitFor();
  await isClean();
  await page.getByRole('link', { name: 'Voir dans le lexique' }).click();
  await page.locator('[data-term="dso"][data-asked]').waitFor();
  await page.getByRole('searchbox', { name: 'Chercher un mot' }).fill('decheance');
  await page.getByText('clause d’exigibilité immédiate').waitFor();
  await expect.poll(() => page.locator('[data-term]').count()).toBeLessThan(6);
  await isClean();
  await page.getByRole('link', { name: 'Mise en demeure' }).first().click();
  await page.locator('[data-term="mise-en-demeure"][data-asked]').waitFor();
  await page.getByRole('tab', { name: 'Clavier' }).click();
  await page.getByText('Aller à un écran, un client, une facture ou une action').waitFor();
  await isClean();

  await page.getByRole('navigation').getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('tab', { name: 'Politique' }).click();
  await page.getByText('À l’usage de nos équipes, au 15 avril 2026').waitFor();
  await page.getByRole('radiogroup', { name: 'Version' }).getByText('Clients').click();
  await page.getByText('Nos conditions de règlement').waitFor();
  await isClean();
});

it('finds a customer from any screen, and goes back to the other companies', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('belier');
  await page.getByRole('dialog').getByText('Boulangerie Bélier').waitFor();
  await isClean();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Menuiserie d’essai' }).click();
  await page.getByRole('menuitemradio', { name: 'Apparence sombre' }).waitFor();
  await isClean();
  await page.getByRole('menuitem', { name: 'Changer de société…' }).click();
  await page.getByRole('button', { name: 'Revenir à la société quittée' }).waitFor();
  await isClean();
});

const PLANTED = [
  '<script>window.planted = 1</script>',
  '<img src=x onerror="window.planted = 2">',
  '"><style>body { display: none }</style><b style="color: red">',
  '<svg onload="window.planted = 3"><a href="javascript:window.planted = 4">x</a></svg>',
  '{{constructor.constructor("window.planted = 5")()}}',
];

it('visits every address with a book that holds scripts, styles and handlers: none runs, and nothing has to be refused', async () => {
  const host = createLoopbackHost(loopback.token, loopback.origin);
  const client = createClient(apiContract, host.transport);
  const { companyId: company } = await client.companies.create({ name: `Ateliers ${PLANTED[1]}` });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = PLANTED.map((text, index) => `${quoted(`F${index} ${text}`)};${quoted(text)};05/01/2026;04/02/2026;1 200,00`);
  const csv = ['N° facture;Client;Date facture;Échéance;Montant TTC', ...lines, 'F9;Bélier;20/01/2026;19/02/2026;99,00'].join('\r\n');
  await client.imports.commit({ file: await host.registerFile(new File([csv], `${PLANTED[1]}.csv`)) }, { company });
  const asOf = localDate('2026-04-15');
  const [first, second] = await client.invoices.list({ asOf }, { company });
  if (!first || !second) throw new Error('the planted invoices are not there');
  await client.disputes.open({ invoiceId: first.id, reason: PLANTED[0] ?? '', notes: PLANTED[2] }, { company });
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: [second.id], instalments: 3, every: 'month', firstOn: localDate('2026-05-01'), asOf },
    { company },
  );

  // Where the companies are listed, whichever was last.
  await page.goto(`${loopback.url}#/accueil`);
  await page.evaluate(`{
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => window.violations.push(effectiveDirective + ' ' + blockedURI));
  }`);
  await page.getByRole('button', { name: /^Ateliers .* ouverte/ }).click();
  await page.getByRole('navigation', { name: 'Écrans' }).waitFor();
  const { home: _home, ...screens } = ADDRESSES;
  const places = { ':customerId': String(first.customerId), ':scheduleId': String(scheduleId), ':figure': 'dso', ':section': 'lexique' };
  for (const pattern of Object.values(screens)) {
    const address = pattern.replace(/:\w+/, (name) => places[name as keyof typeof places]);
    // Another screen brings a title of its own.
    await page.evaluate((place) => {
      for (const title of document.querySelectorAll('h1')) title.setAttribute('data-left', '');
      location.hash = place;
    }, `#${address}`);
    await page.locator('h1:not([data-left])').first().waitFor();
  }
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Clients' }).click();
  await page.getByText('<script>window.planted = 1</script>').first().waitFor();
  expect(await page.evaluate('[window.planted, window.violations]')).toEqual([undefined, []]);
  expect(await page.evaluate('[location.href, document.referrer].join(" ")')).not.toContain(loopback.token);
  expect(complaints).toEqual([]);
});

it('asked nothing of anyone else', () => expect(strangers).toEqual([]));
