import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { readAgreement } from '../../../db/letters/agreed-schedule.queries.ts';
import type { LetterBody, LetterKey, LetterPlan } from '../../../db/letters/letters.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { readSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import type { LateFeeStatement } from '../../../shared/late-fees/late-fees.contract.ts';
import { acknowledgedCents, composeAgreement } from '../../../shared/letters/compose-agreement.ts';
import { claimedCents, composeReminder } from '../../../shared/letters/compose-reminder.ts';
import { layoutLetter } from '../../../shared/letters/layout-letter.ts';
import type { LetterContent } from '../../../shared/letters/letter-content.ts';
import type { Correspondence } from '../../../shared/letters/letter-parts.ts';
import type { lettersContract, PreflightCheck, ReminderKind } from '../../../shared/letters/letters.contract.ts';
import type { Page } from '../../../shared/letters/page.ts';
import { correspondenceChecks, reminderChecks } from '../../../shared/letters/preflight.ts';
import { preflightMessages } from '../../../shared/letters/preflight-messages.fr.ts';
import { type Selection, selectChaseable } from '../../../shared/reminders/chaseable-selection.ts';
import { hindrancesOf } from '../../../shared/reminders/reminder-policy.ts';
import { pageFonts } from '../page-fonts.ts';
import { frenchLetterTexts } from './letter-texts.ts';

export type DraftInput = InputOf<typeof lettersContract.draft>;

/** A letter worked out from what the company's file says now: ready to look at, to keep as a draft, or to print. */
export interface PreparedLetter extends Omit<LetterBody, 'content'> {
  content: LetterContent;
  pages: Page[];
  preflight: PreflightCheck[];
}

/** The letters that charge late-payment interest and the 40 €; never to a consumer. */
const CHARGING_KINDS: ReadonlySet<ReminderKind> = new Set(['reminder3', 'formalNotice']);

/** What identifies the letter asked for: for an agreement, the schedule asked for or the customer's latest. @throws AppError SCHEDULE_NOT_FOUND */
export function letterKey(db: ReadDb, { customerId, kind, asOf, channel = 'letter', scheduleId }: DraftInput): LetterPlan {
  readCustomer(db, customerId);
  if (kind !== 'scheduleAgreement') return { customerId, kind, asOf, channel, scheduleId: null };
  return { customerId, kind, asOf, channel, scheduleId: readAgreement(db, customerId, scheduleId).scheduleId };
}

/** @throws AppError NOTHING_TO_REMIND, CUSTOMER_NOT_FOUND, SCHEDULE_NOT_FOUND, LETTER_FIELD_EMPTY */
export function prepareLetter(db: ReadDb, key: LetterPlan): PreparedLetter {
  const correspondence = correspondenceOf(db, key);
  const { selection: _, ...prepared } = workOut(db, key, correspondence);
  const fonts = pageFonts();
  const pages = layoutLetter(prepared.content, fonts.measure);
  const text = pages.flatMap(({ items }) => items.map((item) => (item.type === 'text' ? item.text : ''))).join('');
  const missing = fonts.missingCharacters(text);
  const unprintable: PreflightCheck[] =
    missing.length === 0 ? [] : [{ severity: 'blocking', code: 'CHARACTER_UNPRINTABLE', message: preflightMessages.unprintable(missing) }];
  const checks = correspondenceChecks(correspondence.creditor, correspondence.customer, key.channel);
  return { ...prepared, pages, preflight: [...checks, ...unprintable, ...prepared.preflight] };
}

/** What a letter says, before it is laid out; the selection behind a reminder. */
interface Worked extends Omit<PreparedLetter, 'pages'> {
  selection: Selection | null;
}

/** What a letter would say now, without its pages. @throws AppError as `prepareLetter` */
export function composeLetter(db: ReadDb, key: LetterKey): Worked {
  return workOut(db, key, correspondenceOf(db, key));
}

function correspondenceOf(db: ReadDb, { customerId, asOf }: LetterKey): Correspondence {
  return { creditor: readProfile(db), customer: readCustomer(db, customerId), asOf };
}

function workOut(db: ReadDb, key: LetterKey, correspondence: Correspondence): Worked {
  return key.kind === 'scheduleAgreement' ? prepareAgreement(db, key, correspondence) : prepareReminder(db, key.kind, correspondence);
}

function prepareReminder(db: ReadDb, kind: ReminderKind, correspondence: Correspondence): Worked {
  const { customer, asOf } = correspondence;
  const [position] = customerPositions(db, asOf, customer.id);
  const selection = position && selectChaseable(position.receivables, position.credits, asOf);
  if (!selection || selection.chaseable.length === 0 || selection.totalDueCents <= 0) {
    throw new AppError('NOTHING_TO_REMIND', { customerName: customer.name });
  }
  const chaseableIds = new Set(selection.chaseable.map(({ invoiceId }) => invoiceId));
  const contacts = position.contacts.filter(
    ({ on, isCustomer, invoiceIds }) => on <= asOf && isCustomer && invoiceIds.some((id) => chaseableIds.has(id)),
  );
  const terms = lateFeeTermsOf(db, customer.id, asOf);
  const charged = CHARGING_KINDS.has(kind) && customer.kind === 'business';
  const fees = charged
    ? feesOrMissingRate(() => claimedLateFees(selection, position.credits, lateInvoices(db, asOf, customer.id), terms))
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
    content: composeReminder(facts, frenchLetterTexts.reminders[kind], frenchLetterTexts.labels),
    selection,
    totalCents: claimedCents(facts),
    invoices: selection.chaseable.map(({ invoiceId, dueCents }) => ({ invoiceId, openCents: dueCents })),
    preflight: reminderChecks({
      kind,
      customer,
      selection,
      hindrances: hindrancesOf(position, selection, asOf, readReminderSettings(db)),
      fees,
      reminded: contacts.length > 0,
    }),
  };
}

function feesOrMissingRate(work: () => LateFeeStatement): LateFeeStatement | { missingRate: string } {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_MISSING')
      return { missingRate: (error as AppError<'RATE_MISSING'>).params.semester };
    throw error;
  }
}

function prepareAgreement(db: ReadDb, { scheduleId }: LetterKey, correspondence: Correspondence): Worked {
  const schedule = readAgreement(db, correspondence.customer.id, scheduleId ?? undefined);
  const facts = { ...correspondence, schedule, accelerationDays: formalNoticeDelayDays(db) };
  const ended = schedule.endedOn !== null && schedule.endedOn <= correspondence.asOf;
  return {
    content: composeAgreement(facts, frenchLetterTexts.scheduleAgreement, frenchLetterTexts.labels),
    selection: null,
    totalCents: acknowledgedCents(schedule),
    invoices: schedule.invoices.map(({ invoiceId, amountCents }) => ({ invoiceId, openCents: amountCents })),
    preflight: ended ? [{ severity: 'blocking', code: 'SCHEDULE_ENDED', message: preflightMessages.scheduleEnded() }] : [],
  };
}

/** Days that a formal notice, or the last reminder before it, leaves to pay. */
function formalNoticeDelayDays(db: ReadDb): number {
  return Number(readSetting(db, 'reminders.formalNoticeDelayDays') ?? 8);
}
