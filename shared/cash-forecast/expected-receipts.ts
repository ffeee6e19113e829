import { type DayNumber, dayNumber } from '../dates/local-date.ts';
import { addCents, type Cents, cents, minCents, subtractCents, ZERO } from '../money/cents.ts';
import { PROMISE_GRACE_DAYS } from '../promises/promise-rules.ts';
import type { LeftOutReason, ReceiptReason } from './cash-forecast.contract.ts';
import type { ForecastPosition, OpenItem } from './forecast-position.ts';
import type { PaymentHabit, PaymentHabits } from './payment-habits.ts';

/** A part of an open invoice expected on a day, and the days between which it may come. */
export interface ExpectedReceipt {
  item: OpenItem;
  amountCents: Cents;
  day: DayNumber;
  earliestDay: DayNumber;
  latestDay: DayNumber;
  why: ReceiptReason;
  /** Of an instalment: it also brings late fees, which are not in the amount. */
  hasFees?: true;
}

/** A part of the outstanding from which no money is expected. */
export interface LeftOut {
  item: OpenItem;
  /** Negative for a credit note that nothing takes up. */
  amountCents: Cents;
  why: LeftOutReason;
}

export interface Expectations {
  receipts: ExpectedReceipt[];
  leftOut: LeftOut[];
}

type Dates = Pick<ExpectedReceipt, 'day' | 'earliestDay' | 'latestDay' | 'why' | 'hasFees'>;

/**
 * Where each euro of the outstanding goes (kpis.md, cash-in forecast). Of an invoice, in this order: what is contested, and what a
 * judgment has frozen, is left out; then what instalments of its running schedule cover; then what a standing promise covers, the
 * promise for the earliest day first, over its invoices oldest due first; the rest on its due date + its customer's usual delay.
 * That date passed, the rest moves to the day + the customer's usual gap between reminder and payment; an instalment that is late does
 * the same. Nothing is expected before the day.
 *
 * Credit notes, then money received and not yet allocated, take up the customer's expected receipts, earliest first, those that rest on
 * nobody's word before promises and instalments: the customer will pay that much less.
 */
export function expectedReceipts(position: ForecastPosition, habits: PaymentHabits): Expectations {
  const receipts: ExpectedReceipt[] = [];
  const leftOut = visitExpectedReceipts(position, habits, (receipt) => receipts.push(receipt));
  return { receipts, leftOut };
}

/** The same, one receipt after the other, none of which is kept: for sums of them. What is left out comes back. */
export function visitExpectedReceipts(position: ForecastPosition, habits: PaymentHabits, visit: Visit): LeftOut[] {
  const today = dayNumber(position.asOf);
  const credits = new CreditsOfCustomers(position, visit);
  const leftOut: LeftOut[] = [];
  const agreed = agreedRests(position);
  const take = (invoiceId: number, upTo: Cents, { day, earliestDay, latestDay, why, hasFees }: Dates): Cents => {
    const rest = agreed.get(invoiceId);
    if (rest === undefined) return ZERO;
    const amountCents = minCents(rest.restCents, upTo);
    if (amountCents <= 0) return ZERO;
    rest.restCents = subtractCents(rest.restCents, amountCents);
    credits.add({ item: rest.item, amountCents, day, earliestDay, latestDay, why, ...(hasFees ? { hasFees } : {}) });
    return amountCents;
  };
  takeInstalments(position, agreed, habits, take);
  takePromises(position, agreed, take);
  for (const item of position.items) {
    const payable = payableCents(item, position, leftOut);
    const restCents = agreed.get(item.invoiceId)?.restCents ?? payable;
    if (restCents > 0) credits.add(byHabit(item, restCents, today, habits.of(item.customerId)));
  }
  return [...leftOut, ...credits.takeUp()];
}

