import type { LocalDate } from '../dates/local-date.ts';
import { ZERO } from '../money/cents.ts';
import { isOver } from '../schedules/schedule-state.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { selectChaseable } from './chaseable-selection.ts';
import { underNotice } from './contact-selection.ts';
import type { CustomerPosition } from './customer-position.ts';
import { hindrancesOf } from './reminder-policy.ts';
import type { ReminderSettings, UpcomingEvent } from './reminders.contract.ts';
import { simulateContacts } from './simulate-agenda.ts';

/** A promise that is not kept yet. */
export interface ExpectedPromise {
  promiseId: number;
  customerId: number;
  customerName: string;
  promisedOn: LocalDate;
  missingCents: UpcomingEvent['amountCents'];
}

/**
 * The contacts that the plans bring from a day to another, both included, were each made on its day and nobody paid; and the days on which
 * formal notices that were sent reach the legal stage. A contact's key holds its customer, level and oldest invoice: moved to another
 * day it stays the same.
 */
export function upcomingSteps(position: CustomerPosition, from: LocalDate, to: LocalDate, settings: ReminderSettings): UpcomingEvent[] {
  const { customerId, customerName } = position;
  const seen = new Map<string, number>();
  const steps = simulateContacts(position, from, to, settings).map(({ on, level, channel, amountCents, invoiceIds }): UpcomingEvent => {
    const base = `step-${customerId}-${level}-${invoiceIds[0] ?? 0}`;
    const nth = (seen.get(base) ?? 0) + 1;
    seen.set(base, nth);
    return { key: nth === 1 ? base : `${base}-${nth}`, on, kind: 'step', customerId, customerName, level, channel, amountCents };
  });
  return [...steps, ...legalStage(position, from, to, settings)];
}

function legalStage(position: CustomerPosition, from: LocalDate, to: LocalDate, settings: ReminderSettings): UpcomingEvent[] {
  const selection = selectChaseable(position.receivables, position.credits, from);
  if (selection.chaseable.length === 0 || selection.totalDueCents <= 0) return [];
  const notice = underNotice(position, selection, from, settings.formalNoticeDelayDays);
  if (notice === null) return [];
  const { amountCents } = notice;
  const { on } = notice.legal;
  const isStopped = hindrancesOf(position, selection, on, settings).some(({ code }) => code === 'insolvency');
  if (isStopped || on < from || on > to) return [];
  const { customerId, customerName } = position;
  const key = `legal-${customerId}-${selection.chaseable[0]?.invoiceId ?? 0}`;
  return [{ key, on, kind: 'legalStage', customerId, customerName, level: null, channel: null, amountCents }];
}

export function upcomingPromises(promises: readonly ExpectedPromise[], from: LocalDate, to: LocalDate): UpcomingEvent[] {
  return promises
    .filter(({ promisedOn }) => promisedOn >= from && promisedOn <= to)
    .map(({ promiseId, customerId, customerName, promisedOn, missingCents }) => ({
      key: `promise-${promiseId}`,
      on: promisedOn,
      kind: 'promise',
      customerId,
      customerName,
      level: null,
      channel: null,
      amountCents: missingCents,
    }));
}

export function upcomingCallBacks(
  callBacks: readonly { callBackId: number; customerId: number; customerName: string; on: LocalDate }[],
  from: LocalDate,
  to: LocalDate,
): UpcomingEvent[] {
  return callBacks
    .filter(({ on }) => on >= from && on <= to)
    .map(({ callBackId, customerId, customerName, on }) => ({
      key: `callBack-${callBackId}`,
      on,
      kind: 'callBack',
      customerId,
      customerName,
      level: null,
      channel: 'phone',
      amountCents: ZERO,
    }));
}

export function upcomingInstalments(schedules: readonly Schedule[], from: LocalDate, to: LocalDate): UpcomingEvent[] {
  return schedules
    .filter((schedule) => !isOver(schedule) && schedule.stoppedOn === null)
    .flatMap(({ customerId, customerName, instalments }) =>
      instalments
        .filter(({ dueOn, openCents }) => openCents > 0 && dueOn >= from && dueOn <= to)
        .map(
          ({ instalmentId, dueOn, openCents }): UpcomingEvent => ({
            key: `instalment-${instalmentId}`,
            on: dueOn,
            kind: 'instalment',
            customerId,
            customerName,
            level: null,
            channel: null,
            amountCents: openCents,
          }),
        ),
    );
}

/** By day, then by name. */
export function inCalendarOrder(events: readonly UpcomingEvent[]): UpcomingEvent[] {
  return events.toSorted(
    (a, b) =>
      (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
      a.customerName.localeCompare(b.customerName, 'fr') ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}
