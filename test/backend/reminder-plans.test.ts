import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { PlanStep } from '../../shared/reminders/plans.contract.ts';
import { SHIPPED_PLANS, usualStep } from '../../shared/reminders/shipped-plans.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aBackend, aCompany, aDirectory } from '../builders/company.ts';

const TODAY = localDate('2025-06-10');

async function aBook() {
  const { client, company, db } = await aCompany({ today: TODAY });
  const at = { company };
  return {
    client,
    db,
    at,
    plans: () => client.reminderPlans.list({}, at),
    levels: async () =>
      (await client.reminders.agenda({ asOf: TODAY }, at)).map(({ customerName, level, plan }) => [
        customerName,
        level,
        plan.name,
        plan.from,
      ]),
  };
}

const stepsOf = (...steps: (readonly [PlanStep['level'], number])[]) => steps.map(([level, days]) => usualStep(level, days));

describe('plans', () => {
  test('a new company has the three shipped ones, as the program brings them', async () => {
    const { plans } = await aBook();
    expect(
      (await plans()).map(({ key, name, isDefault, isShipped, isChanged, steps }) => ({
        key,
        name,
        isDefault,
        isShipped,
        isChanged,
        steps,
      })),
    ).toEqual(SHIPPED_PLANS.map(({ key, name, isDefault, steps }) => ({ key, name, isDefault, isShipped: true, isChanged: false, steps })));
  });

  test('are edited, copied, put back and removed', async () => {
    const { client, at, plans } = await aBook();
    const changed = await client.reminderPlans.update({ planId: 1, steps: stepsOf(['R2', 12], ['R1', 2], ['call', 20]) }, at);
    expect(changed).toMatchObject({ isChanged: true, steps: [{ level: 'R1' }, { level: 'R2' }, { level: 'call' }] });
    const copy = await client.reminderPlans.duplicate({ planId: 1 }, at);
    expect(copy).toMatchObject({ name: 'Standard (copie)', isShipped: false, isDefault: false, steps: changed.steps });
    expect(await client.reminderPlans.reset({ planId: 1 }, at)).toMatchObject({ isChanged: false, steps: SHIPPED_PLANS[0]?.steps });
    await expect(client.reminderPlans.reset({ planId: copy.planId }, at)).rejects.toMatchObject({ code: 'PLAN_NOT_SHIPPED' });
    await expect(client.reminderPlans.remove({ planId: 1 }, at)).rejects.toMatchObject({ code: 'PLAN_IS_SHIPPED' });
    await client.reminderPlans.choose({ scope: 'segment', segment: 'Mairies', planId: copy.planId }, at);
    await expect(client.reminderPlans.remove({ planId: copy.planId }, at)).rejects.toMatchObject({ code: 'PLAN_IN_USE' });
    await client.reminderPlans.choose({ scope: 'segment', segment: 'Mairies', planId: null }, at);
    await client.reminderPlans.remove({ planId: copy.planId }, at);
    expect((await plans()).map(({ planId }) => planId)).toEqual([1, 2, 3]);
  });

  test.each<[string, PlanStep[]]>([
    ['noChasingStep', stepsOf(['notice', -7])],
    ['noticeAfterDue', stepsOf(['notice', 2], ['R1', 3])],
    ['chasingBeforeOverdue', stepsOf(['R1', 0])],
    ['sameDay', stepsOf(['R1', 5], ['call', 5])],
    ['milderAfterFirmer', stepsOf(['R2', 5], ['R1', 9])],
    ['twice', stepsOf(['R1', 5], ['formalNotice', 9], ['formalNotice', 20])],
    ['channel', [{ ...usualStep('call', 5), channel: 'letter' }]],
    ['template', [{ ...usualStep('R1', 5), template: null }]],
    ['template', [{ ...usualStep('R3', 5), template: 'formalNotice' }]],
    ['feesWithoutLetter', [{ ...usualStep('R1', 5), chargesFees: true }]],
  ])('are refused when they make no sense: %s', async (problem, steps) => {
    const { client, at } = await aBook();
    await expect(client.reminderPlans.update({ planId: 1, steps }, at)).rejects.toMatchObject({
      code: 'PLAN_STEPS_INVALID',
      params: { problem },
    });
  });
});

