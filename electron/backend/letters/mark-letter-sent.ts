import type { ReadDb } from '../../../db/database.ts';
import { saveClaimDeclared } from '../../../db/legal/cases.queries.ts';
import {
  readLetter,
  readLetterSummary,
  saveAgreementSent,
  saveLetterContact,
  saveSent,
  saveTerminated,
} from '../../../db/letters/letters.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LetterKind } from '../../../shared/letters/letter-kinds.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { levelOfLetter } from '../../../shared/reminders/letter-step.ts';
import { type ReminderLevel, StepTemplate } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof lettersContract.markSent;

/** Letters about a schedule that is not kept count as a contact about their invoices too: a reminder, then notices. */
const LEVELS: Partial<Record<LetterKind, ReminderLevel>> = {
  instalmentReminder: 'R1',
  instalmentNotice: 'formalNotice',
  termination: 'formalNotice',
};

/**
 * The user says that a letter was posted. A reminder or a notice then counts as a contact about its invoices; an agreement as sent for
 * signature; a termination ends its schedule, whose balance is from then on where a formal notice leaves it. Said again with another date,
 * the date is corrected. @throws AppError LETTER_NOT_PRINTED, LETTER_WITHDRAWN
 */
export function markLetterSent({ db }: CommandContext, { letterId, sentOn }: InputOf<Verb>): OutputOf<Verb> {
  const { state, kind, channel, customerId, scheduleId, asOf } = readLetter(db, letterId);
  if (state === 'draft') throw new AppError('LETTER_NOT_PRINTED', { letterId });
  if (state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  const level = StepTemplate.safeParse(kind).success ? levelOf(db, customerId, asOf, StepTemplate.parse(kind)) : LEVELS[kind];
  return db.transaction(() => {
    saveSent(db, letterId, sentOn);
    if (level !== undefined) saveLetterContact(db, { letterId, customerId, level, channel, on: sentOn });
    if (kind === 'scheduleAgreement' && scheduleId !== null) saveAgreementSent(db, scheduleId, sentOn);
    if (kind === 'termination' && scheduleId !== null) saveTerminated(db, scheduleId, sentOn);
    if (kind === 'claimDeclaration') saveClaimDeclared(db, customerId, sentOn);
    return readLetterSummary(db, letterId);
  });
}

/** The level of a reminder, which the plan may have written at another step than its name says. */
function levelOf(db: ReadDb, customerId: number, asOf: LocalDate, kind: StepTemplate): ReminderLevel {
  const [position] = customerPositions(db, asOf, customerId);
  return levelOfLetter(position ?? null, asOf, readReminderSettings(db), kind);
}
