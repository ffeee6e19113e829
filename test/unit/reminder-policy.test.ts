import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { PROMISE_GRACE_DAYS } from '../../shared/promises/promise-rules.ts';
import { type Receivable, selectChaseable } from '../../shared/reminders/chaseable-selection.ts';
import type { Contact, CustomerPosition } from '../../shared/reminders/customer-position.ts';
import { assessCustomer, hindrancesOf } from '../../shared/reminders/reminder-policy.ts';
import { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { upcomingSteps } from '../../shared/reminders/upcoming-events.ts';
import { aPlan, aPosition, aReceivable, SETTINGS, TODAY } from '../builders/reminder-position.ts';

function aContact(daysAgo: number, level: ReminderLevel, invoices: Receivable[]): Contact {
  return { on: addDays(TODAY, -daysAgo), level, channel: 'letter', invoiceIds: invoices.map(({ invoiceId }) => invoiceId) };
}

/** The proposed level, or the code of what keeps the customer in peace. */
function proposal(position: CustomerPosition, asOf: LocalDate = TODAY) {
  const assessment = assessCustomer(position, asOf, SETTINGS);
  if (assessment.outcome === 'contact') return assessment.step.level;
  return assessment.outcome === 'leftOut' ? assessment.hindrance.code : assessment.outcome;
}

describe('the worked example, customer A at 30/06/2025', () => {
  const f2 = aReceivable({
    invoiceNumber: 'F2',
    issuedOn: localDate('2025-04-15'),
    dueOn: localDate('2025-05-15'),
    totalCents: cents(900_000),
    openCents: cents(500_000),
  });
  const f7 = aReceivable({ invoiceNumber: 'F7', dueOn: localDate('2025-07-20'), openCents: cents(1_000_000) });
  const credits = [{ label: 'Avoir AV1', amountCents: cents(-100_000) }];
  const plan = aPlan(['R1', 8], ['R2', 20], ['R3', 35]);

  test('one contact: F2 asked for, the credit note deducted, F7 set apart as not due', () => {
    const selection = selectChaseable([f7, f2], credits, TODAY);
    expect(selection.chaseable.map((i) => [i.invoiceNumber, i.dueCents, i.daysLate])).toEqual([['F2', 500_000, 46]]);
    expect(selection.notYetDue.map((i) => i.invoiceNumber)).toEqual(['F7']);
    expect(selection.credits).toEqual(credits);
    expect(selection.totalDueCents).toBe(400_000);
  });

  test('R3 is reached, and proposed to a customer who has heard from us before, even if R2 was forgotten', () => {
    expect(proposal(aPosition([f2, f7], { plan, credits, contacts: [aContact(38, 'R1', [f2])] }))).toBe('R3');
  });

  test('as a first contact ever it is held back to R2', () => {
    const assessment = assessCustomer(aPosition([f2, f7], { plan, credits }), TODAY, SETTINGS);
    expect(assessment).toMatchObject({ outcome: 'contact', step: { level: 'R2' }, reachedLevel: 'R3' });
  });
});

describe('level', () => {
  test.each([
    [3, 'R1'],
    [7, 'R1'],
    [8, 'call'],
    [15, 'R2'],
    [29, 'R2'],
    [30, 'R3'],
    [44, 'R3'],
    [45, 'formalNotice'],
    [400, 'formalNotice'],
  ])('%d days late: %s for a customer already contacted', (daysLate, level) => {
    expect(proposal(aPosition([aReceivable({ daysLate })], { contacts: [aContact(300, 'R1', [])] }))).toBe(level);
  });

  test.each([
    [5, 'R1'],
    [12, 'call'],
    [20, 'R2'],
    [40, 'R2'],
    [400, 'R2'],
  ])('%d days late: %s as a first contact', (daysLate, level) => {
    expect(proposal(aPosition([aReceivable({ daysLate })]))).toBe(level);
  });

  test('the oldest decides; one not chaseable decides nothing', () => {
    const contacts = [aContact(300, 'R1', [])];
    const old = aReceivable({ daysLate: 50 });
    const recent = aReceivable({ daysLate: 10 });
    expect(proposal(aPosition([recent, old], { contacts }))).toBe('formalNotice');
    expect(proposal(aPosition([recent, { ...old, disputedCents: old.openCents }], { contacts }))).toBe('call');
  });

  test('a first contact with a plan that has neither call nor R2 takes its mildest step', () => {
    const plan = aPlan(['R3', 10], ['formalNotice', 20]);
    expect(proposal(aPosition([aReceivable({ daysLate: 25 })], { plan }))).toBe('R3');
  });
});

describe('history belongs to the invoice', () => {
  test('a level done is not done again before the next step, whose day is given', () => {
    const invoice = aReceivable({ daysLate: 28 });
    const position = aPosition([invoice], { contacts: [aContact(12, 'R2', [invoice])] });
    expect(assessCustomer(position, TODAY, SETTINGS)).toMatchObject({
      outcome: 'leftOut',
      hindrance: { code: 'alreadyReminded', until: addDays(invoice.dueOn, 30) },
    });
    expect(proposal(position, addDays(invoice.dueOn, 30))).toBe('R3');
  });

  test('a level forced ahead of its day is not followed by a lower one', () => {
    const invoice = aReceivable({ daysLate: 20 });
    const position = aPosition([invoice], { contacts: [aContact(10, 'R3', [invoice])] });
    expect([15, 20, 25, 44].map((day) => proposal(position, addDays(invoice.dueOn, day)))).not.toContain('R2');
    expect(proposal(position, addDays(invoice.dueOn, 45))).toBe('formalNotice');
  });

  test('after the formal notice nothing more is proposed for the invoice, while a later one goes through the plan', () => {
    const noticed = aReceivable({ daysLate: 80 });
    const contacts = [aContact(30, 'formalNotice', [noticed])];
    expect(assessCustomer(aPosition([noticed], { contacts }), TODAY, SETTINGS)).toMatchObject({
      hindrance: { code: 'legalStage', until: null },
    });
    const later = aReceivable({ daysLate: 5 });
    const assessment = assessCustomer(aPosition([noticed, later], { contacts }), TODAY, SETTINGS);
    expect(assessment).toMatchObject({
      outcome: 'contact',
      step: { level: 'R1' },
      about: [{ invoiceId: later.invoiceId }],
      totalDueCents: later.openCents,
    });
    expect(assessment.selection.leftOut).toMatchObject([{ invoiceNumber: noticed.invoiceNumber, code: 'legalStage' }]);
  });

  test('what falls due after a formal notice hides neither its deadline nor the legal stage', () => {
    const noticed = aReceivable({ daysLate: 80 });
    const later = aReceivable({ daysLate: 1 });
    const credits = [{ label: 'Avoir AV1', amountCents: cents(-30_000) }];
    const position = aPosition([noticed, later], { contacts: [aContact(10, 'formalNotice', [noticed])], credits });
    expect(assessCustomer(position, TODAY, SETTINGS)).toMatchObject({
      hindrance: {
        code: 'alreadyReminded',
        reason: 'Mise en demeure envoyée le 20/06/2025, délai jusqu’au 28/06/2025 ; étape contentieuse le 06/07/2025',
      },
    });
    expect(proposal(position, addDays(TODAY, 1))).toBe('alreadyReminded');
    // The credit came off the notice: it does not come off a second time.
    const chased = assessCustomer(position, addDays(TODAY, 2), SETTINGS);
    expect(chased).toMatchObject({ step: { level: 'R1' }, about: [{ invoiceId: later.invoiceId }], totalDueCents: 100_000 });
    expect(upcomingSteps(position, TODAY, addDays(TODAY, 30), SETTINGS).find(({ kind }) => kind === 'legalStage')).toMatchObject({
      on: '2025-07-06',
      amountCents: 70_000,
    });
  });

  test('a firmer letter is not followed by a milder one about the same invoice, whose plan is slower', () => {
    const slow = aReceivable({ daysLate: 40 });
    const reminded = aReceivable({ daysLate: 20 });
    const invoicePlans = new Map([[slow.invoiceId, aPlan(['R1', 39], ['formalNotice', 90])]]);
    const position = aPosition([slow, reminded], { contacts: [aContact(10, 'R3', [reminded])], invoicePlans });
    expect(assessCustomer(position, TODAY, SETTINGS)).toMatchObject({ step: { level: 'R1' }, about: [{ invoiceId: slow.invoiceId }] });
  });

  test('seven days between two contacts, whatever the steps say', () => {
    const invoice = aReceivable({ daysLate: 46 });
    const contacts = [aContact(6, 'R2', [invoice])];
    expect(assessCustomer(aPosition([invoice], { contacts }), TODAY, SETTINGS)).toMatchObject({
      outcome: 'leftOut',
      hindrance: { code: 'contactedRecently', until: addDays(TODAY, 1) },
    });
    expect(proposal(aPosition([invoice], { contacts }), addDays(TODAY, 1))).toBe('formalNotice');
    expect(proposal(aPosition([invoice], { contacts: [aContact(-1, 'R2', [invoice])] }))).toBe('R2');
  });
});

describe('left out, with the reason', () => {
  test('only the disputed part of an invoice', () => {
    const invoice = aReceivable({ openCents: cents(300_000), disputedCents: cents(120_000) });
    const selection = selectChaseable([invoice], [], TODAY);
    expect(selection.chaseable.map((i) => [i.openCents, i.dueCents])).toEqual([[300_000, 180_000]]);
    expect(selection.leftOut.map((l) => [l.code, l.amountCents])).toEqual([['disputed', 120_000]]);
  });

  test('a promise until its date and two days more', () => {
    const promisedOn = localDate('2025-07-10');
    const position = aPosition([aReceivable({ promisedOn })]);
    const last = addDays(promisedOn, PROMISE_GRACE_DAYS);
    expect(assessCustomer(position, TODAY, SETTINGS)).toMatchObject({ hindrance: { code: 'promised', until: addDays(last, 1) } });
    expect(proposal(position, last)).toBe('promised');
    expect(proposal(position, addDays(last, 1))).toBe('R2');
  });

  test('an invoice in a running schedule, while the others are chased', () => {
    const held = aReceivable({ scheduleId: 4, daysLate: 60 });
    expect(proposal(aPosition([held]))).toBe('inSchedule');
    expect(proposal(aPosition([held, aReceivable({ daysLate: 4 })]))).toBe('R1');
  });

  test('a pause through its last day', () => {
    const position = aPosition([aReceivable()], { pausedUntil: localDate('2025-07-05'), pauseReason: 'congés' });
    expect(assessCustomer(position, TODAY, SETTINGS)).toMatchObject({ hindrance: { code: 'paused', until: '2025-07-06' } });
    expect(proposal(position, localDate('2025-07-05'))).toBe('paused');
    expect(proposal(position, localDate('2025-07-06'))).toBe('R2');
  });

  test('a net amount under the tolerance, credits deducted', () => {
    expect(proposal(aPosition([aReceivable({ openCents: cents(1499) })]))).toBe('belowTolerance');
    expect(proposal(aPosition([aReceivable({ openCents: cents(1500) })]))).toBe('call');
    const credits = [{ label: 'Avoir AV1', amountCents: cents(-99_000) }];
    expect(proposal(aPosition([aReceivable({ openCents: cents(100_000) })], { credits }))).toBe('belowTolerance');
    expect(proposal(aPosition([aReceivable({ openCents: cents(99_000) })], { credits }))).toBe('coveredByCredits');
  });

  test('collective proceedings from their day, before any other reason', () => {
    const position = aPosition([aReceivable()], { insolvencyOn: TODAY, pausedUntil: addDays(TODAY, 30) });
    expect(proposal(position)).toBe('insolvency');
    expect(proposal({ ...position, pausedUntil: null }, addDays(TODAY, -1))).not.toBe('insolvency');
  });

  test('overdue for less than the first step', () => {
    const position = aPosition([aReceivable({ daysLate: 2 })]);
    expect(assessCustomer(position, TODAY, SETTINGS)).toMatchObject({ hindrance: { code: 'tooEarly', until: addDays(TODAY, 1) } });
  });

  test('due today is not overdue', () => {
    expect(proposal(aPosition([aReceivable({ daysLate: 0 })]))).toBe('nothingOverdue');
  });

  test('a forced letter sees every hindrance, not only the first', () => {
    const invoice = aReceivable();
    const position = aPosition([invoice], { pausedUntil: addDays(TODAY, 3), contacts: [aContact(2, 'call', [invoice])] });
    const selection = selectChaseable(position.receivables, [], TODAY);
    expect(hindrancesOf(position, selection, TODAY, SETTINGS).map(({ code }) => code)).toEqual([
      'paused',
      'contactedRecently',
      'alreadyReminded',
    ]);
  });
});

const arbitraryReceivable = fc
  .record({
    daysLate: fc.integer({ min: -40, max: 120 }),
    openCents: fc.integer({ min: 1, max: 500_000 }).map(cents),
    disputedCents: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600_000 })).map(cents),
    promisedOn: fc.option(fc.integer({ min: -20, max: 20 }).map((days) => addDays(TODAY, days))),
    scheduleId: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(9) }),
  })
  .map(aReceivable);

