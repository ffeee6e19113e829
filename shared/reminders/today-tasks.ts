import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import type { Dispute } from '../disputes/disputes.contract.ts';
import type { Cents } from '../money/cents.ts';
import { sumCents } from '../money/cents.ts';
import { promiseStands } from '../promises/promise-rules.ts';
import type { Schedule, ScheduleNextStep } from '../schedules/schedules.contract.ts';
import { BEFORE_DUE } from './plan-rules.ts';
import type { TodayTask } from './reminders.contract.ts';

/** The most pressing first: what was promised or agreed and did not come, what only a court obtains, what is expected today, then contacts. */
const ORDER: readonly TodayTask['kind'][] = [
  'legalDeadline',
  'brokenPromise',
  'brokenSchedule',
  'instalmentNotice',
  'lateInstalment',
  'returnedNotice',
  'unclaimedNotice',
  'legalStage',
  'callBack',
  'disputeDeadline',
  'promiseDue',
  'instalmentDue',
  'unsignedSchedule',
  'prescription',
  'contact',
];

const NO_STEP = { level: null, channel: null, scheduleId: null } as const;

/** Promises of that day, or broken: past their day and the two more that they have. */
export function promiseTasks(
  promises: readonly { customerId: number; customerName: string; promisedOn: LocalDate; missingCents: Cents }[],
  asOf: LocalDate,
): TodayTask[] {
  return promises
    .filter(({ promisedOn }) => promisedOn <= asOf)
    .map(({ customerId, customerName, promisedOn, missingCents }) => ({
      kind: promiseStands(promisedOn, asOf) ? 'promiseDue' : 'brokenPromise',
      customerId,
      customerName,
      on: promisedOn,
      amountCents: missingCents,
      ...NO_STEP,
    }));
}

/** A dispute is to be dealt with from this many days before its deadline on. */
const DISPUTE_WARNING_DAYS = 3;

/** Whether an open dispute is to be dealt with now: its deadline is near or over. */
export function isPressingDispute({ closedOn, deadlineOn }: Pick<Dispute, 'closedOn' | 'deadlineOn'>, asOf: LocalDate): boolean {
  return closedOn === null && deadlineOn !== null && asOf >= addDays(deadlineOn, -DISPUTE_WARNING_DAYS);
}

/** Open disputes whose deadline is near or over. */
export function disputeTasks(
  disputes: readonly Pick<
    Dispute,
    'customerId' | 'customerName' | 'invoiceNumber' | 'deadlineOn' | 'closedOn' | 'disputedCents' | 'nextStep'
  >[],
  asOf: LocalDate,
): TodayTask[] {
  return disputes.flatMap((dispute): TodayTask[] => {
    const { customerId, customerName, invoiceNumber, deadlineOn, disputedCents, nextStep } = dispute;
    if (deadlineOn === null || !isPressingDispute(dispute, asOf)) return [];
    const task = { customerId, customerName, on: deadlineOn, amountCents: disputedCents, ...NO_STEP };
    return [{ ...task, kind: 'disputeDeadline', about: invoiceNumber, nextStep }];
  });
}

/** The task that each next step of a schedule makes, once its day has come. */
const TASK_OF_STEP: Readonly<Record<ScheduleNextStep['code'], TodayTask['kind'] | null>> = {
  terminate: 'brokenSchedule',
  sendNotice: 'instalmentNotice',
  remindInstalment: 'lateInstalment',
  awaitInstalment: null,
  sendAgreement: 'unsignedSchedule',
  recordSignature: 'unsignedSchedule',
};

/**
 * One task for a schedule: what its late instalments call for that day, else what falls due, else the signature that it lacks. While a reminder or a
 * notice leaves time to pay there is nothing to do.
 */
