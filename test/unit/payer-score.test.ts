import { describe, expect, test } from 'vitest';
import { limitExcess, type PayerFacts, payerScore, suggestedTreatment } from '../../shared/customers/payer-score.ts';
import { scoreReasons, treatmentSentence } from '../../shared/customers/payer-sentences.fr.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents, ZERO } from '../../shared/money/cents.ts';

const DAY = localDate('2025-06-30');

/** Average delays of the last six months and of the six before, 1 000 € each; a test states what else matters. */
function facts([last, previous]: readonly [number | null, number | null], more: Partial<PayerFacts> = {}): PayerFacts {
  const delays = (days: number | null) => ({ amountCents: days === null ? 0 : 100_000, centDays: (days ?? 0) * 100_000 });
  return {
    lastSixMonths: delays(last),
    previousSixMonths: delays(previous),
    promisesKept: 0,
    promisesBroken: 0,
    invoices: 10,
    invoicesDisputed: 0,
    writtenOffCents: ZERO,
    outstandingCents: ZERO,
    overdueCents: ZERO,
    oldestDueOn: null,
    insolvencyOn: null,
    ...more,
  };
}

const owing = (overdue: number) => ({
  outstandingCents: cents(100_00),
  overdueCents: cents(overdue),
  oldestDueOn: localDate('2025-05-31'),
});

describe('the score of a payer', () => {
  // delay 40 34 26 16 6 0 + trend 15 8 0 + overdue 20 14 8 3 0 + promises 15 10 5 0 + disputes 10 7 3 0
  test.each<[string, PayerFacts, string, number]>([
    ['always on time', facts([0, 0]), 'A', 100],
    ['a week late', facts([7, 7]), 'A', 94],
    ['a week and a half, a quarter overdue', facts([11, 11], owing(25_00)), 'B', 26 + 15 + 14 + 15 + 10],
    ['a month late, two thirds overdue', facts([30, 30], owing(66_00)), 'C', 16 + 15 + 3 + 15 + 10],
    ['later and later', facts([40, 10], owing(66_00)), 'D', 16 + 0 + 3 + 15 + 10],
    ['breaks its promises', facts([61, 61], { ...owing(80_00), promisesKept: 1, promisesBroken: 2 }), 'E', 0 + 15 + 0 + 0 + 10],
    ['contests one invoice in ten', facts([0, 0], { invoicesDisputed: 1 }), 'A', 93],
    ['keeps three promises of four', facts([0, 0], { promisesKept: 3, promisesBroken: 1 }), 'A', 95],
    ['pays earlier than before', facts([-2, 40]), 'B', 16 + 15 + 20 + 15 + 10],
  ])('%s', (_what, payer, letter, points) => {
    expect(payerScore(payer, DAY)).toMatchObject({ letter, points, forced: null });
  });

  test('its points are those of its criteria, and each reason says its own', () => {
    const payer = facts([12, 4], { ...owing(40_00), promisesKept: 1, promisesBroken: 1, invoicesDisputed: 2 });
    const score = payerScore(payer, DAY);
    // (12 + 4) / 2 = 8 days; 8 days later; 40 % overdue; half the promises broken; 20 % contested.
    expect(score?.criteria.map(({ points, maxPoints }) => [points, maxPoints])).toEqual([
      [26, 40],
      [8, 15],
      [8, 20],
      [5, 15],
      [3, 10],
    ]);
    expect(score).toMatchObject({ points: 50, letter: 'C' });
    expect(scoreReasons(score, payer)).toEqual([
      'Règle d’habitude 8 jours après l’échéance : 26 points sur 40.',
      'Règle 8 jours plus tard sur les six derniers mois que sur les six précédents : 8 points sur 15.',
      '40\u00a0% de ce qu’il doit est en retard : 8 points sur 20.',
      '1 promesse tenue sur 2 depuis un an : 5 points sur 15.',
      '2 factures contestées sur 10 depuis un an : 3 points sur 10.',
    ]);
  });

  test('is E after a write-off or a judgment, and says so first', () => {
    const lost = facts([0, 0], { writtenOffCents: cents(1_200_00) });
    expect(payerScore(lost, DAY)).toMatchObject({ letter: 'E', points: 100, forced: 'writtenOff' });
    expect(scoreReasons(payerScore(lost, DAY), lost)[0]).toMatch(/^1.200,00.€ passés en perte depuis un an : note E/u);
    const judged = facts([null, null], { insolvencyOn: DAY });
    expect(payerScore(judged, DAY)).toMatchObject({ letter: 'E', forced: 'insolvency' });
    expect(payerScore(facts([0, 0], { insolvencyOn: localDate('2025-07-01') }), DAY)?.letter).toBe('A');
  });

  test('does not exist for who neither paid nor is late; without a payment, the oldest overdue day stands for the delay', () => {
    const unknown = facts([null, null], { outstandingCents: cents(100) });
    expect(payerScore(unknown, DAY)).toBeNull();
    expect(scoreReasons(null, unknown)).toEqual(['Aucun règlement depuis un an et rien en retard : pas encore de note.']);
    const late = facts([null, null], owing(100_00));
    expect(payerScore(late, DAY)?.criteria[0]).toEqual({ criterion: 'delay', points: 16, maxPoints: 40, measure: 30 });
    expect(scoreReasons(payerScore(late, DAY), late)[0]).toBe(
      'Aucun règlement depuis un an, et une facture en retard de 30 jours : 16 points sur 40.',
    );
  });
});

test.each([
  ['A', 3, 'goodPayer', 'soft'],
  ['C', 12, 'keyAccount', 'soft'],
  ['C', 9.9, 'ordinary', 'standard'],
  [null, null, 'ordinary', 'standard'],
  ['E', 40, 'latePayer', 'firm'],
] as const)('note %s with %s %% of the revenue: %s, plan %s', (letter, share, segment, planKey) => {
  expect(suggestedTreatment(letter, share)).toEqual({ segment, planKey });
});

test('what is proposed is said with its first contact', () => {
  expect(treatmentSentence('latePayer', 'firm', 1)).toBe('Mauvais payeur : plan Ferme, premier contact 1 jour après l’échéance.');
});

test('only what is above the limit exceeds it', () => {
  expect([limitExcess(cents(500), cents(200)), limitExcess(cents(200), cents(200)), limitExcess(cents(500), null)]).toEqual([300, 0, null]);
});
