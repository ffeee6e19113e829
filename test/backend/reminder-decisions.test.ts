import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aBackend, aCompany } from '../builders/company.ts';

const TODAY = '2025-06-30';

/** Customers with one invoice each, late by so many days; the agenda as a list of names and levels. */
async function aBook(lateness: Record<string, number>) {
  const { client, company, db } = await aCompany({ today: TODAY });
  const at = { company };
  const ids = new Map<string, number>();
  const invoices = new Map<string, number>();
  for (const [name, daysLate] of Object.entries(lateness)) {
    const customerId = aCustomerIn(db, { name });
    ids.set(name, customerId);
    const dueOn = new Date(Date.UTC(2025, 5, 30 - daysLate)).toISOString().slice(0, 10);
    invoices.set(name, anInvoiceIn(db, { customerId, dueOn }));
  }
  const idOf = (name: string) => ids.get(name) ?? 0;
  return {
    client,
    db,
    at,
    idOf,
    invoiceOf: (name: string) => invoices.get(name) ?? 0,
    agenda: async (asOf = TODAY) =>
      (await client.reminders.agenda({ asOf: localDate(asOf) }, at)).map(({ customerName, level }) => `${customerName} ${level}`),
    left: async (asOf = TODAY) =>
      (await client.reminders.leftOut({ asOf: localDate(asOf) }, at)).map(
        ({ customerName, code, until }) => `${customerName} ${code} ${until}`,
      ),
    reasons: async (asOf = TODAY) => (await client.reminders.leftOut({ asOf: localDate(asOf) }, at)).map(({ reason }) => reason),
    contacted: (name: string, on: string, level: ReminderLevel) => {
      const { lastInsertRowid } = db
        .prepare(`INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel) VALUES (?, ?, ?, 'letter')`)
        .run(idOf(name), on, level);
      db.prepare('INSERT INTO reminder_contact_invoices VALUES (?, ?)').run(lastInsertRowid, invoices.get(name));
    },
  };
}
const asOf = localDate(TODAY);

describe('passing a step over', () => {
  test('waits for the next step of the plan, says why, and is undone', async () => {
    const { client, at, idOf, agenda, left, reasons } = await aBook({ Alpha: 9, Beta: 9 });
    expect(await agenda()).toEqual(['Alpha call', 'Beta call']);
    const { decisionIds } = await client.reminders.skip({ customerIds: [idOf('Alpha'), idOf('Beta')], asOf, reason: 'vus au salon' }, at);
    expect(await agenda()).toEqual([]);
    expect(await left()).toEqual(['Alpha skipped 2025-07-06', 'Beta skipped 2025-07-06']);
    expect((await reasons())[0]).toBe('Étape « Appel » passée le 30/06/2025 (vus au salon) ; étape suivante pas encore atteinte');
    expect(await agenda('2025-07-06')).toEqual(['Alpha R2', 'Beta R2']);
    // Not a contact: no gap follows, nothing is in the log, and what was before it stands as it was.
    expect(await client.reminders.contacts({ customerId: idOf('Alpha') }, at)).toEqual([]);
    expect(await agenda('2025-06-29')).toEqual(['Alpha call', 'Beta call']);

    await client.reminders.undoDecisions({ decisionIds }, at);
    expect(await agenda()).toEqual(['Alpha call', 'Beta call']);
    await expect(client.reminders.undoDecisions({ decisionIds }, at)).rejects.toMatchObject({ code: 'DECISION_NOT_FOUND' });
  });

  test('a first reminder that is held back rests for a week, then is proposed again at the same step', async () => {
    const { client, at, idOf, agenda, left } = await aBook({ Alpha: 60 });
    expect(await agenda()).toEqual(['Alpha R2']);
    await client.reminders.skip({ customerIds: [idOf('Alpha')], asOf }, at);
    expect(await left()).toEqual(['Alpha skipped 2025-07-07']);
    expect(await agenda('2025-07-07')).toEqual(['Alpha R2']);
  });

  test('is refused where nothing is proposed, for all or none', async () => {
    const { client, at, idOf, agenda } = await aBook({ Alpha: 9, 'Trop tôt': 1 });
    await expect(client.reminders.skip({ customerIds: [idOf('Alpha'), idOf('Trop tôt')], asOf }, at)).rejects.toMatchObject({
      code: 'NO_STEP_THAT_DAY',
      params: { customerName: 'Trop tôt' },
    });
    expect(await agenda()).toEqual(['Alpha call']);
  });
});

