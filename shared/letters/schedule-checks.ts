import { addDays, type LocalDate } from '../dates/local-date.ts';
import type { HandOverKind } from '../hand-overs/hand-overs.contract.ts';
import { lapsingClaimSentences } from '../legal/lapsing-claims.fr.ts';
import type { LapsingClaim } from '../legal/lapsing-claims.ts';
import { type Cents, subtractCents } from '../money/cents.ts';
import { NOTICE_AFTER_REMINDER_DAYS } from '../schedules/next-step.ts';
import { isOnlyProposed } from '../schedules/schedule-state.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { lateInstalmentCents, lateInstalments } from './compose-schedule-notice.ts';
import type { PreflightCheck } from './letters.contract.ts';
import { blocking, refusing, warning } from './preflight.ts';
import { preflightMessages as messages } from './preflight-messages.fr.ts';

/**
 * What the user should know before an agreement is signed. A debt that is paid, or given up, cannot be acknowledged; one that the customer's
 * credits cover should not be. `creditCents`: what is to its credit and settles nothing yet, positive. `lapsing`: the claims that only its signature keeps.
 */
export function agreementChecks(
  schedule: Schedule,
  asOf: LocalDate,
  creditCents: Cents,
  lapsing: readonly LapsingClaim[],
): PreflightCheck[] {
  const { endedOn, openCents, totalCents, stoppedOn } = schedule;
  const paidCents = subtractCents(totalCents, openCents);
  if (endedOn !== null && endedOn <= asOf) return [refusing('SCHEDULE_ENDED', messages.scheduleEnded())];
  if (openCents <= 0) return [refusing('SCHEDULE_PAID', messages.schedulePaid())];
  const checks = [];
  if (stoppedOn !== null) checks.push(blocking('INSOLVENCY', messages.agreementInsolvency(stoppedOn)));
  if (paidCents > 0) checks.push(warning('SCHEDULE_PARTLY_PAID', messages.schedulePartlyPaid(paidCents, openCents)));
  if (creditCents >= openCents) checks.push(blocking('CREDIT_COVERS_DEBT', messages.creditCoversDebt(creditCents, openCents)));
  else if (creditCents > 0) checks.push(warning('CREDIT_UNALLOCATED', messages.creditNotDeducted(creditCents)));
  if (schedule.signedOn === null)
    for (const sentence of lapsingClaimSentences(lapsing)) checks.push(warning('PRESCRIPTION_NEAR', sentence));
  const past = lateInstalments(schedule).length;
  if (past > 0) checks.push(warning('INSTALMENT_PAST', messages.instalmentsPast(past)));
  return checks;
}

/**
 * Money or a credit note that settles nothing yet would be asked for a second time: the letter waits until it is put against the schedule, or the
 * user says why it is not. `creditCents`: positive.
 */
export function scheduleCreditChecks(creditCents: Cents): PreflightCheck[] {
  return creditCents > 0 ? [blocking('CREDIT_UNALLOCATED', messages.creditBeforeInstalment(creditCents))] : [];
}

/** What relies on an agreement that nobody signed or began to pay waits for the signature, or for a reason. */
function unsignedChecks(schedule: Schedule): PreflightCheck[] {
  if (isOnlyProposed(schedule)) return [blocking('AGREEMENT_ONLY_PROPOSED', messages.agreementOnlyProposed(schedule.agreedOn))];
  return schedule.signedOn === null ? [warning('AGREEMENT_UNSIGNED', messages.agreementUnsigned())] : [];
}

/** A reminder of an instalment that was reminded already, or that nobody agreed to. */
export function instalmentReminderChecks(schedule: Schedule): PreflightCheck[] {
  const { remindedOn } = schedule;
  return [
    ...(isOnlyProposed(schedule) ? unsignedChecks(schedule) : []),
    ...(remindedOn === null ? [] : [warning('INSTALMENT_REMINDED', messages.instalmentReminded(remindedOn))]),
  ];
}

/** What the user should know before a formal notice relies on the agreement's clause. */
export function noticeChecks(schedule: Schedule, asOf: LocalDate): PreflightCheck[] {
  const { remindedOn } = schedule;
  const until = remindedOn === null ? null : addDays(remindedOn, NOTICE_AFTER_REMINDER_DAYS);
  return [
    ...unsignedChecks(schedule),
    ...(remindedOn === null ? [warning('INSTALMENT_NEVER_REMINDED', messages.instalmentNeverReminded())] : []),
    ...(remindedOn !== null && until !== null && asOf < until
      ? [warning('INSTALMENT_REMINDED', messages.instalmentReminderRuns(remindedOn, until))]
      : []),
  ];
}

/**
 * Whether a schedule may lose its term: the clause of the agreement, signed by the debtor, asks for a formal notice for the late instalment
 * that stayed without effect for so many days, counted from its receipt where that is known.
 */
export function terminationChecks(schedule: Schedule, asOf: LocalDate): PreflightCheck[] {
  const { notice } = schedule;
  const unsigned = unsignedChecks(schedule);
  if (notice === null) return [...unsigned, blocking('NOTICE_MISSING', messages.noticeMissing())];
  return asOf <= notice.until
    ? [...unsigned, blocking('NOTICE_RUNNING', messages.noticeRunning(notice.until))]
    : [...unsigned, { severity: 'ok', code: 'NOTICE_EXPIRED', message: messages.noticeExpired(notice.sentOn) }];
}

/** A claim that somebody else collects, or owns. */
interface HandedOverClaim {
  invoiceNumber: string;
  kind: HandOverKind;
  taker: string;
  on: LocalDate;
}

/** What the user should know before a statement leaves: what it asks for, and what it only shows. */
export function statementChecks(facts: {
  schedules: readonly Schedule[];
  handedOver: readonly HandedOverClaim[];
  judgmentOn: LocalDate | null;
}): PreflightCheck[] {
  const checks: PreflightCheck[] = [];
  if (facts.judgmentOn !== null) checks.push(warning('INSOLVENCY', messages.statementForInformation(facts.judgmentOn)));
  for (const { invoiceNumber, kind, taker, on } of facts.handedOver) {
    const held = facts.schedules.find(({ invoices }) => invoices.some((invoice) => invoice.invoiceNumber === invoiceNumber));
    // From before this was refused: the schedule still counts it in what is owed here.
    if (held) checks.push(blocking('HANDED_OVER_SCHEDULED', messages.handedOverScheduled(invoiceNumber, taker, held.agreedOn)));
    else checks.push({ severity: 'ok', code: 'HANDED_OVER', message: messages.handedOver(invoiceNumber, kind, taker, on) });
  }
  for (const schedule of facts.schedules) {
    const late = lateInstalmentCents(schedule);
    if (isOnlyProposed(schedule)) {
      checks.push(warning('SCHEDULE_PROPOSED', messages.scheduleProposed(schedule.agreedOn)));
      if (late === 0) continue;
    }
    checks.push(
      late === 0
        ? { severity: 'ok', code: 'SCHEDULE_KEPT', message: messages.scheduleShownApart(schedule.agreedOn) }
        : warning('SCHEDULE_LATE', messages.scheduleLate(schedule.agreedOn, late)),
    );
  }
  return checks;
}
