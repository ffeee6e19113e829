import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { unzipped } from '../builders/read-archive.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectChecked, expectRows, expectText, plain } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { RemindersPage } from './pages/reminders-page.ts';
import { SchedulesPage } from './pages/schedules-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-01-20';
const HOTEL = 'Hôtel des Remparts';
const INVOICES = [
  `FA-1;${HOTEL};04 71 60 01 01;1 place d’Armes;15100;Saint-Flour;31/10/2025;30/11/2025;10 000,00`,
  `FA-2;${HOTEL};04 71 60 01 01;1 place d’Armes;15100;Saint-Flour;10/01/2026;09/02/2026;1 000,00`,
  'FA-9;Cave Besse;;2 rue Basse;15000;Aurillac;10/01/2026;09/02/2026;700,00',
];

// Worked out apart from the program, at 2.15 + 10 = 12.15 % in both semesters: amount × 12.15 % × days / 365, each stretch to the cent.
//   Agreed on 27 January: 10 000 × 31 d = 103.19 and × 27 d = 89.88, with the 40 €: 10 233.07 = 3 411.02 + 3 411.02 + 3 411.03.
//   Both payments went to the invoice: 10 000 − 2 × 3 411.02 = 3 177.96 left of it.
//   Lost on 16 May: 103.19, 59 d to the first payment 196.40, 6 588.98 × 28 d = 61.41, 3 177.96 × 49 d = 51.84, in all 412.84.
//   3 177.96 + 412.84 + 40.00 = 3 630.80.
const LEFT = '3 177,96';
const INTEREST_AT_LOSS = '412,84';
const CLAIMED_AT_LOSS = '3 630,80';
//   The dossier of 2 June, FA-2 with it: 103.19 + 196.40 + 61.41 + 3 177.96 × 66 d = 69.82 + 1 000 × 113 d = 37.62, in all 468.44;
//   with twice 40 €: 548.44; left of both: 3 177.96 + 1 000 = 4 177.96.
const DOSSIER = { left: '4 177,96', interest: '468,44', total: '548,44 €' };

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

const textOfPdf = async (bytes: Uint8Array) =>
  (await readPdf(bytes)).pages
    .map((sheet) => sheet.text)
    .join(' ')
    .replace(/\s+/g, ' ');

