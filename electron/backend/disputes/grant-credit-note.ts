import type { WriteDb } from '../../../db/database.ts';
import type { Grant } from '../../../db/disputes/disputes.queries.ts';
import { creditedBy, insertCreditNote, isNumberTaken } from '../../../db/disputes/granted-credit-notes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertCreditNoteAllocations } from '../../../db/payments/payments.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { minCents, ZERO } from '../../../shared/money/cents.ts';
import { creditNoteAllocations, END_OF_RECORDS, leftOfCreditNote } from '../../../shared/payments/allocation-rules.ts';

type CreditNote = InputOf<typeof disputesContract.recordCreditNote>['creditNote'];

/**
 * Puts a credit note against the contested invoice, as far as the invoice is open. One that stands against it already is what was granted:
 * nothing more is put.
 *
 * @throws AppError CREDIT_NOTE_NUMBER_TAKEN, CREDIT_NOTE_IN_FUTURE, DISPUTE_NOTHING_TO_CREDIT and those of `creditNoteAllocations`.
 */
export function grantCreditNote(db: WriteDb, invoiceId: number, creditNote: CreditNote, today: LocalDate): Grant {
  const { customerId, number } = readInvoice(db, invoiceId);
  const entered = !('creditNoteId' in creditNote);
  if (!entered && creditNote.amountCents === undefined) {
    const amountCents = creditedBy(db, creditNote.creditNoteId, invoiceId);
    if (amountCents > ZERO) return { amountCents, creditNoteId: creditNote.creditNoteId, entered };
  }
  const creditNoteId = entered ? enter(db, customerId, number, creditNote, today) : creditNote.creditNoteId;
  const known = new Map(invoicesAt(db, END_OF_RECORDS, customerId).map((invoice) => [invoice.id, invoice]));
  const invoiceOf = (id: number) => {
    const found = known.get(id);
    if (!found) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number: readInvoice(db, id).number });
    return found;
  };
  const note = invoiceOf(creditNoteId);
  if (note.kind !== 'creditNote') throw new AppError('CREDIT_NOTE_EXPECTED', { number: note.number });
  // Said outright, an amount that does not fit is refused; else as much as there is of both.
  const fits = minCents(leftOfCreditNote(note), invoiceOf(invoiceId).openCents);
  const granted = entered ? fits : (creditNote.amountCents ?? fits);
  if (granted <= ZERO) throw new AppError('DISPUTE_NOTHING_TO_CREDIT', { number, creditNoteNumber: note.number });
  insertCreditNoteAllocations(db, creditNoteId, creditNoteAllocations(note, [{ invoiceId, amountCents: granted }], invoiceOf, undefined));
  return { amountCents: granted, creditNoteId, entered };
}

/** A credit note that the user made elsewhere and enters here; the same comes with a later import, and is recognised by its number. */
function enter(
  db: WriteDb,
  customerId: number,
  invoiceNumber: string,
  creditNote: Exclude<CreditNote, { creditNoteId: number }>,
  today: LocalDate,
): number {
  const { number, issuedOn, amountCents } = creditNote;
  if (isNumberTaken(db, customerId, number)) throw new AppError('CREDIT_NOTE_NUMBER_TAKEN', { number });
  if (issuedOn > today) throw new AppError('CREDIT_NOTE_IN_FUTURE', { number, issuedOn });
  return insertCreditNote(db, { customerId, number, issuedOn, amountCents, label: `Litige ${invoiceNumber}` });
}
