import type { PlanStep } from './plans.contract.ts';
import { ReminderLevel } from './reminders.contract.ts';

/** Steps before the due date: they ask for nothing yet. */
export const BEFORE_DUE: readonly ReminderLevel[] = ['satisfaction', 'notice'];

/** The levels of letters that ask for payment, mildest first. */
const LETTER_LEVELS: readonly ReminderLevel[] = ['R1', 'R2', 'R3', 'formalNotice'];

/** The firmness of a level, mildest 0. */
export function severity(level: ReminderLevel): number {
  return ReminderLevel.options.indexOf(level);
}

export function isChasing({ level }: { level: ReminderLevel }): boolean {
  return !BEFORE_DUE.includes(level);
}

/** Whether a level writes, and asks for payment. */
export function isLetterLevel(level: ReminderLevel): boolean {
  return LETTER_LEVELS.includes(level);
}

/** The order in which the steps of a plan come: a satisfaction check, the notice, then by day. */
export function inPlanOrder(steps: readonly PlanStep[]): PlanStep[] {
  return steps.toSorted(
    (a, b) =>
      Number(isChasing(a)) - Number(isChasing(b)) ||
      (isChasing(a) ? a.offsetDays - b.offsetDays || severity(a.level) - severity(b.level) : severity(b.level) - severity(a.level)),
  );
}

export type PlanProblem =
  | 'noChasingStep'
  | 'noticeAfterDue'
  | 'chasingBeforeOverdue'
  | 'sameDay'
  | 'milderAfterFirmer'
  | 'twice'
  | 'channel'
  | 'template'
  | 'feesWithoutLetter';

/**
 * What is wrong with the steps of a plan, if anything. Nobody is chased before the day after the due date; letters grow firmer; a formal
 * notice is posted; a call rings and writes nothing; only a letter can claim interest and the 40 €.
 */
export function planProblem(steps: readonly PlanStep[]): { problem: PlanProblem; level: ReminderLevel | null } | null {
  const ordered = inPlanOrder(steps);
  const chasing = ordered.filter(isChasing);
  if (chasing.length === 0) return { problem: 'noChasingStep', level: null };
  let firmest = -1;
  for (const [index, step] of ordered.entries()) {
    const { level, offsetDays } = step;
    const previous = ordered[index - 1];
    const wrong = (problem: PlanProblem) => ({ problem, level });
    if (level === 'notice' && offsetDays >= 0) return wrong('noticeAfterDue');
    if (level !== 'notice' && offsetDays < (level === 'satisfaction' ? 0 : 1)) return wrong('chasingBeforeOverdue');
    if (previous && isChasing(previous) && isChasing(step) && previous.offsetDays === offsetDays) return wrong('sameDay');
    if (!['R1', 'call', 'R2'].includes(level) && ordered.findIndex((other) => other.level === level) !== index) return wrong('twice');
    if (LETTER_LEVELS.includes(level)) {
      if (severity(level) < firmest) return wrong('milderAfterFirmer');
      firmest = severity(level);
    }
    if (!channelsOf(level).includes(step.channel)) return wrong('channel');
    if ((step.template !== null) !== writesLetter(step)) return wrong('template');
    if (step.template !== null && (level === 'formalNotice') !== (step.template === 'formalNotice')) return wrong('template');
    if (step.chargesFees && !canChargeFees(step)) return wrong('feesWithoutLetter');
  }
  return null;
}

/** How a step of a level can be done; the usual way first. */
export function channelsOf(level: ReminderLevel): readonly PlanStep['channel'][] {
  switch (level) {
    case 'call':
    case 'satisfaction':
      return ['phone'];
    case 'notice':
      return ['email', 'sms'];
    case 'formalNotice':
      return ['letter'];
    default:
      return ['letter', 'email', 'sms'];
  }
}

/** Whether a step writes a letter: posted, or attached to an e-mail. */
export function writesLetter({ level, channel }: Pick<PlanStep, 'level' | 'channel'>): boolean {
  return LETTER_LEVELS.includes(level) && (channel === 'letter' || channel === 'email');
}

/** The letters that have a place for interest and the 40 €: the third reminder and the formal notice. */
export function canChargeFees({ level, channel, template }: Pick<PlanStep, 'level' | 'channel' | 'template'>): boolean {
  return writesLetter({ level, channel }) && (template === 'reminder3' || template === 'formalNotice');
}

/**
 * The place in a plan of the `nth` contact (from 0) at a level about an invoice: the nth step of that level, or its last. A level that the
 * plan has no step for stands behind all that are milder.
 */
export function placeOf(steps: readonly PlanStep[], level: ReminderLevel, nth: number): number {
  let place = -1;
  let seen = 0;
  for (const [index, step] of steps.entries()) {
    if (step.level !== level) continue;
    place = index;
    if (seen === nth) return index;
    seen += 1;
  }
  if (place >= 0) return place;
  return steps.findLastIndex((step) => severity(step.level) < severity(level)) + 0.5;
}