export function scheduleTasks(schedules: readonly Schedule[], asOf: LocalDate): TodayTask[] {
  return schedules.flatMap(({ scheduleId, customerId, customerName, sentOn, openCents, nextStep, instalments }): TodayTask[] => {
    if (nextStep === null) return [];
    const task = { customerId, customerName, ...NO_STEP, scheduleId };
    const isUnsigned = nextStep.code === 'sendAgreement' || nextStep.code === 'recordSignature';
    const late = isUnsigned ? [] : instalments.filter((each) => each.state === 'late');
    const due = late.length > 0 ? late : instalments.filter((each) => each.state === 'dueToday');
    const [first] = due;
    const kind = nextStep.on <= asOf ? TASK_OF_STEP[nextStep.code] : null;
    if (first) {
      const amountCents = kind === 'brokenSchedule' ? openCents : sumCents(due.map((instalment) => instalment.openCents));
      if (late.length > 0) return kind === null ? [] : [{ ...task, kind, on: first.dueOn, amountCents, instalments: late.length }];
      return [{ ...task, kind: 'instalmentDue', on: first.dueOn, amountCents }];
    }
    return kind === null ? [] : [{ ...task, kind, on: sentOn, amountCents: openCents }];
  });
}

/** A notice that the post brought back, with what is still owed of what it asked for. */
export interface CameBack {
  customerId: number;
  customerName: string;
  asOf: LocalDate;
  delivery: 'wrongAddress' | 'unclaimed';
  deliveredOn: LocalDate;
  openCents: Cents;
}

/**
 * Notices to send again. One that nobody fetched counts from its presentation, and is only for sending by ordinary post as well until its
 * deadline is over: then what follows a notice takes its place.
 */
export function returnedTasks(notices: readonly CameBack[], asOf: LocalDate, delayDays: number): TodayTask[] {
  return notices
    .filter((notice) => notice.openCents > 0)
    .filter((notice) => notice.delivery === 'wrongAddress' || asOf <= addDays(laterOf(notice.asOf, notice.deliveredOn), delayDays))
    .map(({ customerId, customerName, delivery, deliveredOn, openCents }) => ({
      kind: delivery === 'wrongAddress' ? 'returnedNotice' : 'unclaimedNotice',
      customerId,
      customerName,
      on: deliveredOn,
      amountCents: openCents,
      ...NO_STEP,
    }));
}

/** Calls to make again, from their day on; `askedCents`: what a call of that day asks of each customer, as its call sheet says. */
export function callBackTasks(
  callBacks: readonly { callBackId: number; customerId: number; customerName: string; on: LocalDate; note: string }[],
  askedCents: (customerId: number) => Cents,
  asOf: LocalDate,
): TodayTask[] {
  return callBacks
    .filter(({ on }) => on <= asOf)
    .map(({ callBackId, customerId, customerName, on, note }) => ({
      kind: 'callBack',
      customerId,
      customerName,
      on,
      amountCents: askedCents(customerId),
      level: null,
      channel: 'phone',
      scheduleId: null,
      callBack: { callBackId, note },
    }));
}

export interface CustomerTasks {
  customerId: number;
  customerName: string;
  tasks: TodayTask[];
}

/** The most pressing first, then the largest sums; what is not due yet comes last. */
export function comparePressing(a: TodayTask, b: TodayTask): number {
  return placeOf(a) - placeOf(b) || b.amountCents - a.amountCents || a.customerId - b.customerId;
}

function placeOf({ kind, level }: TodayTask): number {
  return level !== null && BEFORE_DUE.includes(level) ? ORDER.length : ORDER.indexOf(kind);
}

/** Tasks by customer; whose first is the most pressing first, then the largest sums. */
export function byCustomer(tasks: readonly TodayTask[]): CustomerTasks[] {
  const customers = new Map<number, CustomerTasks>();
  for (const task of tasks.toSorted(comparePressing)) {
    const known = customers.get(task.customerId);
    if (known) known.tasks.push(task);
    else customers.set(task.customerId, { customerId: task.customerId, customerName: task.customerName, tasks: [task] });
  }
  return [...customers.values()];
}
