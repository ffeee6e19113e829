import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { letterAsking } from '../../../db/late-fees/fee-payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Cents, subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS, suggestAllocation } from '../../../shared/payments/allocation-rules.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import { discountedAllocation } from '../../../shared/payments/plan-discounts.ts';
import type { QueryContext } from '../context.ts';
import { owedLateFees } from './owed-late-fees.ts';

type Verb = typeof paymentsContract.suggestAllocation;

/**
 * Offers an allocation for money that names no invoice, among those issued by its date. What is left pays late fees only where a letter asked
 * for exactly this sum: a customer's small overpayment is not taken for them unseen. @throws AppError CUSTOMER_NOT_FOUND
 */
export function suggestPaymentAllocation({ db }: QueryContext, { customerId, date, amountCents }: InputOf<Verb>): OutputOf<Verb> {
  readCustomer(db, customerId);
  const open = invoicesAt(db, END_OF_RECORDS, customerId).filter(
    ({ kind, cancelledOn, issuedOn, openCents }) => kind === 'invoice' && cancelledOn === null && issuedOn <= date && openCents > 0,
  );
  const numbers = new Map(open.map(({ id, number }) => [id, number]));
  const discounted = discountedAllocation(amountCents, open, earlyPaymentOffers(db, { customerId }), date);
  const { allocations, unallocatedCents } = discounted
    ? { allocations: discounted, unallocatedCents: ZERO }
    : suggestAllocation(amountCents, open);
  const owedCents = feesOwed(db, customerId, date);
  const letter = unallocatedCents > 0 && unallocatedCents <= owedCents ? letterAsking(db, { customerId, amountCents, by: date }) : null;
  const proposedCents = letter === null ? ZERO : unallocatedCents;
  return {
    allocations: allocations.map((allocation) => ({ ...allocation, invoiceNumber: numbers.get(allocation.invoiceId) ?? '' })),
    unallocatedCents: subtractCents(unallocatedCents, proposedCents),
    lateFees: { owedCents, proposedCents, letter },
  };
}

/** Nothing is offered where a rate is missing: the late fees' own screen says which. */
function feesOwed(db: ReadDb, customerId: number, on: LocalDate): Cents {
  try {
    return sumCents(owedLateFees(db, customerId, on).map(({ amountCents }) => amountCents));
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_MISSING') return ZERO;
    throw error;
  }
}
