import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import type { InvoiceStatus } from '../../shared/invoices/invoices.contract.ts';
import { aCompany } from '../builders/company.ts';

test('a list of invoices narrowed, counted or read by stretches is a part of the whole list, on any day', async () => {
  const { client } = await aCompany({ today: '2025-06-30' });
  const { companyId: company } = await client.companies.createSample({});
  const days = ['2024-01-15', '2024-12-31', '2025-03-10', '2025-06-30', '2025-09-01'].map(localDate);
  const whole = async (asOf: LocalDate) => client.invoices.list({ asOf }, { company });
  for (const asOf of days) {
    const all = await whole(asOf);
    const of = (...wanted: InvoiceStatus[]) => all.filter(({ status }) => wanted.includes(status));
    expect(all.length).toBeGreaterThan(500);
    expect(await client.invoices.list({ asOf, open: true }, { company })).toEqual(of('open', 'overdue'));
    expect(await client.invoices.list({ asOf, status: 'overdue' }, { company })).toEqual(of('overdue'));
    expect(await client.invoices.list({ asOf, status: 'paid', offset: 3, limit: 5 }, { company })).toEqual(of('paid').slice(3, 8));
    expect(await client.invoices.counts({ asOf }, { company })).toEqual({
      all: all.length,
      closed: of('paid', 'writtenOff').length,
      cancelled: of('cancelled').length,
      notIssued: of('notIssued').length,
    });
  }
  const asOf = localDate('2025-06-30');
  const all = await whole(asOf);
  await fc.assert(
    fc.asyncProperty(fc.nat(1200), fc.nat(400), async (offset, limit) => {
      expect(await client.invoices.list({ asOf, offset, limit }, { company })).toEqual(all.slice(offset, offset + limit));
    }),
    { numRuns: 20 },
  );
  const [some] = all.slice(40);
  const letters = some?.number.slice(2).toLowerCase() ?? '';
  const named = all.filter(({ number }) => number.toLowerCase().includes(letters));
  expect(named.map(({ id }) => id)).toContain(some?.id);
  expect(await client.invoices.list({ asOf, number: letters }, { company })).toEqual(named);
  expect(await client.invoices.list({ asOf, number: letters, open: true }, { company })).toEqual(
    named.filter(({ openCents }) => openCents !== 0),
  );
  const customerId = some?.customerId ?? 0;
  expect(await client.invoices.list({ asOf, customerId, limit: 4 }, { company })).toEqual(
    all.filter((invoice) => invoice.customerId === customerId).slice(0, 4),
  );
});
