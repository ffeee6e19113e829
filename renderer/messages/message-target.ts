import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';

/** Whom a message is prepared for, and what it is about. */
export interface MessageTarget {
  customerId: number;
  customerName: string;
  asOf: LocalDate;
  level: ReminderLevel;
  /** The letter that may go with an e-mail; none for a step without one. */
  letterKind?: LetterKind;
  /** Of a letter about a schedule: which. */
  scheduleId?: number;
  /** A letter that exists already, in place of `letterKind`. */
  letterId?: number;
}
