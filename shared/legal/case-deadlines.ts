import { addDays, addMonths, type LocalDate, localDate } from '../dates/local-date.ts';
import { firstWorkingDayFrom } from '../dates/working-day.ts';
import type { CaseRoute, CaseStepKind } from './case-kinds.ts';

/** From this day on an order to pay lapses unless it is served within 3 months; 6 before (CPC art. 1411, decree 2026-96 of 16/02/2026). */
export const SHORTER_SERVICE_FROM = localDate('2026-09-01');

/** A step as the time limits see it. */
export interface DatedStep {
  kind: CaseStepKind;
  on: LocalDate;
  /** A day by which the user wants something done, or a court asked for it. */
  deadlineOn: LocalDate | null;
  note: string;
}

export type DeadlineCode =
  | 'serveOrder'
  | 'opposition'
  | 'executionFrom'
  | 'answerDemand'
  | 'nonContestationFrom'
  | 'serveRecord'
  | 'answerInvitation'
  | 'oppositionEurope'
  | 'declareClaim'
  | 'hearing'
  | 'own';

/**
 * `creditor`: we must act by then; `debtor`: until then it may answer, and afterwards the next step is open; `from`: the first day on which
 * something is allowed.
 */
export type DeadlineActor = 'creditor' | 'debtor' | 'from';

export interface CaseDeadline {
  code: DeadlineCode;
  actor: DeadlineActor;
  /** The step that it runs from. */
  since: LocalDate;
  /** The day as counted: same day number of the month reached, or its last day (CPC art. 641). */
  on: LocalDate;
  /** The first working day from then on (CPC art. 642); the same as `on` for what is only open from a day. */
  extendedOn: LocalDate;
  /** `met`: what was to be done was done by then; `late`: after; `lapsed`: the day is over and it was not; `over`: an answer that never came. */
  state: 'running' | 'met' | 'late' | 'lapsed' | 'over';
  /** The day on which the debtor's opposition or contest was noted: it ends what its silence would have opened. */
  contestedOn: LocalDate | null;
  note: string;
}

interface Rule {
  code: DeadlineCode;
  actor: DeadlineActor;
  after: CaseStepKind;
  /** Any of these ends it. */
  until: readonly CaseStepKind[];
  end(since: LocalDate): LocalDate;
}

/** Months allowed to serve an order to pay given on a day. */
export function serviceMonths(orderedOn: LocalDate): 3 | 6 {
  return orderedOn >= SHORTER_SERVICE_FROM ? 3 : 6;
}

const ENDED: readonly CaseStepKind[] = ['collected', 'rejected'];
const CONTESTS: readonly CaseStepKind[] = ['opposition', 'contested'];

/** The time limits of each way (legal-stage facts: resources; state of November 2026). */
const RULES: Readonly<Partial<Record<CaseRoute, readonly Rule[]>>> = {
  paymentOrder: [
    // CPC art. 1411: not served in time, the order is « non avenue ».
    { code: 'serveOrder', actor: 'creditor', after: 'order', until: ['service'], end: (on) => addMonths(on, serviceMonths(on)) },
    // CPC art. 1416: one month from service.
    {
      code: 'opposition',
      actor: 'debtor',
      after: 'service',
      until: ['opposition', 'enforceable', 'seizure'],
      end: (on) => addMonths(on, 1),
    },
    // Execution where no opposition was notified within two months of service (decree 2026-96).
    {
      code: 'executionFrom',
      actor: 'from',
      after: 'service',
      until: ['opposition', 'enforceable', 'seizure'],
      end: (on) => addMonths(on, 2),
    },
  ],
  undisputedCommercial: [
    // CPCE art. L126-2: one month to pay or to contest.
    {
      code: 'answerDemand',
      actor: 'debtor',
      after: 'paymentDemand',
      until: ['contested', 'nonContestation'],
      end: (on) => addMonths(on, 1),
    },
    // Silence is put on record eight days after that month at the earliest.
    {
      code: 'nonContestationFrom',
      actor: 'from',
      after: 'paymentDemand',
      until: ['contested', 'nonContestation'],
      end: (on) => addDays(addMonths(on, 1), 8),
    },
    // The record made enforceable is served within six months.
    { code: 'serveRecord', actor: 'creditor', after: 'enforceable', until: ['service'], end: (on) => addMonths(on, 6) },
  ],
  smallClaims: [
    // CPCE art. L125-1, R125-1: one month to agree.
    {
      code: 'answerInvitation',
      actor: 'debtor',
      after: 'invitation',
      until: ['agreed', 'refused', 'enforceable'],
      end: (on) => addMonths(on, 1),
    },
  ],
  europeanOrder: [
    // Regulation 1896/2006, art. 16: thirty days from service.
    {
      code: 'oppositionEurope',
      actor: 'debtor',
      after: 'service',
      until: ['opposition', 'enforceable', 'seizure'],
      end: (on) => addDays(on, 30),
    },
  ],
  collectiveProceedings: [
    // C. com. art. L622-24, R622-24: two months from the publication in the BODACC.
    { code: 'declareClaim', actor: 'creditor', after: 'publication', until: ['claimDeclared'], end: (on) => addMonths(on, 2) },
  ],
};

