import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { grantedCredits, maintainedInvoices } from '../../../db/disputes/maintained-invoices.queries.ts';
import { feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { letterOfMessage } from '../../../db/messages/messages.queries.ts';
import { customerPositions, readReminderSettings, type StoredPosition } from '../../../db/reminders/customer-positions.queries.ts';
import { englishMessages } from '../../../resources/messages/messages.en.ts';
import { frenchMessages } from '../../../resources/messages/messages.fr.ts';
import type { CustomerLanguage } from '../../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { lastInterestDay, unlessRateMissing } from '../../../shared/late-fees/late-fee-rules.ts';
import { answeredContests, grantedToTell } from '../../../shared/letters/answered-contests.ts';
import type { LetterKind } from '../../../shared/letters/letter-kinds.ts';
import { letterName } from '../../../shared/letters/letter-names.fr.ts';
import { englishVoice } from '../../../shared/letters/letter-phrases.en.ts';
import { frenchVoice } from '../../../shared/letters/letter-phrases.fr.ts';
import type { LetterVoice } from '../../../shared/letters/letter-voice.ts';
import { type MessageFacts, toneOfLetter, toneOfLevel } from '../../../shared/messages/compose-message.ts';
import { documentNameIn } from '../../../shared/messages/document-names.en.ts';
import type { MessageTexts } from '../../../shared/messages/message-template.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import { subjectOfContact } from '../../../shared/reminders/call-subject.ts';
import { type Selection, selectChaseable } from '../../../shared/reminders/chaseable-selection.ts';
import { withoutFirmer } from '../../../shared/reminders/contact-selection.ts';
import { letterChargesFees } from '../../../shared/reminders/letter-step.ts';
import type { ReminderLevel } from '../../../shared/reminders/reminders.contract.ts';

/** How a customer is written to. */
export const LANGUAGES: Readonly<Record<CustomerLanguage, { texts: MessageTexts; voice: LetterVoice }>> = {
  fr: { texts: frenchMessages, voice: frenchVoice },
  en: { texts: englishMessages, voice: englishVoice },
};

export interface MessageSubject {
  customerId: number;
  asOf: LocalDate;
  level: ReminderLevel;
  letterKind?: LetterKind | undefined;
  letterId?: number | undefined;
}

/** A message that asks for nothing overdue. */
const NOTHING_MORE = { maintained: [], granted: [], contested: [], fees: null } as const;

/**
 * What a message is about: of a step before the due date, what falls due; else what is overdue and may be asked for, less the credits. A
 * letter that asks for nothing goes with a message that asks for nothing either.
 * @throws AppError CUSTOMER_NOT_FOUND, LETTER_NOT_FOUND, NOTHING_TO_REMIND
 */
export function factsOfMessage(db: ReadDb, { customerId, asOf, level, letterKind, letterId }: MessageSubject): MessageFacts {
  const customer = readCustomer(db, customerId);
  const kind = letterId === undefined ? letterKind : kindOfOwnLetter(db, letterId, customerId);
  const tone = kind === undefined ? toneOfLevel(level) : toneOfLetter(kind);
  const facts = {
    creditor: readProfile(db),
    customer,
    tone,
    documentName: kind === undefined ? null : customer.language === 'fr' ? letterName(kind) : documentNameIn(kind),
  };
  const [position] = customerPositions(db, asOf, customerId);
  const selection = position && selectChaseable(position.receivables, position.credits, asOf);
  if (position && selection && (tone === 'notice' || tone === 'satisfaction')) {
    const about = new Set(subjectOfContact(position, tone, asOf));
    const invoices = selection.notYetDue.filter(({ invoiceId }) => about.has(invoiceId));
    if (invoices.length > 0)
      return { ...facts, ...NOTHING_MORE, invoices, credits: [], totalCents: sumCents(invoices.map(({ dueCents }) => dueCents)) };
  } else if (position && selection && selection.chaseable.length > 0 && selection.totalDueCents > 0) {
    const asked = withoutFirmer(selection, position, asOf, level, readReminderSettings(db).formalNoticeDelayDays);
    const ids = asked.chaseable.map(({ invoiceId }) => invoiceId);
    const maintained = answeredContests(asked.chaseable, maintainedInvoices(db, ids, asOf), position.contacts, asOf);
    // An e-mail that stands alone counts as a reminder at most, and charges what one charges.
    const isLast = kind === undefined && (tone === 'reminder3' || tone === 'formalNotice');
    const fees = isLast ? chargedFees(db, position, asked, asOf) : null;
    return {
      ...facts,
      maintained,
      granted: grantedToTell(asked.chaseable, grantedCredits(db, ids, asOf), position.contacts, asOf),
      invoices: asked.chaseable,
      credits: asked.credits,
      contested: asked.leftOut.filter(({ code }) => code === 'disputed'),
      fees,
      totalCents: fees === null ? asked.totalDueCents : sumCents([asked.totalDueCents, fees.interestCents, fees.indemnityCents]),
    };
  }
  if (tone === 'document') return { ...facts, ...NOTHING_MORE, invoices: [], credits: [], totalCents: sumCents([]) };
  throw new AppError('NOTHING_TO_REMIND', { customerName: customer.name });
}

/** The late fees of a third reminder by e-mail, as its letter charges them; null where its plan, or who owes, has none, or a rate is missing. */
function chargedFees(db: ReadDb, position: StoredPosition, asked: Selection, asOf: LocalDate): MessageFacts['fees'] {
  if (position.debtor !== 'business' || !letterChargesFees(position, asked.chaseable, 'reminder3')) return null;
  const terms = lateFeeTermsOf(db, position.customerId, asOf);
  const late = lateInvoices(db, asOf, position.customerId);
  const fees = unlessRateMissing(() => claimedLateFees(asked, asked.credits.length === 0 ? [] : position.credits, late, terms));
  if (fees === null || fees.totalCents <= 0) return null;
  // What a schedule brought in of them takes a letter to set out.
  if (
    feesPaidBefore(
      db,
      asked.chaseable.map(({ invoiceId }) => invoiceId),
      asOf,
    ) > 0
  )
    return null;
  return { interestCents: fees.interestCents, indemnityCents: fees.indemnityCents, to: lastInterestDay(terms) };
}

function kindOfOwnLetter(db: ReadDb, letterId: number, customerId: number): LetterKind {
  const letter = letterOfMessage(db, letterId);
  if (letter.customerId !== customerId) throw new AppError('LETTER_NOT_FOUND', { letterId });
  return letter.kind;
}
