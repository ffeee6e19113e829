import type { ReadDb } from '../../../db/database.ts';
import { feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, undisputedLateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { prescribableClaims } from '../../../db/legal/prescribable-claims.queries.ts';
import { scheduleOfLetter } from '../../../db/letters/letter-subjects.queries.ts';
import { readSchedule } from '../../../db/schedules/schedules.queries.ts';
import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type LapsingClaim, lapsingClaims } from '../../../shared/legal/lapsing-claims.ts';
import { acknowledgedCents, composeAgreement } from '../../../shared/letters/compose-agreement.ts';
import { composeScheduleNotice, lateInstalmentCents, lateInstalments } from '../../../shared/letters/compose-schedule-notice.ts';
import { composeTermination } from '../../../shared/letters/compose-termination.ts';
import { insolvencyCheck, rateCheck } from '../../../shared/letters/preflight.ts';
import {
  agreementChecks,
  instalmentReminderChecks,
  noticeChecks,
  scheduleCreditChecks,
  terminationChecks,
} from '../../../shared/letters/schedule-checks.ts';
import { type Cents, negateCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { acceleratedBalance } from '../../../shared/schedules/accelerated-balance.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { NOTICE_AFTER_REMINDER_DAYS } from '../../../shared/schedules/next-step.ts';
import type { Schedule } from '../../../shared/schedules/schedules.contract.ts';
import { creditsOf } from './credits-of.ts';
import { formalNoticeDelayDays, type LetterCase, unlessRateMissing, type WorkedLetter } from './worked-letter.ts';

/** The schedule of a letter as it stands on the letter's day. @throws AppError SCHEDULE_NOT_FOUND */
export function scheduleAt(db: ReadDb, customerId: number, scheduleId: number | null, asOf: LocalDate): Schedule {
  return describeSchedule(readSchedule(db, scheduleOfLetter(db, customerId, scheduleId ?? undefined), asOf), asOf);
}

function openInvoices({ invoices }: Schedule): WorkedLetter['invoices'] {
  return invoices.filter(({ openCents }) => openCents > 0).map(({ invoiceId, openCents }) => ({ invoiceId, openCents }));
}

/** The agreement to sign, on what is left of the debt. @throws AppError SCHEDULE_NOT_FOUND, LETTER_FIELD_EMPTY */
export function prepareAgreement({ db, key, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const schedule = scheduleAt(db, customer.id, key.scheduleId, asOf);
  const facts = { ...correspondence, schedule, accelerationDays: schedule.accelerationDays };
  return {
    content: composeAgreement(facts, texts.scheduleAgreement, texts.labels),
    selection: null,
    totalCents: acknowledgedCents(schedule),
    invoices: openInvoices(schedule),
    preflight: agreementChecks(schedule, asOf, creditCentsOf(db, correspondence, texts), lapsingOf(db, schedule, asOf)),
  };
}

/** The claims of a schedule that lapse unless it is signed in time. */
function lapsingOf(db: ReadDb, { invoices, instalments }: Schedule, asOf: LocalDate): LapsingClaim[] {
  const open = invoices.filter(({ openCents }) => openCents > 0);
  const claims = prescribableClaims(
    db,
    open.map(({ invoiceId }) => invoiceId),
  );
  return lapsingClaims(open, claims, { asOf, lastDueOn: instalments.at(-1)?.dueOn ?? asOf });
}

/** The reminder of late instalments. @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_NOT_LATE, LETTER_FIELD_EMPTY */
export function prepareInstalmentReminder(letter: LetterCase): WorkedLetter {
  return prepareLateInstalments(letter, 'instalmentReminder', () => NOTICE_AFTER_REMINDER_DAYS, instalmentReminderChecks);
}

/** The formal notice for late instalments. @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_NOT_LATE, LETTER_FIELD_EMPTY */
export function prepareInstalmentNotice(letter: LetterCase): WorkedLetter {
  return prepareLateInstalments(letter, 'instalmentNotice', ({ accelerationDays }) => accelerationDays, noticeChecks);
}

/** A letter about the late instalments of a schedule. */
function prepareLateInstalments(
  { db, key, correspondence, texts }: LetterCase,
  kind: 'instalmentReminder' | 'instalmentNotice',
  delayDays: (schedule: Schedule) => number,
  checks: (schedule: Schedule, asOf: LocalDate) => WorkedLetter['preflight'],
): WorkedLetter {
  const { customer, asOf } = correspondence;
  const schedule = lateScheduleAt(db, customer.id, key.scheduleId, asOf);
  const facts = { ...correspondence, schedule, deadlineOn: addDays(asOf, delayDays(schedule)) };
  return {
    content: composeScheduleNotice(facts, texts.letters[kind], texts.labels),
    selection: null,
    totalCents: lateInstalmentCents(schedule),
    invoices: openInvoices(schedule),
    preflight: [
      ...insolvencyCheck(lateFeeTermsOf(db, customer.id, asOf).judgmentOn ?? null, asOf),
      ...scheduleCreditChecks(creditCentsOf(db, correspondence, texts)),
      ...checks(schedule, asOf),
    ],
  };
}

/** Déchéance du terme, once the notice stayed without effect. @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_NOT_LATE, LETTER_FIELD_EMPTY */
export function prepareTermination({ db, key, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const schedule = lateScheduleAt(db, customer.id, key.scheduleId, asOf);
  const terms = lateFeeTermsOf(db, customer.id, asOf);
  const { accelerationDays, notice } = schedule;
  const worked = unlessRateMissing(() =>
    acceleratedBalance(schedule, undisputedLateInvoices(db, asOf, customer.id), terms, feesPaidOf(db, schedule, asOf)),
  );
  const balance = 'missingRate' in worked ? withoutInterest(schedule) : worked;
  const facts = {
    ...correspondence,
    schedule,
    balance,
    contractRatePct: terms.contractRatePct ?? null,
    noticedOn: notice?.sentOn ?? null,
    accelerationDays,
    deadlineOn: addDays(asOf, formalNoticeDelayDays(db)),
  };
  return {
    content: composeTermination(facts, texts.letters.termination, texts.labels),
    selection: null,
    totalCents: balance.totalCents,
    invoices: openInvoices(schedule),
    preflight: [
      ...insolvencyCheck(terms.judgmentOn ?? null, asOf),
      ...('missingRate' in worked ? [rateCheck(worked.missingRate)] : []),
      ...scheduleCreditChecks(creditCentsOf(db, correspondence, texts)),
      ...terminationChecks(schedule, asOf),
    ],
  };
}

/** What is to the customer's credit and settles nothing yet, positive. */
function creditCentsOf(db: ReadDb, { customer, asOf }: LetterCase['correspondence'], { labels }: LetterCase['texts']): Cents {
  return negateCents(sumCents(creditsOf(db, customer.id, asOf, labels.voice).map(({ amountCents }) => amountCents)));
}

function lateScheduleAt(db: ReadDb, customerId: number, scheduleId: number | null, asOf: LocalDate): Schedule {
  const schedule = scheduleAt(db, customerId, scheduleId, asOf);
  if (lateInstalments(schedule).length === 0) throw new AppError('SCHEDULE_NOT_LATE', { scheduleId: schedule.scheduleId });
  return schedule;
}

/** What of the late fees of a schedule's invoices was paid, under it or under those before. */
function feesPaidOf(db: ReadDb, { invoices }: Schedule, asOf: LocalDate): Cents {
  return feesPaidBefore(
    db,
    invoices.map(({ invoiceId }) => invoiceId),
    asOf,
  );
}

/** Shown without late fees while a rate is missing: the check then stops the letter. */
function withoutInterest(schedule: Schedule): ReturnType<typeof acceleratedBalance> {
  const principalCents = sumCents(schedule.invoices.map(({ openCents }) => openCents));
  return {
    principalCents,
    fees: { lines: [], interestCents: ZERO, indemnityCents: ZERO, totalCents: ZERO, semestersBelowFloor: [] },
    totalCents: principalCents,
  };
}
