import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import type { Contact, CustomerPosition, Skip } from '../../shared/reminders/customer-position.ts';
import { isChasing, isLetterLevel, planProblem, severity } from '../../shared/reminders/plan-rules.ts';
import { assessCustomer } from '../../shared/reminders/reminder-policy.ts';
import { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import { SHIPPED_PLANS } from '../../shared/reminders/shipped-plans.ts';
import { simulateContacts } from '../../shared/reminders/simulate-agenda.ts';
import { aPlan, aPosition, aReceivable, SETTINGS, TODAY } from '../builders/reminder-position.ts';

/** The rules of the agenda over random customers: what holds whatever was owed, said and decided. */
const near = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(TODAY, days));
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 5 });
const few = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(7) });

const arbitraryReceivable = fc
  .record({
    daysLate: fc.integer({ min: -40, max: 150 }),
    openCents: fc.integer({ min: 1, max: 500_000 }).map(cents),
    disputedCents: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 600_000 })).map(cents),
    promisedOn: rarely(near(-20, 20)),
    scheduleId: few,
  })
  .map(aReceivable);

const arbitraryPlan = fc.constantFrom(
  ...SHIPPED_PLANS.map(({ steps }) => aPlan(...steps.map(({ level, offsetDays }) => [level, offsetDays] as const))),
  aPlan(['R1', 2], ['call', 6], ['R2', 10], ['call', 14], ['R2', 20], ['R3', 28], ['formalNotice', 40]),
  aPlan(['notice', -10], ['R2', 5], ['formalNotice', 20]),
);

const arbitraryPosition: fc.Arbitrary<CustomerPosition> = fc
  .array(arbitraryReceivable, { minLength: 1, maxLength: 8 })
  .chain((receivables) => {
    const ids = receivables.map(({ invoiceId }) => invoiceId);
    const mark = {
      on: near(-60, 10),
      level: fc.constantFrom(...ReminderLevel.options),
      invoiceIds: fc.subarray(ids),
    };
    return fc
      .record({
        credits: fc.array(
          fc.integer({ min: 1, max: 400_000 }).map((amount) => ({ label: 'Avoir', amountCents: cents(-amount) })),
          { maxLength: 2 },
        ),
        contacts: fc.array(fc.record({ ...mark, channel: fc.constantFrom('letter', 'phone') }) as fc.Arbitrary<Contact>, { maxLength: 3 }),
        skips: fc.array(fc.record({ ...mark, decisionId: fc.nat(), reason: fc.constant('') }) as fc.Arbitrary<Skip>, { maxLength: 2 }),
        postponed: rarely(fc.record({ decisionId: fc.nat(), on: near(-20, 0), until: near(-10, 20), reason: fc.constant('congés') })),
        forced: rarely(
          fc.record({ decisionId: fc.nat(), on: near(-5, 5), level: fc.constantFrom('R1', 'R3', 'formalNotice'), reason: fc.constant('') }),
        ),
        pausedUntil: rarely(near(-5, 20)),
        insolvencyOn: rarely(near(-20, 20)),
        plan: arbitraryPlan,
      })
      .map((more) =>
        aPosition(receivables, {
          ...more,
          contacts: more.contacts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
        } as Partial<CustomerPosition>),
      );
  });

const assess = (position: CustomerPosition) => assessCustomer(position, TODAY, SETTINGS);

