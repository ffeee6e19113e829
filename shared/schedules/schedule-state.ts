import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { InstalmentState } from './schedule-standing.ts';
import type { Schedule, ScheduleState } from './schedules.contract.ts';

/** What has happened to a schedule, and where its instalments stand, at a day. */
export interface ScheduleLife {
  sentOn: LocalDate | null;
  signedOn: LocalDate | null;
  endedOn: LocalDate | null;
  paidCents: Cents;
  openCents: Cents;
  instalments: readonly (Pick<InstalmentState, 'state'> & { dueOn: LocalDate })[];
  /** The last formal notice posted for an instalment, unless the post brought it back from a wrong address. */
  notice: PostedNotice | null;
  accelerationDays: number;
}

export interface PostedNotice {
  sentOn: LocalDate;
  /** The day it was received, refused or presented; null while unknown. */
  deliveredOn: LocalDate | null;
}

/**
 * The state of a schedule at a day: the first line of this table that holds. Each is reached only by its event, and left only by another;
 * nothing is stored but the events themselves.
 *
 * | state | what holds | event that leads to it |
 * | --- | --- | --- |
 * | `closed` | it ended before its term | it is stopped, replaced, or its termination is posted |
 * | `kept` | nothing is left open of it | the last payment, credit note or loss |
 * | `broken` | an instalment is late, and the formal notice for it stayed without effect for the days agreed | that day passes |
 * | `late` | an instalment's day is past, something is left of it | that day passes, or a payment is undone |
 * | `running` | something is paid, or the first instalment's day has come | the first payment, or that day |
 * | `signed` | the agreement is signed by both | the signature is noted |
 * | `sent` | the agreement left for signature | it is marked as sent |
 * | `draft` | none of these | it is created |
 *
 * Signed or not, an agreement that is carried out runs, and one that is not paid is late: what is missing is then the signature, which its
 * next step and the checks of its letters ask for. A payment that comes after the notice makes a broken schedule run again: it is the
 * creditor who ends it, never the calendar.
 */
export function scheduleState(life: ScheduleLife, asOf: LocalDate): ScheduleState {
  const { sentOn, signedOn, endedOn, paidCents, openCents, instalments } = life;
  if (endedOn !== null && endedOn <= asOf) return 'closed';
  if (openCents <= 0) return 'kept';
  if (instalments.some(({ state }) => state === 'late')) {
    const notice = noticeInForce(life);
    return notice !== null && notice.until < asOf ? 'broken' : 'late';
  }
  if (paidCents > 0 || instalments.some(({ state }) => state === 'dueToday')) return 'running';
  if (signedOn !== null && signedOn <= asOf) return 'signed';
  return sentOn !== null && sentOn <= asOf ? 'sent' : 'draft';
}

/**
 * The notice that bears on what is late now: posted after the day of the oldest late instalment. One for an instalment paid since does not
 * count. `until`: the last day that it leaves, from its receipt where that is known.
 */
export function noticeInForce({
  instalments,
  notice,
  accelerationDays,
}: Pick<ScheduleLife, 'instalments' | 'notice' | 'accelerationDays'>): { sentOn: LocalDate; until: LocalDate } | null {
  const oldest = instalments.find(({ state }) => state === 'late');
  if (notice === null || oldest === undefined || notice.sentOn <= oldest.dueOn) return null;
  return { sentOn: notice.sentOn, until: addDays(laterOf(notice.sentOn, notice.deliveredOn ?? notice.sentOn), accelerationDays) };
}

/** Whether nothing more is expected under a schedule. */
export function isOver({ state }: { state: ScheduleState }): boolean {
  return state === 'kept' || state === 'closed';
}

/** Nobody owes instalments by an agreement that he neither signed nor began to carry out. */
export function isOnlyProposed({ signedOn, paidCents }: Pick<Schedule, 'signedOn' | 'paidCents'>): boolean {
  return signedOn === null && paidCents <= 0;
}

/** Whether an instalment of it is past its day. */
export function isBehind({ state }: { state: ScheduleState }): boolean {
  return state === 'late' || state === 'broken';
}
