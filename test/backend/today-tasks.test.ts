import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { staleDataWords, taskWords } from '../../shared/reminders/today-words.fr.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { aBook } from '../builders/letters-book.ts';

const TODAY = localDate('2025-06-30');

test('what there is to do is grouped by customer, what was promised or agreed and did not come first', async () => {
  const { client, company, db } = await aCompany({ today: '2025-06-01' });
  const at = { company };
  const late = (name: string, totalCents: number, dueOn = '2025-05-20') => {
    const customerId = aCustomerIn(db, { name });
    return { customerId, invoiceId: anInvoiceIn(db, { customerId, dueOn, totalCents }) };
  };
  const called = late('À appeler', 900_000, '2025-06-20');
  const broken = late('Promesse rompue', 50_000);
  const expected = late('Promesse du jour', 40_000);
  const agreed = late('Échéancier', 90_000);
  const noticed = late('Sans effet', 30_000, '2025-03-01');
  late('Trop tôt', 20_000, '2025-06-29');
  for (const [{ customerId, invoiceId }, amount, promisedOn] of [
    [broken, 50_000, '2025-06-27'],
    [expected, 40_000, '2025-06-30'],
  ] as const) {
    await client.promises.record(
      { customerId, invoiceIds: [invoiceId], amountCents: cents(amount), promisedOn: localDate(promisedOn) },
      at,
    );
  }
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: [agreed.invoiceId], instalments: 3, every: 'week', firstOn: localDate('2025-06-15'), asOf: localDate('2025-06-01') },
    at,
  );
  db.prepare(`UPDATE schedules SET signed_on = '2025-06-02' WHERE id = ?`).run(scheduleId);
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, '2025-05-01', 'formalNotice', 'letter')`)
    .run(noticed.customerId);
  db.prepare('INSERT INTO reminder_contact_invoices VALUES (?, ?)').run(lastInsertRowid, noticed.invoiceId);

  const { customers, lastImportOn } = await client.reminders.today({ asOf: TODAY }, at);
  const words = customers.map(({ customerName, tasks }) => [
    customerName,
    ...tasks.map((task) => `${taskWords(task, TODAY)} ${task.amountCents}`),
  ]);
  expect(words).toEqual([
    ['Promesse rompue', 'Promesse du 27/06 non tenue 50000', 'Relance 2 par courrier 50000'],
    ['Échéancier', '3 échéances en retard depuis le 15/06 : les rappeler 90000'],
    ['Sans effet', 'Mise en demeure restée sans effet : décider de la suite 30000'],
    ['Promesse du jour', 'Règlement promis pour aujourd’hui : guetter la banque 40000'],
    ['À appeler', 'Appeler 900000'],
  ]);
  expect(customers.at(-1)?.customerId).toBe(called.customerId);
  expect(lastImportOn).toBeNull();
});

test('a notice that came back is to be sent again, and leads to no court; one that nobody fetched counts', async () => {
  const { aCustomer, db, client, at, draft, print } = await aBook('2026-09-15');
  const day = (text: string) => localDate(text);
  const notices: number[] = [];
  for (const name of ['Mauvaise Adresse', 'Non Réclamé']) {
    const customerId = aCustomer({ name });
    anInvoiceIn(db, { customerId, number: name, dueOn: '2026-05-31', totalCents: 1_000_00 });
    const { letterId } = await draft(customerId, 'formalNotice', '2026-09-01');
    await print([letterId], `${customerId}.pdf`);
    await client.letters.markSent({ letterId, sentOn: day('2026-09-01') }, at);
    notices.push(letterId);
  }
  const [lost, waiting] = notices as [number, number];
  await client.letters.recordDelivery({ letterId: lost, delivery: 'wrongAddress', on: day('2026-09-05') }, at);
  await client.letters.recordDelivery({ letterId: waiting, delivery: 'unclaimed', on: day('2026-09-04') }, at);
  const said = async (on: string) =>
    (await client.reminders.today({ asOf: day(on) }, at)).customers.map(({ customerName, tasks }) => [
      customerName,
      ...tasks.map((task) => taskWords(task, day(on))),
    ]);
  const again = 'Recommandé revenu le 5/09, adresse fausse : corriger l’adresse et l’envoyer de nouveau';
  expect(await said('2026-09-10')).toEqual([
    ['Mauvaise Adresse', again],
    ['Non Réclamé', 'Recommandé non réclamé, présenté le 4/09 : l’envoyer aussi par courrier simple'],
  ]);
  const reasons = (await client.reminders.leftOut({ asOf: day('2026-09-10') }, at)).map(({ reason }) => reason);
  expect(reasons.join(' ; ')).toContain('Mise en demeure du 01/09/2026 revenue le 05/09/2026, adresse fausse');
  expect(await said('2026-09-20')).toEqual([
    ['Mauvaise Adresse', again],
    ['Non Réclamé', 'Mise en demeure restée sans effet : décider de la suite'],
  ]);
  const { customerId } = (await client.letters.list({}, at)).find(({ letterId }) => letterId === lost) ?? { customerId: 0 };
  const second = await draft(customerId, 'formalNotice', '2026-09-15');
  await print([second.letterId], 'seconde.pdf');
  await client.letters.markSent({ letterId: second.letterId, sentOn: day('2026-09-15') }, at);
  expect((await said('2026-09-20')).map(([name]) => name)).toEqual(['Non Réclamé']);
});

test('data are said to be old from a month on', () => {
  expect(staleDataWords(localDate('2025-06-01'), TODAY)).toBeNull();
  expect(staleDataWords(localDate('2025-05-27'), TODAY)).toContain('il y a 34 jours');
  expect(staleDataWords(null, TODAY)).toBeNull();
});
