import { expect, test } from 'vitest';
import { MOVED_NOUNS } from '../../shared/customers/merge-words.fr.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn } from '../builders/book.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { commitLines, contentOf, previewLines, storedInvoices } from '../builders/import-file.ts';

const HEADER = 'N° facture;Code client;Client;Date facture;Échéance;Montant TTC;Ville;Téléphone';

/** Two customers that are one: Durand (1), and Durant (2) with a town and a phone number. */
async function twoOfOne(): Promise<TestCompany> {
  const company = await aCompany();
  await commitLines(company, [
    HEADER,
    'F1;C1;Durand Plomberie;15/01/2025;14/02/2025;120,00;;',
    'F2;C2;Durant Plomberie;15/02/2025;17/03/2025;60,00;Rodez;05 65 00 00 00',
  ]);
  const { client } = company;
  await client.payments.record(
    { date: localDate('2025-03-01'), amountCents: cents(2000), customerId: 2, allocations: [{ invoiceId: 2, amountCents: cents(2000) }] },
    company,
  );
  return company;
}

/** What a company holds but the traces of merges themselves. */
function content(company: TestCompany) {
  const { customer_merges: _merges, ...rest } = contentOf(company);
  return rest;
}

test('all that belonged to the customer that goes is the kept one’s, which takes over what it lacked', async () => {
  const company = await twoOfOne();
  const { client } = company;
  const { moved } = await client.customers.previewMerge({ keepId: 1, mergeId: 2 }, company);
  expect(moved).toMatchObject({ invoices: 1, payments: 1, letters: 0 });
  const { customer } = await client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  expect(customer).toMatchObject({ id: 1, code: 'C1', name: 'Durand Plomberie', city: 'Rodez', phone: '05 65 00 00 00' });
  expect(await client.customers.list({ asOf: localDate('2025-06-30') }, company)).toMatchObject([{ id: 1, outstandingCents: 16_000 }]);
  expect(await client.customers.merges({ id: 1 }, company)).toMatchObject([
    { mergedName: 'Durant Plomberie', mergedCode: 'C2', mergedOn: '2025-06-30' },
  ]);
});

test('undone, both are exactly as they were', async () => {
  const company = await twoOfOne();
  const before = content(company);
  const { mergeId } = await company.client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  expect(content(company)).not.toEqual(before);
  await company.client.customers.undoMerge({ mergeId }, company);
  expect(content(company)).toEqual(before);
  expect(await company.client.customers.merges({ id: 1 }, company)).toEqual([]);
  await expect(company.client.customers.undoMerge({ mergeId }, company)).rejects.toMatchObject({ code: 'CUSTOMER_MERGE_ALREADY_UNDONE' });
});

test('one whose name was taken out of the file is merged with nobody', async () => {
  const { client, db, company } = await aCompany();
  const [one, other] = [aCustomerIn(db, { name: 'Client 1' }), aCustomerIn(db, { name: 'Durand' })];
  db.prepare("INSERT INTO anonymised_customers (customer_id, anonymised_on) VALUES (?, '2025-06-01')").run(one);
  for (const [keepId, mergeId] of [
    [one, other],
    [other, one],
  ] as const)
    await expect(client.customers.merge({ keepId, mergeId }, { company })).rejects.toMatchObject({ code: 'CUSTOMER_MERGE_ANONYMISED' });
});

test('every table that names a customer follows it in a merge', async () => {
  const { db } = await aCompany();
  const tables = db
    .prepare<{ name: string }>(
      // Sums of a customer's rows are made again from them; what was typed of who goes is known again if the merge is undone; the journal
      // says of whom a decision was when it was made; one whose name was taken out is merged with nobody.
      `SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.name = 'customer_id' AND m.name NOT LIKE '%customer_months'
         AND m.name NOT IN ('customer_typed_fields', 'journal', 'anonymised_customers') ORDER BY m.name`,
    )
    .all()
    .map(({ name }) => name);
  expect(tables).toEqual(Object.keys(MOVED_NOUNS).sort());
});

test('a later file that names the one that went, by code or by name, goes to the kept one', async () => {
  const company = await twoOfOne();
  await company.client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  await commitLines(company, [
    HEADER,
    'F2;C2;Durant Plomberie;15/02/2025;17/03/2025;60,00;Rodez;05 65 00 00 00',
    'F3;C2;Durant Plomberie;15/04/2025;15/05/2025;80,00;;',
    'F4;;SARL DURANT PLOMBERIE;16/04/2025;15/05/2025;90,00;;',
  ]);
  expect(storedInvoices(company).map(({ number, customerName }) => [number, customerName])).toEqual([
    ['F1', 'Durand Plomberie'],
    ['F2', 'Durand Plomberie'],
    ['F3', 'Durand Plomberie'],
    ['F4', 'Durand Plomberie'],
  ]);
});

test('a customer merged twice comes back one merge at a time', async () => {
  const company = await twoOfOne();
  const { client } = company;
  await commitLines(company, [HEADER, 'F9;C3;Groupe Durand;15/01/2025;14/02/2025;10,00;;']);
  const before = content(company);
  const first = await client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  const second = await client.customers.merge({ keepId: 3, mergeId: 1 }, company);
  await expect(client.customers.undoMerge({ mergeId: first.mergeId }, company)).rejects.toMatchObject({
    code: 'CUSTOMER_MERGE_UNDO_BLOCKED',
    message: expect.stringContaining('Groupe Durand'),
  });
  await client.customers.undoMerge({ mergeId: second.mergeId }, company);
  await client.customers.undoMerge({ mergeId: first.mergeId }, company);
  expect(content(company)).toEqual(before);
});

