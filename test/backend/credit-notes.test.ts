import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

/** One invoice of 1 000,00 due on 31 May and a credit note of 300,00 of 20 June. */
async function aBook({ today = '2025-06-30' } = {}) {
  const { client, company, db } = await aCompany({ today });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Menuiserie Hêtre' });
  const invoice = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-05-31', totalCents: 100_000 });
  const creditNote = anInvoiceIn(db, { customerId, number: 'AV1', issuedOn: '2025-06-20', dueOn: '2025-06-20', totalCents: -30_000 });
  return {
    client,
    db,
    at,
    customerId,
    invoice,
    creditNote,
    open: async (asOf: string) =>
      Object.fromEntries((await client.invoices.list({ asOf: localDate(asOf) }, at)).map(({ number, openCents }) => [number, openCents])),
    allocate: (parts: [invoiceId: number, amount: number][], { date, from = creditNote }: { date?: string; from?: number } = {}) =>
      client.payments.allocateCreditNote(
        {
          creditNoteId: from,
          allocations: parts.map(([invoiceId, amount]) => ({ invoiceId, amountCents: cents(amount) })),
          ...(date === undefined ? {} : { date: localDate(date) }),
        },
        at,
      ),
  };
}

describe('putting a credit note against invoices', () => {
  test('counts from the day of the credit note, and what is left of it stays to the customer’s credit', async () => {
    const { allocate, open, invoice, creditNote } = await aBook();
    expect(await allocate([[invoice, 20_000]])).toEqual({
      creditNoteId: creditNote,
      allocations: [{ invoiceId: invoice, invoiceNumber: 'F1', amountCents: 20_000 }],
      unallocatedCents: 10_000,
    });
    expect(await open('2025-06-19')).toEqual({ F1: 100_000, AV1: 0 });
    expect(await open('2025-06-20')).toEqual({ F1: 80_000, AV1: -10_000 });
    expect(await allocate([[invoice, 10_000]])).toMatchObject({ allocations: [{ amountCents: 30_000 }], unallocatedCents: 0 });
    expect(await open('2025-06-30')).toEqual({ F1: 70_000, AV1: 0 });
  });

  test('from the invoice’s day when that is the later one, or from the day that the user gives', async () => {
    const { allocate, open, invoice, db, customerId } = await aBook();
    const later = anInvoiceIn(db, { customerId, number: 'F2', issuedOn: '2025-06-25', dueOn: '2025-07-25', totalCents: 50_000 });
    await allocate([[later, 5000]]);
    expect(await open('2025-06-24')).toMatchObject({ AV1: -30_000 });
    expect(await open('2025-06-25')).toMatchObject({ F2: 45_000, AV1: -25_000 });
    await allocate([[invoice, 1000]], { date: '2025-06-28' });
    expect(await open('2025-06-27')).toMatchObject({ F1: 100_000 });
    expect(await open('2025-06-28')).toMatchObject({ F1: 99_000 });
  });

  test('never changes what the customer owes in all, at any day', async () => {
    const { allocate, client, at, open, invoice, db, customerId, creditNote } = await aBook();
    const later = anInvoiceIn(db, { customerId, number: 'F2', issuedOn: '2025-06-25', dueOn: '2025-07-25', totalCents: 50_000 });
    const days = ['2025-05-31', '2025-06-19', '2025-06-20', '2025-06-24', '2025-06-25', '2025-06-29', '2025-06-30'].map(localDate);
    const balances = async () =>
      Promise.all(days.map(async (asOf) => (await client.customers.list({ asOf }, at)).map(({ outstandingCents }) => outstandingCents)));
    const before = await balances();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 29_999 }),
        fc.constantFrom(undefined, '2025-06-25', '2025-06-29', '2025-06-30'),
        async (part, date) => {
          await allocate(
            [
              [invoice, part],
              [later, 30_000 - part],
            ],
            date === undefined ? {} : { date },
          );
          expect(await balances()).toEqual(before);
          expect(await open('2025-06-30')).toEqual({ F1: 100_000 - part, F2: 20_000 + part, AV1: 0 });
          db.prepare('DELETE FROM allocations WHERE credit_note_id = ?').run(creditNote);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('stops interest on the part credited at the date of the credit note, whenever it is allocated', async () => {
    const { allocate, client, at, invoice, customerId } = await aBook({ today: '2025-08-31' });
    const interest = () => client.lateFees.statement({ customerId, asOf: localDate('2025-06-30') }, at);
    // 1 000.00 × 13.15 % × 30 / 365
    expect((await interest()).interestCents).toBe(1081);
    await allocate([[invoice, 30_000]], { date: '2025-06-29' });
    const { lines, interestCents } = await interest();
    expect(lines.map(({ from, to, openCents }) => [from, to, openCents])).toEqual([
      ['2025-06-01', '2025-06-20', 100_000],
      ['2025-06-21', '2025-06-30', 70_000],
    ]);
    // 1 000.00 × 13.15 % × 20 / 365 = 7.205; 700.00 × 13.15 % × 10 / 365 = 2.522
    expect(interestCents).toBe(721 + 252);
  });

  test('goes off the invoice in the agenda; under a schedule it fills the instalments', async () => {
    const { allocate, client, at, invoice } = await aBook();
    const asOf = localDate('2025-06-30');
    await allocate([[invoice, 10_000]]);
    const [entry] = await client.reminders.agenda({ asOf }, at);
    expect(entry).toMatchObject({ totalDueCents: 70_000, credits: [{ amountCents: -20_000 }], invoices: [{ dueCents: 90_000 }] });

    const { scheduleId } = await client.schedules.create(
      { invoiceIds: [invoice], instalments: 3, every: 'month', firstOn: localDate('2025-07-15'), asOf },
      at,
    );
    await allocate([[invoice, 20_000]], { date: '2025-06-30' });
    const schedule = (await client.schedules.list({ asOf }, at)).find((row) => row.scheduleId === scheduleId);
    expect(schedule).toMatchObject({ paidCents: 20_000, openCents: 70_000 });
    expect(schedule?.instalments.map(({ paidCents }) => paidCents)).toEqual([20_000, 0, 0]);
    expect(await client.reminders.agenda({ asOf }, at)).toEqual([]);
  });

  test('a letter no longer says that a credit note is to be allocated', async () => {
    const { allocate, client, at, invoice, customerId } = await aBook();
    const draft = () => client.letters.previewDraft({ customerId, kind: 'reminder1', asOf: localDate('2025-06-30') }, at);
    expect((await draft()).preflight.map(({ code }) => code)).toContain('CREDIT_UNALLOCATED');
    await allocate([[invoice, 30_000]]);
    expect((await draft()).preflight.map(({ code }) => code)).not.toContain('CREDIT_UNALLOCATED');
  });

  test('a customer whose credit notes cover what is late is no longer late once they are allocated', async () => {
    const { client, at, db } = await aBook();
    const customerId = aCustomerIn(db, { name: 'Couvert' });
    const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: 20_000 });
    const creditNoteId = anInvoiceIn(db, { customerId, issuedOn: '2025-06-01', dueOn: '2025-06-01', totalCents: -20_000 });
    const asOf = localDate('2025-06-30');
    const leftOut = async () => (await client.reminders.leftOut({ asOf }, at)).map(({ customerName, code }) => [customerName, code]);
    const overdue = async () => (await client.dashboard.figures({ month: yearMonth('2025-06') }, at)).overdueCents;
    expect(await leftOut()).toEqual([['Couvert', 'coveredByCredits']]);
    expect(await overdue()).toBe(120_000);
    await client.payments.allocateCreditNote({ creditNoteId, allocations: [{ invoiceId, amountCents: cents(20_000) }] }, at);
    expect(await leftOut()).toEqual([]);
    expect(await overdue()).toBe(100_000);
  });
});

