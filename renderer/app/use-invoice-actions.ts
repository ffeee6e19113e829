import { negateCents } from '../../shared/money/cents.ts';
import type { InvoiceActions } from '../invoices/InvoiceMenu.tsx';
import { useCancelInvoice } from '../invoices/use-cancel-invoice.ts';
import type { Dialogs } from './use-dialogs.tsx';

/** What the rows of invoices can do, through the dialogs of the domains that do it. */
export function useInvoiceActions(dialogs: Dialogs): InvoiceActions {
  const cancel = useCancelInvoice();
  return {
    recordPayment: ({ id, openCents, customerId, customerName }) =>
      dialogs.recordPayment({ customerId, customerName, invoice: { id, openCents } }),
    openDispute: dialogs.openDispute,
    notePromise: ({ id, customerId, customerName }) => dialogs.notePromise({ customerId, customerName, invoiceIds: [id] }),
    writeOff: ({ id, customerId, customerName }) => dialogs.writeOff({ customerId, customerName, invoiceId: id }),
    handOver: ({ id, customerId, customerName }) => dialogs.handOver({ customerId, customerName, invoiceId: id }),
    choosePlan: dialogs.chooseInvoicePlan,
    setEarlyPayment: dialogs.setEarlyPayment,
    allocateCreditNote: ({ id, number, customerId, customerName, issuedOn, openCents }) =>
      dialogs.allocate({
        source: { kind: 'creditNote', number },
        id,
        customerId,
        customerName,
        on: issuedOn,
        leftCents: negateCents(openCents),
      }),
    cancel,
  };
}
