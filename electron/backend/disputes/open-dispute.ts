import { hasOpenDispute, insertDispute } from '../../../db/disputes/disputes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { categoryOfReason } from '../../../shared/disputes/dispute-words.fr.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext } from '../context.ts';
import { checkDisputed } from './check-disputed.ts';

type Verb = typeof disputesContract.open;

/**
 * Opens a dispute on what is open of an invoice, or on a part of it: that part is not chased until the dispute is closed.
 *
 * @throws AppError INVOICE_NOT_FOUND, DISPUTE_ALREADY_OPEN, DISPUTE_IN_FUTURE, DISPUTE_DEADLINE_TOO_EARLY and those of `checkDisputed`.
 */
export function openDispute({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { invoiceId, amountCents = null, reason, openedOn = today, deadlineOn = null } = input;
  const invoice = readInvoice(db, invoiceId);
  if (invoice.kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number: invoice.number });
  if (hasOpenDispute(db, invoiceId)) throw new AppError('DISPUTE_ALREADY_OPEN', { number: invoice.number });
  if (openedOn > today) throw new AppError('DISPUTE_IN_FUTURE', { on: openedOn });
  checkDisputed(db, invoice, amountCents, openedOn);
  if (deadlineOn !== null && deadlineOn < openedOn) throw new AppError('DISPUTE_DEADLINE_TOO_EARLY', { openedOn, deadlineOn });
  const { category = categoryOfReason(reason), owner = '', nextStep = '', notes = '' } = input;
  const dispute = { invoiceId, amountCents, category, reason, owner, deadlineOn, nextStep, notes, openedOn };
  return { disputeId: db.transaction(() => insertDispute(db, dispute)) };
}
