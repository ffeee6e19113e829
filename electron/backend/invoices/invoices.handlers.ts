import { cancelInvoice, hasAllocations, readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { countInvoices, openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { invoicesContract } from '../../../shared/invoices/invoices.contract.ts';
import type { HandlersOf } from '../context.ts';
import { readInvoiceEarlyPayment, setInvoiceEarlyPayment } from './early-payment.ts';
import { listInvoices } from './list-invoices.ts';

export const invoicesHandlers: HandlersOf<typeof invoicesContract> = {
  list: listInvoices,
  counts({ db }, { asOf }) {
    const { all, cancelled, notIssued } = countInvoices(db, asOf);
    return { all, cancelled, notIssued, closed: all - cancelled - notIssued - openInvoicesAt(db, asOf).length };
  },
  earlyPayment: readInvoiceEarlyPayment,
  setEarlyPayment: setInvoiceEarlyPayment,
  cancel({ db }, { invoiceId, cancelledOn }) {
    const invoice = readInvoice(db, invoiceId);
    if (hasAllocations(db, invoiceId)) throw new AppError('INVOICE_HAS_PAYMENTS', { number: invoice.number });
    db.transaction(() => cancelInvoice(db, invoiceId, cancelledOn));
    return { invoiceId };
  },
};