test('the most specific choice holds: the invoice, its customer, its segment, the company', async () => {
  const { client, db, at, levels } = await aBook();
  const customerId = aCustomerIn(db, { name: 'Mairie', segment: 'Mairies' });
  const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2025-06-05' });
  const choose = client.reminderPlans.choose;
  expect(await levels()).toEqual([['Mairie', 'R1', 'Standard', 'company']]);
  await choose({ scope: 'company', planId: 3 }, at);
  expect(await levels()).toEqual([['Mairie', 'call', 'Ferme', 'company']]);
  await choose({ scope: 'segment', segment: 'Mairies', planId: 2 }, at);
  expect(await levels()).toEqual([]);
  await choose({ scope: 'customer', customerId, planId: 1 }, at);
  expect(await levels()).toEqual([['Mairie', 'R1', 'Standard', 'customer']]);
  await choose({ scope: 'invoice', invoiceId, planId: 3 }, at);
  expect(await levels()).toEqual([['Mairie', 'call', 'Ferme', 'invoice']]);
  expect(await client.reminderPlans.inForce({ customerId, invoiceId }, at)).toEqual({
    invoicePlanId: 3,
    customerPlanId: 1,
    segment: 'Mairies',
    segmentPlanId: 2,
    companyPlanId: 3,
    planId: 3,
    from: 'invoice',
  });
  expect(await client.reminderPlans.segments({}, at)).toEqual([{ segment: 'Mairies', customers: 1, planId: 2 }]);
  await choose({ scope: 'invoice', invoiceId, planId: null }, at);
  await choose({ scope: 'customer', customerId, planId: null }, at);
  expect(await client.reminderPlans.inForce({ customerId }, at)).toMatchObject({ planId: 2, from: 'segment' });
});

test('the oldest invoice decides by its own plan, and one contact is about all', async () => {
  const { client, db, at } = await aBook();
  const customerId = aCustomerIn(db, { name: 'Mixte' });
  const old = anInvoiceIn(db, { customerId, dueOn: '2025-06-01' });
  anInvoiceIn(db, { customerId, dueOn: '2025-06-05' });
  await client.reminderPlans.choose({ scope: 'invoice', invoiceId: old, planId: 3 }, at);
  const [entry, ...others] = await client.reminders.agenda({ asOf: TODAY }, at);
  expect(others).toEqual([]);
  // Nine days late: the second reminder of the firm plan.
  expect(entry).toMatchObject({ level: 'R2', plan: { name: 'Ferme', from: 'invoice' }, invoices: [{ daysLate: 9 }, { daysLate: 5 }] });
  // Its letter speaks as that plan does, and not as the customer's.
  db.prepare(
    "UPDATE reminder_plan_steps SET tone = CASE plan_id WHEN 3 THEN 'firm' ELSE 'courteous' END WHERE template = 'reminder2'",
  ).run();
  await client.letters.draft({ customerId, kind: 'reminder2', asOf: TODAY }, at);
  expect(db.prepare<{ tone: string }>('SELECT tone FROM letters').get()?.tone).toBe('firm');
});

test('several calls in one plan are made one after the other', async () => {
  const { client, db, at } = await aBook();
  const customerId = aCustomerIn(db, { name: 'Appels' });
  anInvoiceIn(db, { customerId, dueOn: '2025-06-01' });
  await client.reminderPlans.update({ planId: 1, steps: stepsOf(['call', 5], ['call', 15], ['R2', 25]) }, at);
  await client.reminders.recordCall({ customerId, on: TODAY, outcome: 'message' }, at);
  const levelOn = async (day: string) => (await client.reminders.agenda({ asOf: localDate(day) }, at)).map(({ level }) => level);
  expect(await levelOn('2025-06-16')).toEqual([]);
  expect(await levelOn('2025-06-17')).toEqual(['call']);
  expect(await levelOn('2025-06-26')).toEqual(['R2']);
});

