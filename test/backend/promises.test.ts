import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { promiseStatisticsWords } from '../../shared/promises/promise-words.fr.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

/** A customer late by ten days, who promises by the day given. */
async function aBook(today = '2025-06-30') {
  const { client, company, db } = await aCompany({ today });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Camping du Lac' });
  const invoiceId = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-06-20', totalCents: 100_000 });
  return {
    client,
    db,
    at,
    customerId,
    invoiceId,
    promise: (amount: number, promisedOn: string, madeOn = today) =>
      client.promises.record(
        {
          customerId,
          invoiceIds: [invoiceId],
          amountCents: cents(amount),
          promisedOn: localDate(promisedOn),
          madeOn: localDate(madeOn),
          how: 'email',
        },
        at,
      ),
    pay: (amount: number, date: string) =>
      client.payments.record(
        { customerId, date: localDate(date), amountCents: cents(amount), allocations: [{ invoiceId, amountCents: cents(amount) }] },
        at,
      ),
    states: async (asOf = today) =>
      (await client.promises.list({ asOf: localDate(asOf), customerId }, at)).map(({ state, cameCents }) => [state, cameCents]),
    agenda: async (asOf = today) =>
      (await client.reminders.agenda({ asOf: localDate(asOf) }, at)).map(({ totalDueCents }) => totalDueCents),
    tasks: async (asOf = today) =>
      (await client.reminders.today({ asOf: localDate(asOf) }, at)).customers.flatMap(({ tasks }) =>
        tasks.map(({ kind, amountCents }) => [kind, amountCents]),
      ),
  };
}

