import { readDispute, closeDispute as storeClosing } from '../../../db/disputes/disputes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { CommandContext } from '../context.ts';
import { grantCreditNote } from './grant-credit-note.ts';

type Verb = typeof disputesContract.recordCreditNote;

/**
 * Says which credit note a closed dispute ended with, once it has come: until then all of the invoice is asked for.
 *
 * @throws AppError DISPUTE_NOT_FOUND, DISPUTE_NOT_CLOSED, DISPUTE_MAINTAINED_WITH_CREDIT, DISPUTE_ALREADY_CREDITED and those of `grantCreditNote`.
 */
export function recordGrantedCreditNote({ db, today }: CommandContext, { disputeId, creditNote }: InputOf<Verb>): OutputOf<Verb> {
  const { invoiceId, closedOn, outcome, creditNoteId } = readDispute(db, disputeId);
  const { number, customerId } = readInvoice(db, invoiceId);
  if (closedOn === null) throw new AppError('DISPUTE_NOT_CLOSED', { number });
  if (outcome === 'maintained' || outcome === null) throw new AppError('DISPUTE_MAINTAINED_WITH_CREDIT', {});
  if (creditNoteId !== null) throw new AppError('DISPUTE_ALREADY_CREDITED', { number });
  return db.transaction(() => {
    const grant = grantCreditNote(db, invoiceId, creditNote, today);
    storeClosing(db, disputeId, outcome, closedOn, grant);
    const demandedCents = invoicesAt(db, today, customerId).find(({ id }) => id === invoiceId)?.openCents ?? ZERO;
    return { disputeId, grantedCents: grant.amountCents, demandedCents };
  });
}
