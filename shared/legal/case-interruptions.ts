import { addMonths, earlierOf, type LocalDate } from '../dates/local-date.ts';
import { firstWorkingDayFrom } from '../dates/working-day.ts';
import { serviceMonths } from './case-deadlines.ts';
import type { CaseOutcome, CaseRoute, CaseStepKind } from './case-kinds.ts';
import type { InterruptionKind, PrescriptionEvent } from './prescription.ts';

/** A case as the terms of its claims see it. */
export interface CaseOfTerm {
  route: CaseRoute;
  closedOn: LocalDate | null;
  outcome: CaseOutcome | null;
  steps: readonly { kind: CaseStepKind; on: LocalDate }[];
}

/** Steps that end what the debtor's agreement to the simplified procedure stopped. */
const ENDS_AGREEMENT: ReadonlySet<CaseStepKind> = new Set(['enforceable', 'refused', 'rejected', 'collected']);

/**
 * What the steps of a case do to the terms of its claims, so that nobody notes it twice:
 *
 * - a summons, the claim form of the European small claims, and the declaration of a claim in collective proceedings are claims in court
 *   (C. civ. 2241; C. com. L622-25-1). A claim given up or rejected interrupted nothing (C. civ. 2243);
 * - the service of an order for payment, not the filing of the request (1re civ. 09/09/2020, 19-12.006), and not once the order has lapsed
 *   because it was served too late (CPC 1411); given up or rejected later, it counts no more than a claim;
 * - a seizure is an act of enforcement (C. civ. 2244), whatever becomes of the case;
 * - the debtor's agreement to the simplified procedure for small claims suspends, until that procedure ends (CPCE L125-1).
 *
 * The term is counted anew from the day of the step, though a claim interrupts until its proceedings end (C. civ. 2242): the earlier day is
 * the one to keep to. A judgment, a hearing, a command to pay before any title and an opposition of the debtor are not counted.
 */
export function caseInterruptions({ route, closedOn, outcome, steps }: CaseOfTerm): PrescriptionEvent[] {
  const cameToNothing = outcome === 'rejected' || outcome === 'abandoned';
  return steps.flatMap(({ kind: step, on }): PrescriptionEvent[] => {
    const kind = kindOf(route, step);
    if (kind === null) return [];
    if (kind === 'enforcement') return [{ kind, on, until: null }];
    if (kind === 'simplifiedProcedure') return [{ kind, on, until: endOfAgreement(steps, on, closedOn) }];
    if (cameToNothing || steps.some((later) => later.kind === 'rejected' && later.on >= on)) return [];
    return kind === 'orderServed' && isServedLate(route, steps, on) ? [] : [{ kind, on, until: null }];
  });
}

function kindOf(route: CaseRoute, step: CaseStepKind): InterruptionKind | null {
  switch (step) {
    case 'summoned':
    case 'claimDeclared':
      return 'courtClaim';
    case 'filed':
      return route === 'europeanSmallClaims' ? 'courtClaim' : null;
    case 'service':
      return route === 'paymentOrder' || route === 'europeanOrder' ? 'orderServed' : null;
    case 'seizure':
      return 'enforcement';
    case 'agreed':
      return route === 'smallClaims' ? 'simplifiedProcedure' : null;
    default:
      return null;
  }
}

/** Only where the day of the order is noted; the European order has no such limit. */
function isServedLate(route: CaseRoute, steps: CaseOfTerm['steps'], servedOn: LocalDate): boolean {
  const orders = steps.filter(({ kind, on }) => kind === 'order' && on <= servedOn).map(({ on }) => on);
  const orderedOn = orders.toSorted().at(-1);
  if (route !== 'paymentOrder' || orderedOn === undefined) return false;
  return servedOn > firstWorkingDayFrom(addMonths(orderedOn, serviceMonths(orderedOn)));
}

function endOfAgreement(steps: CaseOfTerm['steps'], agreedOn: LocalDate, closedOn: LocalDate | null): LocalDate | null {
  const ends = steps.filter(({ kind, on }) => ENDS_AGREEMENT.has(kind) && on >= agreedOn).map(({ on }) => on);
  return [...ends, ...(closedOn === null ? [] : [closedOn])].reduce<LocalDate | null>(
    (first, on) => (first === null ? on : earlierOf(first, on)),
    null,
  );
}
