import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { monthsEndingWith, type YearMonth, yearMonth } from '../../../shared/dates/year-month.ts';
import { actualHistory, lastCompleteMonth } from '../../../shared/forecasts/actual-history.ts';
import { changedByPercent, copyLastYear } from '../../../shared/forecasts/copy-last-year.ts';
import type { ForecastMonth } from '../../../shared/forecasts/forecasts.contract.ts';
import { shareOut, spreadBySeason } from '../../../shared/forecasts/spread-by-season.ts';
import { type Cents, cents, sumCents } from '../../../shared/money/cents.ts';

const YEAR = monthsEndingWith(yearMonth('2027-12'), 12);
const aYear = (revenue: Record<number, number> = {}): ForecastMonth[] =>
  YEAR.map((month, index) => ({
    month,
    revenueCents: revenue[index + 1] === undefined ? null : cents(revenue[index + 1] ?? 0),
    fixedChargesCents: null,
    variableChargesCents: null,
  }));
const history = (last: string, amounts: readonly number[]) =>
  monthsEndingWith(yearMonth(last), amounts.length).map((month, index) => ({ month, cents: cents(amounts[index] ?? 0) }));

describe('what is known of the past', () => {
  it('goes up to the last month that is over, a month being over on its last day', () => {
    expect(lastCompleteMonth(localDate('2026-11-21'))).toBe('2026-10');
    expect(lastCompleteMonth(localDate('2026-10-31'))).toBe('2026-10');
    expect(lastCompleteMonth(localDate('2026-01-15'))).toBe('2025-12');
  });

  it('takes a month without anything between two others as zero, and months outside of them as unknown', () => {
    const amounts = new Map<YearMonth, Cents>([
      [yearMonth('2026-02'), cents(10)],
      [yearMonth('2026-04'), cents(30)],
    ]);
    const known = { first: yearMonth('2026-02'), last: yearMonth('2026-04') };
    expect(actualHistory(amounts, known, yearMonth('2026-10'), 12)).toEqual([
      { month: '2026-02', cents: 10 },
      { month: '2026-03', cents: 0 },
      { month: '2026-04', cents: 30 },
    ]);
    expect(actualHistory(amounts, known, yearMonth('2026-03'), 1)).toEqual([{ month: '2026-03', cents: 0 }]);
    expect(actualHistory(amounts, null, yearMonth('2026-03'), 12)).toEqual([]);
  });
});

describe('last year more or less a percentage', () => {
  it.each([
    [10_000, '5', 10_500],
    [10_001, '2.5', 10_251],
    [333, '-50', 167],
    [-333, '-50', -167],
    [1_234_567, '0', 1_234_567],
    [99, '-100', 0],
  ])('%i cents and %s %% make %i cents', (amount, percent, expected) => {
    expect(changedByPercent(cents(amount), percent)).toBe(expected);
  });

  it('fills the empty months only, or all, and names those that have nothing to copy', () => {
    const base = (month: YearMonth) => (month === '2026-03' ? null : cents(1_000_00));
    const terms = { year: aYear({ 1: 5, 2: 7 }), base, percent: '10', fields: ['revenueCents' as const] };
    const empty = copyLastYear({ ...terms, cells: 'empty' });
    expect(empty.amounts.map(({ month }) => month)).toEqual(YEAR.slice(3));
    expect(empty.leftOut).toEqual([{ month: '2027-03', field: 'revenueCents' }]);
    const all = copyLastYear({ ...terms, cells: 'all' });
    expect(all.amounts[0]).toEqual({ month: '2027-01', field: 'revenueCents', beforeCents: 5, afterCents: 1_100_00 });
    expect(all.amounts).toHaveLength(11);
  });
});

describe('a total shared out', () => {
  it('gives the cents left over to the largest remainders, the earlier first', () => {
    expect(shareOut(cents(100), [cents(1), cents(1), cents(1)])).toEqual([34, 33, 33]);
    expect(shareOut(cents(10), [cents(1), cents(2), cents(4)])).toEqual([1, 3, 6]);
    expect(shareOut(cents(10), [cents(0), cents(0)])).toBeNull();
  });

  it('adds up to the cent, each part within a cent of its exact share', () => {
    const weight = fc.integer({ min: 0, max: 1e13 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), fc.array(weight, { minLength: 1, maxLength: 12 }), (total, weights) => {
        fc.pre(weights.some((value) => value > 0));
        const parts = shareOut(cents(total), weights.map(cents)) ?? [];
        expect(sumCents(parts)).toBe(total);
        const sum = weights.reduce((all, value) => all + BigInt(value), 0n);
        for (const [index, part] of parts.entries()) {
          const distance = BigInt(part) * sum - BigInt(total) * BigInt(weights[index] ?? 0);
          expect(distance < sum && distance > -sum).toBe(true);
        }
      }),
    );
  });
});

describe('a year spread by its seasons', () => {
  const TWO_YEARS = history('2026-10', [
    ...[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120],
    ...[30, 20, 10, 0, 50, 60, 70, 80, 90, 100, 110, 120],
  ]);
  // November, the first of the 24 months, weighs 10 + 30 of the 1 520 of both years.
  const spread = (part: object) =>
    spreadBySeason({ field: 'revenueCents', totalCents: cents(152_000), year: aYear(), history: TWO_YEARS, cells: 'all', ...part });

  it('gives each month its share of the last whole years, and the year its total', () => {
    const { amounts, outcome } = spread({});
    expect(outcome).toMatchObject({ state: 'spread', years: 2, from: '2024-11', to: '2026-10' });
    const byMonth = Object.fromEntries(amounts.map(({ month, afterCents }) => [month.slice(5), afterCents]));
    expect(byMonth).toMatchObject({ '11': 4_000, '12': 4_000, '01': 4_000, '10': 24_000 });
    expect(sumCents(amounts.map(({ afterCents }) => afterCents))).toBe(152_000);
  });

  it('takes whole years only: 23 months are one year, the last', () => {
    const { outcome } = spread({ history: TWO_YEARS.slice(1) });
    expect(outcome).toMatchObject({ state: 'spread', historyMonths: 23, years: 1, from: '2025-11' });
  });

  it('lets a month of credit notes weigh nothing', () => {
    const { amounts } = spread({ history: history('2026-12', [-50, ...Array<number>(11).fill(10)]), totalCents: cents(110) });
    expect(amounts.map(({ afterCents }) => afterCents)).toEqual([0, ...Array<number>(11).fill(10)]);
  });

  it('spreads over the empty months what the filled ones leave of the total', () => {
    const { amounts, outcome } = spread({ year: aYear({ 1: 50_000, 2: 2_000 }), cells: 'empty' });
    expect(outcome.keptCents).toBe(52_000);
    expect(amounts).toHaveLength(10);
    expect(sumCents(amounts.map(({ afterCents }) => afterCents))).toBe(100_000);
  });

  it.each([
    ['tooShort', { history: TWO_YEARS.slice(13) }],
    ['nothingInHistory', { history: history('2026-12', Array<number>(12).fill(0)) }],
    ['belowKept', { year: aYear({ 1: 152_001 }), cells: 'empty' }],
    ['nothingToFill', { year: aYear(Object.fromEntries(YEAR.map((_, index) => [index + 1, 1]))), cells: 'empty' }],
  ])('proposes nothing and says why: %s', (state, part) => {
    expect(spread(part)).toMatchObject({ amounts: [], outcome: { state } });
  });
});