/**
 * Every time limit of a case at a day, the earliest first. Each runs from the last step of its kind; a later step of the kinds that end it
 * ends it; a payment or a rejection leaves none. Days are counted without that of the step (CPC art. 641).
 */
export function caseDeadlines(route: CaseRoute, steps: readonly DatedStep[], asOf: LocalDate): CaseDeadline[] {
  const happened = steps.filter(({ on }) => on <= asOf).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const deadlines = (RULES[route] ?? []).flatMap((rule): CaseDeadline[] => {
    const start = happened.findLast(({ kind }) => kind === rule.after);
    if (!start) return [];
    const on = rule.end(start.on);
    const extendedOn = rule.actor === 'from' ? on : firstWorkingDayFrom(on);
    const ended = happened.find(({ kind, on: day }) => day >= start.on && [...rule.until, ...ENDED].includes(kind));
    // Once the claim is paid or rejected there is nothing to do in time; what the debtor contests opens nothing.
    const contest = rule.until.some((kind) => CONTESTS.includes(kind))
      ? happened.find(({ kind, on: day }) => day >= start.on && CONTESTS.includes(kind) && rule.until.includes(kind))
      : undefined;
    if (ended && !rule.until.includes(ended.kind)) return [];
    if (contest && rule.actor === 'from') return [];
    return [
      {
        code: rule.code,
        actor: rule.actor,
        since: start.on,
        on,
        extendedOn,
        state: stateOf(rule, ended, extendedOn, asOf),
        contestedOn: contest?.on ?? null,
        note: '',
      },
    ];
  });
  const hearings = steps
    .filter(({ kind, on }) => kind === 'hearing' && on >= asOf)
    .map(
      ({ on, note }): CaseDeadline => ({
        code: 'hearing',
        actor: 'creditor',
        since: on,
        on,
        extendedOn: on,
        state: 'running',
        contestedOn: null,
        note,
      }),
    );
  const own = steps.flatMap(({ on, deadlineOn, note }): CaseDeadline[] => {
    if (deadlineOn === null || on > asOf) return [];
    const extendedOn = firstWorkingDayFrom(deadlineOn);
    // An expense is nothing done.
    const later = happened.find((step) => step.on > on && step.kind !== 'expense');
    const state = later ? (later.on <= extendedOn ? 'met' : 'late') : asOf > extendedOn ? 'lapsed' : 'running';
    return [{ code: 'own', actor: 'creditor', since: on, on: deadlineOn, extendedOn, state, contestedOn: null, note }];
  });
  return [...deadlines, ...hearings, ...own].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function stateOf(rule: Rule, ended: DatedStep | undefined, extendedOn: LocalDate, asOf: LocalDate): CaseDeadline['state'] {
  if (ended) return rule.actor !== 'creditor' || ended.on <= extendedOn ? 'met' : 'late';
  if (rule.actor === 'from') return asOf >= extendedOn ? 'over' : 'running';
  if (asOf <= extendedOn) return 'running';
  return rule.actor === 'creditor' ? 'lapsed' : 'over';
}

/** How long before its day something that we must do shows among the things to do. */
const ALERT_DAYS = 30;

/**
 * Whether a time limit is a thing to do that day: ours, thirty days before and until it is dealt with; the debtor's or a waiting time, once
 * it is over.
 */
export function isPressing({ actor, state, on }: CaseDeadline, asOf: LocalDate): boolean {
  if (state === 'met' || state === 'late') return false;
  if (actor !== 'creditor') return state === 'over';
  return state === 'lapsed' || asOf >= addDays(on, -ALERT_DAYS);
}
