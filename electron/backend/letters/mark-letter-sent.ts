import { readLetter, readLetterSummary, saveAgreementSent, saveLetterContact, saveSent } from '../../../db/letters/letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lettersContract, ReminderKind } from '../../../shared/letters/letters.contract.ts';
import type { ReminderLevel } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lettersContract.markSent;

const LEVELS: Record<ReminderKind, ReminderLevel> = { reminder1: 'R1', reminder2: 'R2', reminder3: 'R3', formalNotice: 'formalNotice' };

/**
 * The user says that a letter was posted. A reminder then counts as a contact about its invoices; an agreement as sent for
 * signature. Said again with another date, the date is corrected. @throws AppError LETTER_NOT_PRINTED, LETTER_WITHDRAWN
 */
export function markLetterSent({ db }: CommandContext, { letterId, sentOn }: InputOf<Verb>): OutputOf<Verb> {
  const { state, kind, channel, customerId, scheduleId } = readLetter(db, letterId);
  if (state === 'draft') throw new AppError('LETTER_NOT_PRINTED', { letterId });
  if (state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  return db.transaction(() => {
    saveSent(db, letterId, sentOn);
    if (kind !== 'scheduleAgreement') saveLetterContact(db, { letterId, customerId, level: LEVELS[kind], channel, on: sentOn });
    else if (scheduleId !== null) saveAgreementSent(db, scheduleId, sentOn);
    return readLetterSummary(db, letterId);
  });
}
