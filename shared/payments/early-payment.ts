import { addDays, type LocalDate } from '../dates/local-date.ts';
import { type Cents, cents, minCents, subtractCents, ZERO } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';

/** Terms such as 3/10: a rate off the invoice when it is paid within some days of its date. */
export interface EarlyPaymentTerms {
  /** Per cent, a decimal number with a point: '3', '2.5'. */
  readonly ratePct: string;
  readonly days: number;
}

/** What may be granted at most: a mistyped 30/1 is no discount that anybody gives. */
const HIGHEST_RATE = 20;
const LONGEST_WINDOW = 180;

const WRITTEN = /^(\d{1,2}(?:\.\d{1,4})?)\/(\d{1,3})$/;

/** Reads terms as they are kept: '3/10'; null for none, and for what is no such terms. */
export function readEarlyPayment(text: string): EarlyPaymentTerms | null {
  const match = WRITTEN.exec(text);
  return match ? earlyPaymentTerms(match[1] ?? '', Number(match[2])) : null;
}

/** Checked terms: over 0 and up to 20 %, within up to 180 days; null when they are not. `ratePct` has a point. */
export function earlyPaymentTerms(ratePct: string, days: number): EarlyPaymentTerms | null {
  const rate = exact(ratePct);
  if (rate.lte(0) || rate.gt(HIGHEST_RATE) || !Number.isInteger(days) || days < 0 || days > LONGEST_WINDOW) return null;
  return { ratePct: rate.toFixed(), days };
}

/** The form in which terms are kept. */
export function writeEarlyPayment({ ratePct, days }: EarlyPaymentTerms): string {
  return `${ratePct}/${days}`;
}

/** An invoice as its early-payment discount is told from it. */
export interface DiscountableInvoice {
  readonly issuedOn: LocalDate;
  /** Its total, VAT included, less the credit notes and losses put against it: what money was to pay. */
  readonly baseCents: Cents;
  /** Discounts recorded on it already. */
  readonly grantedCents: Cents;
}

/** What a customer may keep for paying an invoice early. */
export interface EarlyPaymentOffer {
  readonly ratePct: string;
  /** The last day on which payment earns it. */
  readonly payBy: LocalDate;
  /** What is left of it to grant. */
  readonly discountCents: Cents;
}

/**
 * The discount that terms give on an invoice: rate × what is due with its VAT, rounded half up to the cent, once for each invoice; the last
 * day is the invoice's date + days, included. The VAT goes down with the price, in proportion (CGI art. 267 II 1°): a discount on the whole
 * of an amount with VAT is the discount on the net and that on its VAT; no rate of VAT is needed here. A discount is no loss and no money
 * received: it takes the receivable down on the day of the payment as a credit note does, and stays out of what was collected, of delays
 * and of bad debts; revenue is what was invoiced (kpis.md), and is not made less by it.
 */
export function earlyPaymentOffer({ ratePct, days }: EarlyPaymentTerms, invoice: DiscountableInvoice): EarlyPaymentOffer {
  const whole = cents(roundToCent(exact(Math.max(0, invoice.baseCents)).times(ratePct).dividedBy(100)));
  const left = subtractCents(whole, minCents(whole, invoice.grantedCents));
  return { ratePct, payBy: addDays(invoice.issuedOn, days), discountCents: left };
}

/**
 * What a payment of a day earns, when it leaves `restCents` of the invoice open: that rest, where it is no more than the discount and the
 * day is not past the last. Who kept less than allowed earned what was kept; who kept more earned nothing yet, since the price less the
 * discount is not paid. A payment in several parts earns it with the part that completes it.
 */
export function earnedDiscount(offer: EarlyPaymentOffer, on: LocalDate, restCents: Cents): Cents {
  return restCents > 0 && restCents <= offer.discountCents && on <= offer.payBy ? restCents : ZERO;
}

/** Why what is left open of an invoice was not taken as its discount. */
export type MissedDiscount = 'late' | 'short';

/** `late`: only the day kept the rest from being the discount. `short`: in time, but more than the discount is missing. */
export function missedDiscount(offer: EarlyPaymentOffer, on: LocalDate, restCents: Cents): MissedDiscount | null {
  if (restCents <= 0 || offer.discountCents === 0) return null;
  if (restCents <= offer.discountCents) return on > offer.payBy ? 'late' : null;
  return on <= offer.payBy ? 'short' : null;
}
