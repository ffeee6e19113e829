import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { interruptionsOf } from '../../../db/letters/letter-subjects.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { claimedCents, composeReminder } from '../../../shared/letters/compose-reminder.ts';
import type { ReminderKind } from '../../../shared/letters/letter-kinds.ts';
import { reminderChecks } from '../../../shared/letters/preflight.ts';
import { selectChaseable } from '../../../shared/reminders/chaseable-selection.ts';
import { letterChargesFees } from '../../../shared/reminders/letter-step.ts';
import { hindrancesOf } from '../../../shared/reminders/reminder-policy.ts';
import { creditsOf } from './credits-of.ts';
import { formalNoticeDelayDays, type LetterCase, unlessRateMissing, type WorkedLetter } from './worked-letter.ts';

/** A reminder or a formal notice, from what is owed on its day. @throws AppError NOTHING_TO_REMIND, LETTER_FIELD_EMPTY */
export function prepareReminder({ db, correspondence, texts }: LetterCase, kind: ReminderKind): WorkedLetter {
  const { customer, asOf } = correspondence;
  const [position] = customerPositions(db, asOf, customer.id);
  const chased = position && selectChaseable(position.receivables, position.credits, asOf);
  if (!chased || chased.chaseable.length === 0 || chased.totalDueCents <= 0) {
    throw new AppError('NOTHING_TO_REMIND', { customerName: customer.name });
  }
  const selection = { ...chased, credits: creditsOf(db, customer.id, asOf, texts.labels.voice) };
  const chaseableIds = new Set(selection.chaseable.map(({ invoiceId }) => invoiceId));
  const contacts = position.contacts.filter(
    ({ on, isCustomer, invoiceIds }) => on <= asOf && isCustomer && invoiceIds.some((id) => chaseableIds.has(id)),
  );
  const terms = lateFeeTermsOf(db, customer.id, asOf);
  // As the plan says; never to a consumer.
  const fees =
    letterChargesFees(position, selection.chaseable, kind) && customer.kind === 'business'
      ? unlessRateMissing(() => claimedLateFees(selection, position.credits, lateInvoices(db, asOf, customer.id), terms))
      : null;
  const facts = {
    ...correspondence,
    selection,
    // Shown without them while a rate is missing: the check then stops the letter.
    fees: fees !== null && 'missingRate' in fees ? null : fees,
    contractRatePct: terms.contractRatePct ?? null,
    contacts,
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
      hindrances: hindrancesOf(position, chased, asOf, readReminderSettings(db)),
      fees,
      reminded: contacts.length > 0,
      asOf,
      interruptions: interruptionsOf(db, customer.id, asOf),
    }),
  };
}
