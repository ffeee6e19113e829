import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../money/cents.ts';
import { type AllocatableInvoice, allocationDate, type PlannedAllocation } from './allocation-rules.ts';
import { type EarlyPaymentOffer, earnedDiscount } from './early-payment.ts';

export interface PlannedDiscount {
  readonly invoiceId: number;
  readonly amountCents: Cents;
  readonly ratePct: string;
  readonly on: LocalDate;
}

/** The discounts that a payment of a day earns with what it puts on each invoice. `invoiceOf` says what was open before it. */
export function planDiscounts(
  allocations: readonly PlannedAllocation[],
  invoiceOf: (invoiceId: number) => Pick<AllocatableInvoice, 'openCents' | 'issuedOn'>,
  offers: ReadonlyMap<number, EarlyPaymentOffer>,
  paidOn: LocalDate,
): PlannedDiscount[] {
  return allocations.flatMap(({ invoiceId, amountCents: paidCents }) => {
    const offer = offers.get(invoiceId);
    if (!offer) return [];
    const { openCents, issuedOn } = invoiceOf(invoiceId);
    const amountCents = earnedDiscount(offer, paidOn, subtractCents(openCents, paidCents));
    return amountCents > 0 ? [{ invoiceId, amountCents, ratePct: offer.ratePct, on: allocationDate(paidOn, { issuedOn }) }] : [];
  });
}

/**
 * The invoices that an amount pays to the cent once their discounts are kept: the oldest ones together, from the first due, or else the
 * only one of which it is the discounted price. Null when it pays none so, or when no discount is in it.
 */
export function discountedAllocation(
  amountCents: Cents,
  invoices: readonly AllocatableInvoice[],
  offers: ReadonlyMap<number, EarlyPaymentOffer>,
  on: LocalDate,
): PlannedAllocation[] | null {
  const priced = invoices
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id))
    .map(({ id, openCents }) => {
      const netCents = netOf(openCents, offers.get(id), on);
      return { invoiceId: id, amountCents: netCents, isDiscounted: netCents < openCents };
    });
  const plain = (parts: typeof priced) => parts.map(({ invoiceId, amountCents: net }) => ({ invoiceId, amountCents: net }));
  for (let count = 1; count <= priced.length; count += 1) {
    const oldest = priced.slice(0, count);
    const sum = sumCents(oldest.map(({ amountCents: net }) => net));
    if (sum === amountCents && oldest.some(({ isDiscounted }) => isDiscounted)) return plain(oldest);
    if (sum > amountCents) break;
  }
  const alone = priced.filter((each) => each.isDiscounted && each.amountCents === amountCents);
  return alone.length === 1 ? plain(alone) : null;
}

/** What is to be paid of an open amount on a day, the discount kept. */
export function netOf(openCents: Cents, offer: EarlyPaymentOffer | null | undefined, on: LocalDate): Cents {
  return offer && on <= offer.payBy && offer.discountCents < openCents ? subtractCents(openCents, offer.discountCents) : openCents;
}
