import type { ReadDb } from '../../../db/database.ts';
import type { StoredLetter } from '../../../db/letters/letters.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { LetterContent } from '../../../shared/letters/letter-content.ts';
import { preflightMessages as messages } from '../../../shared/letters/preflight-messages.fr.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import type { Selection } from '../../../shared/reminders/chaseable-selection.ts';
import { StepTemplate } from '../../../shared/reminders/reminders.contract.ts';
import { composeLetter } from './prepare-letter.ts';
import { selectForLetter } from './prepare-reminder.ts';
import { scheduleAt } from './prepare-schedule-letter.ts';
import { parseContent } from './stored-letter.ts';

/** What says that there is nothing to ask for any more. */
const NOTHING_LEFT: ReadonlySet<string> = new Set(['NOTHING_TO_REMIND', 'SCHEDULE_NOT_LATE']);

/**
 * Why a letter that was printed and not posted should not leave as it is, as a French sentence; null when it may. What it asks for is
 * worked out again as of its own day, less what came in since; then all it says. What only time adds (interest, days late) is no change,
 * and a posted letter is never looked at again.
 */
export function changeSincePrint(db: ReadDb, letter: StoredLetter, today: LocalDate): string | null {
  if (letter.state !== 'printed') return null;
  const printed = letter.totalCents;
  try {
    const now = composeLetter(db, letter);
    if (now.preflight.some(({ code }) => code === 'SCHEDULE_ENDED')) return messages.agreementEnded();
    const due = addCents(
      now.totalCents,
      now.selection === null ? paidOfSchedule(db, letter, today) : cameSince(db, letter, now.selection, today),
    );
    if (due <= 0 && printed > 0) return messages.nothingLeft(printed);
    if (due !== printed) return messages.amountChanged(due, printed);
    return saysTheSame(parseContent(letter.content).letter, now.content) ? null : messages.wordingChanged();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return NOTHING_LEFT.has(error.code) ? messages.nothingLeft(printed) : messages.wordingChanged();
  }
}

/** What came off the invoices of a letter, and to the customer's credit, between its day and today: negative or nil. */
function cameSince(db: ReadDb, { customerId, asOf, kind }: StoredLetter, then: Selection, today: LocalDate): Cents {
  if (today <= asOf) return ZERO;
  const [position] = customerPositions(db, today, customerId);
  const reminder = StepTemplate.safeParse(kind);
  const now = position && reminder.success ? selectForLetter(db, position, today, reminder.data, asOf) : undefined;
  const dueNow = new Map(now?.chaseable.map(({ invoiceId, dueCents }) => [invoiceId, dueCents]));
  const invoices = then.chaseable.map(({ invoiceId, dueCents }) => subtractCents(dueNow.get(invoiceId) ?? ZERO, dueCents));
  return sumCents([...invoices, subtractCents(creditsOf(now), creditsOf(then))]);
}

/** What came off the debt of the schedule that a letter is about, between its day and today: negative or nil. */
function paidOfSchedule(db: ReadDb, { customerId, scheduleId, asOf }: StoredLetter, today: LocalDate): Cents {
  if (scheduleId === null || today <= asOf) return ZERO;
  const [then, now] = [asOf, today].map((day) => scheduleAt(db, customerId, scheduleId, day).openCents);
  return subtractCents(now ?? ZERO, then ?? ZERO);
}

function creditsOf(selection: Selection | undefined): Cents {
  return sumCents((selection?.credits ?? []).map(({ amountCents }) => amountCents));
}

function saysTheSame(printed: LetterContent, now: LetterContent): boolean {
  // A label stuck on since changes nothing that the letter says; nor do images, nor a code that says again what stands beside it.
  const unsaid = new Set(['logo', 'image', 'transferCode']);
  const said = ({ registered: _, ...content }: LetterContent) =>
    JSON.stringify(LetterContent.omit({ registered: true }).parse(content), (key, value: unknown) => (unsaid.has(key) ? undefined : value));
  return said(printed) === said(now);
}