describe('putting a contact off', () => {
  test('keeps the customer in peace until its day, which brings the step that is then reached', async () => {
    const { client, at, idOf, agenda, left, reasons } = await aBook({ Alpha: 9 });
    const { decisionIds } = await client.reminders.postpone(
      { customerIds: [idOf('Alpha')], asOf, until: localDate('2025-07-10'), reason: 'attend son assurance' },
      at,
    );
    expect(await left('2025-07-09')).toEqual(['Alpha postponed 2025-07-10']);
    expect(await reasons()).toEqual(['Relance reportée au 10/07/2025 (attend son assurance)']);
    expect(await agenda('2025-07-10')).toEqual(['Alpha R2']);
    // Said again, the last day holds, in both directions.
    await client.reminders.postpone({ customerIds: [idOf('Alpha')], asOf, until: localDate('2025-07-02'), reason: 'rappelé' }, at);
    expect(await agenda('2025-07-02')).toEqual(['Alpha call']);
    await client.reminders.undoDecisions({ decisionIds: [decisionIds[0] ?? 0, (decisionIds[0] ?? 0) + 1] }, at);
    expect(await agenda()).toEqual(['Alpha call']);
  });

  test('only to a day to come', async () => {
    const { client, at, idOf } = await aBook({ Alpha: 9 });
    await expect(client.reminders.postpone({ customerIds: [idOf('Alpha')], asOf, until: asOf, reason: 'x' }, at)).rejects.toMatchObject({
      code: 'POSTPONED_TO_PAST',
    });
  });
});

describe('forcing a level', () => {
  test('goes past a first contact, the gap, a pause; the next contact uses it up', async () => {
    const { client, at, idOf, agenda, left } = await aBook({ Alpha: 60 });
    const customerId = idOf('Alpha');
    await client.customers.update({ id: customerId, pausedUntil: localDate('2025-07-31'), pauseReason: 'congés' }, at);
    expect(await left()).toEqual(['Alpha paused 2025-08-01']);
    const { decisionId } = await client.reminders.force({ customerId, asOf, level: 'formalNotice', reason: 'injoignable' }, at);
    expect(await agenda()).toEqual(['Alpha formalNotice']);
    const [entry] = await client.reminders.agenda({ asOf }, at);
    expect(entry).toMatchObject({ forced: { decisionId, reason: 'injoignable' }, template: 'formalNotice', chargesFees: true });
    expect(await agenda('2025-06-29')).toEqual([]);
    await client.reminders.recordCall({ customerId, on: asOf, outcome: 'message' }, at);
    expect(await left()).toEqual(['Alpha paused 2025-08-01']);
    // Asked for again after the call of the same day, it holds again; and it can be taken back.
    const again = await client.reminders.force({ customerId, asOf, level: 'R3' }, at);
    expect(await agenda()).toEqual(['Alpha R3']);
    await client.reminders.undoDecisions({ decisionIds: [again.decisionId] }, at);
    expect(await agenda()).toEqual([]);
  });

  test('is refused where nothing is to be asked for, or where the law forbids it', async () => {
    const { client, db, at, idOf, invoiceOf } = await aBook({ Litige: 20, Procédure: 20 });
    await client.disputes.open({ invoiceId: invoiceOf('Litige'), reason: 'Prix', openedOn: asOf }, at);
    db.prepare(`UPDATE customers SET insolvency_on = '2025-06-01' WHERE id = ?`).run(idOf('Procédure'));
    for (const name of ['Litige', 'Procédure']) {
      await expect(client.reminders.force({ customerId: idOf(name), asOf, level: 'R3' }, at)).rejects.toMatchObject({
        code: 'LEVEL_NOT_FORCED',
      });
    }
    expect((await client.reminders.leftOut({ asOf }, at)).map(({ canForce }) => canForce)).toEqual([false, false]);
  });
});

test('after the formal notice, its deadline and the plan’s delay, the customer is at the legal stage', async () => {
  const { left, reasons, contacted } = await aBook({ Alpha: 90 });
  contacted('Alpha', '2025-06-10', 'formalNotice');
  // 8 days to pay, 8 days more.
  expect(await left('2025-06-25')).toEqual(['Alpha alreadyReminded null']);
  expect(await reasons('2025-06-25')).toEqual([
    'Mise en demeure envoyée le 10/06/2025, délai jusqu’au 18/06/2025 ; étape contentieuse le 26/06/2025',
  ]);
  expect(await left('2025-06-26')).toEqual(['Alpha legalStage null']);
});