describe('a promise', () => {
  test('is kept in part by what came in time; what is missing is a thing to do, and is chased again', async () => {
    const { promise, pay, states, tasks, agenda } = await aBook();
    await promise(100_000, '2025-06-28', '2025-06-22');
    await pay(40_000, '2025-06-29');
    expect(await states('2025-06-29')).toEqual([['running', 40_000]]);
    expect(await agenda('2025-06-30')).toEqual([]);
    expect(await states('2025-07-01')).toEqual([['partlyKept', 40_000]]);
    expect(await tasks('2025-07-01')).toContainEqual(['brokenPromise', 60_000]);
    expect(await agenda('2025-07-01')).toEqual([60_000]);
  });

  test('once kept for its amount stops holding back the rest of the invoice', async () => {
    const { promise, pay, states, agenda, tasks } = await aBook();
    await promise(40_000, '2025-07-10', '2025-06-22');
    expect(await agenda()).toEqual([]);
    await pay(40_000, '2025-06-29');
    expect(await states()).toEqual([['kept', 40_000]]);
    expect(await agenda()).toEqual([60_000]);
    expect((await tasks('2025-07-10')).filter(([kind]) => kind === 'promiseDue')).toEqual([]);
  });

  test('is not kept by money that was there before it was made', async () => {
    const { promise, pay, states } = await aBook();
    await pay(40_000, '2025-06-30');
    await promise(60_000, '2025-07-02');
    expect(await states()).toEqual([['running', 0]]);
    await expect(promise(60_001, '2025-07-02')).rejects.toMatchObject({ code: 'PROMISE_EXCEEDS_OPEN' });
  });

  test('is corrected while it runs, withdrawn and counted on again, or taken out', async () => {
    const { client, at, promise, states, agenda } = await aBook();
    const { promiseId } = await promise(50_000, '2025-07-10');
    await client.promises.correct(
      { promiseId, amountCents: cents(80_000), promisedOn: localDate('2025-07-12'), madeBy: 'Mme Roy', how: null },
      at,
    );
    const list = () => client.promises.list({ asOf: localDate('2025-06-30') }, at);
    expect(await list()).toMatchObject([{ amountCents: 80_000, promisedOn: '2025-07-12', madeBy: 'Mme Roy', how: null }]);
    await expect(client.promises.correct({ promiseId, amountCents: cents(100_001) }, at)).rejects.toMatchObject({
      code: 'PROMISE_EXCEEDS_OPEN',
    });
    await client.promises.withdraw({ promiseId, reason: 'Il attend son client' }, at);
    expect(await states()).toEqual([['withdrawn', 0]]);
    expect(await agenda()).toEqual([100_000]);
    await expect(client.promises.withdraw({ promiseId }, at)).rejects.toMatchObject({ code: 'PROMISE_NOT_RUNNING' });
    await expect(client.promises.correct({ promiseId, madeBy: 'x' }, at)).rejects.toMatchObject({ code: 'PROMISE_NOT_RUNNING' });
    await client.promises.reinstate({ promiseId }, at);
    await expect(client.promises.reinstate({ promiseId }, at)).rejects.toMatchObject({ code: 'PROMISE_NOT_WITHDRAWN' });
    expect(await states()).toEqual([['running', 0]]);
    const next = await promise(90_000, '2025-07-05');
    expect((await states()).map(([state]) => state)).toEqual(['running', 'replaced']);
    await client.promises.remove(next, at);
    expect((await states()).map(([state]) => state)).toEqual(['running']);
    await client.promises.remove({ promiseId }, at);
    expect(await list()).toEqual([]);
    await expect(client.promises.remove({ promiseId }, at)).rejects.toMatchObject({ code: 'PROMISE_NOT_FOUND' });
  });

  test('that was kept is not replaced by the next one; one to come is not noted', async () => {
    const { promise, pay, states } = await aBook();
    await promise(40_000, '2025-07-10', '2025-06-22');
    await pay(40_000, '2025-06-25');
    await promise(60_000, '2025-07-20');
    expect(await states()).toEqual([
      ['running', 0],
      ['kept', 40_000],
    ]);
    await expect(promise(1000, '2025-07-20', '2025-07-01')).rejects.toMatchObject({ code: 'PROMISE_MADE_LATER' });
  });

  test('lapses when a loss settles the invoice, and its customer’s word is told from the others', async () => {
    const { client, at, customerId, invoiceId, promise, states, pay } = await aBook();
    await promise(30_000, '2025-06-22', '2025-06-21');
    await pay(30_000, '2025-06-26');
    await promise(70_000, '2025-07-10');
    const statistics = async () => client.promises.statistics({ asOf: localDate('2025-06-30'), customerId }, at);
    // Completed four days after its day, which is two too many.
    expect(await statistics()).toMatchObject([
      { customerId, judged: 1, kept: 0, broken: 1, running: 1, keptPct: 0, keptAmountPct: 0, averageDaysLate: 4 },
    ]);
    await client.writeOffs.record(
      { customerId, on: localDate('2025-06-30'), reason: 'uncollectible', allocations: [{ invoiceId, amountCents: cents(70_000) }] },
      at,
    );
    expect((await states()).map(([state]) => state)).toEqual(['lapsed', 'broken']);
  });

  test('running is what the cash forecast expects, on its day, for what has not come', async () => {
    const { client, at, promise, pay } = await aBook();
    await promise(80_000, '2025-07-16', '2025-06-28');
    await pay(30_000, '2025-06-29');
    const { weeks } = await client.dashboard.cashForecast({ asOf: localDate('2025-06-30') }, at);
    expect(weeks.find(({ start }) => start === '2025-07-14')?.expectedCents).toBe(50_000);
  });
});

test('what was promised again is waited for under the newer promise alone, broken in its turn or not', async () => {
  const { promise, tasks } = await aBook('2025-08-31');
  await promise(100_000, '2025-07-10', '2025-06-30');
  await promise(100_000, '2025-08-10', '2025-07-20');
  const promised = async (day: string) => (await tasks(day)).filter(([kind]) => kind === 'brokenPromise' || kind === 'promiseDue');
  expect(await promised('2025-07-15')).toEqual([['brokenPromise', 100_000]]);
  expect(await promised('2025-08-05')).toEqual([]);
  expect(await promised('2025-08-20')).toEqual([['brokenPromise', 100_000]]);
});

test('one promise kept out of several is said in the singular', () => {
  const words = (kept: number) => promiseStatisticsWords({ judged: 3, kept, running: 0, keptAmountPct: null, averageDaysLate: null });
  expect(words(1)).toBe('1 promesse tenue sur 3 depuis un an');
  expect(words(2)).toBe('2 promesses tenues sur 3 depuis un an');
  expect(words(0)).toBe('Aucune promesse tenue sur 3 depuis un an');
});
