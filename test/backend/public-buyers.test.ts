import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aFile } from '../builders/import-file.ts';
import { aBook, codesOf, textOf } from '../builders/letters-book.ts';

/** A town hall, and the same debt of an ordinary business beside it. */
async function twoDebtors(invoice: { dueOn: string; totalCents: number }, today = '2026-11-21') {
  const book = await aBook(today);
  const town = book.aCustomer({ name: 'Commune de Saint-Flour', publicBuyer: true });
  const firm = book.aCustomer({ name: 'Bois Noir' });
  const owed = anInvoiceIn(book.db, { customerId: town, number: 'PUB-1', ...invoice });
  anInvoiceIn(book.db, { customerId: firm, number: 'PRO-1', ...invoice });
  const feesOf = (customerId: number, asOf: string) => book.client.lateFees.statement({ customerId, asOf: localDate(asOf) }, book.at);
  return { ...book, town, firm, owed, feesOf };
}

describe('the interest of a public buyer (CCP R2192-31), by hand', () => {
  test('keeps the rate of the semester in which it began, + 8: 2.15 + 8 from May on, in July too', async () => {
    const { feesOf, town, firm } = await twoDebtors({ dueOn: '2026-05-01', totalCents: 10_000_00 });
    const fees = await feesOf(town, '2026-07-01');
    // 10 000 × 10.15 % × 61 ÷ 365 = 169.63
    expect(fees.lines).toMatchObject([{ from: '2026-05-02', to: '2026-07-01', days: 61, ratePct: 10.15, interestCents: 169_63 }]);
    expect([fees.interestCents, fees.indemnityCents, fees.totalCents]).toEqual([169_63, 40_00, 209_63]);
    // A business: 199.73 + 3.40, by semester (published sample).
    expect((await feesOf(firm, '2026-07-01')).interestCents).toBe(203_13);
  });

  test('begins on the day after the due date: due on 30 June, it has the rate of the second semester, 2.40 + 8', async () => {
    const { feesOf, town } = await twoDebtors({ dueOn: '2026-06-30', totalCents: 1_200_00 });
    // 1 200 × 10.40 % × 31 ÷ 365 = 10.599…
    expect((await feesOf(town, '2026-07-31')).lines).toMatchObject([{ days: 31, ratePct: 10.4, interestCents: 10_60 }]);
  });

  test('goes on at the same rate after a part payment, over two years: 4.25 + 8', async () => {
    const { feesOf, town, pay, owed } = await twoDebtors({ dueOn: '2024-11-30', totalCents: 12_000_00 });
    await pay(town, '2025-07-01', 4_000_00, owed);
    const { lines, interestCents } = await feesOf(town, '2026-11-21');
    // 12 000 × 12.25 % × 213 ÷ 365 = 857.8356…; 8 000 × 12.25 % × 508 ÷ 365 = 1 363.9452…
    expect(lines).toMatchObject([
      { from: '2024-12-01', to: '2025-07-01', days: 213, ratePct: 12.25, openCents: 12_000_00, interestCents: 857_84 },
      { from: '2025-07-02', to: '2026-11-21', days: 508, ratePct: 12.25, openCents: 8_000_00, interestCents: 1_363_95 },
    ]);
    expect(interestCents).toBe(2_221_79);
  });

  test('is not that of the terms of sale, whose floor is not its matter either', async () => {
    const { client, at, feesOf, town, firm } = await twoDebtors({ dueOn: '2026-05-01', totalCents: 10_000_00 });
    await client.lateFees.setTerms({ contractRatePct: '3' }, at);
    const fees = await feesOf(town, '2026-07-01');
    expect([fees.interestCents, fees.semestersBelowFloor]).toEqual([169_63, []]);
    expect((await feesOf(firm, '2026-07-01')).lines[0]?.ratePct).toBe(3);
  });

  test('is the same in the agenda and in the formal notice, which names the articles of public contracts', async () => {
    const { client, at, town, previewDraft, feesOf } = await twoDebtors({ dueOn: '2026-05-01', totalCents: 10_000_00 }, '2026-07-01');
    const owed = (await feesOf(town, '2026-07-01')).interestCents;
    const [entry] = (await client.reminders.agenda({ asOf: localDate('2026-07-01') }, at)).filter(({ customerId }) => customerId === town);
    expect(entry).toMatchObject({ interestCents: owed, indemnityCents: 40_00 });
    const { pages, preflight } = await previewDraft(town, 'formalNotice');
    const text = textOf(pages);
    expect(text).toContain('R2192-31 du Code de la commande publique');
    expect(text).toContain('D2192-35');
    expect(text).toContain('majoré de 8 points');
    expect(text).not.toMatch(/L441-10|D441-5|fin de semestre/);
    expect(text).toContain('169,63');
    expect(codesOf(preflight, 'warning')).not.toContain('PUBLIC_BUYER_ARTICLES');
  });
});

