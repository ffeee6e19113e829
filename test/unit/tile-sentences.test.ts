import { describe, expect, it, test } from 'vitest';
import { cumulatedShares } from '../../shared/dashboard/cumulated-shares.ts';
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
    expect(dsoTile(figures({ add: 0, dso: 30, overdueCents: cents(0) }), null).sentence).toBe('Aucun client ne vous paie en retard.'));
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
      'Aucune facture ce mois-ci : le délai ne se calcule pas.',
      'neutral',
    ]));
  it('gives another reason when there is one', () =>
    expect(dsoTile(figures({ dso: null, reasons: { dso: 'noHistory' } }), null).sentence).toContain('historique trop court'));
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
