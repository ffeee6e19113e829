import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { readPdf } from '../builders/read-pdf.ts';
import { expectAccessible } from './accessibility.ts';
import { expectCells, expectRows, expectText } from './expect-shown.ts';
import { CustomerPage } from './pages/customer-page.ts';
import { SchedulesPage } from './pages/schedules-page.ts';
import { COMPLETE_PROFILE, type RunningApp, startApp } from './running-app.ts';

const TODAY = '2026-01-20';
// 10 000,00 € late since 30 November (51 days), 1 000,00 € not due yet.
const INVOICES = [
  'FA-1;Hôtel des Remparts;;1 place d’Armes;15100;Saint-Flour;31/10/2025;30/11/2025;10 000,00',
  'FA-2;Hôtel des Remparts;;1 place d’Armes;15100;Saint-Flour;10/01/2026;09/02/2026;1 000,00',
  'FA-9;Cave Besse;;2 rue Basse;15000;Aurillac;10/01/2026;09/02/2026;700,00',
];

let app: RunningApp;
beforeAll(async () => {
  app = await startApp(TODAY);
});
afterAll(() => app?.close());

it('agrees a schedule seen as it is decided, prints it to sign, and follows what is paid of it', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Échéancier', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const schedules = await new SchedulesPage(page).open();
  await page.getByText('Aucun échéancier', { exact: true }).waitFor();
  await schedules.startFor('Hôtel des Remparts');
  // What is late is proposed; months are counted from the 31st, and the last instalment takes the cent left over.
  await schedules.setTerms({ instalments: 3, firstOn: '31/01/2026' });
  await expectRows(schedules.plan).toEqual([
    ['1', '31/01/2026', '3 333,33'],
    ['2', '28/02/2026', '3 333,33'],
    ['3', '31/03/2026', '3 333,34'],
    ['', 'Total', '10 000,00'],
  ]);
  await expectAccessible(page);

  // With the fees, the schedule covers what the statement of late fees says of the same day.
  await page.getByRole('checkbox', { name: /Inclure les pénalités/ }).check();
  const debtor = (await client.customers.list({ asOf: localDate(TODAY) }, { company })).find(({ name }) => name === 'Hôtel des Remparts');
  const fees = await client.lateFees.statement({ customerId: debtor?.id ?? 0, asOf: localDate(TODAY) }, { company });
  const withFees = ((1_000_000 + fees.totalCents) / 100).toLocaleString('fr-FR', { minimumFractionDigits: 2 }).replace(/\s/g, ' ');
  expect(fees.totalCents).toBeGreaterThan(40_00);
  await expectCells(schedules.plan.locator('tfoot tr')).toEqual(['', 'Total', withFees]);
  await page.getByRole('checkbox', { name: /Inclure les pénalités/ }).uncheck();

  // Unequal parts, as long as they make the debt to the cent.
  await page.getByRole('button', { name: 'Modifier les montants et les dates' }).click();
  const third = page.getByRole('textbox', { name: 'Montant de l’échéance 3' });
  await third.fill('3 000');
  await page.getByText('Il manque 333,34 € pour faire 10 000,00 €.').waitFor();
  await page.getByRole('textbox', { name: 'Montant de l’échéance 1' }).fill('3 666,67');
  await page.getByText('Il manque').waitFor({ state: 'detached' });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Revenir à des parts égales' }).click();

  // Looking elsewhere loses nothing of what was decided.
  await schedules.open();
  await page.goBack();
  await expectRows(schedules.plan).toMatchObject([{ 1: '31/01/2026' }, { 1: '28/02/2026' }, { 1: '31/03/2026' }, { 1: 'Total' }]);
  await schedules.create();
  await page.getByRole('heading', { level: 1, name: 'Échéancier · Hôtel des Remparts' }).waitFor();
  await page.getByText('Accord à imprimer et à faire signer.').waitFor();
  await page.getByRole('document', { name: 'Accord d’échéancier à Hôtel des Remparts, page 1' }).getByText('ACCORD').first().waitFor();
  await expectAccessible(page);

  const agreement = await schedules.printAgreement();
  const pdf = await readPdf(new Uint8Array(readFileSync(await agreement.path())));
  const text = pdf.pages.map((sheet) => sheet.text).join(' ');
  expect(text).toContain('dix mille euros');
  for (const wanted of ['31/01/2026', '28/02/2026', '31/03/2026', '3 333,34']) expect(text).toContain(wanted);
  await page.getByRole('dialog').getByRole('button', { name: 'Plus tard' }).click();

  await schedules.recordPayment('4 000');
  await page.getByText('Respecté : 1 échéance sur 3 réglée, prochaine le 28/02.').waitFor();
  await expectRows(schedules.instalments).toEqual([
    ['1', '31/01/2026', '3 333,33', '', 'Réglée'],
    ['2', '28/02/2026', '3 333,33', '2 666,66', 'À venir'],
    ['3', '31/03/2026', '3 333,34', '3 333,34', 'À venir'],
    ['', 'Total', '10 000,00', '6 000,00', ''],
  ]);
  const invoices = await client.invoices.list({ asOf: localDate(TODAY), customerId: debtor?.id }, { company });
  expect(invoices.find(({ number }) => number === 'FA-1')?.openCents).toBe(600_000);

  const customer = await new CustomerPage(page).open('Hôtel des Remparts');
  await page.getByText('Échéancier du 20/01/2026 en cours').waitFor();
  // Past its due date, yet nobody is late who keeps what was agreed.
  await expectText(customer.fact('Échéancier respecté')).toContain('6 000,00 €');
  await page.getByRole('link', { name: 'Voir l’échéancier' }).click();
  await page.getByRole('button', { name: 'Mettre fin…' }).click();
  await page.getByRole('dialog').getByText('redevient exigible').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre fin à l’échéancier' }).click();
  await page.getByText('Arrêté le 20/01').waitFor();
});

