import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import type { ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { anInvoiceIn } from '../builders/book.ts';
import { aBook } from '../builders/letters-book.ts';

const today = localDate('2026-11-22');

/** A consumer whose claim lapses on 30/11/2026 (2 years), another on 31/12/2027, a third since yesterday. */
async function aConsumer() {
  const book = await aBook(today);
  const customerId = book.aCustomer({ name: 'Mme Lefèvre', kind: 'consumer' });
  const invoice = (number: string, dueOn: string) =>
    anInvoiceIn(book.db, { customerId, number, issuedOn: '2024-01-15', dueOn, totalCents: 60_000 });
  const soon = invoice('V-122', '2024-11-30');
  const later = invoice('V-130', '2025-12-31');
  const over = invoice('V-090', '2024-11-21');
  const terms = (invoiceIds: number[], firstOn: string): ScheduleTerms => ({
    invoiceIds,
    instalments: 3,
    every: 'month',
    firstOn: localDate(firstOn),
    asOf: today,
  });
  const plan = async (invoiceIds: number[], firstOn = '2027-01-31') =>
    (await book.client.schedules.plan(terms(invoiceIds, firstOn), book.at)).lapsing;
  return { ...book, customerId, soon, later, over, terms, plan };
}

test('an agreement about a claim that lapses under it says by when it has to be signed, on screen and before it leaves', async () => {
  const { client, at, customerId, soon, terms, plan, draft, print } = await aConsumer();
  const said = expect.stringContaining('Faites signer au plus tard le 30/11/2026 : V-122 s’éteint ce jour-là');
  expect(await plan([soon])).toEqual([said]);
  const { scheduleId } = await client.schedules.create(terms([soon], '2027-01-31'), at);
  const { letterId, preflight } = await draft(customerId, 'scheduleAgreement');
  expect(preflight.filter(({ code }) => code === 'PRESCRIPTION_NEAR')).toEqual([
    { severity: 'warning', code: 'PRESCRIPTION_NEAR', message: said },
  ]);
  await print([letterId], 'accord.pdf');
  await client.schedules.setSignature({ scheduleId, signedOn: today }, at);
  const signed = await client.letters.previewDraft({ customerId, kind: 'scheduleAgreement', scheduleId, asOf: today }, at);
  expect(signed.preflight.map(({ code }) => code)).not.toContain('PRESCRIPTION_NEAR');
  // What the signature did to the term is what the warning promised.
  const claim = (await client.legal.claims({ asOf: today, customerId }, at)).find(({ invoiceId }) => invoiceId === soon);
  expect(claim?.extendedOn).toBe('2028-11-22');
});

test('nothing is said of a claim that outlives its last instalment by far; a claim that is over already is told apart', async () => {
  const { soon, later, over, plan } = await aConsumer();
  expect(await plan([later])).toEqual([]);
  expect(await plan([later], '2027-11-30')).toEqual([expect.stringContaining('V-130 s’éteint ce jour-là')]);
  expect(await plan([later, soon, over])).toEqual([
    expect.stringContaining('Prescription déjà acquise : V-090 le 21/11/2026.'),
    expect.stringContaining('V-122 s’éteint ce jour-là'),
  ]);
});
