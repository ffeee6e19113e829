import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import { addCents, type Cents, cents, minCents, subtractCents, ZERO } from '../money/cents.ts';
import { PROMISE_GRACE_DAYS } from '../promises/promise-rules.ts';
import type { LeftOutReason, ReceiptReason } from './cash-forecast.contract.ts';
import type { ForecastPosition, OpenItem } from './forecast-position.ts';
import type { PaymentHabit, PaymentHabits } from './payment-habits.ts';

/** A part of an open invoice expected on a day, and the days between which it may come. */
export interface ExpectedReceipt {
  item: OpenItem;
  amountCents: Cents;
  on: LocalDate;
  earliestOn: LocalDate;
  latestOn: LocalDate;
  why: ReceiptReason;
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

type Dates = Pick<ExpectedReceipt, 'on' | 'earliestOn' | 'latestOn' | 'why'>;

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
  const { asOf } = position;
  const out = startWith(position);
  const take = (invoiceId: number, upTo: Cents, dates: Dates): Cents => {
    const rest = out.rests.get(invoiceId);
    if (rest === undefined) return ZERO;
    const amountCents = minCents(rest.restCents, upTo);
    if (amountCents <= 0) return ZERO;
    rest.restCents = subtractCents(rest.restCents, amountCents);
    out.receipts.push({ item: rest.item, amountCents, ...dates });
    return amountCents;
  };
  takeInstalments(position, out.rests, habits, take);
  takePromises(position, out.rests, take);
  for (const { item, restCents } of out.rests.values()) take(item.invoiceId, restCents, byHabit(item, asOf, habits.of(item.customerId)));
  return takeUpCredits(position, out);
}

/** The same if every invoice were paid on its due date, or at once when that has passed: what the forecast is measured against. */
export function receiptsOnDueDates(position: ForecastPosition): Expectations {
  const out = startWith(position);
  for (const { item, restCents } of out.rests.values()) {
    const on = laterOf(item.dueOn, position.asOf);
    if (restCents > 0) out.receipts.push({ item, amountCents: restCents, on, earliestOn: on, latestOn: on, why: 'habit' });
  }
  return takeUpCredits(position, out);
}

interface Rest {
  item: OpenItem;
  restCents: Cents;
}

function startWith({ items, insolvencies }: ForecastPosition): Expectations & { rests: Map<number, Rest> } {
  const leftOut: LeftOut[] = [];
  const rests = new Map<number, Rest>();
  for (const item of items) {
    if (item.openCents <= 0) continue;
    if (item.disputedCents > 0) leftOut.push({ item, amountCents: item.disputedCents, why: 'disputed' });
    const restCents = subtractCents(item.openCents, item.disputedCents);
    if (restCents <= 0) continue;
    const judgedOn = insolvencies.get(item.customerId);
    if (judgedOn !== undefined && item.issuedOn <= judgedOn) leftOut.push({ item, amountCents: restCents, why: 'insolvency' });
    else rests.set(item.invoiceId, { item, restCents });
  }
  return { receipts: [], leftOut, rests };
}

type Take = (invoiceId: number, upTo: Cents, dates: Dates) => Cents;

function takeInstalments({ asOf, schedules }: ForecastPosition, rests: Map<number, Rest>, habits: PaymentHabits, take: Take): void {
  for (const { instalments, invoices } of schedules) {
    const agreed = invoices.map(({ invoiceId, amountCents }) => ({ invoiceId, leftCents: amountCents }));
    for (const { dueOn, principalCents } of instalments) {
      let leftCents = principalCents;
      for (const invoice of agreed) {
        const item = rests.get(invoice.invoiceId)?.item;
        if (item === undefined || leftCents <= 0) continue;
        const dates = dueOn >= asOf ? exactlyOn(dueOn) : afterReminder(asOf, habits.of(item.customerId));
        const taken = take(invoice.invoiceId, minCents(leftCents, invoice.leftCents), { ...dates, why: 'instalment' });
        leftCents = subtractCents(leftCents, taken);
        invoice.leftCents = subtractCents(invoice.leftCents, taken);
      }
    }
  }
}

