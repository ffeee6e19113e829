import { describe, expect, it } from 'vitest';
import { forecastTotals, shownActual } from '../../../renderer/forecasts/forecast-totals.ts';
import { yearMonth } from '../../../shared/dates/year-month.ts';
import type { ForecastRow } from '../../../shared/forecasts/forecasts.contract.ts';
import { cents } from '../../../shared/money/cents.ts';

const COLUMN = 'revenueCents';
const CURRENT = yearMonth('2026-03');

function month(number: string, revenue: number | null, actual: number): ForecastRow {
  return {
    month: yearMonth(`2026-${number}`),
    revenueCents: revenue === null ? null : cents(revenue),
    fixedChargesCents: null,
    variableChargesCents: null,
    actualRevenueCents: cents(actual),
    actualFixedChargesCents: cents(0),
    actualVariableChargesCents: cents(0),
  };
}

// January has no forecast, April and December are still to come; something is already dated in December.
const YEAR = [
  month('01', null, 900_00),
  month('02', 1_000_00, 800_00),
  month('03', 1_000_00, 500_00),
  month('04', 4_000_00, 0),
  month('12', 1_000_00, 70_00),
];

describe('the totals under a column of forecasts', () => {
  it('are the sums of what the rows show', () => {
    const shown = YEAR.map((row) => shownActual(row, COLUMN, CURRENT));
    expect(shown).toEqual([900_00, 800_00, 500_00, null, 70_00]);
    expect(forecastTotals(YEAR, COLUMN, CURRENT)).toMatchObject({ expectedCents: 7_000_00, actualCents: 2_270_00 });
  });

  it('compare only months that have a forecast and have begun: 1 300 of 2 000', () => {
    expect(forecastTotals(YEAR, COLUMN, CURRENT)).toMatchObject({ share: 0.65, comparedMonths: 2 });
  });

  it('compare nothing when no month has both', () => {
    expect(forecastTotals([month('01', null, 5), month('05', 100, 0)], COLUMN, CURRENT)).toMatchObject({ share: null, expectedCents: 100 });
  });

  it('say nothing of what happened in a year to come', () => {
    expect(forecastTotals([month('04', 100, 0), month('05', null, 0)], COLUMN, CURRENT).actualCents).toBeNull();
  });
});
