import type { WriteDb } from '../../../db/database.ts';
import { type Grant, readDispute, closeDispute as storeClosing } from '../../../db/disputes/disputes.queries.ts';
import { insertCreditNote, isNumberTaken } from '../../../db/disputes/granted-credit-notes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertCreditNoteAllocations } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { minCents, ZERO } from '../../../shared/money/cents.ts';
import { creditNoteAllocations, END_OF_RECORDS, leftOfCreditNote } from '../../../shared/payments/allocation-rules.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof disputesContract.close;
type CreditNote = NonNullable<InputOf<Verb>['creditNote']>;

/**
 * Closes a dispute: from that day what is open is chased again, at the level that it had reached. A credit note that settles it is put
 * against the invoice; of one entered here, what the invoice cannot take stays to the customer's credit.
 *
 * @throws AppError DISPUTE_NOT_FOUND, DISPUTE_ALREADY_CLOSED, DISPUTE_CLOSED_TOO_EARLY, DISPUTE_IN_FUTURE,
 * DISPUTE_MAINTAINED_WITH_CREDIT, CREDIT_NOTE_NUMBER_TAKEN, CREDIT_NOTE_IN_FUTURE and those of `creditNoteAllocations`.
 */
export function closeDispute({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { disputeId, outcome, closedOn = today, creditNote } = input;
  const { invoiceId, openedOn, closedOn: already } = readDispute(db, disputeId);
  if (already !== null) throw new AppError('DISPUTE_ALREADY_CLOSED', { closedOn: already });
  if (closedOn > today) throw new AppError('DISPUTE_IN_FUTURE', { on: closedOn });
  if (closedOn < openedOn) throw new AppError('DISPUTE_CLOSED_TOO_EARLY', { openedOn, closedOn });
  if (creditNote && outcome === 'maintained') throw new AppError('DISPUTE_MAINTAINED_WITH_CREDIT', {});
  return db.transaction(() => {
    const grant = creditNote ? putAgainst(db, invoiceId, creditNote, today) : null;
    storeClosing(db, disputeId, outcome, closedOn, grant);
    const { customerId } = readInvoice(db, invoiceId);
    const demandedCents = invoicesAt(db, today, customerId).find(({ id }) => id === invoiceId)?.openCents ?? ZERO;
    return {
      disputeId,
      grantedCents: grant?.amountCents ?? null,
      demandedCents,
      creditNoteMissing: outcome !== 'maintained' && grant === null,
    };
  });
}

/** Puts a credit note against the invoice, as far as the invoice is open. */
function putAgainst(db: WriteDb, invoiceId: number, creditNote: CreditNote, today: LocalDate): Grant {
  const { customerId, number } = readInvoice(db, invoiceId);
  const entered = !('creditNoteId' in creditNote);
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
  if (granted <= ZERO) throw new AppError('DISPUTE_NOTHING_OPEN', { number });
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
