import {
  readLetter,
  readLetterSummary,
  saveAgreementSent,
  saveLetterContact,
  saveSent,
  saveTerminated,
} from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LetterKind, lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { ReminderLevel } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lettersContract.markSent;

/** The letters that count as a contact about their invoices, with the level they are at; those about a broken schedule are notices. */
const LEVELS: Partial<Record<LetterKind, ReminderLevel>> = {
  reminder1: 'R1',
  reminder2: 'R2',
  reminder3: 'R3',
  formalNotice: 'formalNotice',
  instalmentNotice: 'formalNotice',
  termination: 'formalNotice',
};

/**
 * The user says that a letter was posted. A reminder or a notice then counts as a contact about its invoices; an agreement as sent for
 * signature; a termination ends its schedule, whose balance is from then on where a formal notice leaves it. Said again with another date,
 * the date is corrected. @throws AppError LETTER_NOT_PRINTED, LETTER_WITHDRAWN
 */
export function markLetterSent({ db }: CommandContext, { letterId, sentOn }: InputOf<Verb>): OutputOf<Verb> {
  const { state, kind, channel, customerId, scheduleId } = readLetter(db, letterId);
  if (state === 'draft') throw new AppError('LETTER_NOT_PRINTED', { letterId });
  if (state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  const level = LEVELS[kind];
  return db.transaction(() => {
    saveSent(db, letterId, sentOn);
    if (level !== undefined) saveLetterContact(db, { letterId, customerId, level, channel, on: sentOn });
    if (kind === 'scheduleAgreement' && scheduleId !== null) saveAgreementSent(db, scheduleId, sentOn);
    if (kind === 'termination' && scheduleId !== null) saveTerminated(db, scheduleId, sentOn);
    return readLetterSummary(db, letterId);
  });
}
