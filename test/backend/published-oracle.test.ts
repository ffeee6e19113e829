import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

/**
 * One book with every trap in it, whose figures were computed elsewhere: an invoice paid in part, one disputed, a credit note that waits, a
 * loss on the last day, an invoice due on the last day itself. Euros.
 */
async function theBook() {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((code) => aCustomerIn(db, { code, name: code })) as [number, number, number, number];
  const invoice = (customerId: number, issuedOn: string, dueOn: string, euros: number) =>
    anInvoiceIn(db, { customerId, issuedOn, dueOn, totalCents: euros * 100 });
  const settle = (customerId: number, invoiceId: number, date: string, euros: number, kind: 'payment' | 'writeOff' = 'payment') => {
    const amountCents = cents(euros * 100);
    return client.payments.record(
      { customerId, date: localDate(date), amountCents, kind, allocations: [{ invoiceId, amountCents }] },
      { company },
    );
  };
  await settle(a, invoice(a, '2025-03-10', '2025-04-09', 12_000), '2025-04-24', 12_000);
  await settle(a, invoice(a, '2025-04-15', '2025-05-15', 9000), '2025-05-20', 4000);
  invoice(b, '2025-04-20', '2025-06-19', 6000);
  await settle(b, invoice(b, '2025-05-12', '2025-06-11', 8000), '2025-06-11', 8000);
  await client.disputes.open(
    { invoiceId: invoice(c, '2025-05-28', '2025-06-27', 3000), reason: 'Qualité', openedOn: localDate('2025-06-28') },
    { company },
  );
  invoice(c, '2025-06-05', '2025-07-05', 7000);
  invoice(a, '2025-06-20', '2025-07-20', 10_000);
  invoice(a, '2025-06-25', '2025-06-25', -1000);
  await settle(d, invoice(d, '2025-01-15', '2025-02-14', 2000), '2025-06-30', 2000, 'writeOff');
  invoice(d, '2025-06-30', '2025-06-30', 500);
  return { client, company };
}

test('the figures of a whole book, as computed elsewhere', async () => {
  const { client, company } = await theBook();
  const month = yearMonth('2025-06');
  const figures = await client.dashboard.figures({ month }, { company });
  const amounts = Object.values(figures.agedBalance).map((bucket) => bucket.cents / 100);
  expect(amounts).toEqual([16_500, 9000, 5000, 0, 0]);
  expect(figures).toMatchObject({
    outstandingCents: 3_050_000,
    // Due today is not overdue: 14 000, not 14 500.
    overdueCents: 1_400_000,
    overdueRatio: 0.459,
    chaseableOverdueCents: 1_100_000,
    dso: 55.4545,
    dsoCountBack: 67,
    bestPossibleDso: 30,
    add: 25.4545,
    dbt12Months: 8.3333,
    // A loss is no collection: 41.67 % with it.
    cei: 33.3333,
    badDebtRatio12Months: 0.0354,
    art12Months: 3.7049,
    concentration12Months: { top1: 53.0973, effectiveCustomers: 2.6552 },
  });
  expect(Math.round(figures.concentration12Months.hhi ?? 0)).toBe(3766);
  expect(figures.topCustomers.map(({ sharePct }) => Math.round(sharePct * 100) / 100)).toEqual([53.1, 24.78, 17.7, 4.42]);
  const trend = await client.dashboard.trend({ month, months: 6 }, { company });
  expect(trend.map(({ revenueCents }) => revenueCents / 100)).toEqual([2000, 0, 12_000, 15_000, 11_000, 16_500]);

  // How late what is overdue was on that day, weighted: 305 000 euro-days.
  const { rows } = await client.dashboard.proof({ figure: 'overdueCents', month }, { company });
  const weighted = rows.reduce((sum, { amountCents, days }) => sum + amountCents * (days ?? 0), 0) / figures.overdueCents;
  expect(Math.round(weighted * 100) / 100).toBe(21.79);
});
