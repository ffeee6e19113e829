import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { percentage, ratio } from '../money/ratio.ts';
import { daysLateOfPromise, type PromiseOutcome } from './promise-outcomes.ts';
import type { PromiseStatistics } from './promises.contract.ts';

type Judged = PromiseOutcome & { promisedOn: LocalDate };

/**
 * How a customer keeps its word. Judged: kept, kept in part or broken; a promise that runs, was replaced, withdrawn or lapsed says nothing.
 * The rate by count is that of those kept whole; the rate by amount is what came in time of what was really to be paid. Days late: over
 * those that were completed, one completed by its day counting 0.
 */
export function promiseStatistics(promises: readonly Judged[]): Omit<PromiseStatistics, 'customerId'> {
  const judged = promises.filter(({ state }) => state === 'kept' || state === 'partlyKept' || state === 'broken');
  const count = (state: PromiseOutcome['state']) => promises.filter((promise) => promise.state === state).length;
  const requiredCents = sum(judged, ({ requiredCents: each }) => each);
  const inTimeCents = sum(judged, ({ inTimeCents: each }) => each);
  const late = judged.map((promise) => daysLateOfPromise(promise, promise)).filter((days) => days !== null);
  return {
    judged: judged.length,
    kept: count('kept'),
    partlyKept: count('partlyKept'),
    broken: count('broken'),
    running: count('running'),
    keptPct: percentage(count('kept'), judged.length),
    requiredCents,
    inTimeCents,
    keptAmountPct: percentage(inTimeCents, requiredCents),
    averageDaysLate: ratio(
      late.reduce((total, days) => total + days, 0),
      late.length,
    ),
  };
}

function sum(promises: readonly Judged[], of: (promise: Judged) => Cents): Cents {
  return sumCents(promises.map(of));
}