it('shows a schedule that is late, in the list and in the navigation', async () => {
  const { page, client, company } = await app.openCompany({ name: 'Échéancier en retard', profile: COMPLETE_PROFILE, invoices: INVOICES });
  const [invoice] = (await client.invoices.list({ asOf: localDate(TODAY) }, { company })).filter(({ number }) => number === 'FA-1');
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: [invoice?.id ?? 0], instalments: 4, every: 'week', firstOn: localDate('2026-01-08'), asOf: localDate('2026-01-05') },
    { company },
  );
  await client.schedules.setSignature({ scheduleId, signedOn: localDate('2026-01-06') }, { company });
  await page.reload();
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Échéanciers 1 en attente' }).waitFor();
  const schedules = await new SchedulesPage(page).open();
  const row = page.getByRole('table', { name: 'Échéanciers' }).getByRole('row', { name: /Hôtel des Remparts/ });
  // Due on the 8th and the 15th, 2 500,00 € each.
  await expectCells(row).toEqual(expect.arrayContaining(['08/01/2026', '2 500,00', '5 000,00', '10 000,00', 'En retard']));
  await expectAccessible(page);
  await row.press('Enter');
  await page.getByText('2 échéances en retard, la plus ancienne de 12 jours.').waitFor();
  const states = ['En retard de 12 j', 'En retard de 5 j', 'À venir', 'À venir'];
  await expectRows(schedules.instalments).toMatchObject([...states, ''].map((state) => ({ 4: state })));
  // The notice that its clause calls for was not sent: the letter is stopped until that is passed over with a reason.
  await page.getByRole('combobox', { name: 'Courrier de l’échéancier' }).click();
  await page.getByRole('option', { name: 'Déchéance du terme' }).click();
  await page.getByText('Aucune mise en demeure de l’échéance en retard').waitFor();
  await page.getByRole('button', { name: 'Passer outre…' }).click();
  await page.getByRole('textbox', { name: 'Raison de passer outre' }).fill('clause sans mise en demeure préalable');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer outre', exact: true }).click();
  await page.getByText('Passé outre le 20/01/2026 : clause sans mise en demeure préalable').waitFor();
  await page.getByRole('button', { name: 'Imprimer la déchéance du terme' }).click();
  const printing = page.getByRole('dialog');
  await printing.getByRole('checkbox', { name: 'Pochette de dépôt' }).check();
  const [pack] = await Promise.all([page.waitForEvent('download'), printing.getByRole('button', { name: 'Imprimer 1 courrier' }).click()]);
  const sheets = (await readPdf(new Uint8Array(readFileSync(await pack.path())))).pages.map(({ text }) => text);
  expect(sheets[0]).toContain('DÉCHÉANCE DU TERME');
  expect(sheets.at(-1)).toContain('1 pli, dont 1 en recommandé');
  await printing.getByRole('button', { name: 'Marquer 1 courrier comme envoyé' }).click();
  await page.getByText('Échéancier arrêté').waitFor();

  const customer = await new CustomerPage(page).open('Hôtel des Remparts');
  await customer.tab('Courriers');
  const post = page.getByRole('region', { name: 'Suivi du pli' });
  await post.getByRole('textbox', { name: 'N° de recommandé' }).fill('1A 234 567 8901 2');
  // As a scanner does after the number that it reads.
  await post.getByRole('textbox', { name: 'N° de recommandé' }).press('Enter');
  await post.getByRole('combobox', { name: 'Remise' }).click();
  await page.getByRole('option', { name: 'Refusé' }).click();
  await post.getByRole('textbox', { name: 'Refusé le' }).fill('20/01/2026');
  await post.getByRole('textbox', { name: 'Refusé le' }).press('Tab');
  await post.getByRole('button', { name: 'Noter' }).click();
  await post.getByText('Sans règlement au 28/01/2026, le dossier peut passer au contentieux dès le 29/01/2026').waitFor();
  await expectAccessible(page);
  await expect
    .poll(async () => await client.letters.list({}, { company }))
    .toMatchObject([{ kind: 'termination', registeredNumber: '1A23456789012', delivery: 'refused', deliveredOn: '2026-01-20' }]);
  await page.getByRole('button', { name: 'Écrire un courrier…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('document', { name: 'Relevé de compte à Hôtel des Remparts, page 1' })
    .getByText('RELEVÉ DE COMPTE', { exact: true })
    .waitFor();
});
