import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { type Receivable, type Selection, selectChaseable } from './chaseable-selection.ts';
import { leftOutPhrases } from './reminder-texts.fr.ts';
import { type AgendaInvoice, type Credit, type LeftOutReason, type ReminderChannel, ReminderLevel } from './reminders.contract.ts';

/** A first contact never goes over this level by itself, whatever the age of the debt. */
const HIGHEST_FIRST_LEVEL: ReminderLevel = 'R2';

export interface PlanStep {
  level: ReminderLevel;
  /** Days after the due date from which the step is reached. */
  offsetDays: number;
  channel: ReminderChannel;
}

/** A contact that the user confirmed: a letter posted, a call made. */
export interface Contact {
  on: LocalDate;
  level: ReminderLevel;
  channel: ReminderChannel;
  /** The invoices it asked for: level and history belong to them. */
  invoiceIds: readonly number[];
}

export interface ReminderSettings {
  /** The least number of days between two contacts with one customer, whatever the steps say. */
  minimumGapDays: number;
  /** Under this net amount nobody is contacted. */
  toleranceCents: Cents;
}

export interface CustomerPosition {
  customerId: number;
  customerName: string;
  receivables: readonly Receivable[];
  credits: readonly Credit[];
  /** In any order; those after the day of the question are ignored. */
  contacts: readonly Contact[];
  plan: readonly PlanStep[];
  /** The last day of a pause. */
  pausedUntil: LocalDate | null;
  pauseReason: string;
  /** Opening of collective proceedings. */
  insolvencyOn: LocalDate | null;
}

/** Something that keeps a customer from being contacted that day. */
export interface Hindrance {
  code: LeftOutReason;
  reason: string;
  /** The first day it no longer holds, where known. */
  until: LocalDate | null;
}

export type Assessment =
  | { outcome: 'nothingOverdue'; selection: Selection }
  | { outcome: 'leftOut'; selection: Selection; hindrance: Hindrance }
  | { outcome: 'contact'; selection: Selection; step: PlanStep; reachedLevel: ReminderLevel; lastContact: Contact | null };

/**
 * Whether a customer is contacted at `asOf`, and at which level: one contact per customer, at the highest level that the
 * oldest chaseable overdue invoice with steps left has reached, so that a forgotten step never blocks the next one. An
 * invoice whose last step is done no longer decides: what fell due later goes through the plan on its own.
 * The first contact ever stops at « Relance 2 »: a higher level is for the user to force, by drafting that letter.
 * A level already done for the deciding invoice is not done again, nor a lower one: the customer waits for the next step.
 */
export function assessCustomer(position: CustomerPosition, asOf: LocalDate, settings: ReminderSettings): Assessment {
  const selection = selectChaseable(position.receivables, position.credits, asOf);
  if (selection.overdueCents === 0) return { outcome: 'nothingOverdue', selection };
  const [hindrance] = hindrancesOf(position, selection, asOf, settings);
  if (hindrance) return { outcome: 'leftOut', selection, hindrance };
  const progress = progressOf(position, selection, asOf);
  if (progress.state !== 'due') throw new Error('a customer without hindrance has a step due');
  const contacts = contactsUpTo(position, asOf);
  const step = contacts.length === 0 ? firstContactStep(position.plan, progress.reached) : progress.reached;
  return { outcome: 'contact', selection, step, reachedLevel: progress.reached.level, lastContact: lastOf(contacts) };
}

/**
 * Everything that keeps a customer with overdue invoices from being contacted at `asOf`, the weightiest first. A letter that
 * the user forces shows the whole list before it leaves.
 */
