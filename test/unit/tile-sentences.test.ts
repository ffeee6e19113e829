import { describe, expect, it, test } from 'vitest';
import { cumulatedShares } from '../../shared/dashboard/cumulated-shares.ts';
import { partOverdueTile, partShareTile } from '../../shared/dashboard/part-tile-sentences.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { commercialTile, concentrationTile, dsoTile, operationalTile } from '../../shared/dashboard/tile-sentences.fr.ts';
import { cents, sumCents } from '../../shared/money/cents.ts';
import { figures } from '../builders/dashboard-figures.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const said = ({ value, sentence, tone }: { value: string; sentence: string; tone: string }) => [plain(value), plain(sentence), tone];

describe('commercial performance', () => {
  it('says what is missing', () =>
    expect(said(commercialTile(figures()))).toEqual(['94,1 %', 'CA de 148 200 € pour 157 500 € prévus : il manque 9 300 €.', 'neutral']));
  it('warns under the threshold, and leads to the sales of the month', () => {
    const tile = commercialTile(figures(), { ...DEFAULT_THRESHOLDS, commercialPct: 95 });
    expect([tile.tone, tile.action]).toEqual(['warn', { label: 'Voir les ventes du mois', to: 'proof', figure: 'revenueCents' }]);
  });
  it('without a forecast leads to the forecasts', () =>
    expect(commercialTile(figures({ commercialPerformance: null })).action).toEqual({ label: 'Saisir les prévisions', to: 'forecasts' }));
  it('says what is ahead', () =>
    expect(said(commercialTile(figures({ revenueCents: cents(16_000_000), commercialPerformance: 1.0159 })))).toEqual([
      '101,6 %',
      'CA de 160 000 € pour 157 500 € prévus : 2 500 € de mieux.',
      'good',
    ]));
  it('says when it is exactly met', () =>
    expect(commercialTile(figures({ revenueCents: cents(15_750_000), commercialPerformance: 1 })).tone).toBe('good'));
  it('is a dash without a forecast', () =>
    expect(
      said(
        commercialTile(
          figures({ commercialPerformance: null, forecastRevenueCents: null, reasons: { commercialPerformance: 'noForecast' } }),
        ),
      ),
    ).toEqual(['—', 'Pas de CA prévu ce mois-ci.', 'neutral']));
});

