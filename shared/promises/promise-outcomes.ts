import { addDays, daysBetween, earlierOf, type LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { lastDayOfPromise } from './promise-rules.ts';
import type { PROMISE_STATES } from './promise-states.ts';

export type PromiseState = (typeof PROMISE_STATES)[number];

/** A promise as it is recorded. */
export interface RecordedPromise {
  promiseId: number;
  amountCents: Cents;
  promisedOn: LocalDate;
  madeOn: LocalDate;
  invoiceIds: readonly number[];
  /** The day another took its place. */
  replacedOn: LocalDate | null;
  withdrawnOn: LocalDate | null;
  /** The last allocation that was in the book when it was noted: of that very day, those do not come of it. */
  afterAllocationId: number;
}

/** What came off an invoice that a promise names. */
export interface PromisedSettlement {
  /** Of the allocation: the order of those of one day. */
  id: number;
  invoiceId: number;
  /** The day of the payment, for money; null for a credit note, a loss, a discount or a cancellation. */
  paidOn: LocalDate | null;
  /** From that day on the book says so. */
  knownOn: LocalDate;
  amountCents: Cents;
}

/** Promises, all that came off the invoices that they name, and what each of those was issued for. */
export interface PromiseBook {
  promises: readonly RecordedPromise[];
  settlements: readonly PromisedSettlement[];
  totals: ReadonlyMap<number, Cents>;
}

export interface PromiseOutcome {
  promiseId: number;
  state: PromiseState;
  /** What of it was really to be paid: less than promised where a credit note, a loss or another promise's money took its place. */
  requiredCents: Cents;
  /** The money that came on it by its day + 2, and in all. */
  inTimeCents: Cents;
  cameCents: Cents;
  /** What has not come of it yet. */
  missingCents: Cents;
  /** The day of the payment that completed it, in time or late; null while something is missing. */
  completedOn: LocalDate | null;
}

interface Part {
  promiseId: number;
  paidOn: LocalDate;
  amountCents: Cents;
}

/** What is known at a day, by invoice. */
interface Ledger {
  settlements: ReadonlyMap<number, readonly PromisedSettlement[]>;
  totals: ReadonlyMap<number, Cents>;
}

/**
 * What became of each promise by `asOf`. Each euro of money counts once:
 *
 * - Money counts for a promise that names its invoice, from the day the promise was made: what was received before, or was in the book when
 *   the promise was noted, does not keep it, even allocated later. It counts on the day it was received, whenever somebody allocated it.
 * - Of several promises that name the invoice that day, the one for the earliest day takes it first, as far as it was promised, then the
 *   next; those whose day + 2 is over come after the others. A promise that was replaced or withdrawn takes nothing from that day on.
 * - What a credit note, a loss, a discount, a cancellation or earlier money takes off the invoices by the promise's day + 2 is owed no more:
 *   it makes what is to be paid smaller, down to what is left to pay on them; so does money that went to another promise. Where nothing is
 *   left to pay and nothing came, the promise is neither kept nor broken: it lapses. After that day they change nothing.
 * - A promise that was kept stays kept, and one that was broken stays broken, whatever is said later.
 */
export function promiseOutcomes({ promises, settlements, totals }: PromiseBook, asOf: LocalDate): PromiseOutcome[] {
  const made = promises.filter(({ madeOn }) => madeOn <= asOf);
  const known = settlements.filter(({ knownOn, paidOn }) => knownOn <= asOf && (paidOn === null || paidOn <= asOf));
  const ledger = { settlements: listsBy(known, ({ invoiceId }) => invoiceId), totals };
  const shared = shareMoney(made, known, ledger);
  const byPromise = listsBy([...shared.values()].flat(), ({ promiseId }) => promiseId);
  return made.map((promise) => outcomeOf(promise, byPromise.get(promise.promiseId) ?? [], elsewhere(promise, shared), ledger, asOf));
}

/** The day on which a promise stops standing for another reason than its date; null when it does not. */
function endOf({ replacedOn, withdrawnOn }: RecordedPromise): LocalDate | null {
  if (replacedOn === null || withdrawnOn === null) return replacedOn ?? withdrawnOn;
  return earlierOf(replacedOn, withdrawnOn);
}

/** Which money counts for which promise, by the invoice that it came on. */
function shareMoney(promises: readonly RecordedPromise[], known: readonly PromisedSettlement[], ledger: Ledger): Map<number, Part[]> {
  const named = promises.flatMap((promise) => promise.invoiceIds.map((invoiceId) => ({ invoiceId, promise })));
  const naming = listsBy(named, ({ invoiceId }) => invoiceId);
  const room = new Map(
    promises.map((promise) => [promise.promiseId, minCents(promise.amountCents, payable(promise, ledger, lastDayOf(promise)))]),
  );
  const parts = new Map<number, Part[]>();
  const money = known.flatMap((each) => (each.paidOn === null ? [] : [{ ...each, paidOn: each.paidOn }]));
  for (const { id, invoiceId, paidOn, amountCents } of money.toSorted((a, b) => compare(a.paidOn, b.paidOn) || a.id - b.id)) {
    let left = amountCents;
    const takers = (naming.get(invoiceId) ?? [])
      .map(({ promise }) => promise)
      .filter((promise) => isOfPromise(promise, { id, paidOn }) && !isEndedBy(promise, paidOn))
      .toSorted(
        (a, b) =>
          Number(lastDayOf(a) < paidOn) - Number(lastDayOf(b) < paidOn) ||
          compare(a.promisedOn, b.promisedOn) ||
          compare(a.madeOn, b.madeOn) ||
          a.promiseId - b.promiseId,
      );
    for (const { promiseId } of takers) {
      const taken = minCents(left, room.get(promiseId) ?? ZERO);
      if (taken <= 0) continue;
      parts.set(invoiceId, [...(parts.get(invoiceId) ?? []), { promiseId, paidOn, amountCents: taken }]);
      room.set(promiseId, subtractCents(room.get(promiseId) ?? ZERO, taken));
      left = subtractCents(left, taken);
    }
  }
  return parts;
}

function lastDayOf({ promisedOn }: RecordedPromise): LocalDate {
  return lastDayOfPromise(promisedOn);
}

/** Whether money came after a promise was made. */
function isOfPromise({ madeOn, afterAllocationId }: RecordedPromise, money: { id: number; paidOn: LocalDate }): boolean {
  return money.paidOn > madeOn || (money.paidOn === madeOn && money.id > afterAllocationId);
}

function isEndedBy(promise: RecordedPromise, day: LocalDate): boolean {
  const end = endOf(promise);
  return end !== null && end <= day;
}

/** What money was to settle on the invoices of a promise from when it was made: their totals less all else that came off them by `day`. */
function payable(promise: RecordedPromise, { settlements, totals }: Ledger, day: LocalDate): Cents {
  return sumCents(
    promise.invoiceIds.map((invoiceId) => {
      let left: number = totals.get(invoiceId) ?? 0;
      for (const { id, paidOn, knownOn, amountCents } of settlements.get(invoiceId) ?? []) {
        if (paidOn === null ? knownOn <= day : !isOfPromise(promise, { id, paidOn })) left -= amountCents;
      }
      return cents(Math.max(0, left));
    }),
  );
}

/** Money of other promises on the invoices of one, from when it was made to its last day: it settled what this one was about. */
function elsewhere(promise: RecordedPromise, shared: ReadonlyMap<number, readonly Part[]>): Cents {
  const parts = promise.invoiceIds.flatMap((invoiceId) => shared.get(invoiceId) ?? []);
  return sumCents(
    parts
      .filter(({ promiseId, paidOn }) => promiseId !== promise.promiseId && paidOn >= promise.madeOn && paidOn <= lastDayOf(promise))
      .map(({ amountCents }) => amountCents),
  );
}

function outcomeOf(promise: RecordedPromise, own: readonly Part[], elsewhereCents: Cents, ledger: Ledger, asOf: LocalDate): PromiseOutcome {
  const { promiseId, amountCents } = promise;
  const lastDay = lastDayOf(promise);
  const end = endOf(promise);
  const ended = end !== null && end <= asOf ? end : null;
  const settling = earlierOf(lastDay, ended === null ? asOf : addDays(ended, -1));
  const toPay = subtractCents(payable(promise, ledger, settling), elsewhereCents);
  const inTimeCents = sumCents(own.filter(({ paidOn }) => paidOn <= lastDay).map((part) => part.amountCents));
  const cameCents = sumCents(own.map((part) => part.amountCents));
  const requiredCents = cents(Math.max(inTimeCents, Math.min(amountCents, Math.max(0, toPay))));
  const missingCents = cents(Math.max(0, requiredCents - cameCents));
  return {
    promiseId,
    state: stateOf(),
    requiredCents,
    inTimeCents,
    cameCents,
    missingCents,
    completedOn: requiredCents > 0 && missingCents === 0 ? dayReached(own, requiredCents) : null,
  };

  function stateOf(): PromiseState {
    if (inTimeCents > 0 && inTimeCents >= requiredCents) return 'kept';
    if (ended !== null && ended <= lastDay) return promise.replacedOn === ended ? 'replaced' : 'withdrawn';
    if (requiredCents === 0) return 'lapsed';
    if (asOf <= lastDay) return 'running';
    return inTimeCents > 0 ? 'partlyKept' : 'broken';
  }
}

/** The day on which money that came in its order reached an amount. */
function dayReached(parts: readonly Part[], amountCents: Cents): LocalDate | null {
  let sum = ZERO;
  for (const part of parts.toSorted((a, b) => compare(a.paidOn, b.paidOn))) {
    sum = addCents(sum, part.amountCents);
    if (sum >= amountCents) return part.paidOn;
  }
  return null;
}

function listsBy<Each>(items: readonly Each[], keyOf: (item: Each) => number): Map<number, Each[]> {
  const lists = new Map<number, Each[]>();
  for (const item of items) {
    const known = lists.get(keyOf(item));
    if (known) known.push(item);
    else lists.set(keyOf(item), [item]);
  }
  return lists;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days that a promise was completed after its day; 0 for one completed by then; null while something is missing. */
export function daysLateOfPromise({ promisedOn }: Pick<RecordedPromise, 'promisedOn'>, { completedOn }: PromiseOutcome): number | null {
  return completedOn === null ? null : Math.max(0, daysBetween(promisedOn, completedOn));
}