describe('refused, with nothing written', () => {
  test.each<[code: string, parts: [string, number][], more: { from?: string; date?: string }]>([
    ['CREDIT_NOTE_OVER_ALLOCATED', [['F1', 30_001]], {}],
    ['PAYMENT_EXCEEDS_OPEN', [['small', 1001]], {}],
    [
      'CREDIT_NOTE_OVER_ALLOCATED',
      [
        ['F1', 16_000],
        ['F1', 16_000],
      ],
      {},
    ],
    ['CREDIT_NOTE_EXPECTED', [['F1', 1000]], { from: 'F1' }],
    ['INVOICE_CANCELLED', [['F1', 1000]], { from: 'cancelledNote' }],
    ['INVOICE_CANCELLED', [['cancelled', 1000]], {}],
    ['INVOICE_IS_CREDIT_NOTE', [['cancelledNote', 1000]], {}],
    ['INVOICE_OF_OTHER_CUSTOMER', [['other', 1000]], {}],
    ['INVOICE_NOT_FOUND', [['F1', 1000]], { from: 'none' }],
    ['ALLOCATION_BEFORE_ISSUE', [['F1', 1000]], { date: '2025-06-19' }],
  ])('%s: %j %j', async (code, parts, { from = 'AV1', date }) => {
    const { db, allocate, customerId, invoice, creditNote } = await aBook();
    const ids: Record<string, number> = {
      F1: invoice,
      AV1: creditNote,
      small: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: 1000 }),
      cancelled: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', cancelledOn: '2025-05-15' }),
      cancelledNote: anInvoiceIn(db, { customerId, dueOn: '2025-05-31', totalCents: -5000, cancelledOn: '2025-05-15' }),
      other: anInvoiceIn(db, { customerId: aCustomerIn(db), dueOn: '2025-05-31' }),
      none: 9999,
    };
    const named = parts.map(([name, amount]): [number, number] => [ids[name] ?? 0, amount]);
    await expect(allocate(named, { from: ids[from] ?? 0, ...(date === undefined ? {} : { date }) })).rejects.toMatchObject({ code });
    expect(db.prepare('SELECT 1 FROM allocations').all()).toEqual([]);
  });

  test('more than is left of the credit note, and a cancellation of one that is in use', async () => {
    const { allocate, client, at, invoice, creditNote } = await aBook();
    await allocate([[invoice, 20_000]]);
    await expect(allocate([[invoice, 10_001]])).rejects.toMatchObject({
      code: 'CREDIT_NOTE_OVER_ALLOCATED',
      params: { number: 'AV1', leftCents: 10_000, allocatedCents: 10_001 },
    });
    await expect(client.invoices.cancel({ invoiceId: creditNote, cancelledOn: localDate('2025-06-30') }, at)).rejects.toMatchObject({
      code: 'INVOICE_HAS_PAYMENTS',
    });
  });
});
