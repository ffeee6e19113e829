import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { type EarlyPaymentOffer, earnedDiscount, missedDiscount } from './early-payment.ts';
import { missedDiscountText } from './early-payment-words.fr.ts';

/** What money put on an invoice leaves of it. */
export interface PaidPart {
  readonly number: string;
  readonly openCents: Cents;
  readonly paidCents: Cents;
  readonly offer: EarlyPaymentOffer | null;
}

export interface DiscountOutcome {
  /** The invoices that the money closes with their early-payment discount. */
  readonly earned: readonly { readonly number: string; readonly ratePct: string; readonly amountCents: Cents }[];
  readonly earnedCents: Cents;
  /** Why what is short of others stays due, each in a sentence. */
  readonly missed: readonly string[];
}

export const NO_DISCOUNT: DiscountOutcome = { earned: [], earnedCents: ZERO, missed: [] };

/** What early-payment terms make of money received on a day, as a person divides it. */
export function discountOutcome(parts: readonly PaidPart[], on: LocalDate): DiscountOutcome {
  const earned: { number: string; ratePct: string; amountCents: Cents }[] = [];
  const missed: string[] = [];
  for (const { number, openCents, paidCents, offer } of parts) {
    if (offer === null || paidCents <= 0) continue;
    const rest = subtractCents(openCents, paidCents);
    const amountCents = earnedDiscount(offer, on, rest);
    const why = missedDiscount(offer, on, rest);
    if (amountCents > 0) earned.push({ number, ratePct: offer.ratePct, amountCents });
    else if (why !== null) missed.push(missedDiscountText(why, number, offer, on, rest));
  }
  return { earned, earnedCents: sumCents(earned.map(({ amountCents }) => amountCents)), missed };
}
