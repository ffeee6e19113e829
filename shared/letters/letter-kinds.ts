import { z } from 'zod';

export const LetterKind = z.enum([
  'reminder1',
  'reminder2',
  'reminder3',
  'formalNotice',
  'statement',
  'scheduleAgreement',
  'instalmentReminder',
  'instalmentNotice',
  'termination',
  'callRecap',
  'thankYou',
  'claimDeclaration',
]);
export type LetterKind = z.output<typeof LetterKind>;
/** The letters that ask for what is overdue, level by level. */
export type ReminderKind = Extract<LetterKind, 'reminder1' | 'reminder2' | 'reminder3' | 'formalNotice'>;
/**
 * The letters about one schedule: what it binds to, the reminder and the notice for a late instalment, its end when that notice stayed
 * without effect.
 */
export const SCHEDULE_LETTER_KINDS = ['scheduleAgreement', 'instalmentReminder', 'instalmentNotice', 'termination'] as const;
export type ScheduleLetterKind = (typeof SCHEDULE_LETTER_KINDS)[number];

export function isAboutSchedule(kind: LetterKind): kind is ScheduleLetterKind {
  return (SCHEDULE_LETTER_KINDS as readonly LetterKind[]).includes(kind);
}

/** How a reminder speaks, gentlest first; the other letters have but one tone. */
export const LetterTone = z.enum(['courteous', 'respectful', 'firm']);
export type LetterTone = z.output<typeof LetterTone>;

/** The languages that letters are written in, by customer. */
export const LetterLanguage = z.enum(['fr', 'en']);
export type LetterLanguage = z.output<typeof LetterLanguage>;

/** How a letter leaves: by post, or attached to an e-mail that the user sends. */
export const LetterChannel = z.enum(['letter', 'email']);
export type LetterChannel = z.output<typeof LetterChannel>;
