import type { Cents } from '../money/cents.ts';
import type { WriteOffReason } from './write-offs.contract.ts';

/**
 * Why a loss takes the debt itself off the customer: a gift (C. civ. 1350), or the claim sold to somebody else (C. civ. 1321). Any other loss
 * is a matter of our books alone: the customer still owes it, a court may be asked for it, and it is declared in collective proceedings.
 */
export const RELEASING_REASONS = ['goodwill', 'smallBalance', 'saleOfClaim'] as const satisfies readonly WriteOffReason[];

/** What was written off one invoice by a day. */
export interface InvoiceLoss {
  /** Still owed by the customer, though out of our books. */
  owedCents: Cents;
  /** Given to the customer, or sold with the claim: no longer owed to us. */
  releasedCents: Cents;
}

/** Of one customer, by the number of the invoice. */
export type LossesByNumber = ReadonlyMap<string, InvoiceLoss>;

export const NO_LOSS: InvoiceLoss = { owedCents: 0 as Cents, releasedCents: 0 as Cents };
