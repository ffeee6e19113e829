import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { stepBeforeDue } from './before-due.ts';
import { type Selection, selectChaseable } from './chaseable-selection.ts';
import { noticeReason, withoutFirmer } from './contact-selection.ts';
import type { AppliedPlan, Contact, CustomerPosition, ForcedLevel } from './customer-position.ts';
import { type PlanProgress, progressOf } from './plan-progress.ts';
import { isChasing, severity } from './plan-rules.ts';
import type { PlanStep } from './plans.contract.ts';
import { leftOutPhrases } from './reminder-texts.fr.ts';
import type { AgendaInvoice, LeftOutReason, ReminderLevel, ReminderSettings } from './reminders.contract.ts';
import { usualStep } from './shipped-plans.ts';

/** A first contact never goes over this level by itself, whatever the age of the debt. */
const HIGHEST_FIRST_LEVEL: ReminderLevel = 'R2';

/** Something that keeps a customer from being contacted that day. */
export interface Hindrance {
  code: LeftOutReason;
  reason: string;
  /** The first day it no longer holds, where known. */
  until: LocalDate | null;
  /** The user's decision that it comes from, to be undone. */
  decisionId?: number;
}

export type Assessment =
  | { outcome: 'nothingOverdue'; selection: Selection }
  | { outcome: 'leftOut'; selection: Selection; hindrance: Hindrance }
  | {
      outcome: 'contact';
      selection: Selection;
      plan: AppliedPlan;
      step: PlanStep;
      reachedLevel: ReminderLevel;
      /** What the contact is about: the chaseable overdue invoices, or those not due yet of a step before the due date. */
      about: AgendaInvoice[];
      /** What is asked for, credits deducted. */
      totalDueCents: Cents;
      forced: ForcedLevel | null;
      lastContact: Contact | null;
    };

/**
 * Whether a customer is contacted at `asOf`, and at which level: one contact per customer, at the highest level that the
 * oldest chaseable overdue invoice with steps left has reached, so that a forgotten step never blocks the next one. An
 * invoice whose last step is done no longer decides and is not asked for: what fell due later goes through the plan on its own.
 * The first reminder ever stops at « Relance 2 »: a higher level is for the user to force.
 * A level already done for the deciding invoice is not done again, nor a lower one: the customer waits for the next step.
 * A customer of whom nothing is overdue may have reached a step before the due date.
 */
export function assessCustomer(position: CustomerPosition, asOf: LocalDate, settings: ReminderSettings): Assessment {
  const selection = selectChaseable(position.receivables, position.credits, asOf);
  const { chaseable } = selection;
  const { forced } = position;
  const lastContact = lastContactBy(position, asOf);
  if (forced && forced.on <= asOf && canBeForced(position, selection, asOf)) {
    const progress = progressOf(position, chaseable, asOf, settings.formalNoticeDelayDays);
    const plan = progress.state === 'due' ? progress.plan : position.plan;
    const step = plan.steps.find(({ level }) => level === forced.level) ?? usualStep(forced.level, 0);
    const reachedLevel = progress.state === 'due' ? progress.reached.level : forced.level;
    const asked = withoutFirmer(selection, position, asOf, step.level, settings.formalNoticeDelayDays);
    return {
      outcome: 'contact',
      selection: asked,
      plan,
      step,
      reachedLevel,
      about: asked.chaseable,
      totalDueCents: asked.totalDueCents,
      forced,
      lastContact,
    };
  }
  if (selection.overdueCents === 0) return beforeDue(position, selection, asOf, settings, lastContact);
  if (chaseable.length === 0) {
    const [hindrance] = [...standingHindrances(position, asOf), ...nothingChaseable(selection)];
    return hindrance ? { outcome: 'leftOut', selection, hindrance } : { outcome: 'nothingOverdue', selection };
  }
  const progress = progressOf(position, chaseable, asOf, settings.formalNoticeDelayDays);
  const asked = askedBy(position, selection, asOf, settings, progress);
  const [hindrance] = hindrances(position, asked, asOf, settings, progress);
  if (hindrance) return { outcome: 'leftOut', selection, hindrance };
  if (progress.state !== 'due') throw new Error('a customer without hindrance has a step due');
  const { plan, reached } = progress;
  return {
    outcome: 'contact',
    selection: asked,
    plan,
    step: stepOf(position, progress, asOf),
    reachedLevel: reached.level,
    about: asked.chaseable,
    totalDueCents: asked.totalDueCents,
    forced: null,
    lastContact,
  };
}

