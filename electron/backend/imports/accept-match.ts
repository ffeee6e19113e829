import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { WriteDb } from '../../../db/database.ts';
import {
  decideMovement,
  findOpenMovement,
  linkMovement,
  type OpenMovement,
  openMovements,
  ownPayment,
  recordedPaymentsLike,
} from '../../../db/imports/bank-movements.queries.ts';
import { insertGap, linkPayment, rememberPayer } from '../../../db/imports/decided-movements.queries.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertEarnedDiscount } from '../../../db/payments/earned-discounts.queries.ts';
import { deletePayment, insertAllocations, insertPayment, readPayment } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type CreditShare, divideCredit } from '../../../shared/imports/divide-credit.ts';
import { GAP_METHOD } from '../../../shared/imports/gap-words.fr.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { cents, subtractCents } from '../../../shared/money/cents.ts';
import {
  type AllocatableInvoice,
  allocationDate,
  checkAllocations,
  END_OF_RECORDS,
  mergeAllocations,
} from '../../../shared/payments/allocation-rules.ts';
import { discountMethod } from '../../../shared/payments/early-payment-words.fr.ts';
import { planDiscounts } from '../../../shared/payments/plan-discounts.ts';
import type { CommandContext } from '../context.ts';
import { depositOf, suggestMatches } from './list-matches.ts';
import { matchTolerance } from './match-settings.ts';

type Verb = typeof importsContract.acceptMatch;

/**
 * Puts a movement of a statement against the invoices said, or those suggested first; or to a customer's credit. A movement without a
 * customer becomes a payment of theirs, one for each whose invoices it pays; one whose customer only the statement says can be given to
 * others; or it is, when the user says so, one or several payments recorded another way.
 * @throws AppError MOVEMENT_NOT_FOUND, CUSTOMER_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER for a movement that is another's for good, MATCH_ABSENT
 * when nothing is suggested or the payments are none of those proposed, and those of `checkAllocations`
 */
export function acceptMatch(context: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { db } = context;
  const { movementId, paymentId, paymentIds, customerId } = input;
  const movement = findOpenMovement(db, movementId);
  if (!movement) throw new AppError('MOVEMENT_NOT_FOUND', { movementId });
  if (paymentIds !== undefined) return linkDeposit(context, movement, paymentIds);
  if (paymentId !== undefined) return linkRecorded(context, movement, paymentId);
  // All of them: what is suggested to one counts for the others.
  const suggested = () => suggestMatches(db, openMovements(db)).find((one) => one.movement.movementId === movementId)?.match.candidates[0];
  const allocations = mergeAllocations(input.allocations ?? (customerId === undefined ? suggested()?.allocations : []) ?? []);
  if (allocations.length === 0 && customerId === undefined) throw new AppError('MATCH_ABSENT', { label: movement.label });
  if (customerId !== undefined) readCustomer(db, customerId);
  const customerOf = (invoiceId: number) => readInvoice(db, invoiceId).customerId;
  const invoiceOf = invoicesOf(db, [...new Set(allocations.map(({ invoiceId }) => customerOf(invoiceId)))]);
  checkAllocations(allocations, movement.unallocatedCents, invoiceOf);
  const shares = divideCredit(movement.unallocatedCents, allocations, customerOf, customerId ?? null);
  return db.transaction(() => {
    const paid = allocateKnown(context, movement, shares, invoiceOf) ?? makePayments(context, movement, shares, invoiceOf);
    const granted = input.grantDiscounts === false ? new Set<number>() : grantDiscounts(db, movement, paid, allocations, invoiceOf);
    const short = allocations.filter(({ invoiceId }) => !granted.has(invoiceId));
    if (input.settleGaps) settleGaps(db, movement, short, invoiceOf);
    const [kept] = paid;
    if (!kept) throw new AppError('MATCH_ABSENT', { label: movement.label });
    if (input.rememberPayer) rememberPayer(db, movementId, kept.customerId, input.rememberPayer);
    return { movementId, ...kept, unallocatedCents: readPayment(db, kept.paymentId).unallocatedCents };
  });
}

type Kept = Pick<OutputOf<Verb>, 'paymentId' | 'customerId'>;
type InvoiceOf = (invoiceId: number) => AllocatableInvoice;

/** The payment that a movement is already takes the allocations, when they are all of its customer; null when they are not. */
function allocateKnown(
  { db, today }: CommandContext,
  movement: OpenMovement,
  shares: readonly CreditShare[],
  invoiceOf: InvoiceOf,
): Kept[] | null {
  const { movementId, paymentId, customerId, bookedOn, isFree } = movement;
  const [share, ...others] = shares;
  if (paymentId === null || customerId === null || share === undefined) return null;
  if (share.customerId !== customerId || others.length > 0) {
    const stranger = shares.find((one) => one.customerId !== customerId)?.allocations[0];
    if (!isFree) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number: stranger ? invoiceOf(stranger.invoiceId).number : '' });
    return null;
  }
  insertAllocations(db, paymentId, dated(share, bookedOn, invoiceOf));
  decideMovement(db, movementId, 'matched', paymentId, today);
  return [{ paymentId, customerId }];
}

