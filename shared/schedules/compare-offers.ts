import type { LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, cents, subtractCents, sumCents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import { presentValue } from './present-value.ts';
import type { PlannedInstalment, SettlementOffer } from './schedules.contract.ts';

/** The cost of money until the user sets the company's own: about what an authorised overdraft of a small business costs. */
export const USUAL_COST_OF_MONEY_PCT = 6;

export interface OfferFacts {
  asOf: LocalDate;
  /** The day by which the offers to pay at once are paid. */
  payOn: LocalDate;
  principalCents: Cents;
  /** Interest and the 40 € that could be asked for that day. */
  feesCents: Cents;
  /** Per cent off the principal. */
  discountPct: number | string;
  costOfMoneyPct: number | string;
  /** The schedule that is being decided, with what it includes of the late fees. */
  instalments: readonly PlannedInstalment[];
}

/**
 * The three ways to settle a debt, each beside the whole debt (principal and late fees) paid at once: with a discount on the principal and no late
 * fees; without late fees; in instalments. The discount is rounded half up to the cent. The cost of an offer is what is not asked for and what
 * waiting costs: the whole debt less the present value of its payments. The late fees are what could be claimed, not what would be obtained.
 */
export function compareOffers(facts: OfferFacts): SettlementOffer[] {
  const { payOn, principalCents, discountPct, instalments } = facts;
  const discountCents = cents(roundToCent(exact(principalCents).times(discountPct).dividedBy(100)));
  const atOnce = (amountCents: Cents): PlannedInstalment[] => [{ dueOn: payOn, amountCents }];
  return [
    offer('discount', atOnce(subtractCents(principalCents, discountCents)), facts),
    offer('withoutFees', atOnce(principalCents), facts),
    offer('instalments', instalments, facts),
  ];
}

function offer(kind: SettlementOffer['kind'], payments: readonly PlannedInstalment[], facts: OfferFacts): SettlementOffer {
  const debtCents = addCents(facts.principalCents, facts.feesCents);
  const valued = payments.map((payment) => ({
    ...payment,
    presentCents: presentValue(payment.amountCents, payment.dueOn, facts.asOf, facts.costOfMoneyPct),
  }));
  const receivedCents = sumCents(valued.map(({ amountCents }) => amountCents));
  const presentCents = sumCents(valued.map((payment) => payment.presentCents));
  return {
    kind,
    payments: valued,
    receivedCents,
    givenUpCents: subtractCents(debtCents, receivedCents),
    presentCents,
    costCents: subtractCents(debtCents, presentCents),
  };
}
