import { describe, expect, test } from 'vitest';
import type { VerbInput } from '../../renderer/api/verbs.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

/** Martin owes 3 650 € of the 5 000 € sold in the year, all due in two days or late; Durand owes 1 350 €. */
async function aBook() {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const at = { company };
  const [martin, durand] = [aCustomerIn(db, { name: 'Martin' }), aCustomerIn(db, { name: 'Durand' })];
  const late = anInvoiceIn(db, { customerId: martin, issuedOn: '2025-05-01', dueOn: '2025-05-31', totalCents: 650_00 });
  anInvoiceIn(db, { customerId: martin, issuedOn: '2025-06-02', dueOn: '2025-07-02', totalCents: 3_000_00 });
  anInvoiceIn(db, { customerId: durand, issuedOn: '2025-06-11', dueOn: '2025-07-11', totalCents: 1_350_00 });
  const asOf = localDate('2025-06-30');
  return {
    client,
    db,
    at,
    asOf,
    martin,
    durand,
    late,
    imagine: (scenario: VerbInput<'dashboard.whatIf'>['scenario']) => client.dashboard.whatIf({ asOf, weeks: 4, scenario }, at),
  };
}

const cashIn = ({ weeks }: { weeks: { expectedCents: number }[] }) => weeks.map(({ expectedCents }) => expectedCents);

describe('what if', () => {
  test('before is the day as the dashboard and the forecast show it', async () => {
    const { client, at, asOf, martin, imagine } = await aBook();
    const { before, customers } = await imagine({ kind: 'neverPays', customerId: martin });
    const figures = await client.dashboard.figures({ month: yearMonth('2025-06') }, at);
    expect(before).toMatchObject({
      outstandingCents: figures.outstandingCents,
      overdueCents: figures.overdueCents,
      dso: figures.dso,
      dso12Months: figures.dso12Months,
      concentration: { hhi: figures.concentration12Months.hhi, top1: 73, customersFor80Pct: 2 },
    });
    const forecast = await client.dashboard.cashForecast({ asOf, weeks: 4 }, at);
    expect(before.weeks).toMatchObject(forecast.weeks);
    expect(cashIn(before)).toEqual([3_000_00, 2_000_00, 0, 0]);
    expect(customers).toEqual([{ customerId: martin, name: 'Martin' }]);
  });

  test('a customer pays 14 days later: its weeks move, and 14 days of its purchases are added to the outstanding', async () => {
    const { martin, imagine } = await aBook();
    const { before, after, sentences } = await imagine({ kind: 'paysLater', customerId: martin, days: 14 });
    // 650 (once past due, expected 7 days on) and 3 000 move by two weeks; 3 650 × 14 / 365 = 140.
    expect(cashIn(after)).toEqual([0, 1_350_00, 3_000_00, 650_00]);
    expect(after.outstandingCents - before.outstandingCents).toBe(140_00);
    expect(after.overdueCents).toBe(650_00 + 140_00);
    // 5 140 × 365 / 5 000
    expect([before.dso12Months, after.dso12Months]).toEqual([365, 375.22]);
    expect(after.concentration).toEqual(before.concentration);
    expect(sentences[1]).toBe('Le délai de paiement (DSO sur douze mois) passe de 365 à 375 jours.');
  });

  test('ninety days later, it comes after the last week', async () => {
    const { martin, imagine } = await aBook();
    const { after } = await imagine({ kind: 'paysLater', customerId: martin, days: 90 });
    expect([cashIn(after), after.laterCents]).toEqual([[0, 1_350_00, 0, 0], 3_650_00]);
  });

  test('a customer never pays: nothing of it comes, and all that it owes ends overdue', async () => {
    const { martin, imagine } = await aBook();
    const { before, after } = await imagine({ kind: 'neverPays', customerId: martin });
    expect(cashIn(after)).toEqual([0, 1_350_00, 0, 0]);
    expect(after).toMatchObject({ neverCents: 3_650_00, outstandingCents: before.outstandingCents, overdueCents: 3_650_00 });
  });

  test('customers are collected: it comes this week and leaves the balances, what is contested with it', async () => {
    const { client, at, martin, durand, late, imagine } = await aBook();
    await client.disputes.open({ invoiceId: late, amountCents: cents(50_00), reason: 'Prix' }, at);
    const { before, after } = await imagine({ kind: 'collected', customerIds: [martin, durand] });
    expect(after).toMatchObject({ outstandingCents: 0, overdueCents: 0, dso: 0, cashInCents: 5_000_00 });
    expect(cashIn(after)).toEqual([5_000_00, 0, 0, 0]);
    expect(after.weeks[0]?.lowCents).toBe(5_000_00);
    expect(before.cashInCents).toBe(4_950_00);
  });

  test('the largest customer leaves: it pays what it owes, then its debt and its purchases are gone', async () => {
    const { martin, imagine } = await aBook();
    const { customers, before, after } = await imagine({ kind: 'customerLeaves' });
    expect(customers).toEqual([{ customerId: martin, name: 'Martin' }]);
    expect(cashIn(after)).toEqual(cashIn(before));
    expect(after).toMatchObject({ outstandingCents: 1_350_00, overdueCents: 0, revenue12MonthsCents: 1_350_00, dso12Months: 365 });
    expect(after.concentration).toMatchObject({ hhi: 10_000, top1: 100, customersFor80Pct: 1 });
    const { after: alone } = await imagine({ kind: 'customerLeaves', customerId: 2 });
    expect(alone.outstandingCents).toBe(3_650_00);
  });

  test('the first week short of cash is that whose receipts are under its share of the forecast charges', async () => {
    const { client, at, martin, imagine } = await aBook();
    expect((await imagine({ kind: 'neverPays', customerId: martin })).before).toMatchObject({
      firstShortWeek: null,
      firstShortWeekReason: 'noForecast',
    });
    // June: 10 € a day, one day left of it; July: 100 € a day; nothing for August, which week 5 would touch.
    await client.forecasts.set({ month: yearMonth('2025-06'), fixedChargesCents: cents(300_00) }, at);
    await client.forecasts.set(
      { month: yearMonth('2025-07'), fixedChargesCents: cents(2_000_00), variableChargesCents: cents(1_100_00) },
      at,
    );
    const { before, after, sentences } = await imagine({ kind: 'neverPays', customerId: martin });
    expect(before.weeks.map(({ chargesCents }) => chargesCents)).toEqual([610_00, 700_00, 700_00, 700_00]);
    expect([before.firstShortWeek, after.firstShortWeek]).toEqual(['2025-07-14', '2025-06-30']);
    expect(sentences.at(-1)).toBe(
      'Les encaissements attendus passent sous les charges prévues dès la semaine du 30/06/2025, au lieu de celle du 14/07/2025.',
    );
    const { before: five } = await client.dashboard.whatIf(
      { asOf: localDate('2025-06-30'), weeks: 5, scenario: { kind: 'neverPays', customerId: martin } },
      at,
    );
    expect(five.weeks[4]?.chargesCents).toBeNull();
  });

  test('is refused for a customer that does not exist, or when nobody ever bought', async () => {
    const { imagine } = await aBook();
    await expect(imagine({ kind: 'neverPays', customerId: 99 })).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    const { client, company } = await aCompany();
    const leaving = client.dashboard.whatIf({ asOf: localDate('2025-06-30'), scenario: { kind: 'customerLeaves' } }, { company });
    await expect(leaving).rejects.toMatchObject({ code: 'WHAT_IF_NO_CUSTOMER' });
  });
});
