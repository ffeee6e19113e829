import {
  decideMovement,
  findOpenMovement,
  linkMovement,
  type OpenMovement,
  openMovements,
  recordedPaymentsLike,
} from '../../../db/imports/bank-movements.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertAllocations, insertPayment, readPayment } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { cents } from '../../../shared/money/cents.ts';
import { allocationDate, checkAllocations, END_OF_RECORDS, mergeAllocations } from '../../../shared/payments/allocation-rules.ts';
import type { CommandContext } from '../context.ts';
import { suggestMatches } from './list-matches.ts';

type Verb = typeof importsContract.acceptMatch;

/**
 * Puts a movement of a statement against the invoices said, or those suggested first. A movement without a customer becomes a payment
 * of theirs; or is, when the user says so, one recorded another way.
 * @throws AppError MOVEMENT_NOT_FOUND, MATCH_ABSENT when nothing is suggested or the payment is none of those proposed, and those of `checkAllocations`
 */
export function acceptMatch(context: CommandContext, { movementId, allocations: given, paymentId }: InputOf<Verb>): OutputOf<Verb> {
  const { db, today } = context;
  const movement = findOpenMovement(db, movementId);
  if (!movement) throw new AppError('MOVEMENT_NOT_FOUND', { movementId });
  if (paymentId !== undefined) return linkRecorded(context, movement, paymentId);
  // All of them: what is suggested to one counts for the others.
  const suggested = suggestMatches(db, openMovements(db)).find((one) => one.movement.movementId === movementId)?.match.candidates[0];
  const allocations = mergeAllocations(given ?? suggested?.allocations ?? []);
  const [first] = allocations;
  if (!first) throw new AppError('MATCH_ABSENT', { label: movement.label });
  const customerId = movement.customerId ?? readInvoice(db, first.invoiceId).customerId;
  const invoices = new Map(invoicesAt(db, END_OF_RECORDS, customerId).map((invoice) => [invoice.id, invoice]));
  const invoiceOf = (invoiceId: number) => {
    const invoice = invoices.get(invoiceId);
    if (!invoice) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number: readInvoice(db, invoiceId).number });
    return invoice;
  };
  checkAllocations(allocations, movement.unallocatedCents, invoiceOf);
  const dated = allocations.map((allocation) => ({
    ...allocation,
    on: allocationDate(movement.bookedOn, invoiceOf(allocation.invoiceId)),
  }));
  const allocated = allocations.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return db.transaction(() => {
    const { paymentId: known, bookedOn, amountCents } = movement;
    const paymentId = known ?? insertPayment(db, { customerId, paidOn: bookedOn, amountCents, kind: 'payment', method: '' }, dated);
    if (known !== null) insertAllocations(db, known, dated);
    decideMovement(db, movementId, 'matched', paymentId, today);
    return { movementId, paymentId, customerId, unallocatedCents: cents(movement.unallocatedCents - allocated) };
  });
}

function linkRecorded({ db, today }: CommandContext, movement: OpenMovement, paymentId: number): OutputOf<Verb> {
  const { movementId, label } = movement;
  const found = recordedPaymentsLike(db, movement).find((recorded) => recorded.paymentId === paymentId);
  if (!found || movement.amountCents !== movement.unallocatedCents) throw new AppError('MATCH_ABSENT', { label });
  return db.transaction(() => {
    linkMovement(db, movementId, paymentId, today);
    return { movementId, paymentId, customerId: found.customerId, unallocatedCents: readPayment(db, paymentId).unallocatedCents };
  });
}

/** Leaves a movement out of what is to be matched; a payment that it already is stays at its customer's credit. @throws AppError MOVEMENT_NOT_FOUND */
export function ignoreMatch(
  { db, today }: CommandContext,
  { movementId }: InputOf<typeof importsContract.ignoreMatch>,
): OutputOf<typeof importsContract.ignoreMatch> {
  const movement = findOpenMovement(db, movementId);
  if (!movement) throw new AppError('MOVEMENT_NOT_FOUND', { movementId });
  db.transaction(() => decideMovement(db, movementId, 'ignored', movement.paymentId, today));
  return { movementId };
}