describe('whatever a customer owes', () => {
  test('what is chased and what is left out sum to what is overdue, and the same question has the same answer', () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const { selection } = assess(position);
        const leftOut = selection.leftOut.reduce((sum, { amountCents }) => sum + amountCents, 0);
        expect(selection.chaseableCents + leftOut).toBe(selection.overdueCents);
        const overdue = position.receivables.filter(({ dueOn }) => dueOn < TODAY).reduce((sum, { openCents }) => sum + openCents, 0);
        expect(selection.overdueCents).toBe(overdue);
        expect(assess(position)).toEqual(assess(position));
      }),
      { numRuns: 300 },
    );
  });

  test('nothing that is left out is asked for: disputed, promised, in a schedule', () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const assessment = assess(position);
        if (assessment.outcome !== 'contact') return;
        for (const { invoiceId, dueCents, dueOn } of assessment.about) {
          const receivable = position.receivables.find((each) => each.invoiceId === invoiceId);
          expect(receivable?.scheduleId).toBeNull();
          expect(receivable?.promisedOn == null || addDays(receivable.promisedOn, 2) < TODAY).toBe(true);
          expect(dueCents).toBe((receivable?.openCents ?? 0) - Math.min(receivable?.openCents ?? 0, receivable?.disputedCents ?? 0));
          expect(dueOn < TODAY).toBe(isChasing(assessment.step));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a customer in proceedings is never contacted; one paused, put off, contacted this week or under the tolerance only when forced', () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        const assessment = assess(position);
        if (assessment.outcome !== 'contact') return;
        const { insolvencyOn, pausedUntil, postponed, contacts } = position;
        expect(insolvencyOn === null || insolvencyOn > TODAY).toBe(true);
        expect(assessment.totalDueCents).toBeGreaterThan(0);
        if (assessment.forced) return;
        expect(pausedUntil === null || pausedUntil < TODAY).toBe(true);
        expect(postponed === null || postponed.until <= TODAY).toBe(true);
        expect(assessment.totalDueCents).toBeGreaterThanOrEqual(SETTINGS.toleranceCents);
        for (const { on } of contacts) if (on <= TODAY) expect(daysBetween(on, TODAY)).toBeGreaterThanOrEqual(SETTINGS.minimumGapDays);
      }),
      { numRuns: 300 },
    );
  });

  test('without history the level is the one that the oldest chaseable invoice has reached, no higher than R2', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReceivable, { minLength: 1, maxLength: 8 }), arbitraryPlan, (receivables, plan) => {
        const assessment = assess(aPosition(receivables, { plan }));
        if (assessment.outcome !== 'contact' || !isChasing(assessment.step)) return;
        // The same said again from the rule's words, over the raw receivables.
        const late = receivables
          .filter(({ dueOn, openCents, disputedCents, scheduleId }) => dueOn < TODAY && openCents > disputedCents && scheduleId === null)
          .filter(({ promisedOn }) => promisedOn === null || addDays(promisedOn, 2) < TODAY);
        const days = Math.max(...late.map(({ dueOn }) => daysBetween(dueOn, TODAY)));
        const reached = plan.steps.filter((step) => isChasing(step) && step.offsetDays <= days).at(-1);
        expect(assessment.reachedLevel).toBe(reached?.level);
        const held = plan.steps.filter((step) => isChasing(step) && severity(step.level) <= severity('R2')).at(-1);
        expect(assessment.step).toBe(severity(reached?.level ?? 'R1') <= severity('R2') ? reached : held);
      }),
      { numRuns: 300 },
    );
  });

  test('followed day after day: one contact a day at most, the gap kept, letters ever firmer for every invoice, nothing after its notice', () => {
    fc.assert(
      fc.property(arbitraryPosition, (drawn) => {
        const position = { ...drawn, forced: null, contacts: drawn.contacts.filter(({ on }) => on <= TODAY) };
        const contacts = simulateContacts(position, TODAY, addDays(TODAY, 120), SETTINGS);
        expect(new Set(contacts.map(({ on }) => on)).size).toBe(contacts.length);
        for (const [index, { on }] of contacts.entries()) {
          const earlier = [...position.contacts.filter((each) => each.on <= on), ...contacts.slice(0, index)].map((each) => each.on);
          for (const day of earlier) expect(daysBetween(day, on)).toBeGreaterThanOrEqual(SETTINGS.minimumGapDays);
        }
        const letters = contacts.filter(({ level }) => ['R1', 'R2', 'R3', 'formalNotice'].includes(level));
        const before = position.contacts.filter(({ level }) => isLetterLevel(level));
        for (const { invoiceId } of position.receivables) {
          const firmness = [...before, ...letters]
            .filter(({ invoiceIds }) => invoiceIds.includes(invoiceId))
            .map(({ level }) => severity(level));
          const drawn = before.filter(({ invoiceIds }) => invoiceIds.includes(invoiceId)).length;
          for (const [index, level] of firmness.entries()) {
            if (index >= drawn) expect(level).toBeGreaterThanOrEqual(Math.max(...firmness.slice(0, index), 0));
          }
          const noticed = contacts.findIndex((each) => each.level === 'formalNotice' && each.invoiceIds.includes(invoiceId));
          if (noticed >= 0) expect(contacts.slice(noticed + 1).some(({ invoiceIds }) => invoiceIds.includes(invoiceId))).toBe(false);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('the shipped plans', () => {
  test('are the table of days that the trade knows, and sound', () => {
    const days = SHIPPED_PLANS.map(({ key, steps }) => [
      key,
      ...steps.map(({ level, offsetDays, channel }) => `${level} ${offsetDays} ${channel}`),
    ]);
    expect(days).toEqual([
      ['standard', 'notice -7 email', 'R1 3 email', 'call 8 phone', 'R2 15 letter', 'R3 30 letter', 'formalNotice 45 letter'],
      [
        'soft',
        'satisfaction 10 phone',
        'notice -3 email',
        'R1 7 email',
        'call 12 phone',
        'R2 20 letter',
        'R3 40 letter',
        'formalNotice 60 letter',
      ],
      ['firm', 'notice -15 email', 'R1 1 email', 'call 4 phone', 'R2 8 letter', 'R3 15 letter', 'formalNotice 25 letter'],
    ]);
    for (const { steps } of SHIPPED_PLANS) expect(planProblem(steps)).toBeNull();
  });
});
