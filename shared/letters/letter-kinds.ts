import { z } from 'zod';

export const LetterKind = z.enum([
  'reminder1',
  'reminder2',
  'reminder3',
  'formalNotice',
  'statement',
  'scheduleAgreement',
  'instalmentNotice',
  'termination',
  'callRecap',
  'thankYou',
]);
export type LetterKind = z.output<typeof LetterKind>;
/** The letters that ask for what is overdue, level by level. */
export type ReminderKind = Extract<LetterKind, 'reminder1' | 'reminder2' | 'reminder3' | 'formalNotice'>;
/** The letters about one schedule: what it binds to, the notice for a late instalment, its end when that notice stayed without effect. */
export type ScheduleLetterKind = Extract<LetterKind, 'scheduleAgreement' | 'instalmentNotice' | 'termination'>;

/** How a reminder speaks, gentlest first; the other letters have but one tone. */
export const LetterTone = z.enum(['courteous', 'respectful', 'firm']);
export type LetterTone = z.output<typeof LetterTone>;

/** The languages that letters are written in, by customer. */
export const LetterLanguage = z.enum(['fr', 'en']);
export type LetterLanguage = z.output<typeof LetterLanguage>;

/** How a letter leaves: by post, or attached to an e-mail that the user sends. */
export const LetterChannel = z.enum(['letter', 'email']);
export type LetterChannel = z.output<typeof LetterChannel>;
