import { earlyPaymentOffers, lastMoneyOn } from '../../../db/invoices/early-payments.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { insertEarnedDiscount } from '../../../db/payments/earned-discounts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import { allocationDate } from '../../../shared/payments/allocation-rules.ts';
import { earnedDiscount } from '../../../shared/payments/early-payment.ts';
import { discountMethod } from '../../../shared/payments/early-payment-words.fr.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { CommandContext } from '../context.ts';
import { allocatableInvoices } from './allocatable-invoices.ts';

type Verb = typeof paymentsContract.grantDiscount;

/**
 * Records the discount that the payments of an invoice have earned and that nobody recorded: those of an import, or of terms that were
 * typed afterwards. The last of them decides whether it was in time.
 * @throws AppError INVOICE_NOT_FOUND, DISCOUNT_NOT_EARNED
 */
export function takeDiscount({ db }: CommandContext, { invoiceId }: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, number, issuedOn } = readInvoice(db, invoiceId);
  const { openCents } = allocatableInvoices(db, customerId)(invoiceId);
  const offer = earlyPaymentOffers(db, { invoiceIds: [invoiceId] }).get(invoiceId);
  const money = lastMoneyOn(db, invoiceId);
  const amountCents = offer && money ? earnedDiscount(offer, money.paidOn, openCents) : ZERO;
  if (!offer || !money || amountCents === 0) throw new AppError('DISCOUNT_NOT_EARNED', { number });
  const on = allocationDate(money.paidOn, { issuedOn });
  const discount = { customerId, invoiceId, amountCents, on, method: discountMethod(offer.ratePct) };
  return db.transaction(() => ({ paymentId: insertEarnedDiscount(db, money.paymentId, discount), amountCents }));
}