const sha256 = (bytes: Uint8Array | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

it('from a broken promise to the legal dossier: each step on its day, each letter as it leaves, each amount as worked out by hand', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Après la lettre', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const at = { company };
  const on = async (day: string) => {
    app.setDay(day);
    await page.reload();
    await page.getByRole('navigation', { name: 'Écrans' }).waitFor();
  };
  const today = async (day: string, words: string) => {
    await on(day);
    await page
      .getByRole('navigation', { name: 'Écrans' })
      .getByRole('link', { name: /^Aujourd’hui/ })
      .click();
    return page.getByRole('table', { name: 'À faire aujourd’hui' }).getByRole('row', { name: new RegExp(words) });
  };
  // Each letter as it left, by the name that it bears in the dossier.
  const letters = new Map<string, Buffer>();
  const textOf = async (download: Download, name?: string) => {
    const bytes = readFileSync(await download.path());
    if (name !== undefined) letters.set(name, bytes);
    return textOfPdf(new Uint8Array(bytes));
  };
  const [invoice] = (await client.invoices.list({ asOf: localDate(TODAY) }, at)).filter(({ number }) => number === 'FA-1');
  if (!invoice) throw new Error('the invoice was imported');
  const { customerId } = invoice;
  await client.promises.record(
    { customerId, invoiceIds: [invoice.id], amountCents: cents(1_000_000), promisedOn: localDate('2026-01-23') },
    at,
  );

  // The promise was not kept: a call, from whose card a schedule is offered.
  await (await today('2026-01-27', 'Promesse du 23/01 non tenue')).waitFor();
  const customer = await new CustomerPage(page).open(HOTEL);
  await customer.tab('Historique');
  await page.getByRole('link', { name: 'Fiche d’appel' }).click();
  const reminders = new RemindersPage(page);
  const call = await reminders.noteCall('Interlocuteur joint');
  await call.getByRole('textbox', { name: 'Note (facultative)' }).fill('Demande à payer en trois fois');
  await call.getByRole('button', { name: 'Noter l’appel' }).click();
  await call.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Proposer un échéancier' }).click();

  const schedules = new SchedulesPage(page);
  await schedules.plan.waitFor();
  await schedules.setTerms({ instalments: 3, firstOn: '28/02/2026' });
  await page.getByRole('checkbox', { name: /Inclure les pénalités/ }).check();
  await page.getByText('Comparer les offres').click();
  const offers = page.getByRole('table', { name: 'Offres' });
  await offers.getByRole('columnheader', { name: 'En 3 échéances' }).waitFor();
  await expectCells(offers.getByRole('row', { name: /^Reçu/ })).toEqual(['9 700,00', '10 000,00', '10 233,07']);
  await expectAccessible(page);
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Imprimer la fiche' }).click()]);
  expect(sheet.suggestedFilename()).toBe(`Fiche d’offre ${HOTEL} 2026-01-27.pdf`);
  expect(await textOf(sheet)).toContain(`Fiche d’offre · ${HOTEL}`);
  await page.getByRole('button', { name: 'Retenir : En 3 échéances' }).click();
  await schedules.create();
  await page.getByText('Accord à imprimer et à faire signer.').waitFor();
  const agreement = await textOf(await schedules.printAndPost('Imprimer l’accord'), 'Accord d echeancier');
  const inWords = 'dix mille deux cent trente-trois euros et sept centimes';
  for (const wanted of [
    inWords,
    '10 233,07',
    '193,07',
    '3 411,02',
    '3 411,03',
    'sans novation',
    'Bon pour la somme',
    'Original n° 2 / 2',
  ]) {
    expect(agreement).toContain(wanted);
  }
  await page.getByText('Accord envoyé le 27/01, signature attendue.').waitFor();

  await on('2026-02-03');
  await page.getByRole('button', { name: 'Noter la signature…' }).click();
  const signing = page.getByRole('dialog');
  await signing.getByLabel('Accord signé numérisé').setInputFiles({
    name: 'accord signé.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 signé'),
  });
  await expectAccessible(page);
  await signing.getByRole('button', { name: 'Noter la signature' }).click();
  await page.getByText('Signé : aucune échéance réglée sur 3').waitFor();
  await page.getByRole('button', { name: 'Reprendre accord signé.pdf' }).waitFor();

  // Two kept, by two doors; the third is not paid.
  await on('2026-02-28');
  await schedules.recordPayment('3 411,02');
  await page.getByText('Respecté : 1 échéance sur 3 réglée', { exact: false }).waitFor();
  await client.payments.record(
    {
      customerId,
      date: localDate('2026-03-28'),
      amountCents: cents(341_102),
      allocations: [{ invoiceId: invoice.id, amountCents: cents(341_102) }],
    },
    at,
  );
  const late = await today('2026-04-29', 'Échéance du 28/04 en retard : la rappeler');
  await late.getByRole('link', { name: /^Voir l’échéancier/ }).click();
  await expectRows(schedules.instalments).toMatchObject([{ 4: 'Réglée' }, { 4: 'Réglée' }, { 3: '3 411,03', 4: 'En retard de 1 j' }, {}]);
  await expectAccessible(page);
  const reminder = await textOf(await schedules.printAndPost('Imprimer le rappel'), 'Rappel d echeance');
  expect(reminder).toContain('3 411,03 € d’ici au 7 mai 2026');
  expect(reminder).not.toContain('MISE EN DEMEURE');

  const again = await today('2026-05-07', 'en retard malgré le rappel : mettre en demeure');
  await again.getByRole('link', { name: /^Voir l’échéancier/ }).click();
  const notice = await textOf(await schedules.printAndPost('Imprimer la mise en demeure'), 'Mise en demeure d echeance');
  for (const wanted of ['MISE EN DEMEURE', '3 411,03 € au plus tard le 15 mai 2026', '1344']) expect(notice).toContain(wanted);

  const broken = await today('2026-05-16', 'prononcer la déchéance du terme');
  await broken.getByRole('link', { name: /^Voir l’échéancier/ }).click();
  await page.getByText('Rompu : la mise en demeure du 7/05 est restée sans effet.').waitFor();
  const termination = await textOf(await schedules.printAndPost('Imprimer la déchéance du terme'), 'Decheance du terme');
  for (const wanted of ['DÉCHÉANCE DU TERME', LEFT, INTEREST_AT_LOSS, CLAIMED_AT_LOSS]) expect(termination).toContain(wanted);
  await page.getByText('Déchu du terme le 16/05').waitFor();
  await expectAccessible(page);
  // The balance is where a formal notice leaves it: nobody goes back to a first reminder.
  const agenda = await client.reminders.agenda({ asOf: localDate('2026-05-26') }, at);
  const entry = agenda.find(({ customerName }) => customerName === HOTEL);
  expect(entry?.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['FA-2']);
  expect(entry?.leftOut.map(({ invoiceNumber, code }) => [invoiceNumber, code])).toEqual([['FA-1', 'alreadyReminded']]);

  // Nothing came of it: to court. FA-2, late too, was never put on formal notice and is in the debt all the same.
  await (await today('2026-06-02', 'Mise en demeure restée sans effet : décider de la suite')).getByText('3 177,96').waitFor();
  await customer.open(HOTEL);
  await expectText(customer.fact('Encours')).toContain('4 177,96 €');
  await customer.tab('Contentieux');
  await page.getByRole('button', { name: 'Ouvrir un dossier contentieux…' }).click();
  const dialog = page.getByRole('dialog');
  await expectChecked(dialog.getByRole('checkbox', { name: /FA-1/ }), true);
  await dialog.getByRole('button', { name: 'Ouvrir le dossier' }).click();
  const pane = page.getByRole('region', { name: `Dossier de ${HOTEL}` });
  await pane.getByRole('button', { name: 'Constituer le dossier…' }).click();
  const making = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Constituer le dossier' }).click();
  const path = join(app.directory, 'dossier.zip');
  await (await making).saveAs(path);
  await dialog.getByText('Échéancier', { exact: false }).first().waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).first().click();
  await page.getByLabel('Dossier à vérifier').setInputFiles(path);
  await dialog.getByText('Dossier intact', { exact: false }).waitFor();

  // What the letters said is what the dossier holds, byte for byte, and its sums are those of the customer's account.
  const files = unzipped(readFileSync(path));
  const exhibit = (name: string) => files.get([...files.keys()].find((each) => each.includes(name)) ?? '') ?? Buffer.alloc(0);
  for (const [name, letter] of letters) expect(exhibit(name).equals(letter), name).toBe(true);
  expect(exhibit('accord signe').toString()).toBe('%PDF-1.4 signé');
  const sums = files.get('SHA256SUMS.txt')?.toString('utf8').trimEnd().split('\n') ?? [];
  expect(sums.map((line) => line.slice(66))).toHaveLength(files.size - 1);
  for (const line of sums) expect(sha256(files.get(line.slice(66)))).toBe(line.slice(0, 64));
  const { total, interest, left } = DOSSIER;
  for (const [name, wanted] of [
    ['Releve de compte', [LEFT, '1 000,00', left]],
    ['Decompte des interets', ['103,19', '196,40', '61,41', '69,82', '37,62', interest, '2 × 40 €', total]],
    ['Factures et reglements', ['6 822,04', LEFT, left]],
    ['Appels et messages', ['Demande à payer en trois fois']],
    ['Echeancier du', ['10 233,07', '6 822,04', '3 411,03', LEFT, 'Déchu du terme le 16/05/2026']],
    ['Promesses', ['10 000,00', '23/01/2026', 'non tenue']],
    ['Injonction de payer', ['FA-1, FA-2']],
    ['Bordereau de pieces', [left, total]],
  ] as const) {
    const text = await textOfPdf(exhibit(name));
    for (const each of wanted) expect(text, name).toContain(each);
  }
  expect(plain(files.get('LISEZ-MOI.txt')?.toString('utf8') ?? '')).toContain(`Reste dû : ${left} €`);
});