test('a text that the company wrote itself with the articles of other businesses is pointed out', async () => {
  const { client, at, town, firm, previewDraft } = await twoDebtors({ dueOn: '2026-05-01', totalCents: 10_000_00 });
  const key = { kind: 'reminder2', tone: 'respectful', language: 'fr' } as const;
  const { texts } = await client.letters.template(key, at);
  const own = JSON.parse(
    JSON.stringify(texts)
      .replaceAll('{{feeLaw}}', 'L441-10 du Code de commerce')
      .replaceAll('{{articles des frais de retard}}', 'L441-10 du Code de commerce'),
  );
  await client.letters.saveTemplate({ ...key, texts: own }, at);
  expect(codesOf((await previewDraft(town, 'reminder2')).preflight, 'warning')).toContain('PUBLIC_BUYER_ARTICLES');
  expect(codesOf((await previewDraft(firm, 'reminder2')).preflight, 'warning')).not.toContain('PUBLIC_BUYER_ARTICLES');
});

test('the agreement of a public buyer names the law of its own prescription', async () => {
  const book = await aBook('2026-11-21');
  const { client, at, db } = book;
  const customerId = book.aCustomer({ name: 'Commune de Saint-Flour', publicBuyer: true });
  const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 90_000 });
  const asOf = localDate('2026-11-21');
  await client.schedules.create({ invoiceIds: [invoiceId], instalments: 3, every: 'month', firstOn: localDate('2026-12-31'), asOf }, at);
  const { pages } = await client.letters.previewDraft({ customerId, kind: 'scheduleAgreement', asOf }, at);
  expect(textOf(pages)).toContain('loi n° 68-1250 du 31 décembre 1968');
  expect(textOf(pages)).not.toContain('2240');
});

test('a consumer is no public buyer, and one made a consumer is none any more', async () => {
  const { client, at } = await aBook();
  const { id, publicBuyer } = await client.customers.create({ name: 'Lycée Émile-Duclaux', publicBuyer: true }, at);
  expect(publicBuyer).toBe(true);
  expect(await client.customers.update({ id, kind: 'consumer' }, at)).toMatchObject({ kind: 'consumer', publicBuyer: false });
  expect(await client.customers.update({ id, kind: 'business' }, at)).toMatchObject({ kind: 'business', publicBuyer: false });
  expect(await client.customers.create({ name: 'M. Roy', kind: 'consumer', publicBuyer: true }, at)).toMatchObject({ publicBuyer: false });
});

test('comes with a file of customers under its nature, and a file that says « professionnel » does not undo it', async () => {
  const { client, at, path } = await aBook();
  const importOf = async (nature: string, name: string) => {
    const file = aFile(
      { directory: path('.') } as never,
      `Client;Professionnel ou particulier;Ville\nMairie d’Aurillac;${nature};Aurillac\n`,
      name,
    );
    await client.imports.commit({ file, kind: 'customers' }, at);
    const [row] = await client.customers.list({ asOf: localDate('2026-09-15') }, at);
    return [row?.kind, row?.publicBuyer];
  };
  expect(await importOf('Administration', 'a.csv')).toEqual(['business', true]);
  expect(await importOf('Professionnel', 'b.csv')).toEqual(['business', true]);
  expect(await importOf('Particulier', 'c.csv')).toEqual(['consumer', false]);
  expect(await importOf('Acheteur public', 'd.csv')).toEqual(['business', true]);
});
