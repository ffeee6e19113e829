import type { WriteDb } from '../../../db/database.ts';
import { hasOpenDispute, readDispute, type StoredDispute, reopenDispute as store } from '../../../db/disputes/disputes.queries.ts';
import { deleteUnusedCreditNote, takeBackCreditNote } from '../../../db/disputes/granted-credit-notes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof disputesContract.reopen;

/** Opens a closed dispute again, as it stood. @throws AppError DISPUTE_NOT_FOUND, DISPUTE_NOT_CLOSED, DISPUTE_ALREADY_OPEN */
export function reopenDispute({ db }: CommandContext, { disputeId }: InputOf<Verb>): OutputOf<Verb> {
  const dispute = readDispute(db, disputeId);
  const { invoiceId, closedOn } = dispute;
  const { number } = readInvoice(db, invoiceId);
  if (closedOn === null) throw new AppError('DISPUTE_NOT_CLOSED', { number });
  if (hasOpenDispute(db, invoiceId)) throw new AppError('DISPUTE_ALREADY_OPEN', { number });
  db.transaction(() => {
    store(db, disputeId);
    takeBackGrant(db, dispute);
  });
  return { disputeId };
}

/** What the closing put against the invoice is open again. Inside the caller's transaction, once the dispute names the credit note no more. */
export function takeBackGrant(db: WriteDb, { invoiceId, creditNoteId, creditNoteEntered }: StoredDispute): void {
  if (creditNoteId === null) return;
  takeBackCreditNote(db, creditNoteId, invoiceId);
  if (creditNoteEntered) deleteUnusedCreditNote(db, creditNoteId);
}
