import type { ReadDb } from '../../../db/database.ts';
import { grantedCredits, maintainedInvoices } from '../../../db/disputes/maintained-invoices.queries.ts';
import { feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { prescribableClaims } from '../../../db/legal/prescribable-claims.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { lessPaid } from '../../../shared/late-fees/paid-late-fees.ts';
import { answeredContests, type GrantedCredit, grantedToTell } from '../../../shared/letters/answered-contests.ts';
import { claimedCents, composeReminder } from '../../../shared/letters/compose-reminder.ts';
import type { ReminderKind } from '../../../shared/letters/letter-kinds.ts';
import { reminderChecks } from '../../../shared/letters/preflight.ts';
import { type Selection, selectChaseable } from '../../../shared/reminders/chaseable-selection.ts';
import { selectForContact } from '../../../shared/reminders/contact-selection.ts';
import type { CustomerPosition } from '../../../shared/reminders/customer-position.ts';
import { letterChargesFees, levelOfKind } from '../../../shared/reminders/letter-step.ts';
import { hindrancesOf } from '../../../shared/reminders/reminder-policy.ts';
import { creditsOf } from './credits-of.ts';
import { formalNoticeDelayDays, type LetterCase, unlessRateMissing, type WorkedLetter } from './worked-letter.ts';

/** A reminder or a formal notice, from what is owed on its day. @throws AppError NOTHING_TO_REMIND, LETTER_FIELD_EMPTY */
export function prepareReminder({ db, correspondence, texts }: LetterCase, kind: ReminderKind): WorkedLetter {
  const { customer, asOf } = correspondence;
  const [position] = customerPositions(db, asOf, customer.id);
  const chased = position && selectForLetter(db, position, asOf, kind);
  if (!chased || chased.chaseable.length === 0 || chased.totalDueCents <= 0) {
    throw new AppError('NOTHING_TO_REMIND', { customerName: customer.name });
  }
  const selection = { ...chased, credits: chased.credits.length === 0 ? [] : creditsOf(db, customer.id, asOf, texts.labels.voice) };
  const chaseableIds = new Set(selection.chaseable.map(({ invoiceId }) => invoiceId));
  const contacts = position.contacts.filter(
    ({ on, isCustomer, invoiceIds }) => on <= asOf && isCustomer && invoiceIds.some((id) => chaseableIds.has(id)),
  );
  const terms = lateFeeTermsOf(db, customer.id, asOf);
  // As the plan says; never to a consumer.
  const fees =
    letterChargesFees(position, selection.chaseable, kind) && customer.kind === 'business'
      ? unlessRateMissing(() =>
          // What a schedule brought in of them is not asked for a second time.
          lessPaid(
            claimedLateFees(selection, chased.credits.length === 0 ? [] : position.credits, lateInvoices(db, asOf, customer.id), terms),
            feesPaidBefore(db, [...chaseableIds], asOf),
          ),
        )
      : null;
  const facts = {
    ...correspondence,
    selection,
    // Shown without them while a rate is missing: the check then stops the letter.
    fees: fees !== null && 'missingRate' in fees ? null : fees,
    contractRatePct: terms.contractRatePct ?? null,
    contacts,
    granted: grantedNow(db, selection.chaseable, contacts, asOf),
    maintained: answeredContests(selection.chaseable, maintainedInvoices(db, [...chaseableIds], asOf), contacts, asOf),
    deadlineOn: addDays(asOf, formalNoticeDelayDays(db)),
  };
  return {
    content: composeReminder(facts, texts.letters[kind], texts.labels),
    selection,
    totalCents: claimedCents(facts),
    invoices: selection.chaseable.map(({ invoiceId, dueCents }) => ({ invoiceId, openCents: dueCents })),
    preflight: reminderChecks({
      kind,
      customer,
      selection: chased,
      hindrances: hindrancesOf(position, selectChaseable(position.receivables, position.credits, asOf), asOf, readReminderSettings(db)),
      fees,
      reminded: contacts.length > 0,
      asOf,
      claims: prescribableClaims(db, [...chaseableIds]),
    }),
  };
}

/**
 * What a letter of a kind asks for on its day: not what a firmer one already asked for. Contacts of the day itself do not count, so that a
 * letter that was sent says the same when it is worked out again. `from`: the day of the letter, when it is looked at on a later one.
 */
export function selectForLetter(db: ReadDb, position: CustomerPosition, asOf: LocalDate, kind: ReminderKind, from = asOf): Selection {
  const before = {
    ...position,
    contacts: position.contacts.filter(({ on }) => on < from),
    skips: position.skips.filter(({ on }) => on < from),
  };
  return selectForContact(before, asOf, levelOfKind(kind), formalNoticeDelayDays(db));
}

/** The credit notes that no letter has told the customer of yet. */
function grantedNow(
  db: LetterCase['db'],
  invoices: Parameters<typeof answeredContests>[0],
  contacts: Parameters<typeof answeredContests>[2],
  asOf: LocalDate,
): GrantedCredit[] {
  const credits = grantedCredits(
    db,
    invoices.map(({ invoiceId }) => invoiceId),
    asOf,
  );
  return grantedToTell(invoices, credits, contacts, asOf);
}
