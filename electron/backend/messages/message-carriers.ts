import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { HandlersOf } from '../context.ts';

/** What messages ask of the letters' own domain, which they know nothing of. */
export type LetterCarrier = Pick<HandlersOf<typeof lettersContract>, 'draft' | 'print' | 'markSent'>;

/** What messages ask of the reminders' domain. */
export type ContactCarrier = Pick<HandlersOf<typeof remindersContract>, 'recordMessage'>;
