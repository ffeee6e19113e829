import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import law from '../../resources/legal/procedures.json' with { type: 'json' };
import { addDays, addMonths, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { easterOf, firstWorkingDayFrom, isIdleDay } from '../../shared/dates/working-day.ts';
import { caseDeadlines, type DatedStep, isPressing, SHORTER_SERVICE_FROM, serviceMonths } from '../../shared/legal/case-deadlines.ts';
import { type CaseRoute, type CaseStepKind, CaseRoute as Routes, CaseStepKind as Steps } from '../../shared/legal/case-kinds.ts';
import { deadlineSentence } from '../../shared/legal/case-words.fr.ts';

const step = (kind: CaseStepKind, on: string, deadlineOn: string | null = null): DatedStep => ({
  kind,
  on: localDate(on),
  deadlineOn: deadlineOn === null ? null : localDate(deadlineOn),
  note: '',
});
const of = (route: CaseRoute, steps: readonly DatedStep[], asOf: string) =>
  Object.fromEntries(caseDeadlines(route, steps, localDate(asOf)).map((deadline) => [deadline.code, deadline]));

it('nothing is said to be served, or declared, of a claim that was paid or rejected before it', () => {
  expect(of('paymentOrder', [step('order', '2026-10-01'), step('collected', '2026-10-15')], '2026-11-22')).toEqual({});
  expect(of('collectiveProceedings', [step('publication', '2026-10-01'), step('rejected', '2026-10-15')], '2027-01-22')).toEqual({});
});

it('counts the delays that the sheet of procedures tells', () => {
  const { serviceMonthsChangedOn, serviceMonths: now, serviceMonthsBefore } = law.figures;
  expect(serviceMonthsChangedOn).toBe(SHORTER_SERVICE_FROM);
  expect([serviceMonths(SHORTER_SERVICE_FROM), serviceMonths(addDays(SHORTER_SERVICE_FROM, -1))]).toEqual([now, serviceMonthsBefore]);
});

it('an expense is not the next thing that the user wanted done', () => {
  const steps = [step('filed', '2026-10-01', '2026-10-31'), step('expense', '2026-10-15')];
  expect(of('paymentOrder', steps, '2026-11-22').own?.state).toBe('lapsed');
});

describe('days on which courts are closed', () => {
  // Dates of Easter as almanacs print them.
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2000, '2000-04-23'],
  ])('Easter %i is on %s', (year, day) => expect(easterOf(year)).toBe(day));

  it.each(['2026-04-06', '2026-05-14', '2026-05-25', '2026-07-14', '2026-11-11', '2026-12-25', '2026-11-21', '2026-11-22'])(
    '%s is idle',
    (day) => expect(isIdleDay(localDate(day))).toBe(true),
  );

  it('a time limit goes on to the first working day, never further than over Easter or Christmas', () => {
    expect(firstWorkingDayFrom(localDate('2026-05-01'))).toBe('2026-05-04'); // Friday 1 May, then a week-end
    expect(firstWorkingDayFrom(localDate('2027-03-27'))).toBe('2027-03-30'); // Saturday, Easter, Easter Monday
    expect(firstWorkingDayFrom(localDate('2026-11-23'))).toBe('2026-11-23');
  });
});

