import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import { isOnlyProposed, noticeInForce, type ScheduleLife } from './schedule-state.ts';
import type { ScheduleNextStep, ScheduleState } from './schedules.contract.ts';

/** Days that a reminder leaves before the formal notice for the same instalment is proposed. */
export const NOTICE_AFTER_REMINDER_DAYS = 8;

/** Days after which an agreement that was sent and did not come back signed is to be asked for. */
const SIGNATURE_WITHIN_DAYS = 8;

/**
 * What is to be done next about a schedule, from which day on; null once it is over. A late instalment is reminded first, then put on formal
 * notice, then the agreement loses its term: each is proposed on its day, none is done by itself. Of an agreement that nobody signed nor began to
 * carry out no instalment is late: its signature is what is missing.
 */
export function scheduleNextStep(
  state: ScheduleState,
  life: ScheduleLife & { agreedOn: LocalDate; remindedOn: LocalDate | null },
): ScheduleNextStep | null {
  const { agreedOn, sentOn, signedOn, instalments } = life;
  if (state === 'closed' || state === 'kept') return null;
  const late = instalments.find((instalment) => instalment.state === 'late');
  if (late && !isOnlyProposed(life)) return lateStep(late.dueOn, life);
  if (signedOn === null) {
    return sentOn === null
      ? { code: 'sendAgreement', on: agreedOn }
      : { code: 'recordSignature', on: addDays(sentOn, SIGNATURE_WITHIN_DAYS) };
  }
  const next = instalments.find((instalment) => instalment.state !== 'paid');
  return next ? { code: 'awaitInstalment', on: next.dueOn } : null;
}

function lateStep(dueOn: LocalDate, life: ScheduleLife & { remindedOn: LocalDate | null }): ScheduleNextStep {
  const notice = noticeInForce(life);
  // From the day after the last one that the notice leaves.
  if (notice !== null) return { code: 'terminate', on: addDays(notice.until, 1) };
  const { remindedOn } = life;
  if (remindedOn === null || remindedOn <= dueOn) return { code: 'remindInstalment', on: addDays(dueOn, 1) };
  return { code: 'sendNotice', on: laterOf(addDays(remindedOn, NOTICE_AFTER_REMINDER_DAYS), addDays(dueOn, 1)) };
}
