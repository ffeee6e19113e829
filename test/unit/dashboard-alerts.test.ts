import { describe, expect, it, test } from 'vitest';
import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import type { TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import { partOverdueTile, partSalesTile, partShareTile } from '../../shared/dashboard/part-tile-sentences.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { plusMonths, yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { figures } from '../builders/dashboard-figures.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** The months up to October 2026 with these late shares, the last of them October's. */
function trendOf(ratios: readonly (number | null)[]): TrendMonth[] {
  return ratios.map((overdueRatio, index) => ({
    month: plusMonths(yearMonth('2026-10'), index - ratios.length + 1),
    revenueCents: cents(0),
    collectedCents: cents(0),
    forecastRevenueCents: null,
    outstandingCents: cents(0),
    overdueCents: cents(0),
    disputedCents: cents(0),
    chargesCents: cents(0),
    forecastChargesCents: null,
    dso: null,
    dso12Months: null,
    bestPossibleDso: null,
    add: null,
    dbt: null,
    overdueRatio,
    commercialPerformance: null,
    operationalPerformance: null,
    top1: null,
  }));
}

describe('alerts', () => {
  it('say what set them off, and lead to what to do', () => {
    const [late, top] = alertsOf(figures(), trendOf([0.2, 0.3, 0.39]), DEFAULT_THRESHOLDS, false);
    expect(
      late && [late.figure, late.name, plain(late.value), plain(late.limit), plain(late.crossed), late.sinceText, late.action],
    ).toEqual([
      'overdueRatio',
      'Taux de retard',
      '39,0 %',
      'seuil 25 %',
      'au-dessus de votre seuil de 25 %',
      'depuis septembre 2026',
      { label: 'Relancer les retards', to: 'reminders' },
    ]);
    expect(top && [top.figure, plain(top.value), plain(top.crossed), top.sinceText, top.action]).toEqual([
      'top1',
      '31,2 %',
      'votre seuil de 25 % est atteint',
      'ce mois-ci',
      { label: 'Voir sa fiche', to: 'customer', customerId: 1 },
    ]);
  });

  it('say that credit notes are to be deducted where more is late than is owed', () => {
    const [late] = alertsOf(figures({ overdueRatio: 1.2105 }), trendOf([1.2105]), DEFAULT_THRESHOLDS, false);
    expect(late && [plain(late.value), plain(late.limit)]).toEqual(['121,1 %', 'seuil 25 %, avoirs à déduire']);
  });

  test.each([
    [[0.1, 0.2, 0.39], 'ce mois-ci', '2026-10'],
    [[0.39], 'ce mois-ci', '2026-10'],
    [[0.1, 0.3, null, 0.39], 'ce mois-ci', '2026-10'],
    [[0.3, 0.3, 0.39], 'depuis août 2026 au moins', null],
  ])('since when, after %j', (ratios, sinceText, since) => {
    const [alert] = alertsOf(figures(), trendOf(ratios), DEFAULT_THRESHOLDS, false);
    expect([alert?.sinceText, alert?.since]).toEqual([sinceText, since]);
  });

  it('none at the threshold itself, one just beyond', () => {
    const at = (overdueRatio: number) => alertsOf(figures({ overdueRatio }), [], DEFAULT_THRESHOLDS, true).map(({ figure }) => figure);
    expect(at(0.25)).toEqual([]);
    expect(at(0.2501)).toEqual(['overdueRatio']);
  });

  it('of weak sales, of charges in excess, of late customers: each with the thresholds of the company', () => {
    const month = figures({ commercialPerformance: 0.8, operationalPerformance: 1.2, dbt: 12, overdueRatio: 0.1 });
    const own = { ...DEFAULT_THRESHOLDS, dsoDays: 40, top1Pct: 50 };
    expect(alertsOf(month, [], own, false).map(({ figure, crossed }) => [figure, plain(crossed)])).toEqual([
      ['dso', 'au-dessus de votre seuil de 40 j'],
      ['dbt', 'au-dessus de votre seuil de 10 j'],
      ['commercialPerformance', 'sous votre seuil de 90 %'],
      ['operationalPerformance', 'au-dessus de votre seuil de 105 %'],
    ]);
  });

  it('none for what cannot be computed, nor of a customer for what is of the company', () => {
    const nothing = { dso: null, dbt: null, overdueRatio: null, commercialPerformance: null, operationalPerformance: null };
    const concentration12Months = { ...figures().concentration12Months, top1: 100 };
    expect(alertsOf(figures({ ...nothing, concentration12Months }), [], DEFAULT_THRESHOLDS, true)).toEqual([]);
  });
});

describe('the tiles of a customer or a segment', () => {
  const said = ({ value, sentence, tone }: { value: string; sentence: string; tone: string }) => [plain(value), plain(sentence), tone];

  test.each([
    [100_000, 80_000, ['1 000 €', '200 € de plus qu’il y a un an.', 'good']],
    [80_000, 100_000, ['800 €', '200 € de moins qu’il y a un an.', 'warn']],
    [80_000, 80_000, ['800 €', 'Autant qu’il y a un an.', 'neutral']],
    [0, null, ['0 €', 'Aucune vente ce mois-ci.', 'neutral']],
    [500, 0, ['5 €', 'Rien n’avait été vendu ce mois-là un an plus tôt.', 'neutral']],
  ])('sales of %d cents after %s', (sold, before, expected) =>
    expect(said(partSalesTile(figures({ revenueCents: cents(sold) }), before === null ? null : cents(before)))).toEqual(expected),
  );

  it('say how much is late and lead to the customer', () => {
    const tile = partOverdueTile(figures(), 7);
    expect([...said(tile), tile.action]).toEqual([
      '39,0 %',
      '71 920 € en retard sur 184 321 € dus.',
      'late',
      { label: 'Relancer ce client', to: 'customer', customerId: 7 },
    ]);
  });
  it('say that nothing is late, or that nothing is owed', () => {
    expect(partOverdueTile(figures({ overdueRatio: 0, overdueCents: cents(0) }), null).tone).toBe('good');
    const nothing = partOverdueTile(figures({ overdueRatio: null, overdueCents: cents(0), outstandingCents: cents(0) }), null);
    expect(said(nothing)).toEqual(['—', 'Rien n’est dû à cette date.', 'neutral']);
  });
  it('say what the customer weighs', () => {
    expect(said(partShareTile(figures({ revenueShare12MonthsPct: 31.2 }), true))).toEqual([
      '31,2 %',
      '1 700 000 € sur douze mois : vous dépendez beaucoup de lui.',
      'warn',
    ]);
    expect(partShareTile(figures({ revenueShare12MonthsPct: 3 }), true).tone).toBe('good');
    expect(partShareTile(figures({ revenueShare12MonthsPct: null }), true).value).toBe('—');
  });
});