/** A payment for each customer; what the statement itself had recorded of that money goes. */
function makePayments({ db, today }: CommandContext, movement: OpenMovement, shares: readonly CreditShare[], invoiceOf: InvoiceOf): Kept[] {
  const { movementId, bookedOn } = movement;
  const replaced = ownPayment(db, movementId);
  if (replaced !== null) deletePayment(db, replaced);
  const made = shares.map((share): Kept => {
    const { customerId, amountCents } = share;
    const payment = { customerId, paidOn: bookedOn, amountCents, kind: 'payment' as const, method: '' };
    return { customerId, paymentId: insertPayment(db, payment, dated(share, bookedOn, invoiceOf)) };
  });
  const [first] = made;
  if (!first) throw new AppError('MATCH_ABSENT', { label: movement.label });
  for (const { paymentId } of made) linkPayment(db, movementId, paymentId, 'made');
  decideMovement(db, movementId, 'matched', first.paymentId, today);
  return made;
}

function dated({ allocations }: CreditShare, bookedOn: OpenMovement['bookedOn'], invoiceOf: InvoiceOf) {
  return allocations.map((allocation) => ({ ...allocation, on: allocationDate(bookedOn, invoiceOf(allocation.invoiceId)) }));
}

/** Records the early-payment discounts that the money earned, and answers on which invoices. They go with the decision. */
function grantDiscounts(
  db: WriteDb,
  { movementId, bookedOn }: OpenMovement,
  paid: readonly Kept[],
  allocations: CreditShare['allocations'],
  invoiceOf: InvoiceOf,
): Set<number> {
  const offers = earlyPaymentOffers(db, { invoiceIds: allocations.map(({ invoiceId }) => invoiceId) });
  const earned = planDiscounts(allocations, invoiceOf, offers, bookedOn);
  for (const { ratePct, ...discount } of earned) {
    const { customerId } = readInvoice(db, discount.invoiceId);
    const payment = paid.find((each) => each.customerId === customerId);
    if (!payment) continue;
    const discountId = insertEarnedDiscount(db, payment.paymentId, { ...discount, customerId, method: discountMethod(ratePct) });
    linkPayment(db, movementId, discountId, 'gap');
  }
  return new Set(earned.map(({ invoiceId }) => invoiceId));
}

/** Grants what is left of the invoices paid, where it is no more than the accepted gap. */
function settleGaps(
  db: WriteDb,
  { movementId, bookedOn }: OpenMovement,
  allocations: CreditShare['allocations'],
  invoiceOf: InvoiceOf,
): void {
  const tolerance = matchTolerance(db);
  for (const { invoiceId, amountCents } of allocations) {
    const invoice = invoiceOf(invoiceId);
    const gapCents = subtractCents(invoice.openCents, amountCents);
    if (gapCents <= 0 || gapCents > tolerance) continue;
    const { customerId } = readInvoice(db, invoiceId);
    insertGap(db, movementId, { customerId, invoiceId, amountCents: gapCents, on: allocationDate(bookedOn, invoice), method: GAP_METHOD });
  }
}

function invoicesOf(db: WriteDb, customerIds: readonly number[]): InvoiceOf {
  const invoices = new Map(customerIds.flatMap((id) => invoicesAt(db, END_OF_RECORDS, id)).map((invoice) => [invoice.id, invoice]));
  return (invoiceId) => {
    const invoice = invoices.get(invoiceId);
    if (!invoice) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number: readInvoice(db, invoiceId).number });
    return invoice;
  };
}

function linkRecorded({ db, today }: CommandContext, movement: OpenMovement, paymentId: number): OutputOf<Verb> {
  const { movementId, label } = movement;
  const found = recordedPaymentsLike(db, movement).find((recorded) => recorded.paymentId === paymentId);
  if (!found || movement.amountCents !== movement.unallocatedCents) throw new AppError('MATCH_ABSENT', { label });
  return db.transaction(() => {
    linkMovement(db, movementId, paymentId, today);
    linkPayment(db, movementId, paymentId, 'recorded');
    return { movementId, paymentId, customerId: found.customerId, unallocatedCents: readPayment(db, paymentId).unallocatedCents };
  });
}

function linkDeposit({ db, today }: CommandContext, movement: OpenMovement, paymentIds: readonly number[]): OutputOf<Verb> {
  const { movementId, label } = movement;
  const deposit = depositOf(db, movement);
  const [first] = deposit;
  const asked = [...new Set(paymentIds)].sort((a, b) => a - b).join(' ');
  if (
    !first ||
    deposit
      .map(({ paymentId }) => paymentId)
      .toSorted((a, b) => a - b)
      .join(' ') !== asked
  )
    throw new AppError('MATCH_ABSENT', { label });
  return db.transaction(() => {
    linkMovement(db, movementId, first.paymentId, today);
    for (const { paymentId } of deposit) linkPayment(db, movementId, paymentId, 'recorded');
    return { movementId, paymentId: first.paymentId, customerId: first.customerId, unallocatedCents: cents(0) };
  });
}