describe('the time limits of a case', () => {
  // decree 2026-96 of 16/02/2026: 3 months for orders from 01/09/2026, 6 before.
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-09-01', 3, '2026-12-01'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-12-15', 3, '2027-03-15'],
  ])('an order of %s is served within %i months: by %s', (orderedOn, months, by) => {
    expect(serviceMonths(localDate(orderedOn))).toBe(months);
    expect(of('paymentOrder', [step('order', orderedOn)], orderedOn).serveOrder).toMatchObject({
      on: by,
      actor: 'creditor',
      state: 'running',
    });
  });

  it('an order that is not served in time is void, and one served late is too', () => {
    const order = step('order', '2026-09-15'); // by Tuesday 15 December
    expect(of('paymentOrder', [order], '2026-12-15').serveOrder?.state).toBe('running');
    expect(of('paymentOrder', [order], '2026-12-16').serveOrder?.state).toBe('lapsed');
    expect(of('paymentOrder', [order, step('service', '2026-12-15')], '2027-01-01').serveOrder?.state).toBe('met');
    const late = caseDeadlines('paymentOrder', [order, step('service', '2026-12-20')], localDate('2027-01-01'));
    expect(late.map(deadlineSentence).join(' ')).toContain('non avenue');
  });

  it('opposition is open for a month from service, execution after two', () => {
    const steps = [step('order', '2026-12-01'), step('service', '2027-01-31')];
    const { opposition, executionFrom } = of('paymentOrder', steps, '2027-02-01');
    // 28 February 2027 is a Sunday.
    expect(opposition).toMatchObject({ on: '2027-02-28', extendedOn: '2027-03-01', state: 'running', actor: 'debtor' });
    expect(executionFrom).toMatchObject({ on: '2027-03-31', state: 'running', actor: 'from' });
    expect(of('paymentOrder', steps, '2027-03-31').executionFrom?.state).toBe('over');
    expect(of('paymentOrder', [...steps, step('enforceable', '2027-04-01')], '2027-04-02').executionFrom?.state).toBe('met');
    const opposed = of('paymentOrder', [...steps, step('opposition', '2027-02-10')], '2027-04-01');
    expect(Object.keys(opposed), 'nothing may be enforced once the debtor has opposed the order').not.toContain('executionFrom');
  });

  it('after an opposition or a contest nothing is said to be open any more, even noted after a later step', () => {
    const served = [step('order', '2026-09-01'), step('service', '2026-09-10')];
    const words = (route: CaseRoute, steps: readonly DatedStep[]) =>
      caseDeadlines(route, steps, localDate('2026-12-20')).map(deadlineSentence).join(' ');
    const opposed = words('paymentOrder', [...served, step('opposition', '2026-10-05')]);
    expect(opposed).toContain('Opposition formée le 05/10/2026 : l’affaire est jugée au fond');
    expect(opposed).not.toMatch(/[Ee]xécution (est )?ouverte/);
    const late = words('paymentOrder', [...served, step('enforceable', '2026-11-12'), step('opposition', '2026-11-20')]);
    expect(late).toContain('après le délai');
    expect(late).not.toMatch(/[Ee]xécution (est )?ouverte/);
    const contested = words('undisputedCommercial', [step('paymentDemand', '2026-10-31'), step('contested', '2026-11-15')]);
    expect(contested).toContain('Contestation du 15/11/2026');
    expect(contested).not.toContain('non-contestation');
  });

  it('undisputed commercial debts: a month to answer, the record eight days later at the earliest, six months to serve it', () => {
    const demand = [step('paymentDemand', '2026-10-31')];
    const running = of('undisputedCommercial', demand, '2026-11-10');
    expect(running.answerDemand).toMatchObject({ on: '2026-11-30', state: 'running' });
    expect(running.nonContestationFrom).toMatchObject({ on: '2026-12-08', state: 'running' });
    const later = [...demand, step('nonContestation', '2026-12-09'), step('enforceable', '2026-12-31')];
    expect(of('undisputedCommercial', later, '2027-01-05').serveRecord).toMatchObject({ on: '2027-06-30', state: 'running' });
  });

  it('small claims: one month; European order: thirty days; collective proceedings: two months from the publication', () => {
    expect(of('smallClaims', [step('invitation', '2026-01-31')], '2026-02-01').answerInvitation?.on).toBe('2026-02-28');
    expect(of('europeanOrder', [step('service', '2026-11-02')], '2026-11-03').oppositionEurope?.on).toBe('2026-12-02');
    const declared = of('collectiveProceedings', [step('publication', '2026-12-31')], '2027-01-02').declareClaim;
    expect(declared).toMatchObject({ on: '2027-02-28', extendedOn: '2027-03-01' });
    expect(
      of('collectiveProceedings', [step('publication', '2026-10-01'), step('claimDeclared', '2026-11-20')], '2026-12-02').declareClaim
        ?.state,
    ).toBe('met');
  });

  it('a hearing to come and a day of the user’s own are time limits too', () => {
    const steps = [step('hearing', '2026-12-10'), step('filed', '2026-11-01', '2026-11-20')];
    expect(of('summons', steps, '2026-11-10')).toMatchObject({
      hearing: { on: '2026-12-10' },
      own: { on: '2026-11-20', state: 'running' },
    });
    expect(of('summons', steps, '2026-11-25').own?.state).toBe('lapsed');
  });

  it('ours press thirty days before their day and until they are dealt with; the debtor’s once they are over', () => {
    const [deadline] = caseDeadlines('paymentOrder', [step('order', '2026-09-15')], localDate('2026-09-20'));
    if (!deadline) throw new Error('no deadline');
    expect(isPressing(deadline, localDate('2026-11-14'))).toBe(false);
    expect(isPressing(deadline, localDate('2026-11-15'))).toBe(true);
    const pressing = (asOf: string) =>
      caseDeadlines('smallClaims', [step('invitation', '2026-10-05')], localDate(asOf)).filter((each) => isPressing(each, localDate(asOf)));
    expect(pressing('2026-11-05')).toEqual([]);
    expect(pressing('2026-11-06')).toHaveLength(1);
  });

  it('whatever the steps: each is in words, ends no earlier than it begins, and is extended by five days at most', () => {
    const days = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(localDate('2025-01-01'), days));
    const steps = fc.array(
      fc.record({ kind: fc.constantFrom(...Steps.options), on: days, deadlineOn: fc.option(days), note: fc.constant('') }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Routes.options), steps, days, (route, happened, asOf: LocalDate) => {
        for (const deadline of caseDeadlines(route, happened, asOf)) {
          expect(deadlineSentence(deadline)).toMatch(/^\p{Lu}.*\.$/u);
          expect(deadline.extendedOn >= deadline.on).toBe(true);
          expect(deadline.extendedOn <= addDays(deadline.on, 5)).toBe(true);
          if (deadline.code !== 'own') expect(deadline.on >= deadline.since).toBe(true);
          if (deadline.code === 'serveOrder') expect(deadline.on <= addMonths(deadline.since, 6)).toBe(true);
        }
      }),
    );
  });
});
