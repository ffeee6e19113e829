import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { linkMovement, sameMoneyOnStatement } from '../../../db/imports/bank-movements.queries.ts';
import { insertFeePayments } from '../../../db/late-fees/fee-payments.queries.ts';
import { insertPayment } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { checkAllocations, mergeAllocations } from '../../../shared/payments/allocation-rules.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { CommandContext } from '../context.ts';
import { allocatableInvoices } from './allocatable-invoices.ts';
import { grantDiscounts } from './grant-discounts.ts';
import { feeParts } from './owed-late-fees.ts';
import { paymentResult } from './payment-result.ts';

type Verb = typeof paymentsContract.record;

/**
 * Records money received, or a loss, on the invoices that the user names: nothing is allocated unasked. One dated before an
 * invoice that it names is a mistake in one of the two dates; a true deposit is recorded alone, and allocated afterwards.
 * Money that waits on a bank's statement for the same customer is not counted twice: the credit becomes this payment.
 * What it is short of an invoice that it pays in time is the early-payment discount that it earned, unless the user says otherwise.
 * Money on an invoice of a running schedule counts towards its instalments, see `schedule-standing.ts`.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER, PAYMENT_BEFORE_INVOICE,
 * WRITE_OFF_UNALLOCATED and those of `checkAllocations` and `feeParts`.
 */
export function recordPayment({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, date, amountCents, kind = 'payment', method = '' } = input;
  readCustomer(db, customerId);
  const allocations = mergeAllocations(input.allocations ?? []);
  const invoiceOf = allocatableInvoices(db, customerId);
  checkAllocations(allocations, amountCents, invoiceOf);
  for (const { number, issuedOn } of allocations.map(({ invoiceId }) => invoiceOf(invoiceId))) {
    if (date < issuedOn) throw new AppError('PAYMENT_BEFORE_INVOICE', { number, issuedOn, paidOn: date });
  }
  const allocatedCents = sumCents(allocations.map((allocation) => allocation.amountCents));
  if (kind === 'writeOff' && allocatedCents !== amountCents) throw new AppError('WRITE_OFF_UNALLOCATED', { amountCents, allocatedCents });

  const leftCents = subtractCents(amountCents, allocatedCents);
  const fees = feeParts(db, { customerId, on: date, feeCents: input.feeCents ?? ZERO, leftCents });

  return db.transaction(() => {
    const payment = { customerId, paidOn: date, amountCents, kind, method };
    const banked = kind === 'payment' ? sameMoneyOnStatement(db, payment) : null;
    const paymentId = insertPayment(
      db,
      payment,
      allocations.map((allocation) => ({ ...allocation, on: date })),
    );
    if (kind === 'payment' && input.grantDiscounts !== false)
      grantDiscounts(db, { paymentId, customerId, paidOn: date }, allocations, invoiceOf);
    insertFeePayments(db, paymentId, fees);
    if (banked) linkMovement(db, banked.movementId, paymentId, today);
    const onStatement = banked && { fileName: banked.fileName, bookedOn: banked.bookedOn };
    return { ...paymentResult(db, paymentId), onStatement };
  });
}