describe('days sales outstanding', () => {
  test.each([
    [38.2, 'Vous encaissez 9 jours plus tard qu’il y a un an.', 'late'],
    [45.9, 'Vous encaissez 1 jour plus tard qu’il y a un an.', 'warn'],
    [47.0, 'Vous encaissez au même rythme qu’il y a un an.', 'neutral'],
    [50.1, 'Vous encaissez 3 jours plus tôt qu’il y a un an.', 'good'],
  ])('against %d days a year before', (before, sentence, tone) =>
    expect(said(dsoTile(figures(), before))).toEqual(['47,3 j', sentence, tone]),
  );

  it.each([
    [47.0, 'Vous encaissez au même rythme qu’il y a un an : toujours trop tard.', 'late'],
    [50.1, 'Vous encaissez 3 jours plus tôt qu’il y a un an, mais encore trop tard.', 'warn'],
    [45.9, 'Vous encaissez 1 jour plus tard qu’il y a un an.', 'late'],
  ])('above its threshold is too late, whatever it was (%d days a year before)', (before, sentence, tone) => {
    const tile = dsoTile(figures(), before, { ...DEFAULT_THRESHOLDS, dsoDays: 40 });
    expect([...said(tile), plain(tile.detail ?? '')]).toEqual(['47,3 j', sentence, tone, 'objectif 40 j']);
    expect(tile.action).toEqual({ label: 'Relancer les retards', to: 'reminders' });
  });
  it('above its threshold without anyone late, says that the terms are long and asks for no reminder', () => {
    const tile = dsoTile(figures({ dso: 75, add: 0, overdueCents: cents(0) }), null);
    expect([...said(tile), tile.action]).toEqual([
      '75,0 j',
      'Personne n’est en retard : ce sont vos délais de paiement qui sont longs.',
      'warn',
      null,
    ]);
  });

  it('without a year before, says what lateness costs', () =>
    expect(said(dsoTile(figures(), null))).toEqual(['47,3 j', 'Les retards vous coûtent 17 jours d’encaissement.', 'late']));
  it('without a year before and without lateness, says so', () =>
    expect(dsoTile(figures({ add: 0, dso: 30, overdueCents: cents(0) }), null).sentence).toBe('Aucune facture n’est en retard.'));
  it('with lateness that rounds to no day, does not say that nobody is late', () =>
    expect(dsoTile(figures({ add: 0.2, dso: 30, overdueCents: cents(9_000) }), null).sentence).toBe(
      'Les retards vous coûtent moins d’un jour d’encaissement.',
    ));
  it.each([40, null])('of a month with few sales keeps its figure and gives the delay of twelve months (a year ago: %s)', (before) => {
    const tile = dsoTile(figures({ dso: 2436.9, bestPossibleDso: 1200.4, add: 1236.5, dso12Months: 61.2 }), before);
    expect(said(tile)).toEqual([
      '2 436,9 j',
      'Peu de ventes ce mois-ci : le délai du mois ne dit rien ; sur douze mois, 61 jours.',
      'neutral',
    ]);
    expect(plain(tile.detail ?? '')).toBe('objectif 60 j');
  });
  it('of a month with few sales, when twelve months say nothing either', () =>
    expect(dsoTile(figures({ dso: 400, dso12Months: null }), null).sentence).toBe(
      'Peu de ventes ce mois-ci : le délai du mois ne dit rien.',
    ));
  it('groups the thousands of days', () =>
    expect(plain(dsoTile(figures({ dso: 20, dso12Months: 20 }), 1300).sentence)).toBe(
      'Vous encaissez 1 280 jours plus tôt qu’il y a un an.',
    ));
  it('never costs more days than the whole delay when credits exceed what is not due', () => {
    const tile = dsoTile(figures({ dso: 20, bestPossibleDso: -12.4, add: 32.4 }), null);
    expect(tile.sentence).toBe('Tout ce délai vient de factures en retard.');
  });
  it('of a balance in favour of the customers is not told in days', () => {
    const tile = dsoTile(figures({ dso: -8, bestPossibleDso: -30, add: 22 }), null);
    expect([plain(tile.value), tile.sentence, tile.action]).toEqual([
      '−8,0 j',
      'Avoirs et acomptes dépassent ce que l’on vous doit.',
      null,
    ]);
  });
  it('of lateness that credits cover', () =>
    expect(dsoTile(figures({ dso: 20, bestPossibleDso: 24, add: -4, overdueCents: cents(-100) }), null).sentence).toBe(
      'Avoirs et acomptes couvrent les retards.',
    ));
  it('is a dash in a month without sales', () =>
    expect(said(dsoTile(figures({ dso: null, reasons: { dso: 'noRevenue' } }), 40))).toEqual([
      '—',
      'Aucune vente ce mois-ci : le délai ne se calcule pas ; sur douze mois, 45 jours.',
      'neutral',
    ]));
  it('of a month without sales still leads to what is late, and tells no other delay where there is none', () => {
    const late = dsoTile(figures({ dso: null, dso12Months: null, reasons: { dso: 'noRevenue' } }), null);
    expect([late.sentence, late.action?.to]).toEqual(['Aucune vente ce mois-ci : le délai ne se calcule pas.', 'reminders']);
    expect(dsoTile(figures({ dso: null, overdueCents: cents(0) }), null).action).toBeNull();
  });
  it('says when all is paid, and when credit notes exceed the sales of the month', () => {
    expect(dsoTile(figures({ dso: 0, add: 0, outstandingCents: cents(0), overdueCents: cents(0) }), null).sentence).toBe(
      'Tout est encaissé.',
    );
    expect(said(dsoTile(figures({ dso: 38.75, revenueCents: cents(-120_000), outstandingCents: cents(-150_000) }), 20))).toEqual([
      '38,8 j',
      'Les avoirs du mois dépassent ses factures : ce délai ne se lit pas.',
      'neutral',
    ]);
  });
});

describe('operational performance', () => {
  it('is good while charges hold', () =>
    expect(said(operationalTile(figures()))).toEqual(['98,1 %', 'Charges de 96 400 € pour 98 300 € prévus : tenues.', 'good']));
  it('says what is spent beyond', () =>
    expect(said(operationalTile(figures({ chargesCents: cents(10_000_000), operationalPerformance: 1.0173 })))).toEqual([
      '101,7 %',
      'Charges de 100 000 € pour 98 300 € prévus : 1 700 € de trop.',
      'neutral',
    ]));
  it('warns beyond the threshold, and leads to the charges', () => {
    const tile = operationalTile(figures({ chargesCents: cents(11_000_000), operationalPerformance: 1.119 }));
    expect([tile.tone, tile.action?.label]).toEqual(['warn', 'Voir les charges du mois']);
  });
  it('praises nobody for charges that are not in the books', () => {
    const tile = operationalTile(figures({ chargesCents: cents(0), operationalPerformance: 0 }));
    expect(said(tile)).toEqual(['0,0 %', 'Aucune charge saisie pour 98 300 € prévus : ajoutez-les ou importez-les.', 'neutral']);
    expect(tile.action?.label).toBe('Saisir les charges');
  });
  it('tells charges that a forecast of nothing did not hold', () =>
    expect(said(operationalTile(figures({ operationalPerformance: null, forecastChargesCents: cents(0) })))).toEqual([
      '—',
      'Charges de 96 400 € alors que rien n’était prévu.',
      'neutral',
    ]));
  it('is a dash without a forecast', () =>
    expect(operationalTile(figures({ operationalPerformance: null, forecastChargesCents: null })).value).toBe('—'));
});