/** The same if every invoice were paid on its due date, or at once when that has passed: what the forecast is measured against. */
export function visitReceiptsOnDueDates(position: ForecastPosition, visit: Visit): void {
  const credits = new CreditsOfCustomers(position, visit);
  const today = dayNumber(position.asOf);
  for (const item of position.items) {
    const amountCents = payableCents(item, position, NOWHERE);
    if (amountCents > 0) credits.add({ item, amountCents, ...exactlyOn(Math.max(item.dueDay, today)), why: 'habit' });
  }
  credits.takeUp();
}

type Visit = (receipt: ExpectedReceipt) => void;

const NOWHERE = { push: () => 0 };

/** What of an open item is neither contested nor frozen; what is goes to `leftOut`. Nothing of a credit note. */
function payableCents(item: OpenItem, { insolvencies }: ForecastPosition, leftOut: Pick<LeftOut[], 'push'>): Cents {
  if (item.openCents <= 0) return ZERO;
  if (item.disputedCents > 0) leftOut.push({ item, amountCents: item.disputedCents, why: 'disputed' });
  const restCents = subtractCents(item.openCents, item.disputedCents);
  const judgedDay = insolvencies.get(item.customerId);
  if (judgedDay === undefined || item.issuedDay > judgedDay) return restCents;
  if (restCents > 0) leftOut.push({ item, amountCents: restCents, why: 'insolvency' });
  return ZERO;
}

interface Rest {
  item: OpenItem;
  restCents: Cents;
}

/** What is payable of the invoices that a schedule or a promise is about, few beside the others. */
function agreedRests(position: ForecastPosition): Map<number, Rest> {
  const { items, schedules, promises } = position;
  const ids = new Set(schedules.flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId)));
  for (const { invoiceIds } of promises) for (const invoiceId of invoiceIds) ids.add(invoiceId);
  const agreed = new Map<number, Rest>();
  if (ids.size === 0) return agreed;
  for (const item of items)
    if (ids.has(item.invoiceId)) agreed.set(item.invoiceId, { item, restCents: payableCents(item, position, NOWHERE) });
  return agreed;
}

type Take = (invoiceId: number, upTo: Cents, dates: Dates) => Cents;

function takeInstalments({ asOf, schedules }: ForecastPosition, rests: ReadonlyMap<number, Rest>, habits: PaymentHabits, take: Take): void {
  for (const { instalments, invoices, hasFees } of schedules) {
    const agreed = invoices.map(({ invoiceId, amountCents }) => ({ invoiceId, leftCents: amountCents }));
    for (const { dueOn, principalCents } of instalments) {
      let leftCents = principalCents;
      for (const invoice of agreed) {
        const item = rests.get(invoice.invoiceId)?.item;
        if (item === undefined || leftCents <= 0) continue;
        const dates = dueOn >= asOf ? exactlyOn(dayNumber(dueOn)) : afterReminder(dayNumber(asOf), habits.of(item.customerId));
        const taken = take(invoice.invoiceId, minCents(leftCents, invoice.leftCents), {
          ...dates,
          why: 'instalment',
          ...(hasFees ? { hasFees } : {}),
        });
        leftCents = subtractCents(leftCents, taken);
        invoice.leftCents = subtractCents(invoice.leftCents, taken);
      }
    }
  }
}

function takePromises({ asOf, promises }: ForecastPosition, rests: ReadonlyMap<number, Rest>, take: Take): void {
  const earliestFirst = promises.toSorted((a, b) => (a.promisedOn < b.promisedOn ? -1 : a.promisedOn > b.promisedOn ? 1 : 0));
  for (const { promisedOn, restCents, invoiceIds } of earliestFirst) {
    let leftCents = restCents;
    const day = Math.max(dayNumber(promisedOn), dayNumber(asOf));
    // A promise is kept when it is paid within two days of its date.
    const dates = { day, earliestDay: day, latestDay: dayNumber(promisedOn) + PROMISE_GRACE_DAYS, why: 'promise' as const };
    const items = invoiceIds.flatMap((id) => rests.get(id)?.item ?? []).toSorted(oldestDueFirst);
    for (const { invoiceId } of items) leftCents = subtractCents(leftCents, take(invoiceId, leftCents, dates));
  }
}

