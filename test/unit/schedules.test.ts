import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, endOfMonth, localDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { cents } from '../../shared/money/cents.ts';
import { planInstalments, rhythmOf } from '../../shared/schedules/plan-instalments.ts';
import { allocateToSchedule, scheduleStanding } from '../../shared/schedules/schedule-standing.ts';
import { type Every, ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';

function plan(totalCents: number, instalments: number, firstOn: string, every: Every = 'month') {
  return planInstalments({ totalCents: cents(totalCents), instalments, every, firstOn: localDate(firstOn) });
}

describe('instalments', () => {
  test('from 31 January, each month’s last day where it is shorter', () => {
    expect(plan(100_000, 6, '2026-01-31').map(({ dueOn }) => dueOn)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
    ]);
    expect(plan(100_000, 3, '2028-01-30').map(({ dueOn }) => dueOn)).toEqual(['2028-01-30', '2028-02-29', '2028-03-30']);
  });

  test('from 28 February, the 28th: it is a day number, not a month end', () => {
    expect(plan(100_000, 3, '2026-02-28').map(({ dueOn }) => dueOn)).toEqual(['2026-02-28', '2026-03-28', '2026-04-28']);
  });

  test('weeks and fortnights across a change of hour and of year', () => {
    expect(plan(3, 3, '2026-03-27', 'week').map(({ dueOn }) => dueOn)).toEqual(['2026-03-27', '2026-04-03', '2026-04-10']);
    expect(plan(3, 3, '2026-12-20', 'fortnight').map(({ dueOn }) => dueOn)).toEqual(['2026-12-20', '2027-01-03', '2027-01-17']);
  });

  test('the last instalment takes the rounding', () => {
    expect(plan(100_000, 3, '2026-01-31').map(({ amountCents }) => amountCents)).toEqual([33_333, 33_333, 33_334]);
    expect(plan(5, 3, '2026-01-31').map(({ amountCents }) => amountCents)).toEqual([1, 1, 3]);
    expect(plan(3, 3, '2026-01-31').map(({ amountCents }) => amountCents)).toEqual([1, 1, 1]);
  });

  test('a first payment on signing is one of them: the others share what is left', () => {
    const onSigning = { amountCents: cents(30_000), expectedOn: localDate('2026-01-20') };
    const terms = { totalCents: cents(100_000), instalments: 4, every: 'month', firstOn: localDate('2026-01-31'), onSigning } as const;
    expect(planInstalments(terms).map(({ dueOn, amountCents }) => [dueOn, amountCents])).toEqual([
      ['2026-01-20', 30_000],
      ['2026-01-31', 23_333],
      ['2026-02-28', 23_333],
      ['2026-03-31', 23_334],
    ]);
    expect(rhythmOf(planInstalments(terms), 'month', true)).toBe('month');
    expect(rhythmOf(planInstalments(terms), 'month', false)).toBe('free');
    expect(() => planInstalments({ ...terms, onSigning: { ...onSigning, amountCents: cents(100_000) } })).toThrow(
      /doit laisser quelque chose/,
    );
    expect(() => planInstalments({ ...terms, onSigning: { ...onSigning, expectedOn: localDate('2026-01-31') } })).toThrow(/dans l’ordre/);
  });

  test('not under one cent each, and not for nothing', () => {
    expect(() => plan(2, 3, '2026-01-31')).toThrow(AppError);
    expect(() => plan(2, 3, '2026-01-31')).toThrow(/3 échéances d’au moins un centime/);
    expect(() => plan(0, 2, '2026-01-31')).toThrow(/déjà réglées/);
  });

  test('2 to 36 of them, and the usual words for a frequency', () => {
    const terms = { invoiceIds: [1], instalments: 2, every: 'monthly', firstOn: '2026-01-31', asOf: '2026-01-15' };
    expect(ScheduleTerms.parse(terms).every).toBe('month');
    expect(ScheduleTerms.safeParse({ ...terms, instalments: 1 }).success).toBe(false);
    expect(ScheduleTerms.safeParse({ ...terms, instalments: 37 }).success).toBe(false);
  });

  test('whatever the terms: sums to the cent, dates strictly increasing, month ends kept', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 36, max: 100_000_000_00 }),
        fc.integer({ min: 2, max: 36 }),
        fc.constantFrom<Every>('week', 'fortnight', 'month'),
        fc.integer({ min: 0, max: 3000 }),
        (total, count, every, offset) => {
          const firstOn = addDays(localDate('2024-01-01'), offset);
          const instalments = plan(total, count, firstOn, every);
          expect(instalments).toHaveLength(count);
          expect(instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(total);
          const amounts = instalments.map(({ amountCents }) => amountCents as number);
          expect(Math.min(...amounts)).toBeGreaterThanOrEqual(1);
          expect(new Set(amounts.slice(0, -1)).size).toBe(1);
          instalments.forEach(({ dueOn }, index) => {
            const previous = instalments[index - 1];
            if (previous) expect(daysBetween(previous.dueOn, dueOn)).toBeGreaterThan(0);
            if (every !== 'month') expect(daysBetween(firstOn, dueOn)).toBe(index * (every === 'week' ? 7 : 14));
            else if (dueOn.slice(8) !== firstOn.slice(8)) {
              expect(dueOn).toBe(endOfMonth(dueOn));
              expect(Number(dueOn.slice(8))).toBeLessThan(Number(firstOn.slice(8)));
            }
          });
        },
      ),
    );
  });
});