/** The step that a customer's progress brings: a first contact is held back. */
function stepOf(position: CustomerPosition, { steps, reached }: Extract<PlanProgress, { state: 'due' }>, asOf: LocalDate): PlanStep {
  return wasReminded(position, asOf) ? reached : firstContactStep(steps, reached);
}

/** What the step that is reached asks for; all that is chaseable while none is. */
function askedBy(
  position: CustomerPosition,
  selection: Selection,
  asOf: LocalDate,
  { formalNoticeDelayDays }: ReminderSettings,
  progress: PlanProgress,
): Selection {
  if (progress.state !== 'due') return selection;
  return withoutFirmer(selection, position, asOf, stepOf(position, progress, asOf).level, formalNoticeDelayDays);
}

/** Whether the user can ask for a level: there is something to ask for, and no collective proceedings forbid it. */
export function canBeForced({ insolvencyOn }: CustomerPosition, { chaseable, totalDueCents }: Selection, asOf: LocalDate): boolean {
  return chaseable.length > 0 && totalDueCents > 0 && (insolvencyOn === null || insolvencyOn > asOf);
}

/** A customer of whom nothing is overdue: a step before the due date, or peace. */
function beforeDue(
  position: CustomerPosition,
  selection: Selection,
  asOf: LocalDate,
  { minimumGapDays, toleranceCents }: ReminderSettings,
  lastContact: Contact | null,
): Assessment {
  const nothing = { outcome: 'nothingOverdue', selection } as const;
  if (standingHindrances(position, asOf).length > 0) return nothing;
  if (lastContact && asOf < addDays(lastContact.on, minimumGapDays)) return nothing;
  const reached = stepBeforeDue(position, selection, asOf);
  if (!reached) return nothing;
  const { callBackOn = null } = position;
  if (reached.step.channel === 'phone' && callBackOn !== null && asOf < callBackOn) return nothing;
  const totalDueCents = sumCents([
    ...reached.about.map(({ dueCents }) => dueCents),
    ...selection.credits.map(({ amountCents }) => amountCents),
  ]);
  if (totalDueCents <= 0 || totalDueCents < toleranceCents) return nothing;
  const { plan, step, about } = reached;
  return { outcome: 'contact', selection, plan, step, reachedLevel: step.level, about, totalDueCents, forced: null, lastContact };
}

/**
 * Everything that keeps a customer with overdue invoices from being contacted at `asOf`, the weightiest first. A letter that
 * the user forces shows the whole list before it leaves.
 */
export function hindrancesOf(position: CustomerPosition, selection: Selection, asOf: LocalDate, settings: ReminderSettings): Hindrance[] {
  if (selection.chaseable.length === 0) return [...standingHindrances(position, asOf), ...nothingChaseable(selection)];
  const progress = progressOf(position, selection.chaseable, asOf, settings.formalNoticeDelayDays);
  return hindrances(position, askedBy(position, selection, asOf, settings, progress), asOf, settings, progress);
}

/** What holds whatever is owed: proceedings, a pause, a contact put off. */
function standingHindrances({ insolvencyOn, pausedUntil, pauseReason, postponed }: CustomerPosition, asOf: LocalDate): Hindrance[] {
  const result: Hindrance[] = [];
  if (insolvencyOn !== null && insolvencyOn <= asOf) {
    result.push({ code: 'insolvency', reason: leftOutPhrases.insolvency(insolvencyOn), until: null });
  }
  if (pausedUntil !== null && asOf <= pausedUntil) {
    result.push({ code: 'paused', reason: leftOutPhrases.paused(pausedUntil, pauseReason), until: addDays(pausedUntil, 1) });
  }
  if (postponed !== null && postponed.on <= asOf && asOf < postponed.until) {
    const { until, reason, decisionId } = postponed;
    result.push({ code: 'postponed', reason: leftOutPhrases.postponed(until, reason), until, decisionId });
  }
  return result;
}

/** Why nothing overdue is chased: the reason for the largest part left out. */
function nothingChaseable({ leftOut }: Selection): Hindrance[] {
  const largest = leftOut.toSorted((a, b) => b.amountCents - a.amountCents)[0];
  return largest ? [{ code: largest.code, reason: largest.reason, until: largest.until }] : [];
}

