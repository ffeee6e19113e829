import type { ReminderKind } from '../letters/letter-kinds.ts';
import type { ReminderLevel } from './reminders.contract.ts';

const LETTERS: Record<ReminderLevel, ReminderKind | null> = {
  notice: null,
  satisfaction: null,
  R1: 'reminder1',
  call: null,
  R2: 'reminder2',
  R3: 'reminder3',
  formalNotice: 'formalNotice',
};

/** The letter that a level usually has; null for a call, which has none: the user may choose one all the same. */
export function letterOfLevel(level: ReminderLevel): ReminderKind | null {
  return LETTERS[level];
}

/** The letters that can be sent to a customer of the agenda, mildest first. */
export const REMINDER_KINDS: readonly ReminderKind[] = ['reminder1', 'reminder2', 'reminder3', 'formalNotice'];
