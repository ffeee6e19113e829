import { addDays, type LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, sumCents } from '../money/cents.ts';

/** A promise counts as kept when paid by its date + 2 days; until then nobody is chased for it. */
export const PROMISE_GRACE_DAYS = 2;

/** The last day on which a promise can be kept. */
export function lastDayOfPromise(promisedOn: LocalDate): LocalDate {
  return addDays(promisedOn, PROMISE_GRACE_DAYS);
}

/** Whether a promise can still be kept at a day: until then what it is about is not chased. */
export function promiseStands(promisedOn: LocalDate, asOf: LocalDate): boolean {
  return asOf <= lastDayOfPromise(promisedOn);
}

/** An invoice that a promise names, with what is open of it. */
export interface PromisedInvoice {
  number: string;
  kind: 'invoice' | 'creditNote';
  openCents: Cents;
  cancelledOn: LocalDate | null;
}

/**
 * Checks a promise made on `madeOn`: for that day or later, and of no more than is open of its invoices, each of which owes
 * something. Late fees stay a claim apart.
 *
 * @throws AppError PROMISE_BEFORE_MADE, INVOICE_IS_CREDIT_NOTE, INVOICE_CANCELLED, PROMISE_NOTHING_OPEN, PROMISE_EXCEEDS_OPEN
 */
export function checkPromise(
  { amountCents, promisedOn, madeOn }: { amountCents: Cents; promisedOn: LocalDate; madeOn: LocalDate },
  invoices: readonly PromisedInvoice[],
): void {
  if (promisedOn < madeOn) throw new AppError('PROMISE_BEFORE_MADE', { promisedOn, madeOn });
  for (const { number, kind, openCents, cancelledOn } of invoices) {
    if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
    if (cancelledOn !== null) throw new AppError('INVOICE_CANCELLED', { number });
    if (openCents <= 0) throw new AppError('PROMISE_NOTHING_OPEN', { number });
  }
  const openCents = sumCents(invoices.map((invoice) => invoice.openCents));
  if (amountCents > openCents) throw new AppError('PROMISE_EXCEEDS_OPEN', { openCents, amountCents });
}

/** A promise made before, that nobody has replaced. */
export interface EarlierPromise {
  promiseId: number;
  promisedOn: LocalDate;
  invoiceIds: readonly number[];
}

/**
 * The earlier promises that a new one takes the place of: those still standing when it is made whose invoices it names, all of
 * them. One that is only partly about the same invoices goes on, since the rest still rests on it; one that was broken stays
 * broken.
 */
export function replacedPromises(
  { invoiceIds, madeOn }: { invoiceIds: readonly number[]; madeOn: LocalDate },
  earlier: readonly EarlierPromise[],
): EarlierPromise[] {
  return earlier.filter(
    (promise) => promiseStands(promise.promisedOn, madeOn) && promise.invoiceIds.every((id) => invoiceIds.includes(id)),
  );
}
