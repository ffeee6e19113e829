import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { creditNoteAllocationsOf, insertCreditNoteAllocations } from '../../../db/payments/payments.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { creditNoteAllocations, leftOfCreditNote, mergeAllocations } from '../../../shared/payments/allocation-rules.ts';
import type { paymentsContract } from '../../../shared/payments/payments.contract.ts';
import type { CommandContext } from '../context.ts';
import { allocatableInvoices } from './allocatable-invoices.ts';

type Verb = typeof paymentsContract.allocateCreditNote;

/**
 * Puts what is left of a credit note against invoices of its customer. On an invoice of a running schedule it counts towards the
 * instalments, see `schedule-standing.ts`.
 *
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER and those of `creditNoteAllocations`.
 */
export function allocateCreditNote({ db }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { creditNoteId, date } = input;
  const { customerId } = readInvoice(db, creditNoteId);
  const invoiceOf = allocatableInvoices(db, customerId);
  const allocations = creditNoteAllocations(invoiceOf(creditNoteId), mergeAllocations(input.allocations), invoiceOf, date);

  return db.transaction(() => {
    insertCreditNoteAllocations(db, creditNoteId, allocations);
    return {
      creditNoteId,
      allocations: creditNoteAllocationsOf(db, creditNoteId),
      unallocatedCents: leftOfCreditNote(allocatableInvoices(db, customerId)(creditNoteId)),
    };
  });
}
