import type { WeightedDelays } from '../book-facts.ts';
import type { BalanceFigures } from '../figures.ts';
import type { Derivation } from './derivation.ts';
import type { BalanceFigure, ProofPart } from './proof.contract.ts';

type Amount = 'outstandingCents' | 'overdueCents' | 'disputedCents' | 'chaseableOverdueCents';

const amount =
  (figure: Amount, part: ProofPart) =>
  (figures: BalanceFigures): Derivation => ({ expression: figure, inputs: { [figure]: figures[figure] }, parts: [[part, figure]] });

const shareOfOutstanding =
  (above: Amount, part: ProofPart) =>
  (figures: BalanceFigures): Derivation => ({
    expression: `${above} / outstandingCents`,
    inputs: { [above]: figures[above], outstandingCents: figures.outstandingCents },
    parts: [
      [part, above],
      ['open', 'outstandingCents'],
    ],
  });

/** The figures that stand for any day, each from what was open that day. */
export const BALANCE_DERIVATIONS: Readonly<Record<BalanceFigure, (figures: BalanceFigures) => Derivation>> = {
  outstandingCents: amount('outstandingCents', 'open'),
  overdueCents: amount('overdueCents', 'overdue'),
  disputedCents: amount('disputedCents', 'disputed'),
  chaseableOverdueCents: amount('chaseableOverdueCents', 'chaseable'),
  overdueRatio: shareOfOutstanding('overdueCents', 'overdue'),
  disputeRatio: shareOfOutstanding('disputedCents', 'disputed'),
  agedBalance: ({ agedBalance }) => ({
    expression: 'notDueCents + late1To30Cents + late31To60Cents + late61To90Cents + late90PlusCents',
    inputs: {
      notDueCents: agedBalance.notDue.cents,
      late1To30Cents: agedBalance['1-30'].cents,
      late31To60Cents: agedBalance['31-60'].cents,
      late61To90Cents: agedBalance['61-90'].cents,
      late90PlusCents: agedBalance['90+'].cents,
    },
    parts: [
      ['notDue', 'notDueCents'],
      ['late1To30', 'late1To30Cents'],
      ['late31To60', 'late31To60Cents'],
      ['late61To90', 'late61To90Cents'],
      ['late90Plus', 'late90PlusCents'],
    ],
  }),
};

export type DelayMeasure = 'centDaysAfterDue' | 'centDaysAfterIssue';

/** A delay, weighted by the amounts of the payments of a list. */
export function delayDerivation(delays: WeightedDelays, measure: DelayMeasure, part: ProofPart): Derivation {
  return {
    expression: `${measure} / amountCents`,
    inputs: { [measure]: delays[measure], amountCents: delays.amountCents },
    parts: [[part, 'amountCents']],
  };
}
