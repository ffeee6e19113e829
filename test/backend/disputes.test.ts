import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

async function aBook() {
  const { client, company, db } = await aCompany({ today: '2025-06-30' });
  const customerId = aCustomerIn(db, { name: 'Librairie Érable' });
  const invoiceId = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31', totalCents: 100_000 });
  const at = { company };
  const disputed = async (asOf: string) =>
    (await client.invoices.list({ asOf: localDate(asOf) }, at)).find(({ number }) => number === 'F1')?.disputedCents;
  return { client, db, at, customerId, invoiceId, disputed };
}

describe('disputes', () => {
  test('on the whole invoice: whatever is open of it, as it goes down', async () => {
    const { client, at, invoiceId, customerId, disputed } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', openedOn: localDate('2025-06-10') }, at);
    expect([await disputed('2025-06-09'), await disputed('2025-06-10')]).toEqual([0, 100_000]);
    await client.payments.record(
      { customerId, date: localDate('2025-06-20'), amountCents: cents(30_000), allocations: [{ invoiceId, amountCents: cents(30_000) }] },
      at,
    );
    expect(await client.disputes.list({ asOf: localDate('2025-06-30') }, at)).toEqual([
      {
        disputeId,
        invoiceId,
        invoiceNumber: 'F1',
        customerId,
        customerName: 'Librairie Érable',
        disputedCents: 70_000,
        reason: 'Prix',
        openedOn: '2025-06-10',
        closedOn: null,
      },
    ]);
  });

  test('on a part, never more than is open', async () => {
    const { client, at, invoiceId, disputed } = await aBook();
    const open = (amount: number) => client.disputes.open({ invoiceId, amountCents: cents(amount), reason: 'Livraison' }, at);
    await expect(open(100_001)).rejects.toMatchObject({ code: 'DISPUTE_EXCEEDS_OPEN' });
    await open(25_000);
    expect(await disputed('2025-06-30')).toBe(25_000);
    await expect(open(10_000)).rejects.toMatchObject({ code: 'DISPUTE_ALREADY_OPEN' });
  });

  test('closing lifts it from that day, and another can be opened', async () => {
    const { client, at, invoiceId, disputed } = await aBook();
    const { disputeId } = await client.disputes.open({ invoiceId, reason: 'Prix', openedOn: localDate('2025-06-10') }, at);
    const close = (closedOn: string) => client.disputes.close({ disputeId, outcome: 'maintained', closedOn: localDate(closedOn) }, at);
    await expect(close('2025-06-09')).rejects.toMatchObject({ code: 'DISPUTE_CLOSED_TOO_EARLY' });
    await close('2025-06-20');
    expect([await disputed('2025-06-19'), await disputed('2025-06-20')]).toEqual([100_000, 0]);
    await expect(close('2025-06-25')).rejects.toMatchObject({ code: 'DISPUTE_ALREADY_CLOSED' });
    const listed = async (asOf: string) =>
      (await client.disputes.list({ asOf: localDate(asOf) }, at)).map(({ closedOn, disputedCents }) => [closedOn, disputedCents]);
    expect(await listed('2025-06-19')).toEqual([[null, 100_000]]);
    expect(await listed('2025-06-20')).toEqual([['2025-06-20', 0]]);
    await client.disputes.open({ invoiceId, reason: 'Qualité' }, at);
    expect(await listed('2025-06-30')).toEqual([
      [null, 100_000],
      ['2025-06-20', 0],
    ]);
  });

  test('there must be something to contest', async () => {
    const { client, db, at, customerId } = await aBook();
    const open = (invoiceId: number, openedOn?: string) =>
      client.disputes.open({ invoiceId, reason: 'Prix', ...(openedOn ? { openedOn: localDate(openedOn) } : {}) }, at);
    const creditNote = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: -1000 });
    const cancelled = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', cancelledOn: '2025-05-02' });
    const later = anInvoiceIn(db, { customerId, issuedOn: '2025-07-10', dueOn: '2025-08-10' });
    await expect(open(creditNote)).rejects.toMatchObject({ code: 'INVOICE_IS_CREDIT_NOTE' });
    await expect(open(cancelled)).rejects.toMatchObject({ code: 'DISPUTE_NOTHING_OPEN' });
    await expect(open(later)).rejects.toMatchObject({ code: 'DISPUTE_NOTHING_OPEN' });
    await expect(open(999)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(client.disputes.close({ disputeId: 9, outcome: 'partial' }, at)).rejects.toMatchObject({ code: 'DISPUTE_NOT_FOUND' });
  });
});