export function hindrancesOf(
  position: CustomerPosition,
  selection: Selection,
  asOf: LocalDate,
  { minimumGapDays, toleranceCents }: ReminderSettings,
): Hindrance[] {
  const { pausedUntil, pauseReason, insolvencyOn } = position;
  const result: Hindrance[] = [];
  if (insolvencyOn !== null && insolvencyOn <= asOf) {
    result.push({ code: 'insolvency', reason: leftOutPhrases.insolvency(insolvencyOn), until: null });
  }
  if (pausedUntil !== null && asOf <= pausedUntil) {
    result.push({ code: 'paused', reason: leftOutPhrases.paused(pausedUntil, pauseReason), until: addDays(pausedUntil, 1) });
  }
  const largest = selection.leftOut.toSorted((a, b) => b.amountCents - a.amountCents)[0];
  if (selection.chaseable.length === 0) {
    if (largest) result.push({ code: largest.code, reason: largest.reason, until: largest.until });
    return result;
  }
  if (selection.totalDueCents <= 0) {
    result.push({ code: 'coveredByCredits', reason: leftOutPhrases.settledByCredits(), until: null });
  } else if (selection.totalDueCents < toleranceCents) {
    result.push({ code: 'belowTolerance', reason: leftOutPhrases.belowTolerance(toleranceCents), until: null });
  }

  const progress = progressOf(position, selection, asOf);
  const lastContact = lastOf(contactsUpTo(position, asOf));
  const gapEnd = lastContact && addDays(lastContact.on, minimumGapDays);
  const afterGap = (day: LocalDate) => (gapEnd ? laterOf(day, gapEnd) : day);
  if (lastContact && gapEnd && asOf < gapEnd && progress.state !== 'exhausted') {
    const until = progress.state === 'due' ? gapEnd : laterOf(progress.nextOn, gapEnd);
    result.push({ code: 'contactedRecently', reason: leftOutPhrases.contactedRecently(lastContact.on, minimumGapDays), until });
  }
  if (progress.state === 'tooEarly') {
    result.push({ code: 'tooEarly', reason: leftOutPhrases.tooEarly(progress.offsetDays), until: afterGap(progress.nextOn) });
  } else if (progress.state === 'waiting') {
    const reason = leftOutPhrases.alreadyReminded(progress.done.level, progress.done.on);
    result.push({ code: 'alreadyReminded', reason, until: afterGap(progress.nextOn) });
  } else if (progress.state === 'exhausted') {
    result.push({ code: 'alreadyReminded', reason: leftOutPhrases.planExhausted(progress.on), until: null });
  }
  return result;
}

type PlanProgress =
  /** A step is reached and not done yet. */
  | { state: 'due'; reached: PlanStep }
  /** The reached step is done; the next one comes on `nextOn`. */
  | { state: 'waiting'; done: Contact; nextOn: LocalDate }
  | { state: 'tooEarly'; offsetDays: number; nextOn: LocalDate }
  /** The last step is done for every chaseable invoice. */
  | { state: 'exhausted'; on: LocalDate };

/** How far through the plan a customer is. `selection.chaseable` must not be empty. */
function progressOf(position: CustomerPosition, selection: Selection, asOf: LocalDate): PlanProgress {
  const contacts = contactsUpTo(position, asOf);
  const plan = position.plan.toSorted((a, b) => a.offsetDays - b.offsetDays || rank(a.level) - rank(b.level));
  let exhaustedOn: LocalDate | null = null;
  for (const invoice of selection.chaseable) {
    const done = highestDone(contacts, invoice);
    const ahead = plan.filter((step) => done === null || rank(step.level) > rank(done.level));
    const [next] = ahead;
    if (next === undefined) {
      if (done) exhaustedOn = exhaustedOn ? laterOf(exhaustedOn, done.on) : done.on;
      continue;
    }
    const reached = highestOf(ahead.filter((step) => step.offsetDays <= invoice.daysLate));
    if (reached) return { state: 'due', reached };
    const nextOn = addDays(invoice.dueOn, next.offsetDays);
    return done === null ? { state: 'tooEarly', offsetDays: next.offsetDays, nextOn } : { state: 'waiting', done, nextOn };
  }
  return { state: 'exhausted', on: exhaustedOn ?? asOf };
}

/** « Relance 2 » or the nearest step under it; the plan's lowest step when it has none so low. */
function firstContactStep(plan: readonly PlanStep[], reached: PlanStep): PlanStep {
  if (rank(reached.level) <= rank(HIGHEST_FIRST_LEVEL)) return reached;
  const gentle = highestOf(plan.filter((step) => rank(step.level) <= rank(HIGHEST_FIRST_LEVEL)));
  return gentle ?? plan.toSorted((a, b) => rank(a.level) - rank(b.level))[0] ?? reached;
}

function highestDone(contacts: readonly Contact[], invoice: AgendaInvoice): Contact | null {
  return highestOf(contacts.filter(({ invoiceIds }) => invoiceIds.includes(invoice.invoiceId)));
}

function highestOf<Levelled extends { level: ReminderLevel }>(items: readonly Levelled[]): Levelled | null {
  return items.reduce<Levelled | null>((best, item) => (best === null || rank(item.level) >= rank(best.level) ? item : best), null);
}

/** Contacts made by that day, oldest first. */
function contactsUpTo({ contacts }: CustomerPosition, asOf: LocalDate): Contact[] {
  return contacts.filter(({ on }) => on <= asOf).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function lastOf(contacts: readonly Contact[]): Contact | null {
  return contacts.at(-1) ?? null;
}

/** The place of a level in a plan, mildest 0. */
function rank(level: ReminderLevel): number {
  return ReminderLevel.options.indexOf(level);
}