test('work done since that belongs to both stands in the way, and nothing changes', async () => {
  const company = await twoOfOne();
  const { client } = company;
  const { mergeId } = await client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  await client.payments.record(
    {
      date: localDate('2025-06-01'),
      amountCents: cents(5000),
      customerId: 1,
      allocations: [
        { invoiceId: 2, amountCents: cents(4000) },
        { invoiceId: 1, amountCents: cents(1000) },
      ],
    },
    company,
  );
  const before = contentOf(company);
  await expect(client.customers.undoMerge({ mergeId }, company)).rejects.toMatchObject({
    code: 'CUSTOMER_MERGE_UNDO_BLOCKED',
    message: expect.stringContaining('F2'),
  });
  expect(contentOf(company)).toEqual(before);
});

test('what the kept customer received since stays with it', async () => {
  const company = await twoOfOne();
  const { mergeId } = await company.client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  await commitLines(company, [HEADER, 'F5;C1;Durand Plomberie;15/04/2025;15/05/2025;80,00;;']);
  await company.client.customers.update({ id: 1, phone: '06 00 00 00 00' }, company);
  const { keep, restored } = await company.client.customers.undoMerge({ mergeId }, company);
  expect(keep).toMatchObject({ phone: '06 00 00 00 00', city: '' });
  expect(restored).toMatchObject({ id: 2, name: 'Durant Plomberie', city: 'Rodez' });
  expect(storedInvoices(company).map(({ number, customerName }) => [number, customerName])).toEqual([
    ['F1', 'Durand Plomberie'],
    ['F2', 'Durant Plomberie'],
    ['F5', 'Durand Plomberie'],
  ]);
});

test('a customer created after a merge never takes the place of the one that went', async () => {
  const company = await twoOfOne();
  const { mergeId } = await company.client.customers.merge({ keepId: 1, mergeId: 2 }, company);
  const created = await company.client.customers.create({ name: 'Nouveau' }, company);
  await commitLines(company, [HEADER, 'F7;C7;Petit;15/04/2025;15/05/2025;80,00;;']);
  expect(created.id).toBe(3);
  await company.client.customers.undoMerge({ mergeId }, company);
  expect((await company.client.customers.list({ asOf: localDate('2025-06-30') }, company)).map(({ name }) => name).sort()).toEqual([
    'Durand Plomberie',
    'Durant Plomberie',
    'Nouveau',
    'Petit',
  ]);
});

test('a customer is not merged with itself, nor with one that is not there', async () => {
  const company = await twoOfOne();
  await expect(company.client.customers.merge({ keepId: 1, mergeId: 1 }, company)).rejects.toMatchObject({ code: 'CUSTOMER_MERGE_SELF' });
  await expect(company.client.customers.merge({ keepId: 1, mergeId: 9 }, company)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  await expect(company.client.customers.undoMerge({ mergeId: 5 }, company)).rejects.toMatchObject({ code: 'CUSTOMER_MERGE_NOT_FOUND' });
});

const SHORT_HEADER = 'N° facture;Client;Date facture;Échéance;Montant TTC';
const row = (number: string, customer: string) => `${number};${customer};15/01/2025;14/02/2025;120,00`;

test.each([
  ['Durant', 'Durand', true],
  ['SARL Maçonnerie Lefebvre', 'Maconnerie Lefevre', true],
  ['Jean Dupont', 'Dupont Jean', true],
  ['Marie', 'Maria', true],
  ['Martin', 'Bertin', false],
  ['Agence 12', 'Agence 13', false],
  ['Durand Plomberie', 'Durand Chauffage', false],
])('« %s » beside the known « %s »: proposed as the same is %s', async (added, known, proposed) => {
  const company = await aCompany();
  await commitLines(company, [SHORT_HEADER, row('F1', known)]);
  const preview = await previewLines(company, [SHORT_HEADER, row('F2', added)]);
  expect(preview.resemblances.map(({ name, customerName }) => [name, customerName])).toEqual(proposed ? [[added, known]] : []);
  // Proposed, never applied alone.
  await commitLines(company, [SHORT_HEADER, row('F2', added)]);
  expect(
    storedInvoices(company)
      .map(({ customerName }) => customerName)
      .sort(),
  ).toEqual([added, known].sort());
});

test('two codes are two customers, however alike their names', async () => {
  const company = await aCompany();
  await commitLines(company, [HEADER, 'F1;C1;Durand;15/01/2025;14/02/2025;120,00;;']);
  expect((await previewLines(company, [HEADER, 'F2;C2;Durant;15/01/2025;14/02/2025;120,00;;'])).resemblances).toEqual([]);
});

test('a resemblance that was confirmed makes one customer of them, now and the next time; undone, they are two again', async () => {
  const company = await aCompany();
  await commitLines(company, [SHORT_HEADER, row('F1', 'Durand')]);
  const before = contentOf(company);
  const lines = [SHORT_HEADER, row('F2', 'Durant')];
  const [found] = (await previewLines(company, lines)).resemblances;
  expect(found).toMatchObject({ customerId: 1 });
  const { importId } = await commitLines(company, lines, { answers: { [found?.code ?? '']: '1' } });
  await commitLines(company, [SHORT_HEADER, row('F3', 'DURANT')]).then((next) =>
    company.client.imports.undo({ importId: next.importId }, company),
  );
  expect(storedInvoices(company).map(({ customerName }) => customerName)).toEqual(['Durand', 'Durand']);
  await company.client.imports.undo({ importId }, company);
  expect(contentOf(company)).toEqual(before);
  expect((await previewLines(company, lines)).resemblances).toHaveLength(1);
});