describe('the dry run', () => {
  async function aMonth() {
    const book = await aBook();
    const { client, db, at } = book;
    // Due on the 8th: two days late today.
    anInvoiceIn(db, { customerId: aCustomerIn(db, { name: 'Alpha' }), dueOn: '2025-06-08' });
    const run = async (input: Partial<Parameters<typeof client.reminderPlans.dryRun>[0]> = {}) => {
      const { to, contacts, dropped } = await client.reminderPlans.dryRun({ asOf: TODAY, planId: 1, ...input }, at);
      return {
        to,
        contacts: contacts.map(({ on, level, change, wasOn }) => [on, level, change, wasOn]),
        dropped: dropped.map(({ on, level }) => [on, level]),
      };
    };
    return { ...book, run };
  }

  test('says what leaves until the end of the month, were each step done on its day', async () => {
    const { run, client, at } = await aMonth();
    expect(await run()).toEqual({
      to: '2025-06-30',
      // R1 after three days; the call after eight, but a week after R1; R2 after fifteen, a week after the call.
      contacts: [
        ['2025-06-11', 'R1', 'same', null],
        ['2025-06-18', 'call', 'same', null],
        ['2025-06-25', 'R2', 'same', null],
      ],
      dropped: [],
    });
    // Nothing of it is kept.
    expect(await client.reminders.agenda({ asOf: TODAY }, at)).toEqual([]);
    expect((await client.reminders.agenda({ asOf: localDate('2025-06-25') }, at)).map(({ level }) => level)).toEqual(['R2']);
  });

  test('compares steps being edited with those in force', async () => {
    const { run } = await aMonth();
    expect(await run({ steps: stepsOf(['R1', 5], ['R2', 15], ['R3', 22]) })).toEqual({
      to: '2025-06-30',
      contacts: [
        ['2025-06-13', 'R1', 'moved', '2025-06-11'],
        ['2025-06-23', 'R2', 'moved', '2025-06-25'],
        ['2025-06-30', 'R3', 'new', null],
      ],
      dropped: [['2025-06-18', 'call']],
    });
  });

  test('of a plan that nobody follows brings no change, unless tried on everyone', async () => {
    const { run } = await aMonth();
    expect((await run({ planId: 2 })).contacts.every(([, , change]) => change === 'same')).toBe(true);
    expect(await run({ planId: 2, forEveryone: true })).toMatchObject({
      contacts: [
        ['2025-06-15', 'R1', 'moved', '2025-06-11'],
        ['2025-06-22', 'call', 'moved', '2025-06-18'],
        ['2025-06-29', 'R2', 'moved', '2025-06-25'],
      ],
    });
  });
});

test('a file of the first released schema keeps its plans, which gain the steps before the due date', async () => {
  const directory = aDirectory();
  const path = join(directory, 'societe.quittance');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, '../fixtures/released/schema-1.quittance.gz'))));
  const { client } = aBackend({ directory });
  const { companyId: company } = await client.companies.open({ file: path as InputFile });
  const plans = await client.reminderPlans.list({}, { company });
  expect(plans.map(({ key, isDefault, isChanged, steps }) => ({ key, isDefault, isChanged, steps }))).toEqual(
    SHIPPED_PLANS.map(({ key, isDefault, steps }) => ({ key, isDefault, isChanged: false, steps })),
  );
});

describe('the letter of a step', () => {
  test('claims interest and the 40 € as its plan says', async () => {
    const { client, db, at } = await aBook();
    const customerId = aCustomerIn(db, { name: 'Alpha' });
    const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2025-04-30', totalCents: 100_000 });
    const totalOf = async () => {
      await client.letters.draft({ customerId, kind: 'reminder3', asOf: TODAY }, at);
      return (await client.letters.list({ customerId }, at)).map(({ totalCents }) => totalCents);
    };
    // 41 days at 12.15 + … on 1 000.00 and 40.00.
    expect((await totalOf())[0]).toBeGreaterThan(104_000);
    await client.reminderPlans.update({ planId: 3, steps: [usualStep('R1', 1), { ...usualStep('R3', 20), chargesFees: false }] }, at);
    await client.reminderPlans.choose({ scope: 'invoice', invoiceId, planId: 3 }, at);
    expect(await totalOf()).toEqual([100_000]);
    const [entry] = await client.reminders.agenda({ asOf: TODAY }, at);
    expect(entry).toMatchObject({ reachedLevel: 'R3', level: 'R1' });
  });

  test('counts at its step when it is posted, whatever letter the step writes', async () => {
    const { client, db, at } = await aBook();
    const customerId = aCustomerIn(db, { name: 'Alpha' });
    anInvoiceIn(db, { customerId, dueOn: '2025-06-05' });
    await client.reminderPlans.update({ planId: 1, steps: [{ ...usualStep('R1', 3), template: 'reminder2' }, usualStep('R2', 15)] }, at);
    db.prepare(
      `INSERT INTO letters (id, customer_id, kind, as_of, state, total_cents, content, pdf, sha256, printed_on)
       VALUES (1, ?, 'reminder2', ?, 'printed', 1, '{}', x'00', '', ?)`,
    ).run(customerId, TODAY, TODAY);
    await client.letters.markSent({ letterId: 1, sentOn: TODAY }, at);
    expect(await client.reminders.contacts({ customerId }, at)).toMatchObject([{ level: 'R1', channel: 'letter' }]);
  });
});
