import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchName } from '../../shared/customers/match-name.ts';
import { formatDate, formatLongDate, formatShortMonth } from '../../shared/dates/format-date.ts';
import { addDays, addMonths, daysBetween, endOfMonth, isLocalDate, localDate, startOfWeek } from '../../shared/dates/local-date.ts';
import { firstDayOfSemester, lastDayOfSemester, nextSemester, semesterOf } from '../../shared/dates/semester.ts';
import { daysInMonth, monthsEndingWith, periodOfMonths, yearMonth } from '../../shared/dates/year-month.ts';
import { cents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros, formatPercent, formatRate, formatWholeEuros } from '../../shared/money/format-money.ts';
import { exact, percentage, ratio, round4, roundToCent } from '../../shared/money/ratio.ts';

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => localDate(date.toISOString().slice(0, 10)));

describe('dates', () => {
  test.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2025-04-31', false],
    ['2025-13-01', false],
    ['2025-1-01', false],
  ])('%s exists: %s', (text, exists) => expect(isLocalDate(text)).toBe(exists));

  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 2, '2025-03-31'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-03-31', -1, '2025-02-28'],
  ])('%s + %i month = %s', (from, months, to) => expect(addMonths(localDate(from), months)).toBe(to));

  test('days go forth and back, over changes of hour and leap years', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  test('the end of a month is the day before the first of the next', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(addDays(endOfMonth(date), 1).slice(8)).toBe('01');
      }),
    );
  });

  test.each([
    ['2026-11-21', '2026-11-16'],
    ['2026-11-16', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['1969-12-31', '1969-12-29'],
  ])('the week of %s begins on Monday %s', (date, monday) => expect(startOfWeek(localDate(date))).toBe(monday));

  test('months and periods', () => {
    expect(daysInMonth(yearMonth('2024-02'))).toBe(29);
    expect(monthsEndingWith(yearMonth('2025-02'), 3)).toEqual(['2024-12', '2025-01', '2025-02']);
    expect(periodOfMonths(yearMonth('2025-06'), 12)).toEqual({ from: '2024-07-01', to: '2025-06-30' });
  });

  test('semesters turn on 1 January and 1 July', () => {
    expect([semesterOf(localDate('2026-06-30')), semesterOf(localDate('2026-07-01'))]).toEqual(['2026-S1', '2026-S2']);
    const semester = semesterOf(localDate('2026-11-21'));
    expect([firstDayOfSemester(semester), lastDayOfSemester(semester), nextSemester(semester)]).toEqual([
      '2026-07-01',
      '2026-12-31',
      '2027-S1',
    ]);
  });

  test('are written as in French', () => {
    expect(formatDate(localDate('2026-01-31'))).toBe('31/01/2026');
    expect(formatLongDate(localDate('2026-02-01'))).toBe('1er février 2026');
    expect(formatShortMonth(yearMonth('2026-01'))).toBe('janv. 26');
  });
});

describe('money', () => {
  test('is written as in French, with a true minus', () => {
    expect(formatEuros(cents(123456))).toBe('1\u202f234,56\u00a0€');
    expect(formatEuros(cents(-5))).toBe('\u22120,05\u00a0€');
    expect(formatWholeEuros(cents(-149950))).toBe('\u22121\u202f500\u00a0€');
    expect(formatWholeEuros(cents(-20))).toBe('0\u00a0€');
    expect(formatRate('12.4')).toBe('12,40\u00a0%');
    expect(formatPercent(0.459)).toBe('45,9\u00a0%');
  });

  test('amounts are whole cents, and nothing else passes', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => cents(Number.NaN)).toThrow(RangeError);
    expect(sumCents([cents(10), cents(20), cents(-30)])).toBe(0);
    expect(Object.is(cents(-0), 0)).toBe(true);
  });

  test('ratios are rounded once, half up, and never divide by zero', () => {
    expect(ratio(1, 3)).toBe(0.3333);
    expect(ratio(2, 3)).toBe(0.6667);
    expect(ratio(100005, 1000000)).toBe(0.1);
    expect(ratio(100050, 1000000)).toBe(0.1001);
    expect(ratio(1, 0)).toBeNull();
    expect([ratio(-1, 3), ratio(1, -3), ratio(-2, -3), ratio(-1, 1_000_000), ratio(0, -7)]).toEqual([-0.3333, -0.3333, 0.6667, 0, 0]);
    expect([roundToCent('0.5'), roundToCent('1.4999'), roundToCent('816.5')]).toEqual([1, 1, 817]);
  });
});

test('a quick quotient rounds as the exact one does, near a half and far from it', () => {
  const whole = fc.integer({ min: -1e12, max: 1e12 });
  const nearAHalf = fc
    .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e5 }), fc.integer({ min: -1, max: 1 }))
    .map(([tenThousandths, below, off]): [number, number] => [(2 * tenThousandths + 1) * below + off, 20_000 * below]);
  fc.assert(
    fc.property(fc.oneof(fc.tuple(whole, whole), nearAHalf), ([part, of]) => {
      expect(ratio(part, of)).toBe(of === 0 ? null : round4(exact(part).dividedBy(of)));
      expect(percentage(part, of)).toBe(of === 0 ? null : round4(exact(part).times(100).dividedBy(of)));
    }),
    { numRuns: 2000 },
  );
});

describe('names of customers compare', () => {
  test.each([
    ['S.A.R.L. Durand & Fils', 'DURAND ET FILS'],
    ['Atelier Aubépine SARL', 'atelier aubepine'],
    ['Cordonnerie Côté Cœur', 'CORDONNERIE COTE COEUR (SAS)'],
  ])('%s = %s', (a, b) => expect(matchName(a)).toBe(matchName(b)));
  test.each([
    ['Durand', 'Durant'],
    ['SA', 'SAS'],
    ['Martin Père', 'Martin Fils'],
  ])('%s ≠ %s', (a, b) => expect(matchName(a)).not.toBe(matchName(b)));
});
