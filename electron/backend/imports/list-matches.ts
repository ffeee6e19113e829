import type { ReadDb } from '../../../db/database.ts';
import {
  MOST_IN_DEPOSIT,
  type OpenMovement,
  openMovements,
  recordedPaymentsBelow,
  recordedPaymentsLike,
} from '../../../db/imports/bank-movements.queries.ts';
import { readKnownCustomers } from '../../../db/imports/known-book.queries.ts';
import { exactSubsets } from '../../../shared/bank-statements/exact-subset.ts';
import { matchPayments, type PaymentMatch } from '../../../shared/bank-statements/match-payments.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';
import { ACCOUNT_CURRENCY, otherNamesOf } from '../../../shared/imports/decide-credits.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { payerName } from '../../../shared/imports/payer-name.ts';
import type { QueryContext } from '../context.ts';
import { matchableInvoices, matchTolerance } from './match-settings.ts';

/** What waits to be matched, with what the invoices open now suggest for each. */
export function listMatches({ db }: QueryContext): OutputOf<typeof importsContract.matches> {
  const invoices = matchableInvoices(db);
  const invoiceOf = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const names = new Map(invoices.map(({ customerId, customerName }) => [customerId, customerName]));
  return suggestMatches(db, openMovements(db), invoices).map(({ movement, match }) => {
    const { movementId, fileName, bookedOn, unallocatedCents, label, counterparty, customerId, customerName, isFree } = movement;
    const candidates = match.candidates.map((candidate) => ({
      customerId: candidate.customerId,
      customerName: names.get(candidate.customerId) ?? '',
      score: candidate.score,
      reason: candidate.reason,
      gapCents: candidate.gapCents,
      discountCents: candidate.discountCents,
      allocations: candidate.allocations.map(({ invoiceId, amountCents }) => ({
        invoiceId,
        number: invoiceOf.get(invoiceId)?.number ?? '',
        amountCents,
        openCents: invoiceOf.get(invoiceId)?.openCents ?? amountCents,
        earlyPayment: invoiceOf.get(invoiceId)?.earlyPayment ?? null,
      })),
    }));
    return {
      movementId,
      fileName,
      bookedOn,
      amountCents: unallocatedCents,
      label,
      counterparty,
      customerId,
      customerName,
      isFree,
      payerName: payerName(movement),
      reason: match.reason,
      candidates,
      // One of which a part is allocated is not another's whole payment.
      recorded: movement.amountCents === unallocatedCents ? recordedPaymentsLike(db, movement) : [],
      recordedTogether: depositOf(db, movement),
    };
  });
}

/**
 * The payments recorded another way of which a movement is the sum: two or more, about its day, and no other combination of those that
 * were recorded about then; empty when there is none, or when there are so many that some would always fit.
 */
export function depositOf(db: ReadDb, movement: OpenMovement): ReturnType<typeof recordedPaymentsBelow> {
  if (!movement.isFree || movement.amountCents !== movement.unallocatedCents) return [];
  const payments = recordedPaymentsBelow(db, movement);
  if (payments.length > MOST_IN_DEPOSIT) return [];
  const amounts = payments.map(({ amountCents }) => amountCents);
  const { found, complete } = exactSubsets(amounts, movement.amountCents, 2, MOST_IN_DEPOSIT);
  return found.length === 1 && complete ? (found[0] ?? []).flatMap((position) => payments[position] ?? []) : [];
}

/** Matches movements with the open invoices; one whose customer is known only with that customer's. */
export function suggestMatches(
  db: ReadDb,
  movements: readonly OpenMovement[],
  invoices = matchableInvoices(db),
): { movement: OpenMovement; match: PaymentMatch }[] {
  const matches = matchPayments(
    movements.map(({ bookedOn, unallocatedCents, label, counterparty, reference }, line) => ({
      line,
      bookedOn,
      valueOn: null,
      amountCents: unallocatedCents,
      label,
      counterparty,
      reference,
      bankReference: '',
      currency: ACCOUNT_CURRENCY,
      reversal: false,
    })),
    invoices,
    { toleranceCents: matchTolerance(db), currency: ACCOUNT_CURRENCY, otherNames: otherNamesOf(readKnownCustomers(db)) },
  );
  return movements.flatMap((movement, index) => {
    const match = matches[index];
    if (!match) return [];
    const candidates = match.candidates.filter(({ customerId }) => movement.customerId === null || customerId === movement.customerId);
    return [{ movement, match: { ...match, candidates, reason: candidates[0]?.reason ?? match.reason } }];
  });
}
