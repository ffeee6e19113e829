import type { ReadDb } from '../../../db/database.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { type InvoiceAtDate, invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

/**
 * The invoices that a promise names, as they stood on a day.
 *
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER, PROMISE_NOTHING_OPEN of one issued later: it owed nothing yet.
 */
export function promisedInvoices(db: ReadDb, customerId: number, invoiceIds: readonly number[], on: LocalDate): InvoiceAtDate[] {
  const own = new Map(invoicesAt(db, on, customerId).map((invoice) => [invoice.id, invoice]));
  return invoiceIds.map((invoiceId) => {
    const invoice = own.get(invoiceId);
    if (invoice) return invoice;
    const { number, customerId: ownerId } = readInvoice(db, invoiceId);
    throw ownerId === customerId ? new AppError('PROMISE_NOTHING_OPEN', { number }) : new AppError('INVOICE_OF_OTHER_CUSTOMER', { number });
  });
}