function takePromises({ asOf, promises }: ForecastPosition, rests: Map<number, Rest>, take: Take): void {
  const earliestFirst = promises.toSorted((a, b) => (a.promisedOn < b.promisedOn ? -1 : a.promisedOn > b.promisedOn ? 1 : 0));
  for (const { promisedOn, restCents, invoiceIds } of earliestFirst) {
    let leftCents = restCents;
    const on = laterOf(promisedOn, asOf);
    // A promise is kept when it is paid within two days of its date.
    const dates = { on, earliestOn: on, latestOn: addDays(promisedOn, PROMISE_GRACE_DAYS), why: 'promise' as const };
    const items = invoiceIds.flatMap((id) => rests.get(id)?.item ?? []).toSorted(oldestDueFirst);
    for (const { invoiceId } of items) leftCents = subtractCents(leftCents, take(invoiceId, leftCents, dates));
  }
}

function byHabit({ dueOn }: OpenItem, asOf: LocalDate, habit: PaymentHabit): Dates {
  const on = addDays(dueOn, habit.delayDays);
  if (on < asOf) return { ...afterReminder(asOf, habit), why: 'reminder' };
  return { on, earliestOn: laterOf(addDays(on, -habit.spreadDays), asOf), latestOn: addDays(on, habit.spreadDays), why: 'habit' };
}

/** A payment that follows a reminder may come at once, and as long after the usual gap as before it. */
function afterReminder(asOf: LocalDate, { gapDays }: PaymentHabit): Omit<Dates, 'why'> {
  return { on: addDays(asOf, gapDays), earliestOn: asOf, latestOn: addDays(asOf, 2 * gapDays) };
}

function exactlyOn(day: LocalDate): Omit<Dates, 'why'> {
  return { on: day, earliestOn: day, latestOn: day };
}

function oldestDueFirst(a: OpenItem, b: OpenItem): number {
  return a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.invoiceId - b.invoiceId;
}

function takeUpCredits({ items, unallocated }: ForecastPosition, { receipts, leftOut }: Expectations): Expectations {
  const creditNotes = items.filter(({ openCents }) => openCents < 0);
  if (creditNotes.length === 0 && unallocated.size === 0) return { receipts, leftOut };
  const byCustomer = new Map<number, ExpectedReceipt[]>();
  const concerned = new Set([...creditNotes.map(({ customerId }) => customerId), ...unallocated.keys()]);
  for (const receipt of receipts) {
    if (!concerned.has(receipt.item.customerId)) continue;
    const own = byCustomer.get(receipt.item.customerId);
    if (own) own.push(receipt);
    else byCustomer.set(receipt.item.customerId, [receipt]);
  }
  for (const own of byCustomer.values()) own.sort(creditsFirst);
  const reduced: LeftOut[] = [...leftOut];
  for (const item of creditNotes.toSorted(oldestDueFirst)) {
    const rest = takeUp(byCustomer.get(item.customerId), cents(-item.openCents), () => {});
    if (rest > 0) reduced.push({ item, amountCents: cents(-rest), why: 'creditNote' });
  }
  for (const [customerId, amountCents] of unallocated) {
    takeUp(byCustomer.get(customerId), amountCents, (item, taken) => reduced.push({ item, amountCents: taken, why: 'alreadyReceived' }));
  }
  return { receipts: receipts.filter(({ amountCents }) => amountCents > 0), leftOut: reduced };
}

/** What is on nobody's word first, then the earliest. */
function creditsFirst(a: ExpectedReceipt, b: ExpectedReceipt): number {
  const bound = Number(isAgreed(a)) - Number(isAgreed(b));
  return bound !== 0 ? bound : a.on < b.on ? -1 : a.on > b.on ? 1 : oldestDueFirst(a.item, b.item);
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
