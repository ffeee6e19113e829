import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { yearMonth } from '../../../shared/dates/year-month.ts';
import { forecastGaps } from '../../../shared/forecasts/forecast-gaps.ts';
import type { ForecastField, ForecastRow } from '../../../shared/forecasts/forecasts.contract.ts';
import { gapSentence } from '../../../shared/forecasts/gap-sentences.fr.ts';
import { cents } from '../../../shared/money/cents.ts';

const TODAY = localDate('2026-11-21');

/** A month with the same amounts for revenue and for both charges. */
function month(number: string, forecast: number | null, actual: number): ForecastRow {
  const forecastCents = forecast === null ? null : cents(forecast);
  return {
    month: yearMonth(`2026-${number}`),
    revenueCents: forecastCents,
    fixedChargesCents: forecastCents,
    variableChargesCents: forecastCents,
    actualRevenueCents: cents(actual),
    actualFixedChargesCents: cents(actual),
    actualVariableChargesCents: cents(actual),
  };
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const sentence = (rows: readonly ForecastRow[], field: ForecastField, today = TODAY) => {
  const said = gapSentence(forecastGaps(rows, field, today));
  return { ...said, sentence: plain(said.sentence) };
};

const YEAR = [
  month('08', 100_000_00, 90_000_00),
  month('09', null, 50_000_00),
  month('10', 100_000_00, 97_600_00),
  month('11', 100_000_00, 3_000_00),
  month('12', 100_000_00, 0),
];

describe('forecast against actual', () => {
  it('compares months that are over and have a forecast, and adds their gaps up', () => {
    const { months, totals } = forecastGaps(YEAR, 'revenueCents', TODAY);
    expect(months.map(({ state, gapCents, gapRatio, cumulatedGapCents }) => [state, gapCents, gapRatio, cumulatedGapCents])).toEqual([
      ['over', -10_000_00, -0.1, -10_000_00],
      ['over', null, null, null],
      ['over', -2_400_00, -0.024, -12_400_00],
      ['running', null, null, null],
      ['toCome', null, null, null],
    ]);
    expect(totals).toEqual({
      comparedMonths: 2,
      lastMonth: '2026-10',
      forecastCents: 200_000_00,
      actualCents: 187_600_00,
      gapCents: -12_400_00,
      gapRatio: -0.062,
    });
  });

  it('takes the month that ends today as over, and has no share of a forecast of zero', () => {
    const { months } = forecastGaps([month('11', 0, 5_00)], 'revenueCents', localDate('2026-11-30'));
    expect(months[0]).toMatchObject({ state: 'over', gapCents: 500, gapRatio: null });
  });
});

describe('what it comes to, in words', () => {
  it('says by how much sales fall short, and over which months', () => {
    expect(sentence(YEAR, 'revenueCents')).toEqual({
      sentence: 'Fin octobre, sur les 2 mois prévus, vous avez facturé 12 400 € de moins que prévu (−6,2 %).',
      tone: 'warn',
    });
  });

  it.each([
    [110_00, 'revenueCents', 'Fin octobre, vous avez facturé 10 € de plus que prévu (+10,0 %).', 'good'],
    [100_40, 'revenueCents', 'Fin octobre, vous avez facturé ce que vous aviez prévu.', 'good'],
    [110_00, 'fixedChargesCents', 'Fin octobre, vos charges fixes dépassent la prévision de 10 € (+10,0 %).', 'warn'],
    [90_00, 'variableChargesCents', 'Fin octobre, vos charges variables sont inférieures de 10 € à la prévision (−10,0 %).', 'good'],
  ] as const)('of %i cents against 100 €, %s: %s', (actual, field, expected, tone) => {
    expect(sentence([month('10', 100_00, actual)], field)).toEqual({ sentence: expected, tone });
  });

  it('says that there is nothing to compare', () => {
    expect(sentence([month('11', 100_00, 5)], 'revenueCents')).toMatchObject({ tone: 'neutral' });
    expect(sentence([month('11', 100_00, 5)], 'fixedChargesCents').sentence).toBe('Aucun mois terminé n’a de charges fixes prévues.');
  });
});
