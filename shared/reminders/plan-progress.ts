import { addDays, type LocalDate } from '../dates/local-date.ts';
import type { AppliedPlan, Contact, CustomerPosition, Skip } from './customer-position.ts';
import { isChasing, placeOf } from './plan-rules.ts';
import type { PlanStep } from './plans.contract.ts';
import type { AgendaInvoice } from './reminders.contract.ts';

/** Something that takes an invoice past a step: a contact, or the user passing the step over. */
export type Mark = { kind: 'contact'; contact: Contact } | { kind: 'skip'; skip: Skip };

export type PlanProgress =
  /** A step is reached and not done yet. */
  | { state: 'due'; plan: AppliedPlan; steps: readonly PlanStep[]; reached: PlanStep }
  /** The reached step is done; the next one comes on `nextOn`. */
  | { state: 'waiting'; done: Mark; nextOn: LocalDate }
  | { state: 'tooEarly'; offsetDays: number; nextOn: LocalDate }
  /** The last step is done for every chaseable invoice; `legal`: from when the first that had a formal notice is for the court. */
  | { state: 'exhausted'; last: Mark | null; legal: { noticedOn: LocalDate; on: LocalDate } | null };

/** The plan that an invoice goes through: its own, else its customer's. */
export function planOf({ plan, invoicePlans }: Pick<CustomerPosition, 'plan' | 'invoicePlans'>, invoiceId: number): AppliedPlan {
  return invoicePlans.get(invoiceId) ?? plan;
}

const chasing = new WeakMap<readonly PlanStep[], readonly PlanStep[]>();

/** The steps of a plan that ask for what is overdue, in their order. */
export function chasingSteps({ steps }: AppliedPlan): readonly PlanStep[] {
  const known = chasing.get(steps);
  if (known) return known;
  const own = steps.filter(isChasing);
  chasing.set(steps, own);
  return own;
}

/**
 * How far through the plan a customer is: the oldest chaseable invoice that has steps left decides, by its own plan. One whose last step
 * is done no longer decides: what fell due later goes through the plan on its own. `chaseable` must not be empty.
 */
export function progressOf(
  position: CustomerPosition,
  chaseable: readonly AgendaInvoice[],
  asOf: LocalDate,
  formalNoticeDelayDays: number,
): PlanProgress {
  let last: Mark | null = null;
  let legal: { noticedOn: LocalDate; on: LocalDate } | null = null;
  for (const invoice of chaseable) {
    const plan = planOf(position, invoice.invoiceId);
    const steps = chasingSteps(plan);
    const furthest = furthestMark(position, invoice.invoiceId, steps, asOf);
    const ahead = furthest === null ? steps : steps.filter((_, index) => index > furthest.place);
    const [next] = ahead;
    if (next === undefined) {
      if (furthest === null) continue;
      last = furthest.mark;
      if (furthest.mark.kind === 'contact' && furthest.mark.contact.level === 'formalNotice') {
        const noticedOn = furthest.mark.contact.on;
        const on = addDays(noticedOn, formalNoticeDelayDays + plan.legalDelayDays);
        if (legal === null || on < legal.on) legal = { noticedOn, on };
      }
      continue;
    }
    const reached = ahead.findLast((step) => step.offsetDays <= invoice.daysLate);
    if (reached) return { state: 'due', plan, steps, reached };
    const nextOn = addDays(invoice.dueOn, next.offsetDays);
    return furthest === null
      ? { state: 'tooEarly', offsetDays: next.offsetDays, nextOn }
      : { state: 'waiting', done: furthest.mark, nextOn };
  }
  return { state: 'exhausted', last, legal };
}

/** What took an invoice furthest through its plan by a day. The nth contact at a level stands for the nth step of that level. */
function furthestMark(
  { contacts, skips }: CustomerPosition,
  invoiceId: number,
  steps: readonly PlanStep[],
  asOf: LocalDate,
): { place: number; mark: Mark } | null {
  if (contacts.length === 0 && skips.length === 0) return null;
  const seen = new Map<string, number>();
  let furthest: { place: number; mark: Mark } | null = null;
  for (const mark of marksOf(contacts, skips)) {
    const { on, level, invoiceIds } = mark.kind === 'contact' ? mark.contact : mark.skip;
    if (on > asOf || !isChasing({ level }) || !invoiceIds.includes(invoiceId)) continue;
    const nth = seen.get(level) ?? 0;
    seen.set(level, nth + 1);
    const place = placeOf(steps, level, nth);
    if (furthest === null || place >= furthest.place) furthest = { place, mark };
  }
  return furthest;
}

function marksOf(contacts: readonly Contact[], skips: readonly Skip[]): Mark[] {
  const marks: Mark[] = contacts.map((contact) => ({ kind: 'contact', contact }));
  if (skips.length === 0) return marks;
  for (const skip of skips) marks.push({ kind: 'skip', skip });
  const dayOf = (mark: Mark) => (mark.kind === 'contact' ? mark.contact.on : mark.skip.on);
  return marks.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}
