import type { LocalDate } from '../dates/local-date.ts';
import { subtractCents, sumCents } from '../money/cents.ts';
import { caseDeadlines, isPressing } from './case-deadlines.ts';
import { USUAL_STEPS } from './case-kinds.ts';
import { deadlineSentence, stepNameOf } from './case-words.fr.ts';
import type { CaseStep, LegalCase } from './cases.contract.ts';

/** A case as it is kept. */
export interface CaseRecord extends Omit<LegalCase, 'steps' | 'usualStepsLeft' | 'deadlines' | 'costs' | 'openCents'> {
  steps: readonly Omit<CaseStep, 'name'>[];
}

/**
 * A case as it stood at a day: what is left to do, its time limits, its costs; of what came later only a hearing is known, and an end is not.
 * Nothing presses of one that has ended.
 */
export function describeCase(record: CaseRecord, asOf: LocalDate): LegalCase {
  const { route } = record;
  const steps = record.steps.filter(({ kind, on }) => on <= asOf || kind === 'hearing');
  const isOpen = record.closedOn === null || record.closedOn > asOf;
  const happened = new Set(steps.map(({ kind }) => kind));
  const total = sumCents(steps.map(({ costCents }) => costCents));
  const recoverable = sumCents(steps.filter((step) => step.recoverable).map(({ costCents }) => costCents));
  return {
    ...record,
    ...(isOpen ? { closedOn: null, outcome: null, outcomeNote: '' } : {}),
    openCents: sumCents(record.invoices.map(({ openCents }) => openCents)),
    steps: steps.map((step) => ({ ...step, name: stepNameOf(step.kind, route) })),
    usualStepsLeft: isOpen
      ? USUAL_STEPS[route].filter((kind) => !happened.has(kind)).map((kind) => ({ kind, name: stepNameOf(kind, route) }))
      : [],
    deadlines: caseDeadlines(route, steps, asOf).map((deadline) => {
      const { code, actor, since, on, extendedOn, state } = deadline;
      const pressing = isOpen && isPressing(deadline, asOf);
      return { code, actor, since, on, extendedOn, state, sentence: deadlineSentence(deadline), isPressing: pressing };
    }),
    costs: { totalCents: total, recoverableCents: recoverable, ownCents: subtractCents(total, recoverable) },
  };
}

/** Open cases first, by their nearest time limit; then the others, latest ended first. */
export function inCaseOrder(cases: readonly LegalCase[]): LegalCase[] {
  const next = ({ deadlines }: LegalCase) => deadlines.find(({ state }) => state === 'running' || state === 'lapsed')?.on ?? '9999';
  return cases.toSorted((a, b) => {
    if ((a.closedOn === null) !== (b.closedOn === null)) return a.closedOn === null ? -1 : 1;
    if (a.closedOn !== null && b.closedOn !== null && a.closedOn !== b.closedOn) return a.closedOn > b.closedOn ? -1 : 1;
    return next(a) < next(b) ? -1 : next(a) > next(b) ? 1 : a.caseId - b.caseId;
  });
}
