import {
  earlyPaymentOffers,
  earlyPaymentOfInvoice,
  lastMoneyOn,
  setEarlyPaymentOfInvoice,
} from '../../../db/invoices/early-payments.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { invoicesContract } from '../../../shared/invoices/invoices.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { earnedDiscount, writeEarlyPayment } from '../../../shared/payments/early-payment.ts';
import { parseEarlyPayment } from '../../../shared/payments/early-payment-words.fr.ts';
import type { CommandContext, QueryContext } from '../context.ts';

type Contract = typeof invoicesContract;

/** The early-payment terms of an invoice and what they are worth. @throws AppError INVOICE_NOT_FOUND */
export function readInvoiceEarlyPayment(
  { db }: QueryContext,
  { invoiceId }: InputOf<Contract['earlyPayment']>,
): OutputOf<Contract['earlyPayment']> {
  const { customerId } = readInvoice(db, invoiceId);
  const offer = earlyPaymentOffers(db, { invoiceIds: [invoiceId] }).get(invoiceId) ?? null;
  const money = lastMoneyOn(db, invoiceId);
  const openCents = invoicesAt(db, END_OF_RECORDS, customerId).find(({ id }) => id === invoiceId)?.openCents ?? ZERO;
  return {
    ...earlyPaymentOfInvoice(db, invoiceId),
    offer,
    earnedCents: offer && money ? earnedDiscount(offer, money.paidOn, openCents) : ZERO,
    lastPaidOn: money?.paidOn ?? null,
    openCents,
  };
}

/**
 * Gives an invoice terms of its own, none, or those of its customer again. What was granted stays granted.
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE, EARLY_PAYMENT_WRONG
 */
export function setInvoiceEarlyPayment(
  { db }: CommandContext,
  { invoiceId, earlyPayment }: InputOf<Contract['setEarlyPayment']>,
): OutputOf<Contract['setEarlyPayment']> {
  const { kind, number } = readInvoice(db, invoiceId);
  if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
  const terms = earlyPayment ? parseEarlyPayment(earlyPayment) : null;
  if (earlyPayment && !terms) throw new AppError('EARLY_PAYMENT_WRONG', { typed: earlyPayment });
  const stored = terms ? writeEarlyPayment(terms) : earlyPayment;
  db.transaction(() => setEarlyPaymentOfInvoice(db, invoiceId, stored));
  return { invoiceId, earlyPayment: stored };
}