describe('customer risk', () => {
  it('is late money when the largest customer owes past its due date', () =>
    expect(said(concentrationTile(figures(), cents(1_824_000)))).toEqual([
      '31,2 %',
      'Bâti-Sud : 31 % de vos ventes, 18 240 € en retard.',
      'late',
    ]));
  it('leads to the customer, whether it is to be chased or only known', () => {
    expect(concentrationTile(figures(), cents(1)).action).toEqual({ label: 'Relancer ce client', to: 'customer', customerId: 1 });
    expect(concentrationTile(figures(), cents(0)).action).toEqual({ label: 'Voir sa fiche', to: 'customer', customerId: 1 });
  });
  it('is good under a threshold of one’s own', () =>
    expect(concentrationTile(figures(), cents(1), { ...DEFAULT_THRESHOLDS, top1Pct: 40 }).tone).toBe('good'));
  it('is a warning when he pays on time', () => expect(concentrationTile(figures(), cents(0)).tone).toBe('warn'));
  it('is a warning when it is not known whether he pays on time', () => expect(concentrationTile(figures(), null).tone).toBe('warn'));
  it('is good when nobody dominates, even late', () => {
    const spread = figures({ concentration12Months: { ...figures().concentration12Months, top1: 12.4 } });
    expect(said(concentrationTile(spread, cents(5000)))).toEqual([
      '12,4 %',
      'Bâti-Sud : 12 % de vos ventes ; aucun client ne domine.',
      'good',
    ]);
  });
  it('is a dash without sales', () => expect(concentrationTile(figures({ topCustomers: [] }), null).value).toBe('—'));
});

describe('the cumulated curve of concentration', () => {
  it('adds up exactly, each point rounded once', () =>
    expect(cumulatedShares([cents(3_000_000), cents(1_400_000), cents(1_000_000), cents(250_000)], cents(5_650_000))).toEqual([
      53.0973, 77.8761, 95.5752, 100,
    ]));
  it('ends at 100 when the rows are all there', () => {
    const amounts = [cents(1), cents(1), cents(1)];
    expect(cumulatedShares(amounts, sumCents(amounts)).at(-1)).toBe(100);
  });
  it('is empty without a positive total', () => expect(cumulatedShares([cents(1)], cents(0))).toEqual([]));
});

describe('of one customer', () => {
  const over = (part: Parameters<typeof figures>[0]) => said(partOverdueTile(figures(part), 7));
  it('says what is late of what it owes, credit notes included', () => {
    const owed = { overdueCents: cents(40_000), outstandingCents: cents(100_000), overdueRatio: 0.4 };
    expect(over(owed)).toEqual(['40,0 %', '400 € en retard sur 1 000 € dus.', 'late']);
    expect(over({ ...owed, outstandingCents: cents(30_000), overdueRatio: 1.3333 })).toEqual([
      '133,3 %',
      '400 € en retard ; avoirs déduits, 300 € dus.',
      'late',
    ]);
    expect(over({ ...owed, outstandingCents: cents(0), overdueRatio: null })).toEqual([
      '—',
      '400 € en retard, couverts par des avoirs.',
      'warn',
    ]);
  });
  it('says when nothing is owed, or less than nothing', () => {
    const nothing = { overdueCents: cents(0), outstandingCents: cents(0), overdueRatio: null };
    expect(over(nothing)).toEqual(['—', 'Rien n’est dû à cette date.', 'neutral']);
    expect(over({ ...nothing, outstandingCents: cents(-120_000), overdueRatio: 0 })).toEqual([
      '0,0 %',
      'Les avoirs dépassent de 1 200,00 € ce qui est dû.',
      'neutral',
    ]);
  });
  it('sees no dependence on a customer whose credit notes exceed its invoices', () => {
    const of = (totalCents: number, revenueShare12MonthsPct: number) => {
      const { concentration12Months } = figures();
      return said(
        partShareTile(
          figures({ revenueShare12MonthsPct, concentration12Months: { ...concentration12Months, totalCents: cents(totalCents) } }),
          true,
        ),
      );
    };
    expect(of(-120_000, 80)).toEqual(['80,0 %', '−1 200 € sur douze mois : ses avoirs dépassent ses factures.', 'neutral']);
    expect(of(40_000, -7.4)[1]).toBe('400 € sur douze mois ; dans toute la société, les avoirs dépassent les ventes.');
  });
});