describe('where a schedule stands', () => {
  const agreed = plan(90_000, 3, '2026-01-31');
  const at = (day: string, paid: number, endedOn: string | null = null) =>
    scheduleStanding(
      agreed,
      { principalCents: cents(80_000), feesCents: cents(10_000), principalOpenCents: cents(80_000 - paid), feesPaidCents: cents(0) },
      localDate(day),
      endedOn === null ? null : localDate(endedOn),
    );

  test('upcoming, due today, then late by the day', () => {
    expect(at('2026-01-30', 0)).toMatchObject({ openCents: 90_000 });
    expect(at('2026-01-31', 0).instalments.map(({ state }) => state)).toEqual(['dueToday', 'upcoming', 'upcoming']);
    expect(at('2026-03-02', 0)).toMatchObject({ instalments: [{ daysLate: 30 }, { daysLate: 2 }, { daysLate: 0 }] });
  });

  test('the oldest instalment is filled first', () => {
    expect(at('2026-03-02', 45_000).instalments.map(({ paidCents, openCents, state }) => [paidCents, openCents, state])).toEqual([
      [30_000, 0, 'paid'],
      [15_000, 15_000, 'late'],
      [0, 30_000, 'upcoming'],
    ]);
  });

  test('from the day it was ended, it does not become later', () => {
    expect(at('2026-06-30', 0, '2026-02-10').instalments.map(({ daysLate }) => daysLate)).toEqual([10, 0, 0]);
  });

  test('a payment goes to the oldest due invoice, then to the fees, which fall on the last instalments', () => {
    const invoices = [
      { invoiceId: 2, dueOn: localDate('2025-12-31'), openCents: cents(50_000) },
      { invoiceId: 1, dueOn: localDate('2025-11-30'), openCents: cents(30_000) },
    ];
    const open = agreed.map(({ amountCents }) => amountCents);
    expect(allocateToSchedule(cents(40_000), invoices, open)).toEqual({
      invoices: [
        { invoiceId: 1, amountCents: 30_000 },
        { invoiceId: 2, amountCents: 10_000 },
      ],
      feesCents: 0,
      instalments: [
        { index: 0, amountCents: 30_000, feesCents: 0 },
        { index: 1, amountCents: 10_000, feesCents: 0 },
      ],
    });
    expect(allocateToSchedule(cents(90_000), invoices, open)).toMatchObject({
      feesCents: 10_000,
      instalments: [{ feesCents: 0 }, { feesCents: 0 }, { amountCents: 30_000, feesCents: 10_000 }],
    });
  });

  test('after any series of payments, what is open of the instalments is what is open of the invoices and fees', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ after: fc.integer({ min: 0, max: 60 }), amount: fc.integer({ min: 100, max: 500_000 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 80_000 }),
        fc.integer({ min: 2, max: 36 }),
        fc.array(fc.integer({ min: 1, max: 700_000 }), { maxLength: 12 }),
        (debts, fees, count, payments) => {
          const principal = debts.reduce((sum, { amount }) => sum + amount, 0);
          const instalments = plan(principal + fees, count, '2026-01-31');
          let invoices = debts.map(({ after, amount }, index) => ({
            invoiceId: index,
            dueOn: addDays(localDate('2025-10-01'), after),
            openCents: cents(amount),
          }));
          let feesPaid = 0;
          const standing = () =>
            scheduleStanding(
              instalments,
              {
                principalCents: cents(principal),
                feesCents: cents(fees),
                principalOpenCents: cents(invoices.reduce((sum, { openCents }) => sum + openCents, 0)),
                feesPaidCents: cents(feesPaid),
              },
              localDate('2026-04-15'),
              null,
            );
          for (const wanted of payments) {
            const { openCents, instalments: before } = standing();
            const amount = cents(Math.min(wanted, openCents));
            const allocation = allocateToSchedule(
              amount,
              invoices,
              before.map((instalment) => instalment.openCents),
            );
            const toInvoices = new Map(allocation.invoices.map((part) => [part.invoiceId, part.amountCents]));
            invoices = invoices.map((invoice) => ({
              ...invoice,
              openCents: cents(invoice.openCents - (toInvoices.get(invoice.invoiceId) ?? 0)),
            }));
            feesPaid += allocation.feesCents;

            const after = standing();
            const openOfInstalments = after.instalments.reduce((sum, instalment) => sum + instalment.openCents, 0);
            expect(openOfInstalments).toBe(invoices.reduce((sum, invoice) => sum + invoice.openCents, 0) + fees - feesPaid);
            expect(after.openCents).toBe(openCents - amount);
            expect(Math.min(...invoices.map((invoice) => invoice.openCents), fees - feesPaid)).toBeGreaterThanOrEqual(0);
            // What each payment was noted against is what it made of each instalment.
            expect(allocation.instalments.map(({ index, amountCents }) => [index, amountCents])).toEqual(
              after.instalments
                .map((instalment, index) => [index, (before[index]?.openCents ?? 0) - instalment.openCents])
                .filter(([, filled]) => filled !== 0),
            );
          }
        },
      ),
    );
  });
});
