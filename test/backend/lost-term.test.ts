import { describe, expect, test } from 'vitest';
import { dossierDebt } from '../../electron/backend/legal/dossier-debt.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import type { ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { textOf } from '../builders/letters-book.ts';

const day = (text: string) => localDate(text);

/** 1 000.00 due 31 December and 500.00 due 15 January, under a schedule of 1 February. */
async function aScheduledBook(more: Partial<ScheduleTerms> = {}) {
  const { client, db, company } = await aCompany({ today: '2026-04-17' });
  const at = { company };
  const customerId = aCustomerIn(db, { name: 'Garage Peuplier', addressLine1: '1 rue Haute', postalCode: '15100', city: 'Saint-Flour' });
  const recent = anInvoiceIn(db, { customerId, number: 'F2', dueOn: '2026-01-15', totalCents: 500_00 });
  const old = anInvoiceIn(db, { customerId, number: 'F1', dueOn: '2025-12-31', totalCents: 1000_00 });
  const { scheduleId } = await client.schedules.create(
    { invoiceIds: [recent, old], instalments: 3, every: 'month', firstOn: day('2026-02-28'), asOf: day('2026-02-01'), ...more },
    at,
  );
  const asOf = day('2026-04-17');
  return {
    ...{ client, db, at, customerId, scheduleId, old, recent },
    pay: (amount: number) => client.schedules.recordPayment({ scheduleId, date: day('2026-02-28'), amountCents: cents(amount) }, at),
    preview: (kind: 'termination' | 'instalmentNotice' | 'instalmentReminder' | 'scheduleAgreement' | 'statement', on = asOf) =>
      client.letters.previewDraft({ customerId, kind, scheduleId, asOf: on }, at),
    statement: () => client.lateFees.statement({ customerId, asOf }, at),
    dossier: () => dossierDebt(db, customerId, asOf),
  };
}

const PART = { includeFees: true, interestCents: cents(5_00), indemnityCents: cents(0), waiverReason: 'geste' };

describe('the loss of the term', () => {
  test.each([
    ['none', {}],
    ['a part', PART],
    ['all', { includeFees: true }],
  ])('brings back every late fee of the ledger, whatever the agreement included: %s', async (_included, terms) => {
    const { pay, preview, statement, dossier } = await aScheduledBook(terms);
    await pay(500_00);
    // 1 000 × 12.15 % × 59 ÷ 365 = 19.64, then 500 × 12.15 % × 48 ÷ 365 = 7.99; 500 × 12.15 % × 92 ÷ 365 = 15.31. Two invoices of 40 €.
    const ledger = { interestCents: 42_94, indemnityCents: 80_00, totalCents: 122_94 };
    expect(await statement()).toMatchObject(ledger);
    expect(dossier().fees).toMatchObject(ledger);
    const text = textOf((await preview('termination')).pages);
    expect(text).toContain('régler la somme de 1 122,94 €');
    expect(text).toContain('sur les sommes restées dues jour après jour');
    expect(text).toMatch(/Total des pénalités.* 42,94/);
    expect(text).not.toContain('sur le solde');
  });

  test('what was paid of the late fees comes off, and invoices paid since keep theirs', async () => {
    const { db, pay, preview, statement, dossier, scheduleId } = await aScheduledBook({ includeFees: true, instalments: 2 });
    await pay(1550_00);
    // 1 000 × 12.15 % × 59 ÷ 365 = 19.64; 500 × 12.15 % × 44 ÷ 365 = 7.32; two times 40 €; less the 50.00 that the payment left for them.
    const left = { interestCents: 26_96, indemnityCents: 80_00, paidCents: 50_00, totalCents: 56_96 };
    expect(await statement()).toMatchObject(left);
    expect(textOf((await preview('termination')).pages)).toMatch(/Frais de retard déjà réglés .50,00 .* 56,96/);
    db.prepare(`UPDATE schedules SET ended_on = '2026-04-17', end_reason = 'broken' WHERE id = ?`).run(scheduleId);
    expect(dossier().fees).toMatchObject(left);
  });

  test('the agreement says so, in French and in English', async () => {
    const { client, at, customerId, preview } = await aScheduledBook(PART);
    const french = textOf((await preview('scheduleAgreement', day('2026-02-01'))).pages);
    expect(french).toContain('tout ce à quoi le créancier renonce ci-dessus est de nouveau dû');
    expect(french).toContain('sous déduction de ce qui en a déjà été payé');
    await client.customers.update({ id: customerId, language: 'en' }, at);
    expect(textOf((await preview('scheduleAgreement', day('2026-02-01'))).pages)).toContain(
      'on the amounts that remained due day by day, from the original due date of each invoice',
    );
  });
});
