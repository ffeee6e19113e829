import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import { figuresToDate, isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { Balances } from '../../shared/dashboard/dashboard.contract.ts';
import { partSalesTile } from '../../shared/dashboard/part-tile-sentences.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { commercialTile, dsoTile, operationalTile } from '../../shared/dashboard/tile-sentences.fr.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { figures } from '../builders/dashboard-figures.ts';

const plain = ({ value, sentence, tone }: { value: string; sentence: string; tone: string }) =>
  [value, sentence, tone].map((text) => text.replace(/[\u00a0\u202f]/g, ' '));

const nothing = { cents: cents(0), count: 0 };
/** On 17 October only a tenth is late, where two fifths will be at the month's end. */
const balances: Balances = {
  asOf: localDate('2026-10-17'),
  outstandingCents: cents(18_432_050),
  overdueCents: cents(1_843_205),
  disputedCents: cents(0),
  chaseableOverdueCents: cents(1_843_205),
  agedBalance: { notDue: nothing, '1-30': nothing, '31-60': nothing, '61-90': nothing, '90+': nothing },
  overdueRatio: 0.1,
  disputeRatio: 0,
  topDebtors: [],
};
const toDate = (part: Parameters<typeof figures>[0] = {}) => figuresToDate(figures(part), balances);

describe('a month that is not over', () => {
  it('owes what is owed today, and counts the rest over the month', () => {
    const shown = toDate();
    expect(shown).toMatchObject({ asOf: '2026-10-17', overdueCents: 1_843_205, overdueRatio: 0.1, month: '2026-10', dso: 47.3, cei: 60 });
    expect([isUnfinished(shown), isUnfinished(figures())]).toEqual([true, false]);
  });

  it('has the reasons of its own shares', () => {
    const reasons = { overdueRatio: 'noOutstanding', dpo: 'noInput' } as const;
    expect(toDate({ reasons }).reasons).toEqual({ dpo: 'noInput' });
    expect(figuresToDate(figures({ reasons }), { ...balances, disputeRatio: null }).reasons).toEqual({
      dpo: 'noInput',
      disputeRatio: 'noOutstanding',
    });
  });

  it('misses no sales yet: they are still to be made', () => {
    expect(plain(commercialTile(toDate({ commercialPerformance: 0.2 })))).toEqual([
      '20,0 %',
      '148 200 € à ce jour ; encore 9 300 € pour l’objectif.',
      'neutral',
    ]);
    expect(plain(commercialTile(toDate({ revenueCents: cents(16_000_000), commercialPerformance: 1.0159 })))).toEqual([
      '101,6 %',
      'CA de 160 000 € à ce jour pour 157 500 € prévus : 2 500 € de mieux.',
      'good',
    ]);
  });

  it('tells the delay of twelve months in place of its own, and chases what is late today', () => {
    const tile = dsoTile(toDate({ dso: 96.2, dso12Months: 56.2 }), 40);
    expect(plain(tile)).toEqual(['96,2 j', 'Mois en cours : se lit à sa fin ; sur douze mois, 56 jours.', 'neutral']);
    expect(tile.action).toEqual({ label: 'Relancer les retards', to: 'reminders' });
    expect(dsoTile(toDate({ dso: null, dso12Months: null }), 40).sentence).toBe('Aucune vente à ce jour : le délai ne se calcule pas.');
  });

  it('praises no charges before their end, but says when they exceed already', () => {
    expect(plain(operationalTile(toDate()))[1]).toBe('Charges de 96 400 € à ce jour pour 98 300 € prévus.');
    expect(operationalTile(toDate()).tone).toBe('neutral');
    expect(plain(operationalTile(toDate({ chargesCents: cents(11_000_000), operationalPerformance: 1.119 }))).slice(1)).toEqual([
      'Charges de 110 000 € à ce jour pour 98 300 € prévus : déjà 11 700 € de trop.',
      'warn',
    ]);
  });

  it('sells less to a customer than a whole month a year ago without a warning', () => {
    expect(plain(partSalesTile(toDate(), cents(20_000_000)))).toEqual([
      '148 200 €',
      'Il y a un an, 200 000 € sur le mois entier.',
      'neutral',
    ]);
    expect(plain(partSalesTile(toDate(), cents(10_000_000)))).toEqual(['148 200 €', 'Déjà 48 200 € de plus qu’il y a un an.', 'good']);
  });

  it('raises the alerts of today, none of a month whose sales are not all there', () => {
    const low = { dso: 96.2, commercialPerformance: 0.2, dbt: 14 };
    expect(alertsOf(figures(low), [], DEFAULT_THRESHOLDS, false).map(({ figure }) => figure)).toEqual([
      'overdueRatio',
      'dso',
      'dbt',
      'top1',
      'commercialPerformance',
    ]);
    expect(alertsOf(toDate(low), [], DEFAULT_THRESHOLDS, false).map(({ figure }) => figure)).toEqual(['dbt', 'top1']);
  });
});