function byHabit(item: OpenItem, amountCents: Cents, today: DayNumber, habit: PaymentHabit): ExpectedReceipt {
  const day = item.dueDay + habit.delayDays;
  if (day < today) return { item, amountCents, ...afterReminder(today, habit), why: 'reminder' };
  const earliestDay = Math.max(day - habit.spreadDays, today);
  return { item, amountCents, day, earliestDay, latestDay: day + habit.spreadDays, why: 'habit' };
}

/** A payment that follows a reminder may come at once, and as long after the usual gap as before it. */
function afterReminder(today: DayNumber, { gapDays }: PaymentHabit): Omit<Dates, 'why'> {
  return { day: today + gapDays, earliestDay: today, latestDay: today + 2 * gapDays };
}

function exactlyOn(day: DayNumber): Omit<Dates, 'why'> {
  return { day, earliestDay: day, latestDay: day };
}

export function oldestDueFirst(a: OpenItem, b: OpenItem): number {
  return a.dueDay - b.dueDay || a.invoiceId - b.invoiceId;
}

/** Holds back the receipts of customers to whose credit something is, until it has lessened them; the others are visited at once. */
class CreditsOfCustomers {
  readonly #visit: Visit;
  readonly #creditNotes: readonly OpenItem[];
  readonly #unallocated: ReadonlyMap<number, Cents>;
  readonly #receipts = new Map<number, ExpectedReceipt[]>();

  constructor({ items, unallocated }: ForecastPosition, visit: Visit) {
    this.#visit = visit;
    this.#creditNotes = items.filter(({ openCents }) => openCents < 0);
    this.#unallocated = unallocated;
    for (const { customerId } of this.#creditNotes) this.#receipts.set(customerId, []);
    for (const customerId of unallocated.keys()) this.#receipts.set(customerId, []);
  }

  add(receipt: ExpectedReceipt): void {
    const own = this.#receipts.get(receipt.item.customerId);
    if (own) own.push(receipt);
    else this.#visit(receipt);
  }

  takeUp(): LeftOut[] {
    const leftOut: LeftOut[] = [];
    for (const own of this.#receipts.values()) own.sort(creditsFirst);
    for (const item of this.#creditNotes.toSorted(oldestDueFirst)) {
      const rest = takeUp(this.#receipts.get(item.customerId), cents(-item.openCents), () => {});
      if (rest > 0) leftOut.push({ item, amountCents: cents(-rest), why: 'creditNote' });
    }
    for (const [customerId, amountCents] of this.#unallocated)
      takeUp(this.#receipts.get(customerId), amountCents, (item, taken) =>
        leftOut.push({ item, amountCents: taken, why: 'alreadyReceived' }),
      );
    for (const own of this.#receipts.values()) for (const receipt of own) if (receipt.amountCents > 0) this.#visit(receipt);
    return leftOut;
  }
}

/** What is on nobody's word first, then the earliest. */
function creditsFirst(a: ExpectedReceipt, b: ExpectedReceipt): number {
  const bound = Number(isAgreed(a)) - Number(isAgreed(b));
  return bound || a.day - b.day || oldestDueFirst(a.item, b.item);
}

function isAgreed({ why }: ExpectedReceipt): boolean {
  return why === 'promise' || why === 'instalment';
}

/** Lessens receipts in their order until the amount runs out; what is left of it. */
function takeUp(receipts: ExpectedReceipt[] | undefined, amountCents: Cents, taken: (item: OpenItem, cents: Cents) => void): Cents {
  let left = amountCents;
  for (const receipt of receipts ?? []) {
    const part = minCents(receipt.amountCents, left);
    if (part <= 0) continue;
    receipt.amountCents = subtractCents(receipt.amountCents, part);
    left = subtractCents(left, part);
    taken(receipt.item, part);
  }
  return left;
}

/** Σ of what is left out for a reason. */
export function leftOutCents({ leftOut }: Expectations, why: LeftOutReason): Cents {
  return leftOut.reduce((sum, part) => (part.why === why ? addCents(sum, part.amountCents) : sum), ZERO);
}
