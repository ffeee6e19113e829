import { earlierOf, type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { promiseStands } from '../promises/promise-rules.ts';
import { type AgreedInstalment, scheduleStanding } from '../schedules/schedule-state.ts';
import type { ForecastPosition, OpenItem, RunningSchedule, StandingPromise } from './forecast-position.ts';
import { addDelays, type CustomerDelays, type DelaySums, NO_DELAYS, twelveMonthsTo } from './payment-habits.ts';

/** An invoice or credit note that was open at the first day of the history, or issued since. */
export interface HistoryItem {
  invoiceId: number;
  kind: 'invoice' | 'creditNote';
  customerId: number;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  /** Open at the end of the first day of the history; its total when it is issued later. */
  openAtFirstCents: Cents;
  cancelledOn: LocalDate | null;
}

/** What changed the open amount of an item after the first day. */
export interface Settlement {
  invoiceId: number;
  /** From that day on it counts. */
  allocatedOn: LocalDate;
  /** The day of the payment, of money received; null for a credit note, a write-off or a discount. */
  paidOn: LocalDate | null;
  /** Taken off an invoice's open amount; added to a credit note's, which is negative. */
  amountCents: Cents;
}

export interface HistoryDispute {
  disputeId: number;
  invoiceId: number;
  /** Null: whatever is open. */
  amountCents: Cents | null;
  openedOn: LocalDate;
  closedOn: LocalDate | null;
}

export interface HistoryPromise {
  promisedOn: LocalDate;
  madeOn: LocalDate;
  amountCents: Cents;
  /** The day another took its place. */
  replacedOn: LocalDate | null;
  invoiceIds: readonly number[];
  /** Money allocated to its invoices since it was made. */
  receipts: readonly { paidOn: LocalDate; knownOn: LocalDate; amountCents: Cents }[];
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
  settlements: readonly Settlement[];
  disputes: readonly HistoryDispute[];
  promises: readonly HistoryPromise[];
  schedules: readonly HistorySchedule[];
  unallocated: readonly UnallocatedMoney[];
  insolvencies: ReadonlyMap<number, LocalDate>;
  delays: readonly DelayStretch[];
}

/**
 * What was known at the end of a day: invoices issued by then, what was allocated by then, disputes, promises and schedules as they
 * stood then. Nothing dated later counts: neither a payment, nor an allocation, nor the cancellation of an invoice, nor a promise.
 */
export function positionAt(history: ForecastHistory, asOf: LocalDate): ForecastPosition {
  const open = openAmountsAt(history, asOf);
  const disputed = disputesAt(history, asOf);
  const items: OpenItem[] = [];
  for (const { invoiceId, kind, customerId, issuedOn, dueOn } of history.items) {
    const openCents = open.get(invoiceId);
    if (openCents === undefined || openCents === 0) continue;
    const contested = disputed.get(invoiceId);
    const disputedCents = contested === undefined || openCents <= 0 ? ZERO : minCents(contested.amountCents ?? openCents, openCents);
    items.push({ invoiceId, kind, customerId, issuedOn, dueOn, openCents, disputedCents });
  }
  return {
    asOf,
    items,
    promises: history.promises.flatMap((promise) => standingPromise(promise, asOf)),
    schedules: history.schedules.flatMap((schedule) => runningSchedule(schedule, open, asOf)),
    unallocated: unallocatedAt(history, asOf),
    insolvencies: new Map([...history.insolvencies].filter(([, judgedOn]) => judgedOn <= asOf)),
  };
}

/** Delays of the twelve months of payments that end with a day, as they were known at its end. */
export function delaysAt({ delays }: ForecastHistory, asOf: LocalDate): Map<number, CustomerDelays> {
  const { from } = twelveMonthsTo(asOf);
  const known = new Map<number, CustomerDelays>();
  for (const { customerId, of, paidFrom, knownBy, sums } of delays) {
    if (knownBy > asOf || paidFrom < from) continue;
    const customer = known.get(customerId) ?? { beyondTerms: NO_DELAYS, afterReminder: NO_DELAYS };
    known.set(customerId, { ...customer, [of]: addDelays(customer[of], sums) });
  }
  return known;
}

function openAmountsAt({ items, settlements }: ForecastHistory, asOf: LocalDate): Map<number, Cents> {
  const open = new Map<number, number>();
  const creditNotes = new Set<number>();
  for (const { invoiceId, kind, issuedOn, cancelledOn, openAtFirstCents } of items) {
    if (issuedOn > asOf || (cancelledOn !== null && cancelledOn <= asOf)) continue;
    open.set(invoiceId, openAtFirstCents);
    if (kind === 'creditNote') creditNotes.add(invoiceId);
  }
  for (const { invoiceId, allocatedOn, amountCents } of settlements) {
    const openCents = open.get(invoiceId);
    if (openCents === undefined || allocatedOn > asOf) continue;
    open.set(invoiceId, creditNotes.has(invoiceId) ? openCents + amountCents : openCents - amountCents);
  }
  return open as Map<number, Cents>;
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

function standingPromise(promise: HistoryPromise, asOf: LocalDate): StandingPromise[] {
  const { promisedOn, madeOn, amountCents, replacedOn, invoiceIds, receipts } = promise;
  if (madeOn > asOf || (replacedOn !== null && replacedOn <= asOf) || !promiseStands(promisedOn, asOf)) return [];
  const received = receipts.filter(({ paidOn, knownOn }) => paidOn >= madeOn && knownOn <= asOf);
  const restCents = subtractCents(amountCents, sumCents(received.map((receipt) => receipt.amountCents)));
  return restCents > 0 ? [{ promisedOn, restCents, invoiceIds }] : [];
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
  return [{ invoices, instalments: instalments.filter(({ principalCents: part }) => part > 0) }];
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
export function receivedAfter(history: ForecastHistory, { asOf, items, insolvencies }: ForecastPosition): Map<LocalDate, Cents> {
  const rooms = new Map<number, Cents>();
  for (const { invoiceId, customerId, issuedOn, openCents, disputedCents } of items) {
    const judgedOn = insolvencies.get(customerId);
    if (openCents > disputedCents && (judgedOn === undefined || issuedOn > judgedOn)) {
      rooms.set(invoiceId, subtractCents(openCents, disputedCents));
    }
  }
  const received = new Map<LocalDate, Cents>();
  const inOrder = history.settlements
    .filter(({ paidOn, allocatedOn, invoiceId }) => paidOn !== null && paidOn > asOf && allocatedOn > asOf && rooms.has(invoiceId))
    .toSorted((a, b) => ((a.paidOn ?? '') < (b.paidOn ?? '') ? -1 : (a.paidOn ?? '') > (b.paidOn ?? '') ? 1 : 0));
  for (const { invoiceId, paidOn, amountCents } of inOrder) {
    const room = rooms.get(invoiceId) ?? ZERO;
    const part = minCents(room, amountCents);
    rooms.set(invoiceId, subtractCents(room, part));
    if (part > 0 && paidOn !== null) received.set(paidOn, addCents(received.get(paidOn) ?? ZERO, part));
  }
  return received;
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
