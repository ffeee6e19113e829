import { expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { textOf } from '../builders/letters-book.ts';

const day = localDate('2026-04-17');

/** 1 000.00 due on 31 December 2025: 107 days late on 17 April 2026. */
async function aLateBook() {
  const { client, db, company, directory } = await aCompany({ today: day });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Garage Peuplier', addressLine1: '1 rue Haute', postalCode: '15100', city: 'Saint-Flour' });
  const invoice = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-12-31', totalCents: 1000_00 });
  return {
    ...{ client, db, at, customerId, invoice, directory },
    pay: (amount: number, toInvoice: number, fees: number) =>
      client.payments.record(
        {
          customerId,
          date: day,
          amountCents: cents(amount),
          allocations: [{ invoiceId: invoice, amountCents: cents(toInvoice) }],
          feeCents: cents(fees),
        },
        at,
      ),
    statement: () => client.lateFees.statement({ customerId, asOf: day }, at),
    customer: async () => (await client.customers.list({ asOf: day }, at)).find(({ id }) => id === customerId),
  };
}

// 1 000 × 12.15 % × 107 ÷ 365 = 35.62, and 40.00.
const OWED = 75_62;

test('who pays what a formal notice asks for, interest and 40 € included, owes nothing and has no credit', async () => {
  const { client, at, customerId, pay, statement, customer, directory } = await aLateBook();
  const { letterId } = await client.letters.draft({ customerId, kind: 'formalNotice', asOf: day }, at);
  await client.letters.print({ letterIds: [letterId], out: `${directory}/lettre.pdf` as OutputFile }, at);

  const offered = await client.payments.suggestAllocation({ customerId, date: day, amountCents: cents(1000_00 + OWED) }, at);
  expect(offered).toMatchObject({
    allocations: [{ invoiceNumber: 'F1', amountCents: 1000_00 }],
    unallocatedCents: 0,
    lateFees: { owedCents: OWED, proposedCents: OWED, letter: { kind: 'formalNotice', on: day } },
  });
  expect(await pay(1000_00 + OWED, 1000_00, OWED)).toMatchObject({ unallocatedCents: 0 });
  expect(await statement()).toMatchObject({ interestCents: 35_62, indemnityCents: 40_00, paidCents: OWED, totalCents: 0 });
  expect(await customer()).toMatchObject({ outstandingCents: 0, unallocatedCents: 0 });
  const { pages } = await client.letters.previewDraft({ customerId, kind: 'statement', asOf: day }, at);
  expect(textOf(pages)).toMatch(/F1, 75,62 € de pénalités et indemnités 1.075,62/);
});

test('an overpayment that no letter explains stays to the customer’s credit, unless the user says that it pays fees', async () => {
  const { client, at, customerId, pay, statement, customer } = await aLateBook();
  const offered = await client.payments.suggestAllocation({ customerId, date: day, amountCents: cents(1020_00) }, at);
  expect(offered).toMatchObject({ unallocatedCents: 20_00, lateFees: { owedCents: OWED, proposedCents: 0, letter: null } });

  const { paymentId } = await pay(1020_00, 1000_00, 0);
  expect(await customer()).toMatchObject({ unallocatedCents: 20_00 });
  await client.payments.allocate({ paymentId, allocations: [], feeCents: cents(15_00) }, at);
  expect(await customer()).toMatchObject({ unallocatedCents: 5_00 });
  expect(await statement()).toMatchObject({ paidCents: 15_00, totalCents: OWED - 15_00 });
  expect(await client.payments.list({ customerId }, at)).toMatchObject([{ feesCents: 15_00, unallocatedCents: 5_00 }]);

  // Taken back, all of it is owed and to the credit again.
  await client.payments.deallocate({ paymentId }, at);
  expect(await statement()).toMatchObject({ totalCents: OWED });
  expect(await customer()).toMatchObject({ outstandingCents: 1000_00, unallocatedCents: 1020_00 });
});

test('more than what is owed, than what the invoices leave, or nothing at all is refused', async () => {
  const { client, at, pay, statement } = await aLateBook();
  await expect(pay(1200_00, 1000_00, OWED + 1)).rejects.toMatchObject({ code: 'LATE_FEES_EXCEED_OWED' });
  await expect(pay(1010_00, 1000_00, 10_01)).rejects.toMatchObject({ code: 'LATE_FEES_EXCEED_PAYMENT' });
  expect(await statement()).toMatchObject({ totalCents: OWED });
  const { paymentId } = await pay(1010_00, 1000_00, 0);
  await expect(client.payments.allocate({ paymentId, allocations: [] }, at)).rejects.toMatchObject({ code: 'PAYMENT_NOTHING_CHOSEN' });
  await client.payments.allocate({ paymentId, allocations: [], feeCents: cents(10_00) }, at);
  await client.payments.remove({ paymentId }, at);
  expect(await statement()).toMatchObject({ totalCents: OWED });
});

test('fees are paid once: a second payment pays what is left of them', async () => {
  const { client, at, customerId, pay, statement } = await aLateBook();
  await pay(1050_00, 1000_00, 50_00);
  const record = (feeCents: number) =>
    client.payments.record({ customerId, date: day, amountCents: cents(feeCents), feeCents: cents(feeCents) }, at);
  await expect(record(25_63)).rejects.toMatchObject({ code: 'LATE_FEES_EXCEED_OWED', params: { owedCents: 25_62 } });
  await record(25_62);
  expect(await statement()).toMatchObject({ paidCents: OWED, totalCents: 0 });
});