describe('before the due date', () => {
  test('a notice once, then nothing until the first reminder; a late customer gets reminders instead', async () => {
    const { client, db, at, idOf, agenda } = await aBook({ 'Bientôt échu': -5, 'En retard': 9 });
    anInvoiceIn(db, { customerId: idOf('En retard'), dueOn: '2025-07-03' });
    expect(await agenda()).toEqual(['En retard call', 'Bientôt échu notice']);
    const [, entry] = await client.reminders.agenda({ asOf }, at);
    expect(entry).toMatchObject({
      channel: 'email',
      template: null,
      totalDueCents: 100_000,
      interestCents: 0,
      indemnityCents: 0,
      notYetDue: [],
    });
    const customerId = idOf('Bientôt échu');
    const { contactId } = await client.reminders.recordMessage({ customerId, on: asOf, level: 'notice', channel: 'email' }, at);
    expect(await agenda()).toEqual(['En retard call']);
    // Due on 5 July, three days late on the 8th.
    expect(await agenda('2025-07-07')).not.toContain('Bientôt échu R1');
    expect(await agenda('2025-07-08')).toContain('Bientôt échu R1');
    await client.reminders.removeContact({ contactId }, at);
    expect(await agenda()).toContain('Bientôt échu notice');
  });

  test('a satisfaction check some days after the invoice, where the plan has one', async () => {
    const { client, at, idOf, agenda } = await aBook({ 'Grand compte': -19 });
    expect(await agenda()).toEqual([]);
    await client.reminderPlans.choose({ scope: 'customer', customerId: idOf('Grand compte'), planId: 2 }, at);
    // Issued on 19 June: from the 29th on, for two weeks.
    expect(await agenda('2025-06-28')).toEqual([]);
    expect(await agenda()).toEqual(['Grand compte satisfaction']);
    expect(await agenda('2025-07-14')).toEqual([]);
    await client.reminders.recordCall({ customerId: idOf('Grand compte'), on: asOf, level: 'satisfaction', outcome: 'reached' }, at);
    expect(await agenda()).toEqual([]);
    expect(await client.reminders.contacts({ customerId: idOf('Grand compte') }, at)).toMatchObject([
      { level: 'satisfaction', channel: 'phone', outcome: 'reached', removable: true },
    ]);
  });
});

test('the gap and the tolerance are the company’s own settings', async () => {
  const { client, at, agenda, left, contacted } = await aBook({ Alpha: 46 });
  contacted('Alpha', '2025-06-26', 'R2');
  expect(await left()).toEqual(['Alpha contactedRecently 2025-07-03']);
  expect(await client.reminders.setSettings({ minimumGapDays: 4 }, at)).toMatchObject({ minimumGapDays: 4, toleranceCents: 1500 });
  expect(await agenda()).toEqual(['Alpha formalNotice']);
  await client.reminders.setSettings({ toleranceCents: 100_001 as never }, at);
  expect(await left()).toEqual(['Alpha belowTolerance null']);
});

test('in the sample company, what had its formal notice is not asked for again: not in the agenda, a letter, nor a trial of the month', async () => {
  const { client, directory } = aBackend({ today: '2026-11-20' });
  const { companyId } = await client.companies.createSample({ path: join(directory, 'exemple.quittance') as OutputFile });
  const at = { company: companyId };
  const asOf = localDate('2026-11-20');
  const noticed = (await client.reminders.agenda({ asOf }, at)).filter(({ level }) => level === 'formalNotice');
  expect(noticed.length).toBeGreaterThan(0);
  for (const { customerId } of noticed) {
    const { letterId, preflight } = await client.letters.draft({ customerId, kind: 'formalNotice', asOf }, at);
    for (const { severity, code } of preflight) {
      if (severity === 'blocking') await client.letters.override({ letterId, code, reason: 'vu' }, at);
    }
    await client.letters.print({ letterIds: [letterId], out: join(directory, `${letterId}.pdf`) as OutputFile }, at);
    await client.letters.markSent({ letterId, sentOn: asOf }, at);
  }
  const numbers = new Set(noticed.flatMap(({ invoices }) => invoices.map(({ invoiceNumber }) => invoiceNumber)));
  const customers = new Set(noticed.map(({ customerId }) => customerId));
  let chasedLater = 0;
  for (const day of ['2026-11-27', '2026-12-05', '2026-12-07', '2026-12-20'].map(localDate)) {
    for (const entry of await client.reminders.agenda({ asOf: day }, at)) {
      if (!customers.has(entry.customerId)) continue;
      chasedLater += 1;
      expect(entry.invoices.filter(({ invoiceNumber }) => numbers.has(invoiceNumber))).toEqual([]);
      expect(entry.leftOut.map(({ reason }) => reason).join()).toContain('Mise en demeure');
      const { pages } = await client.letters.previewDraft({ customerId: entry.customerId, kind: 'reminder1', asOf: day }, at);
      const written = pages.flatMap(({ items }) => items.map((item) => (item.type === 'text' ? item.text : ''))).join(' ');
      expect([...numbers].filter((number) => written.includes(number))).toEqual([]);
    }
    const tasks = (await client.reminders.today({ asOf: day }, at)).customers;
    const legal = tasks.filter((each) => each.tasks.some(({ kind }) => kind === 'legalStage')).map(({ customerId }) => customerId);
    expect([...customers].every((customerId) => legal.includes(customerId))).toBe(day >= '2026-12-06');
  }
  expect(chasedLater).toBeGreaterThan(0);
});