function hindrances(
  position: CustomerPosition,
  selection: Selection,
  asOf: LocalDate,
  { minimumGapDays, toleranceCents }: ReminderSettings,
  progress: PlanProgress,
): Hindrance[] {
  const result = standingHindrances(position, asOf);
  const { legal } = progress;
  const isUnderTolerance = selection.totalDueCents < toleranceCents;
  // The notice says more than that what fell due after it is nothing much, or is not late enough.
  if (legal !== null && progress.state !== 'exhausted' && (progress.state !== 'due' || isUnderTolerance)) {
    result.push({ ...noticeReason(legal, asOf), until: null });
  }
  if (selection.totalDueCents <= 0) {
    result.push({ code: 'coveredByCredits', reason: leftOutPhrases.settledByCredits(), until: null });
  } else if (isUnderTolerance) {
    result.push({ code: 'belowTolerance', reason: leftOutPhrases.belowTolerance(toleranceCents), until: null });
  }
  const lastContact = lastContactBy(position, asOf);
  const gapEnd = lastContact && addDays(lastContact.on, minimumGapDays);
  const afterGap = (day: LocalDate) => (gapEnd ? laterOf(day, gapEnd) : day);
  if (lastContact && gapEnd && asOf < gapEnd && progress.state !== 'exhausted') {
    const until = progress.state === 'due' ? gapEnd : laterOf(progress.nextOn, gapEnd);
    result.push({ code: 'contactedRecently', reason: leftOutPhrases.contactedRecently(lastContact.on, minimumGapDays), until });
  }
  const { callBackOn = null } = position;
  if (progress.state === 'due' && callBackOn !== null && asOf < callBackOn && stepOf(position, progress, asOf).channel === 'phone') {
    result.push({ code: 'callBack', reason: leftOutPhrases.callBack(callBackOn), until: callBackOn });
  }
  const inPlan = planHindrance(position, progress, asOf, minimumGapDays);
  if (inPlan) result.push(inPlan.until === null ? inPlan : { ...inPlan, until: afterGap(inPlan.until) });
  return result;
}

/** What the plan itself says against a contact that day. */
function planHindrance(position: CustomerPosition, progress: PlanProgress, asOf: LocalDate, gapDays: number): Hindrance | null {
  switch (progress.state) {
    case 'tooEarly':
      return { code: 'tooEarly', reason: leftOutPhrases.tooEarly(progress.offsetDays), until: progress.nextOn };
    case 'waiting': {
      const { done, nextOn } = progress;
      if (done.kind === 'contact') {
        return { code: 'alreadyReminded', reason: leftOutPhrases.alreadyReminded(done.contact.level, done.contact.on), until: nextOn };
      }
      const { level, on, reason, decisionId } = done.skip;
      return { code: 'skipped', reason: leftOutPhrases.skipped(level, on, reason), until: nextOn, decisionId };
    }
    case 'exhausted':
      return exhausted(progress, asOf);
    case 'due': {
      if (wasReminded(position, asOf)) return null;
      // A first reminder that is held back stays at the same step: passed over, it rests as long as between two contacts.
      const step = firstContactStep(progress.steps, progress.reached);
      const skip = step === progress.reached ? undefined : position.skips.findLast(({ level, on }) => level === step.level && on <= asOf);
      const until = skip && addDays(skip.on, gapDays);
      if (!skip || !until || asOf >= until) return null;
      return { code: 'skipped', reason: leftOutPhrases.skipped(skip.level, skip.on, skip.reason), until, decisionId: skip.decisionId };
    }
  }
}

function exhausted({ last, legal }: Extract<PlanProgress, { state: 'exhausted' }>, asOf: LocalDate): Hindrance {
  if (legal !== null) return { ...noticeReason(legal, asOf), until: null };
  if (last?.kind === 'skip') {
    const { level, on, reason, decisionId } = last.skip;
    return { code: 'skipped', reason: leftOutPhrases.lastSkipped(level, on, reason), until: null, decisionId };
  }
  return { code: 'alreadyReminded', reason: leftOutPhrases.planExhausted(last?.contact.on ?? asOf), until: null };
}

/** Whether a reminder ever went to the customer: a notice that something falls due, or a satisfaction check, is none. */
function wasReminded({ contacts }: CustomerPosition, asOf: LocalDate): boolean {
  return contacts.some((contact) => contact.on <= asOf && isChasing(contact));
}

/** « Relance 2 » or the nearest step under it; the plan's mildest step when it has none so low. */
function firstContactStep(steps: readonly PlanStep[], reached: PlanStep): PlanStep {
  if (severity(reached.level) <= severity(HIGHEST_FIRST_LEVEL)) return reached;
  const gentle = steps.findLast(({ level }) => severity(level) <= severity(HIGHEST_FIRST_LEVEL));
  return gentle ?? steps.toSorted((a, b) => severity(a.level) - severity(b.level))[0] ?? reached;
}

function lastContactBy({ contacts }: CustomerPosition, asOf: LocalDate): Contact | null {
  return contacts.findLast(({ on }) => on <= asOf) ?? null;
}