test('what is chased and what is left out sum to what is overdue', () => {
  fc.assert(
    fc.property(fc.array(arbitraryReceivable, { maxLength: 8 }), (receivables) => {
      const selection = selectChaseable(receivables, [], TODAY);
      const leftOut = selection.leftOut.reduce((sum, { amountCents }) => sum + amountCents, 0);
      expect(selection.chaseableCents + leftOut).toBe(selection.overdueCents);
    }),
  );
});

test('followed day after day, an invoice goes up the plan: never twice at a level, never down, never twice in a week', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -60, max: 30 }), { minLength: 1, maxLength: 4 }), (lateness) => {
      const receivables = lateness.map((daysLate) => aReceivable({ daysLate }));
      const contacts: Contact[] = [];
      for (let day = TODAY; day < addDays(TODAY, 150); day = addDays(day, 1)) {
        const assessment = assessCustomer(aPosition(receivables, { contacts }), day, SETTINGS);
        if (assessment.outcome !== 'contact') continue;
        const { level, channel } = assessment.step;
        const previous = contacts.at(-1);
        if (previous) expect(daysBetween(previous.on, day)).toBeGreaterThanOrEqual(SETTINGS.minimumGapDays);
        else expect(['R1', 'call', 'R2']).toContain(level);
        contacts.push({ on: day, level, channel, invoiceIds: assessment.about.map(({ invoiceId }) => invoiceId) });
      }
      const oldest = receivables.reduce((a, b) => (b.dueOn < a.dueOn ? b : a));
      const upToNotice = contacts.slice(0, contacts.findIndex(({ level }) => level === 'formalNotice') + 1);
      const levels = upToNotice
        .filter(({ invoiceIds }) => invoiceIds.includes(oldest.invoiceId))
        .map(({ level }) => ReminderLevel.options.indexOf(level));
      expect(levels).toEqual([...new Set(levels)].sort());
      expect(levels.at(-1)).toBe(ReminderLevel.options.indexOf('formalNotice'));
    }),
    { numRuns: 50 },
  );
});
