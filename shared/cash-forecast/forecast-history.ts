import { type DayNumber, dayNumber, earlierOf, type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { type PromiseBook, promiseOutcomes } from '../promises/promise-outcomes.ts';
import { type AgreedInstalment, scheduleStanding } from '../schedules/schedule-standing.ts';
import type { ForecastPosition, OpenItem, RunningSchedule, StandingPromise } from './forecast-position.ts';
import { type CustomerDelays, type DelaySums, NO_DELAYS, twelveMonthsTo } from './payment-habits.ts';

/** An invoice or credit note that was open at the end of some day of the history, as it was before anything was put against it or contested. */
export interface HistoryItem extends OpenItem {
  cancelledDay: DayNumber | null;
  /** The first of all that was ever put against it, or taken from it when it is a credit note. */
  settlement: Settlement | null;
}

/** What changed the open amount of an item. */
export interface Settlement {
  /** From that day on it counts. */
  allocatedDay: DayNumber;
  /** The day of the payment, of money received; null for a credit note, a write-off or a discount. */
  receivedDay: DayNumber | null;
  /** What it takes off the open amount; negative for what a credit note paid, which brings it back towards zero. */
  amountCents: Cents;
  /** The next of its item: nearly all have one only, and a list for each would double what there is in memory. */
  next: Settlement | null;
}

export interface HistoryDispute {
  disputeId: number;
  invoiceId: number;
  /** Null: whatever is open. */
  amountCents: Cents | null;
  openedOn: LocalDate;
  closedOn: LocalDate | null;
}

export interface HistorySchedule {
  agreedOn: LocalDate;
  endedOn: LocalDate | null;
  principalCents: Cents;
  feesCents: Cents;
  invoices: readonly { invoiceId: number; amountCents: Cents }[];
  instalments: readonly AgreedInstalment[];
  feePayments: readonly { paidOn: LocalDate; feeCents: Cents }[];
}

/** Money that was received before it was allocated, or never was: counted from `from` until the day before `until`. */
export interface UnallocatedMoney {
  customerId: number;
  from: LocalDate;
  until: LocalDate | null;
  amountCents: Cents;
}

/** Delays of payments of a customer, by when they were paid and when it was known what they paid: sums of one stretch of each. */
export interface DelayStretch {
  customerId: number;
  of: keyof CustomerDelays;
  /** Paid on that day or later, and before the next one that a stretch begins with. */
  paidFrom: LocalDate;
  /** The last day by which all of it was known. */
  knownBy: LocalDate;
  sums: DelaySums;
}

/** The book from a first day to a last one, from which what was known at the end of any day between them can be told again. */
export interface ForecastHistory {
  first: LocalDate;
  last: LocalDate;
  items: readonly HistoryItem[];
  disputes: readonly HistoryDispute[];
  promises: PromiseBook;
  schedules: readonly HistorySchedule[];
  unallocated: readonly UnallocatedMoney[];
  insolvencies: ReadonlyMap<number, DayNumber>;
  delays: readonly DelayStretch[];
}

/**
 * What was known at the end of a day: invoices issued by then, what was allocated by then, disputes, promises and schedules as they
 * stood then. Nothing dated later counts: neither a payment, nor an allocation, nor the cancellation of an invoice, nor a promise.
 */
export function positionAt(history: ForecastHistory, asOf: LocalDate): ForecastPosition {
  const day = dayNumber(asOf);
  const disputed = disputesAt(history, asOf);
  const scheduled = new Map<number, Cents>(
    history.schedules.flatMap(({ invoices }) => invoices.map(({ invoiceId }) => [invoiceId, ZERO] as const)),
  );
  const items: OpenItem[] = [];
  for (const item of history.items) {
    const { invoiceId, kind, customerId, issuedDay, dueDay, cancelledDay } = item;
    if (issuedDay > day || (cancelledDay !== null && cancelledDay <= day)) continue;
    const openCents = openAt(item, day);
    if (openCents === 0) continue;
    const contested = disputed.get(invoiceId);
    const disputedCents = contested === undefined || openCents <= 0 ? ZERO : minCents(contested.amountCents ?? openCents, openCents);
    // Nearly all items are whole at each of the days, and the same ones there.
    const isWhole = openCents === item.openCents && disputedCents === 0;
    items.push(isWhole ? item : { invoiceId, kind, customerId, issuedDay, dueDay, openCents, disputedCents });
    if (scheduled.has(invoiceId)) scheduled.set(invoiceId, openCents);
  }
  return {
    asOf,
    items,
    promises: runningPromises(history.promises, asOf),
    schedules: history.schedules.flatMap((schedule) => runningSchedule(schedule, scheduled, asOf)),
    unallocated: unallocatedAt(history, asOf),
    insolvencies: new Map([...history.insolvencies].filter(([, judgedDay]) => judgedDay <= day)),
  };
}

function openAt({ openCents, settlement }: HistoryItem, day: DayNumber): Cents {
  let open: number = openCents;
  for (let each = settlement; each !== null; each = each.next) if (each.allocatedDay <= day) open -= each.amountCents;
  return open as Cents;
}

/** Delays of the twelve months of payments that end with a day, as they were known at its end. */
export function delaysAt({ delays }: ForecastHistory, asOf: LocalDate): Map<number, CustomerDelays> {
  const { from } = twelveMonthsTo(asOf);
  const known = new Map<number, CustomerDelays>();
  for (const { customerId, of, paidFrom, knownBy, sums } of delays) {
    if (knownBy > asOf || paidFrom < from) continue;
    let customer = known.get(customerId);
    if (customer === undefined) {
      customer = { beyondTerms: { ...NO_DELAYS }, afterReminder: { ...NO_DELAYS } };
      known.set(customerId, customer);
    }
    const total = customer[of];
    total.count += sums.count;
    total.amountCents += sums.amountCents;
    total.centDays += sums.centDays;
    total.centDaysSquared += sums.centDaysSquared;
  }
  return known;
}

/** The last opened of the disputes open at a day, of each invoice. */
function disputesAt({ disputes }: ForecastHistory, asOf: LocalDate): Map<number, HistoryDispute> {
  const open = new Map<number, HistoryDispute>();
  for (const dispute of disputes) {
    if (dispute.openedOn > asOf || (dispute.closedOn !== null && dispute.closedOn <= asOf)) continue;
    const other = open.get(dispute.invoiceId);
    if (other === undefined || other.disputeId < dispute.disputeId) open.set(dispute.invoiceId, dispute);
  }
  return open;
}

function runningPromises(book: PromiseBook, asOf: LocalDate): StandingPromise[] {
  const promises = new Map(book.promises.map((promise) => [promise.promiseId, promise]));
  return promiseOutcomes(book, asOf).flatMap(({ promiseId, state, missingCents }) => {
    const promise = promises.get(promiseId);
    return promise && state === 'running'
      ? [{ promisedOn: promise.promisedOn, restCents: missingCents, invoiceIds: promise.invoiceIds }]
      : [];
  });
}

function runningSchedule(schedule: HistorySchedule, open: ReadonlyMap<number, Cents>, asOf: LocalDate): RunningSchedule[] {
  const { agreedOn, endedOn, principalCents, feesCents, feePayments } = schedule;
  if (agreedOn > asOf || (endedOn !== null && endedOn <= asOf)) return [];
  const invoices = schedule.invoices
    .map(({ invoiceId, amountCents }) => ({ invoiceId, amountCents: minCents(amountCents, open.get(invoiceId) ?? ZERO) }))
    .filter(({ amountCents }) => amountCents > 0);
  const principalOpenCents = sumCents(invoices.map(({ amountCents }) => amountCents));
  const feesPaidCents = sumCents(feePayments.filter(({ paidOn }) => paidOn <= asOf).map(({ feeCents }) => feeCents));
  const standing = scheduleStanding(
    schedule.instalments,
    { principalCents, feesCents, principalOpenCents, feesPaidCents },
    earlierOf(asOf, endedOn ?? asOf),
    null,
  );
  let left = principalOpenCents;
  const instalments = standing.instalments.map(({ openCents }, index) => {
    const part = minCents(openCents, left);
    left = subtractCents(left, part);
    return { dueOn: (schedule.instalments[index] as AgreedInstalment).dueOn, principalCents: part };
  });
  const running = { invoices, instalments: instalments.filter(({ principalCents: part }) => part > 0) };
  return [feesCents > feesPaidCents ? { ...running, hasFees: true } : running];
}

function unallocatedAt({ unallocated }: ForecastHistory, asOf: LocalDate): Map<number, Cents> {
  const sums = new Map<number, Cents>();
  for (const { customerId, from, until, amountCents } of unallocated) {
    if (from > asOf || (until !== null && until <= asOf)) continue;
    sums.set(customerId, addCents(sums.get(customerId) ?? ZERO, amountCents));
  }
  return sums;
}

/**
 * The money received after a day on the invoices that were open at its end, undisputed and not frozen, day by day. A payment counts on its
 * own date, whenever it was allocated; of an invoice that was contested in part, money goes to the uncontested part first.
 */
export function receivedAfter(history: ForecastHistory, { asOf, items, insolvencies }: ForecastPosition): Map<DayNumber, Cents> {
  const asOfDay = dayNumber(asOf);
  const received = new Map<DayNumber, Cents>();
  let next = 0;
  for (const { invoiceId, settlement } of history.items) {
    // The items of a position are those of the history that were open, in the same order.
    const item = items[next];
    if (item === undefined) break;
    if (item.invoiceId !== invoiceId) continue;
    next += 1;
    const { customerId, issuedDay, openCents, disputedCents } = item;
    const judgedDay = insolvencies.get(customerId);
    if (openCents <= disputedCents || (judgedDay !== undefined && issuedDay <= judgedDay)) continue;
    let room: number = openCents - disputedCents;
    for (const { day, amountCents } of receivedLater(settlement, asOfDay)) {
      const part = Math.min(room, amountCents);
      room -= part;
      if (part > 0) received.set(day, addCents(received.get(day) ?? ZERO, cents(part)));
    }
  }
  return received;
}

interface Receipt {
  day: DayNumber;
  amountCents: Cents;
}

/** Money received and allocated after a day, earliest first. */
function receivedLater(first: Settlement | null, asOf: DayNumber): readonly Receipt[] {
  const later: Receipt[] = [];
  for (let each = first; each !== null; each = each.next) {
    const { receivedDay, allocatedDay, amountCents } = each;
    if (receivedDay !== null && receivedDay > asOf && allocatedDay > asOf) later.push({ day: receivedDay, amountCents });
  }
  return later.length < 2 ? later : later.sort((a, b) => a.day - b.day);
}

/** The outstanding of a position: what every forecast is a distribution of. */
export function outstandingOf({ items }: ForecastPosition): Cents {
  return cents(items.reduce((sum, { openCents }) => sum + openCents, 0));
}

/** The days before which a forecast's year of payments begins and by which it ends, for each day of a history. */
export function delayBoundaries(days: readonly LocalDate[]): { paidFrom: LocalDate[]; knownBy: LocalDate[] } {
  const sorted = [...new Set(days)].sort();
  return { paidFrom: [...new Set(sorted.map((day) => twelveMonthsTo(day).from))].sort(), knownBy: sorted };
}

/** The first and the last of some days. */
export function spanOf(days: readonly [LocalDate, ...LocalDate[]]): { first: LocalDate; last: LocalDate } {
  return { first: days.reduce(earlierOf), last: days.reduce(laterOf) };
}
