import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, contentOf } from '../builders/import-file.ts';

/** A customer with two late invoices, 1 000.00 and 500.00, seen at 30/06/2025. */
async function aBook() {
  const opened = await aCompany({ today: '2025-06-30' });
  const { client, company, db } = opened;
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Garage Peuplier' });
  const invoices = [
    anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31', totalCents: 100_000 }),
    anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2025-06-15', totalCents: 50_000 }),
  ];
  const pay = (invoiceIndex: number, amount: number, more: { kind?: 'payment' | 'writeOff' } = {}) =>
    client.payments.record(
      {
        customerId,
        date: localDate('2025-06-20'),
        amountCents: cents(amount),
        allocations: [{ invoiceId: invoices[invoiceIndex] ?? 0, amountCents: cents(amount) }],
        ...more,
      },
      at,
    );
  const agree = () =>
    client.schedules.create(
      {
        invoiceIds: invoices,
        instalments: 4,
        every: 'month',
        firstOn: localDate('2025-07-31'),
        includeFees: true,
        asOf: localDate('2025-06-30'),
      },
      at,
    );
  return { opened, client, db, at, customerId, invoices, pay, agree };
}

const code = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('removing a payment recorded by hand', () => {
  test('leaves the file as if it had never been, whatever was recorded around it, schedules included', async () => {
    const { opened, client, at, agree, pay } = await aBook();
    const { scheduleId } = await agree();
    await pay(0, 10_000);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('direct', 'loss', 'schedule'),
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 0, max: 1 }),
        async (how, amount, index) => {
          const before = contentOf(opened);
          const standing = await client.schedules.get({ scheduleId, asOf: localDate('2025-06-30') }, at);
          if (how === 'schedule')
            await client.schedules.recordPayment({ scheduleId, date: localDate('2025-06-30'), amountCents: cents(amount) }, at);
          else await pay(index, amount, { kind: how === 'loss' ? 'writeOff' : 'payment' });
          const latest = (await client.payments.list({}, at)).reduce((id, payment) => Math.max(id, payment.id), 0);
          const changed = await client.schedules.get({ scheduleId, asOf: localDate('2025-06-30') }, at);
          expect(changed.openCents).toBe(standing.openCents - amount);
          await client.payments.remove({ paymentId: latest }, at);
          expect(contentOf(opened)).toEqual(before);
          expect(await client.schedules.get({ scheduleId, asOf: localDate('2025-06-30') }, at)).toEqual(standing);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('one that settled the fees of a schedule opens them again', async () => {
    const { opened, client, at, agree } = await aBook();
    const schedule = await agree();
    const before = contentOf(opened);
    await client.schedules.recordPayment(
      { scheduleId: schedule.scheduleId, date: localDate('2025-06-30'), amountCents: schedule.totalCents },
      at,
    );
    const [payment] = await client.payments.list({}, at);
    expect(payment?.feesCents).toBeGreaterThan(0);
    await client.payments.remove({ paymentId: payment?.id ?? 0 }, at);
    expect(contentOf(opened)).toEqual(before);
  });

  test('refused for one that does not exist', async () => {
    const { client, at } = await aBook();
    expect(await code(client.payments.remove({ paymentId: 99 }, at))).toBe('PAYMENT_NOT_FOUND');
  });

  test('after a merge of customers, undoing the merge leaves a later payment alone', async () => {
    const { client, db, at, customerId, pay } = await aBook();
    const keepId = aCustomerIn(db, { name: 'Garage Peuplier SARL' });
    const { paymentId } = await pay(0, 10_000);
    const { mergeId } = await client.customers.merge({ keepId, mergeId: customerId }, at);
    await client.payments.remove({ paymentId }, at);
    const later = await client.payments.record({ customerId: keepId, date: localDate('2025-06-25'), amountCents: cents(300) }, at);
    await client.customers.undoMerge({ mergeId }, at);
    const payments = await client.payments.list({}, at);
    expect(payments.map((payment) => [payment.id, payment.customerId])).toEqual([[later.paymentId, keepId]]);
  });
});

describe('a payment of an import', () => {
  const LINES = [
    'N° facture;Client;Date facture;Échéance;Montant TTC;Date règlement',
    'F1;Durand;13/01/2025;13/02/2025;100,00;20/02/2025',
    'F2;Durand;14/01/2025;14/02/2025;50,00;',
  ];

  test('is not removed alone: the refusal names its import', async () => {
    const { client, company, ...rest } = await aCompany();
    const { importId } = await client.imports.commit({ file: aFile({ client, company, ...rest }, LINES) }, { company });
    const [payment] = await client.payments.list({}, { company });
    expect(payment?.importId).toBe(importId);
    await expect(client.payments.remove({ paymentId: payment?.id ?? 0 }, { company })).rejects.toMatchObject({
      code: 'PAYMENT_IMPORTED',
      params: { importId },
    });
    expect(await code(client.payments.deallocate({ paymentId: payment?.id ?? 0 }, { company }))).toBe('PAYMENT_NOT_ALLOCATED_BY_HAND');
    expect(await client.payments.list({}, { company })).toHaveLength(1);
  });

  test('what was allocated by hand can be taken back, and the import undone again', async () => {
    const opened = await aCompany();
    const { client, company } = opened;
    const empty = contentOf(opened);
    const { importId } = await client.imports.commit({ file: aFile(opened, LINES) }, { company });
    const open = (await client.invoices.list({ asOf: localDate('2025-06-30') }, { company })).find(({ number }) => number === 'F2');
    const { paymentId } = await client.payments.record(
      { customerId: open?.customerId ?? 0, date: localDate('2025-06-20'), amountCents: cents(2_000) },
      { company },
    );
    await client.payments.allocate({ paymentId, allocations: [{ invoiceId: open?.id ?? 0, amountCents: cents(2_000) }] }, { company });
    await expect(client.imports.undo({ importId }, { company })).rejects.toMatchObject({
      params: { reason: expect.stringContaining('retirez d’abord l’affectation du règlement dans la fiche du client') },
    });

    expect(await client.payments.deallocate({ paymentId }, { company })).toEqual({
      paymentId,
      allocations: [],
      discounts: [],
      unallocatedCents: 2_000,
    });
    await client.payments.remove({ paymentId }, { company });
    await client.imports.undo({ importId }, { company });
    expect(contentOf(opened)).toEqual(empty);
  });
});

describe('taking an allocation back', () => {
  test('of a payment under a schedule: invoices, instalments and fees, all to the customer’s credit', async () => {
    const { client, at, agree } = await aBook();
    const schedule = await agree();
    await client.schedules.recordPayment(
      { scheduleId: schedule.scheduleId, date: localDate('2025-06-30'), amountCents: schedule.totalCents },
      at,
    );
    const [payment] = await client.payments.list({}, at);
    const result = await client.payments.deallocate({ paymentId: payment?.id ?? 0 }, at);
    expect(result).toMatchObject({ allocations: [], unallocatedCents: schedule.totalCents });
    const after = await client.schedules.get({ scheduleId: schedule.scheduleId, asOf: localDate('2025-06-30') }, at);
    expect(after.openCents).toBe(schedule.totalCents);
  });

  test('not of a loss, which has no being without its invoices', async () => {
    const { client, at, pay } = await aBook();
    const { paymentId } = await pay(1, 50_000, { kind: 'writeOff' });
    expect(await code(client.payments.deallocate({ paymentId }, at))).toBe('WRITE_OFF_NOT_DEALLOCATED');
  });
});
