import { addDays, type LocalDate } from '../dates/local-date.ts';
import { noticeDeadline } from '../letters/delivery.ts';
import type { AppliedPlan, Contact, CustomerPosition, Skip } from './customer-position.ts';
import { isChasing, placeOf } from './plan-rules.ts';
import type { PlanStep } from './plans.contract.ts';
import type { AgendaInvoice } from './reminders.contract.ts';

/** Something that takes an invoice past a step: a contact, or the user passing the step over. */
export type Mark = { kind: 'contact'; contact: Contact } | { kind: 'skip'; skip: Skip };

/** What a formal notice that was sent brings: its deadline, and from when its invoices are for the court. */
export interface LegalDelay {
  noticedOn: LocalDate;
  deadlineOn: LocalDate;
  on: LocalDate;
  /** The day the notice came back for a wrong address: it then asked for nothing. */
  returnedOn: LocalDate | null;
}

/** `legal`: of the first formal notice that was sent for what is chaseable. */
export type PlanProgress = { legal: LegalDelay | null } /** A step is reached and not done yet. */ & (
  | { state: 'due'; plan: AppliedPlan; steps: readonly PlanStep[]; reached: PlanStep }
  /** The reached step is done; the next one comes on `nextOn`. */
  | { state: 'waiting'; done: Mark; nextOn: LocalDate }
  | { state: 'tooEarly'; offsetDays: number; nextOn: LocalDate }
  /** The last step is done for every chaseable invoice. */
  | { state: 'exhausted'; last: Mark | null }
);

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
  let legal: LegalDelay | null = null;
  let first: { invoice: AgendaInvoice; place: PlanPlace } | null = null;
  for (const invoice of chaseable) {
    const place = planPlace(position, invoice.invoiceId, asOf, formalNoticeDelayDays);
    if (place.legal !== null && (legal === null || place.legal.on < legal.on)) legal = place.legal;
    if (place.ahead.length > 0) first ??= { invoice, place };
    else if (first === null && place.furthest !== null) last = place.furthest.mark;
  }
  const next = first?.place.ahead[0];
  if (first === null || next === undefined) return { state: 'exhausted', last, legal };
  const { invoice, place } = first;
  const { plan, steps, ahead, furthest } = place;
  const reached = ahead.findLast((step) => step.offsetDays <= invoice.daysLate);
  if (reached) return { state: 'due', plan, steps, reached, legal };
  const nextOn = addDays(invoice.dueOn, next.offsetDays);
  return furthest === null
    ? { state: 'tooEarly', offsetDays: next.offsetDays, nextOn, legal }
    : { state: 'waiting', done: furthest.mark, nextOn, legal };
}

/** Where an invoice stands in its plan. */
export interface PlanPlace {
  plan: AppliedPlan;
  steps: readonly PlanStep[];
  /** What took it furthest; null when nothing has asked for it yet. */
  furthest: { place: number; mark: Mark } | null;
  /** The steps that it has left. */
  ahead: readonly PlanStep[];
  /** Set once a formal notice ended its plan. */
  legal: LegalDelay | null;
}

export function planPlace(position: CustomerPosition, invoiceId: number, asOf: LocalDate, formalNoticeDelayDays: number): PlanPlace {
  const plan = planOf(position, invoiceId);
  const steps = chasingSteps(plan);
  const furthest = furthestMark(position, invoiceId, steps, asOf);
  const ahead = furthest === null ? steps : steps.filter((_, index) => index > furthest.place);
  if (ahead.length > 0 || furthest?.mark.kind !== 'contact' || furthest.mark.contact.level !== 'formalNotice') {
    return { plan, steps, furthest, ahead, legal: null };
  }
  const { on: noticedOn, returnedOn = null, letter } = furthest.mark.contact;
  const deadlineOn = noticeDeadline(letter ?? { asOf: noticedOn, deliveredOn: null }, formalNoticeDelayDays);
  return { plan, steps, furthest, ahead, legal: { noticedOn, deadlineOn, on: addDays(deadlineOn, plan.legalDelayDays), returnedOn } };
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
