import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

async function aBook() {
  const { client, company, db } = await aCompany();
  const customerId = aCustomerIn(db, { name: 'Menuiserie Hêtre' });
  const invoice = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31', totalCents: 100_000 });
  const at = { company };
  return {
    client,
    db,
    at,
    customerId,
    invoice,
    open: async (asOf: string) =>
      Object.fromEntries((await client.invoices.list({ asOf: localDate(asOf) }, at)).map(({ number, openCents }) => [number, openCents])),
    pay: (
      date: string,
      amount: number,
      allocations: [number, number][] = [],
      more: { kind?: 'payment' | 'writeOff'; customerId?: number } = {},
    ) =>
      client.payments.record(
        {
          customerId,
          date: localDate(date),
          amountCents: cents(amount),
          allocations: allocations.map(([invoiceId, part]) => ({ invoiceId, amountCents: cents(part) })),
          ...more,
        },
        at,
      ),
  };
}

describe('recording a payment', () => {
  test('on the invoice that it names, from its date', async () => {
    const { pay, open, invoice } = await aBook();
    const result = await pay('2025-06-10', 40_000, [[invoice, 40_000]]);
    expect(result).toMatchObject({ allocations: [{ invoiceNumber: 'F1', amountCents: 40_000 }], unallocatedCents: 0 });
    expect(await open('2025-06-09')).toEqual({ F1: 100_000 });
    expect(await open('2025-06-10')).toEqual({ F1: 60_000 });
  });

  test('without a named invoice nothing is allocated, until the user accepts the suggestion', async () => {
    const { client, at, pay, open, db, customerId } = await aBook();
    anInvoiceIn(db, { customerId, number: 'F0', dueOn: '2025-04-30', totalCents: 50_000 });
    const { paymentId, unallocatedCents } = await pay('2025-06-10', 80_000);
    expect(unallocatedCents).toBe(80_000);
    expect(await open('2025-06-30')).toEqual({ F1: 100_000, F0: 50_000 });

    const suggestion = await client.payments.suggestAllocation(
      { customerId, date: localDate('2025-06-10'), amountCents: cents(80_000) },
      at,
    );
    expect(suggestion.allocations.map(({ invoiceNumber, amountCents }) => [invoiceNumber, amountCents])).toEqual([
      ['F0', 50_000],
      ['F1', 30_000],
    ]);
    const allocated = await client.payments.allocate({ paymentId, allocations: suggestion.allocations }, at);
    expect(allocated.unallocatedCents).toBe(0);
    expect(await open('2025-06-09')).toEqual({ F1: 100_000, F0: 50_000 });
    expect(await open('2025-06-10')).toEqual({ F1: 70_000, F0: 0 });
  });

  test('a deposit counts from the invoice that uses it', async () => {
    const { client, at, pay, open, db, customerId } = await aBook();
    const { paymentId } = await pay('2025-05-20', 30_000);
    const later = anInvoiceIn(db, { customerId, number: 'F2', issuedOn: '2025-06-15', dueOn: '2025-07-15' });
    await client.payments.allocate({ paymentId, allocations: [{ invoiceId: later, amountCents: cents(30_000) }] }, at);
    expect((await open('2025-06-15')).F2).toBe(70_000);
    await expect(pay('2025-05-20', 1000, [[later, 1000]])).rejects.toMatchObject({ code: 'PAYMENT_BEFORE_INVOICE' });
  });

  test('a write-off closes an invoice from its date, and always names one', async () => {
    const { client, at, pay, open, invoice } = await aBook();
    await expect(pay('2025-06-10', 100_000, [], { kind: 'writeOff' })).rejects.toMatchObject({ code: 'WRITE_OFF_UNALLOCATED' });
    await pay('2025-06-10', 100_000, [[invoice, 100_000]], { kind: 'writeOff' });
    expect(await open('2025-06-30')).toEqual({ F1: 0 });
    expect((await client.invoices.list({ asOf: localDate('2025-06-30') }, at))[0]?.status).toBe('writtenOff');
  });

  test('is listed with what it settles, latest first', async () => {
    const { client, at, pay, invoice, customerId, db } = await aBook();
    const other = aCustomerIn(db);
    await pay('2025-06-01', 10_000, [
      [invoice, 4000],
      [invoice, 1000],
    ]);
    await pay('2025-06-20', 2000, [], { customerId: other });
    const all = await client.payments.list({}, at);
    expect(all.map(({ paidOn, unallocatedCents }) => [paidOn, unallocatedCents])).toEqual([
      ['2025-06-20', 2000],
      ['2025-06-01', 5000],
    ]);
    const [mine] = await client.payments.list({ customerId }, at);
    expect(mine).toMatchObject({ customerName: 'Menuiserie Hêtre', kind: 'payment', feesCents: 0, allocations: [{ amountCents: 5000 }] });
  });
});

describe('refused, with nothing written', () => {
  test.each<[code: string, parts: [string, number][], amount: number]>([
    ['PAYMENT_EXCEEDS_OPEN', [['F1', 100_001]], 200_000],
    [
      'PAYMENT_EXCEEDS_OPEN',
      [
        ['F1', 60_000],
        ['F1', 60_000],
      ],
      200_000,
    ],
    ['PAYMENT_OVER_ALLOCATED', [['F1', 50_000]], 49_999],
    ['INVOICE_OF_OTHER_CUSTOMER', [['other', 1000]], 1000],
    ['INVOICE_CANCELLED', [['cancelled', 1000]], 1000],
    ['INVOICE_IS_CREDIT_NOTE', [['creditNote', 1000]], 1000],
    ['INVOICE_NOT_FOUND', [['none', 1000]], 1000],
  ])('%s: %j of a payment of %d', async (code, parts, amount) => {
    const { client, at, pay, db, customerId, invoice } = await aBook();
    const ids: Record<string, number> = {
      F1: invoice,
      other: anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2025-05-31' }),
      cancelled: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', cancelledOn: '2025-05-15' }),
      creditNote: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: -5000 }),
      none: 9999,
    };
    await expect(
      pay(
        '2025-06-10',
        amount,
        parts.map(([name, part]) => [ids[name] ?? 0, part]),
      ),
    ).rejects.toMatchObject({ code });
    expect(await client.payments.list({}, at)).toEqual([]);
  });

  test('an old date does not find room that a later payment has taken', async () => {
    const { pay, invoice } = await aBook();
    await pay('2025-06-20', 90_000, [[invoice, 90_000]]);
    await expect(pay('2025-06-01', 20_000, [[invoice, 20_000]])).rejects.toMatchObject({
      code: 'PAYMENT_EXCEEDS_OPEN',
      params: { openCents: 10_000 },
    });
  });

  test('more than is left of a payment, and customers or payments that do not exist', async () => {
    const { client, at, pay, invoice } = await aBook();
    const { paymentId } = await pay('2025-06-20', 30_000, [[invoice, 20_000]]);
    const allocations = [{ invoiceId: invoice, amountCents: cents(10_001) }];
    await expect(client.payments.allocate({ paymentId, allocations }, at)).rejects.toMatchObject({ code: 'PAYMENT_OVER_ALLOCATED' });
    await expect(client.payments.allocate({ paymentId: 99, allocations }, at)).rejects.toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
    await expect(pay('2025-06-20', 1000, [], { customerId: 99 })).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(pay('2025-06-20', 0)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
