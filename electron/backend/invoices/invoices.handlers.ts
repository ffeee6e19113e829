import { foreignAmounts } from '../../../db/invoices/foreign-amounts.queries.ts';
import { cancelInvoice, hasAllocations, readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { allInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { daysLate, invoiceStatus } from '../../../shared/invoices/invoice-status.ts';
import type { InvoiceSummary, invoicesContract } from '../../../shared/invoices/invoices.contract.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { HandlersOf } from '../context.ts';

export const invoicesHandlers: HandlersOf<typeof invoicesContract> = {
  list({ db }, { asOf, customerId, status }) {
    const foreign = foreignAmounts(db);
    const listed: InvoiceSummary[] = [];
    for (const invoice of allInvoicesAt(db, asOf, customerId)) {
      const ofInvoice = invoiceStatus(invoice, asOf);
      if (status !== undefined && ofInvoice !== status) continue;
      // An invoice issued later, or cancelled, owes nothing at that day.
      const counted = invoice.issuedOn <= asOf && invoice.cancelledOn === null;
      listed.push({
        id: invoice.id,
        number: invoice.number,
        kind: invoice.kind,
        customerId: invoice.customerId,
        customerName: invoice.customerName,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        totalCents: invoice.totalCents,
        openCents: counted ? invoice.openCents : ZERO,
        disputedCents: counted ? invoice.disputedCents : ZERO,
        daysLate: counted ? daysLate(invoice, asOf) : 0,
        status: ofInvoice,
        scheduleId: invoice.scheduleId,
        foreign: foreign.get(invoice.id) ?? null,
      });
    }
    return listed;
  },
  cancel({ db }, { invoiceId, cancelledOn }) {
    const invoice = readInvoice(db, invoiceId);
    if (hasAllocations(db, invoiceId)) throw new AppError('INVOICE_HAS_PAYMENTS', { number: invoice.number });
    db.transaction(() => cancelInvoice(db, invoiceId, cancelledOn));
    return { invoiceId };
  },
};
