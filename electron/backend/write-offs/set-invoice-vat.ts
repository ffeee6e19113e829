import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { setInvoiceVat as store } from '../../../db/write-offs/write-offs.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { writeOffsContract } from '../../../shared/write-offs/write-offs.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof writeOffsContract.setVat;

/** Says what VAT whole invoices bear: less than half of them. @throws AppError INVOICE_NOT_FOUND, VAT_TOO_LARGE */
export function setInvoiceVat({ db }: CommandContext, { invoices }: InputOf<Verb>): OutputOf<Verb> {
  for (const { invoiceId, vatCents } of invoices) {
    const { number, totalCents } = readInvoice(db, invoiceId);
    if (vatCents * 2 > totalCents) throw new AppError('VAT_TOO_LARGE', { number, vatCents, totalCents });
  }
  db.transaction(() => {
    for (const { invoiceId, vatCents } of invoices) store(db, invoiceId, vatCents);
  });
  return { invoiceIds: invoices.map(({ invoiceId }) => invoiceId) };
}
