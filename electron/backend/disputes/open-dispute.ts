import { hasOpenDispute, insertDispute } from '../../../db/disputes/disputes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof disputesContract.open;

/**
 * Opens a dispute on what is open of an invoice, or on a part of it: that part is not chased until the dispute is closed.
 *
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_IS_CREDIT_NOTE, DISPUTE_ALREADY_OPEN, DISPUTE_NOTHING_OPEN, DISPUTE_EXCEEDS_OPEN
 */
export function openDispute({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { invoiceId, amountCents = null, reason, openedOn = today } = input;
  const { number, kind, customerId, cancelledOn } = readInvoice(db, invoiceId);
  if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
  if (hasOpenDispute(db, invoiceId)) throw new AppError('DISPUTE_ALREADY_OPEN', { number });
  const openCents = invoicesAt(db, openedOn, customerId).find(({ id }) => id === invoiceId)?.openCents ?? ZERO;
  if (openCents <= 0 || cancelledOn !== null) throw new AppError('DISPUTE_NOTHING_OPEN', { number });
  if (amountCents !== null && amountCents > openCents) throw new AppError('DISPUTE_EXCEEDS_OPEN', { number, openCents, amountCents });
  return { disputeId: db.transaction(() => insertDispute(db, { invoiceId, amountCents, reason, openedOn })) };
}
