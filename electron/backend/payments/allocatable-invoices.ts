import type { ReadDb } from '../../../db/database.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type AllocatableInvoice, END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';

/**
 * The invoices of a customer, by id, with the room left in each. Looking one up that is not there
 * @throws AppError INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER
 */
export function allocatableInvoices(db: ReadDb, customerId: number): (invoiceId: number) => AllocatableInvoice {
  const invoices = new Map(invoicesAt(db, END_OF_RECORDS, customerId).map((invoice) => [invoice.id, invoice]));
  return (invoiceId) => {
    const invoice = invoices.get(invoiceId);
    if (!invoice) throw new AppError('INVOICE_OF_OTHER_CUSTOMER', { number: readInvoice(db, invoiceId).number });
    return invoice;
  };
}
