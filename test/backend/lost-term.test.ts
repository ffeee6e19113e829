import { describe, expect, test } from 'vitest';
import { dossierDebt } from '../../electron/backend/legal/dossier-debt.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { scheduleReport } from '../../shared/legal/dossier-schedules.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { instalmentStateName, paidCountWords, scheduleSentence } from '../../shared/schedules/schedule-words.fr.ts';
import type { ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { codesOf, textOf } from '../builders/letters-book.ts';

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

describe('what a letter about instalments waits for', () => {
  test('money that settles nothing yet is put to use first, or a reason is given', async () => {
    const { client, at, customerId, preview } = await aScheduledBook();
    await client.payments.record({ customerId, date: day('2026-03-10'), amountCents: cents(150_00) }, at);
    for (const kind of ['instalmentReminder', 'instalmentNotice', 'termination'] as const) {
      const { preflight } = await preview(kind);
      expect(preflight.find(({ code }) => code === 'CREDIT_UNALLOCATED')).toMatchObject({ severity: 'blocking', overridable: true });
    }
  });

  test('an agreement that nobody signed or began to pay is called proposed everywhere', async () => {
    const { client, at, customerId, scheduleId, pay, preview } = await aScheduledBook();
    // Nobody is reminded of what nobody agreed to, unless the user says why.
    for (const kind of ['instalmentReminder', 'instalmentNotice', 'termination'] as const) {
      expect(codesOf((await preview(kind)).preflight, 'blocking')).toContain('AGREEMENT_ONLY_PROPOSED');
    }
    const early = await preview('statement', day('2026-02-10'));
    expect(textOf(early.pages)).toContain('selon l’accord proposé le 1er février 2026');
    expect(codesOf(early.preflight, 'warning')).toContain('SCHEDULE_PROPOSED');
    expect(codesOf(early.preflight, 'ok')).not.toContain('SCHEDULE_KEPT');
    const reasons = async (on: string) =>
      (await client.reminders.leftOut({ asOf: day(on) }, at)).flatMap((each) => (each.customerId === customerId ? [each.reason] : []));
    const first = (await client.schedules.get({ scheduleId, asOf: day('2026-02-02') }, at)).instalments[0]?.dueOn ?? '';
    expect(await reasons(first)).toEqual(['Échéancier proposé, pas encore signé']);
    // Once its first day went by unsigned and unpaid, the invoices are reminded again, and the signature is still asked for.
    expect(await reasons('2026-04-17')).toEqual([]);
    const { customers } = await client.reminders.today({ asOf: day('2026-04-17') }, at);
    expect(customers.flatMap(({ tasks }) => tasks.map(({ kind }) => kind))).toContain('unsignedSchedule');
    expect(customers.flatMap(({ tasks }) => tasks.map(({ kind }) => kind))).not.toContain('lateInstalment');
    await client.schedules.setSignature({ scheduleId, signedOn: day('2026-02-05') }, at);
    expect(await reasons('2026-04-17')).toEqual(['Dans un échéancier en cours']);
    await client.schedules.setSignature({ scheduleId, signedOn: null }, at);
    await pay(100_00);
    expect(codesOf((await preview('termination')).preflight, 'warning')).toContain('AGREEMENT_UNSIGNED');
  });

  test('collective proceedings stop it: nothing to remind, a plan that warns, an agreement that waits', async () => {
    const { client, at, customerId, scheduleId, old, preview } = await aScheduledBook();
    await client.schedules.setSignature({ scheduleId, signedOn: day('2026-02-05') }, at);
    const tasks = async () =>
      (await client.reminders.today({ asOf: day('2026-04-17') }, at)).customers.flatMap((each) => each.tasks.map(({ kind }) => kind));
    expect(await tasks()).toContain('lateInstalment');
    await client.customers.update({ id: customerId, insolvencyOn: day('2026-04-01') }, at);
    expect(await tasks()).not.toContain('lateInstalment');
    const schedule = await client.schedules.get({ scheduleId, asOf: day('2026-04-17') }, at);
    expect(schedule).toMatchObject({ stoppedOn: '2026-04-01', nextStep: null });
    expect(scheduleSentence(schedule, day('2026-04-17'))).toContain('déclarez la créance');
    expect(await client.schedules.get({ scheduleId, asOf: day('2026-03-31') }, at)).toMatchObject({ stoppedOn: null });
    for (const kind of ['scheduleAgreement', 'instalmentReminder', 'instalmentNotice', 'termination'] as const) {
      expect(codesOf((await preview(kind)).preflight, 'blocking')).toContain('INSOLVENCY');
    }
    const terms = { invoiceIds: [old], instalments: 2, every: 'month', firstOn: day('2026-05-31'), asOf: day('2026-04-17') } as const;
    expect(await client.schedules.plan({ ...terms, invoiceIds: [old], replacesId: scheduleId }, at)).toMatchObject({
      judgmentOn: '2026-04-01',
    });
  });
});

test('a loss settles instalments without being money received', async () => {
  const { client, at, customerId, scheduleId, recent, pay } = await aScheduledBook();
  await pay(500_00);
  const allocations = [{ invoiceId: recent, amountCents: cents(500_00) }];
  await client.writeOffs.record({ customerId, on: day('2026-03-20'), reason: 'uncollectible', allocations }, at);
  const schedule = await client.schedules.get({ scheduleId, asOf: day('2026-04-17') }, at);
  expect(schedule).toMatchObject({ paidCents: 500_00, lostCents: 500_00, openCents: 500_00 });
  expect(schedule.instalments.map(instalmentStateName)).toEqual(['Réglée', 'Soldée par une perte', 'À venir']);
  expect(paidCountWords(schedule)).toBe('1 échéance sur 3 réglée');
});

test('a credit note and a loss are told apart from money: every row adds up', async () => {
  const { client, db, at, customerId, scheduleId, recent, pay } = await aScheduledBook();
  await pay(300_00);
  const creditNoteId = anInvoiceIn(db, { customerId, number: 'AV-1', issuedOn: '2026-03-10', dueOn: '2026-03-10', totalCents: -400_00 });
  const [invoice] = (await client.schedules.get({ scheduleId, asOf: day('2026-03-01') }, at)).invoices;
  const allocations = [{ invoiceId: invoice?.invoiceId ?? 0, amountCents: cents(400_00) }];
  await client.payments.allocateCreditNote({ creditNoteId, allocations, date: day('2026-03-12') }, at);
  const lost = [{ invoiceId: recent, amountCents: cents(200_00) }];
  await client.writeOffs.record({ customerId, on: day('2026-03-20'), reason: 'uncollectible', allocations: lost }, at);
  const schedule = await client.schedules.get({ scheduleId, asOf: day('2026-04-17') }, at);
  expect(schedule).toMatchObject({ paidCents: 700_00, creditedCents: 400_00, lostCents: 200_00, openCents: 600_00 });
  const rows = schedule.instalments.map(({ amountCents, paidCents, creditedCents, lostCents, openCents }) => [
    amountCents,
    paidCents - creditedCents,
    creditedCents,
    lostCents,
    openCents,
  ]);
  expect(rows).toEqual([
    [500_00, 300_00, 200_00, 0, 0],
    [500_00, 0, 200_00, 200_00, 100_00],
    [500_00, 0, 0, 0, 500_00],
  ]);
  const texts = JSON.stringify(scheduleReport(schedule));
  for (const said of ['Déduit par avoir', 'Avoir (€)', 'Perte (€)']) expect(texts).toContain(said);
});

test('a formal notice about an invoice that an ended schedule held does not ask again for the late fees it brought in', async () => {
  const { client, db, at, customerId, pay, scheduleId } = await aScheduledBook({ includeFees: true, instalments: 2 });
  await pay(1500_00);
  await pay(50_00);
  // The first was entered by mistake: the invoices are owed again, and 50.00 of late fees were paid all the same.
  const [first] = db.prepare<{ id: number }>('SELECT id FROM payments ORDER BY id').all();
  await client.payments.remove({ paymentId: first?.id ?? 0 }, at);
  await client.schedules.end({ scheduleId, endedOn: day('2026-04-10') }, at);
  const text = textOf((await client.letters.previewDraft({ customerId, kind: 'formalNotice', asOf: day('2026-04-17') }, at)).pages);
  expect(text).toMatch(/Frais de retard déjà réglés.*−\s?50,00/);
});
