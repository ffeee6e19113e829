import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiClient } from '../../shared/api-contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { formatEuros, formatPercent } from '../../shared/money/format-money.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aBackend, aCompany } from '../builders/company.ts';
import { fontsOf, readPdf } from '../builders/read-pdf.ts';

const OCTOBER = yearMonth('2026-10');
const plain = (text: string) => text.replace(/\s+/g, ' ');

/** Prints the page of October 2026 and reads it back with another program's reader. */
async function printed(client: ApiClient, company: string, directory: string) {
  const out = join(directory, 'page.pdf');
  const result = await client.dashboard.printOwnerPage({ month: OCTOBER, out: out as OutputFile }, { company });
  expect(result).toMatchObject({ path: out, pages: 1 });
  const bytes = new Uint8Array(readFileSync(out));
  const pdf = await readPdf(bytes);
  expect(pdf.pages).toHaveLength(1);
  return { bytes, pdf, sha256: result.sha256, text: pdf.pages[0]?.text ?? '' };
}

it('says what the dashboard says, under the company’s letterhead, with its text to be searched and its fonts inside', async () => {
  const { client, directory } = aBackend({ today: '2026-11-21' });
  const { companyId: company } = await client.companies.createSample({ path: join(directory, 'exemple.quittance') as OutputFile });
  const figures = await client.dashboard.figures({ month: OCTOBER }, { company });
  const profile = await client.companies.profile({}, { company });
  const { bytes, pdf, text, sha256 } = await printed(client, company, directory);
  for (const said of [
    profile.name,
    profile.addressLine1,
    'Le point d’octobre 2026',
    'arrêté au 31 octobre 2026',
    formatPercent(figures.commercialPerformance ?? 0),
    formatPercent(figures.operationalPerformance ?? 0),
    formatEuros(figures.outstandingCents),
    formatEuros(figures.overdueCents),
    ...Object.values(figures.agedBalance).map(({ cents }) => formatEuros(cents)),
    ...figures.topDebtors.map(({ name }) => name),
    'À faire, au 21 novembre 2026',
  ])
    expect(text).toContain(plain(said));
  // Whom to contact first is whom the agenda puts first.
  const [first] = await client.reminders.agenda({ asOf: '2026-11-21' as never }, { company });
  expect(text.slice(text.indexOf('À faire'))).toContain(first?.customerName);
  expect(pdf.tagged).toBe(true);
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
  for (const font of await fontsOf(bytes)) expect(font.embedded).toBe(true);

  const { page } = await client.dashboard.ownerPage({ month: OCTOBER }, { company });
  const shown = page.items.map((item) => (item.type === 'text' ? item.text : '')).join(' ');
  expect(text.replaceAll(' ', '')).toBe(shown.replace(/\s/g, ''));
  // The same book gives the same file, and a file that is there is never written over.
  await expect(
    client.dashboard.printOwnerPage({ month: OCTOBER, out: join(directory, 'page.pdf') as OutputFile }, { company }),
  ).rejects.toMatchObject({
    code: 'OUTPUT_EXISTS',
  });
  const again = await client.dashboard.printOwnerPage({ month: OCTOBER, out: join(directory, 'encore.pdf') as OutputFile }, { company });
  expect(again.sha256).toBe(sha256);
});

it('of an empty company says what is missing and what to do first', async () => {
  const { client, company, directory } = await aCompany({ today: '2026-11-21' });
  const { text } = await printed(client, company, directory);
  for (const said of [
    'Pas de CA prévu ce mois-ci.',
    'Aucune vente ce mois-ci : le délai ne se calcule pas.',
    'Rien n’était dû à cette date.',
    'Aucune rentrée n’est attendue',
    'Personne n’était en retard à cette date.',
    'Importer vos factures',
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/NaN|null|undefined|Infinity/);
});

it('stands credit notes above what is owed, months without a sale, and names that no font and no line can hold', async () => {
  const { client, company, db, directory } = await aCompany({
    today: '2026-11-21',
    name: `Établissements ${'Wagner-Müller '.repeat(7)}`.trim(),
  });
  for (let index = 0; index < 12; index += 1) {
    const name = index % 2 === 0 ? `😀 ${'Œuvres '.repeat(22)}` : 'WM'.repeat(80);
    const customerId = aCustomerIn(db, { name: name.trim().slice(0, 160), code: `C${index}` });
    anInvoiceIn(db, { customerId, dueOn: `2026-0${1 + (index % 8)}-12`, totalCents: 999_999_999_99 - index });
    anInvoiceIn(db, { customerId, dueOn: '2026-10-30', totalCents: -999_999_999_999 - index });
  }
  const { text } = await printed(client, company, directory);
  expect(text).toContain('−');
  expect(text).toContain('? Œuvres');
  expect(text).toContain('Avoirs et acomptes dépassent ce que l’on vous doit');
  expect(text).not.toMatch(/NaN|null|undefined|Infinity|\uFFFD/);
});

it('does not make what is late a part of a smaller whole', async () => {
  const { client, company, db } = await aCompany({ today: '2026-11-21' });
  const customerId = aCustomerIn(db, { name: 'Garage du Pont', code: 'G' });
  anInvoiceIn(db, { customerId, dueOn: '2026-09-12', totalCents: 276_000 });
  anInvoiceIn(db, { customerId, dueOn: '2026-10-30', totalCents: -48_000 });
  const { page } = await client.dashboard.ownerPage({ month: OCTOBER }, { company });
  const text = plain(page.items.map((item) => (item.type === 'text' ? item.text : '')).join(' '));
  expect(text).toContain('On vous doit 2 280,00 €');
  expect(text).toContain('2 760,00 € en retard, 480,00 € de moins une fois les avoirs déduits.');
});

it('writes nothing once it is cancelled', async () => {
  const { client, company, directory } = await aCompany({ today: '2026-11-21' });
  const out = join(directory, 'page.pdf') as OutputFile;
  const signal = AbortSignal.abort();
  await expect(client.dashboard.printOwnerPage({ month: OCTOBER, out }, { company, signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  await printed(client, company, directory);
});
