import type { BankMovement } from '../bank-statements/bank-statement.ts';
import { CustomerNameIndex } from '../bank-statements/customer-names-in-text.ts';
import type { MatchableInvoice } from '../bank-statements/match-book.ts';
import type { MatchCandidate } from '../bank-statements/match-candidates.ts';
import { matchPayments, type PaymentMatch } from '../bank-statements/match-payments.ts';
import type { Cents } from '../money/cents.ts';
import type { KnownPayment } from './known-book.ts';
import type { PaymentIdentities } from './payment-identities.ts';

/** The currency of a company's accounts. */
export const ACCOUNT_CURRENCY = 'EUR';

/**
 * What a credit of a bank is: `known`: money that the accounts have already; `sure`: the payment of invoices, to be allocated;
 * `customer`: a payment of somebody recognised, to be allocated by a person; `nobody`: no payment until a person says whose.
 */
export type CreditDecision =
  | { readonly is: 'known'; readonly customerId: number; readonly payment: KnownPayment }
  | { readonly is: 'sure'; readonly customerId: number; readonly candidate: MatchCandidate }
  | { readonly is: 'customer'; readonly customerId: number }
  | { readonly is: 'nobody' };

/** A customer by the names under which a bank may know it. */
export interface PayingCustomer {
  readonly id: number;
  readonly name: string;
  readonly aliases?: readonly { readonly name: string }[];
}

/** By customer, what else it is called. */
export function otherNamesOf(customers: readonly PayingCustomer[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { id, aliases = [] } of customers) {
    const names = aliases.flatMap(({ name }) => (name === '' ? [] : [name]));
    if (names.length > 0) found.set(id, names);
  }
  return found;
}

export interface CreditFacts {
  readonly customers: readonly PayingCustomer[];
  readonly openInvoices: readonly MatchableInvoice[];
  /** The payments that a credit may already be. */
  readonly payments: PaymentIdentities;
  readonly toleranceCents: Cents;
  /** Credits that are a known payment already, which they keep. */
  readonly answered?: ReadonlySet<BankMovement>;
}

/** Grounds that stand on an invoice's number in the text. */
const NAMING: ReadonlySet<string> = new Set([
  'referenceAndAmount',
  'referenceWithinTolerance',
  'someReferencesAndAmount',
  'referenceAndDiscount',
  'referenceAndOthers',
  'referenceInPart',
  'referenceAndMore',
]);

/** Decides credits, all positive, in their order: the same rules whether the statement comes after the invoices or before them. */
export function decideCredits(
  credits: readonly BankMovement[],
  { customers, openInvoices, payments, toleranceCents, answered }: CreditFacts,
): { decision: CreditDecision; match: PaymentMatch }[] {
  const otherNames = otherNamesOf(customers);
  const names = new CustomerNameIndex(
    customers.map(({ id, name }) => ({ customerId: id, customerName: name, otherNames: otherNames.get(id) ?? [] })),
  );
  const matches = matchPayments(credits, openInvoices, { toleranceCents, currency: ACCOUNT_CURRENCY, otherNames });
  return matches.map((match) => {
    const { bookedOn: paidOn, amountCents } = match.movement;
    const customerId = recognise(match, names);
    if (customerId === null) return { match, decision: { is: 'nobody' } };
    // Banks word their references each in their own way: customer, day and amount decide.
    const isAnswered = answered?.has(match.movement) === true;
    const payment = isAnswered ? null : payments.take({ customerId, paidOn, amountCents, kind: 'payment', reference: '' });
    if (payment) return { match, decision: { is: 'known', customerId, payment } };
    const [candidate] = match.candidates;
    if (match.verdict === 'sure' && candidate) return { match, decision: { is: 'sure', customerId, candidate } };
    return { match, decision: { is: 'customer', customerId } };
  });
}

/**
 * The customer who paid: of a sure match, of the only invoices that the text names, or the only one whose whole name it has. Money of the
 * company's own that comes back, and several payments in one sum, are nobody's until a person says so.
 */
function recognise(match: PaymentMatch, names: CustomerNameIndex): number | null {
  const { movement, verdict, candidates, doubt } = match;
  const { label, counterparty } = movement;
  if (verdict === 'sure') return candidates[0]?.customerId ?? null;
  if (doubt === 'moneyBack' || doubt === 'batch') return null;
  const byReference = new Set(candidates.filter(({ ground }) => NAMING.has(ground)).map(({ customerId }) => customerId));
  const named = [...names.find(`${label} ${counterparty}`)].filter(([, evidence]) => evidence === 'whole').map(([id]) => id);
  const found = byReference.size > 0 ? [...byReference] : named;
  return found.length === 1 ? (found[0] ?? null) : null;
}
