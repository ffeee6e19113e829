import type { Cents } from '../money/cents.ts';
import type { BankMovement } from './bank-statement.ts';
import { type CreditDoubt, creditDoubt, DOUBT_REASONS } from './credit-doubts.fr.ts';
import { type MatchableInvoice, MatchBook } from './match-book.ts';
import { type MatchCandidate, matchCandidates } from './match-candidates.ts';
import { foreignMatchReason, type MatchGround, NO_MATCH_REASON } from './match-reasons.fr.ts';

/** `sure`: to be applied; `offered`: to be chosen by a person, in one click; `none`: nothing is proposed. */
export type MatchVerdict = 'sure' | 'offered' | 'none';

export interface PaymentMatch {
  readonly movement: BankMovement;
  readonly verdict: MatchVerdict;
  /** Best first, five at most. A sure match is the first; the others are what it was preferred to. */
  readonly candidates: readonly MatchCandidate[];
  /** What in its words forbids to apply it unasked. */
  readonly doubt: CreditDoubt | null;
  /** Why the first is proposed, or why nothing is. */
  readonly reason: string;
}

export interface MatchOptions {
  /** How far a payment may be from what it settles, either way, for a rounding or a bank's fee. */
  readonly toleranceCents: Cents;
  /** The currency of the accounts; a payment in another is never matched. */
  readonly currency: string;
  /** By what other names banks know customers, by customer. */
  readonly otherNames?: ReadonlyMap<number, readonly string[]>;
}

/** A candidate from here on can be applied without being asked… */
const SURE = 0.9;
/** …if every other is at least this far behind. */
const LEAD = 0.15;
const MOST_CANDIDATES = 5;

const BY_REFERENCE: ReadonlySet<MatchGround> = new Set(['referenceAndAmount', 'referenceWithinTolerance', 'someReferencesAndAmount']);

/**
 * Matches the credits of bank statements to open invoices: by the invoice numbers in their text, the customer's name, exact amounts,
 * and combinations of one customer's invoices. A match is sure only when one candidate stands clearly alone. No invoice is used that
 * was issued after the payment, nor twice beyond what is open: payments that name their invoices are served first, then the others
 * from the oldest. The result has one entry per credit, in the order of the movements; the same input always gives the same result.
 */
export function matchPayments(
  movements: readonly BankMovement[],
  invoices: readonly MatchableInvoice[],
  options: MatchOptions,
): PaymentMatch[] {
  const book = new MatchBook(invoices, options.otherNames);
  const credits = movements.filter(({ amountCents, reversal }) => amountCents > 0 && !reversal);
  const matches: (PaymentMatch | undefined)[] = credits.map(() => undefined);
  const byDate = credits.map((movement, position) => ({ movement, position }));
  byDate.sort((a, b) =>
    a.movement.bookedOn < b.movement.bookedOn ? -1 : a.movement.bookedOn > b.movement.bookedOn ? 1 : a.position - b.position,
  );
  for (const named of [true, false]) {
    for (const { movement, position } of byDate) {
      if (matches[position] !== undefined) continue;
      const match = matchOne(movement, book, options);
      const [best] = match.candidates;
      if (named && !(match.verdict === 'sure' && best !== undefined && BY_REFERENCE.has(best.ground))) continue;
      if (match.verdict === 'sure' && best !== undefined) book.take(best.allocations);
      matches[position] = match;
    }
  }
  return matches.flatMap((match) => match ?? []);
}

function matchOne(movement: BankMovement, book: MatchBook, { toleranceCents, currency }: MatchOptions): PaymentMatch {
  if (movement.currency !== currency)
    return { movement, verdict: 'none', candidates: [], doubt: null, reason: foreignMatchReason(movement.currency) };
  const doubt = creditDoubt(`${movement.label} ${movement.reference}`);
  const candidates = matchCandidates(movement, book, toleranceCents);
  const [best, second] = candidates;
  const doubted = doubt === null ? '' : ` ${DOUBT_REASONS[doubt]}`;
  if (best === undefined) return { movement, verdict: 'none', candidates, doubt, reason: doubted.trim() || NO_MATCH_REASON };
  const alone = best.score >= SURE && (second === undefined || best.score - second.score >= LEAD - 1e-9);
  if (alone && (doubt === null || (doubt === 'advance' && BY_REFERENCE.has(best.ground))))
    return { movement, verdict: 'sure', candidates: candidates.slice(0, MOST_CANDIDATES), doubt, reason: best.reason };
  const offered = candidates.slice(0, MOST_CANDIDATES).map((candidate) => ({ ...candidate, reason: candidate.reason + doubted }));
  return { movement, verdict: 'offered', candidates: offered, doubt, reason: best.reason + doubted };
}
