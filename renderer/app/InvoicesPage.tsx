import { InvoicesScreen } from '../invoices/InvoicesScreen.tsx';
import { useDialogs } from './use-dialogs.tsx';
import { useInvoiceActions } from './use-invoice-actions.ts';

/** All the invoices, with what can be done from a row. */
export function InvoicesPage() {
  const dialogs = useDialogs();
  return (
    <>
      <InvoicesScreen actions={useInvoiceActions(dialogs)} />
      {dialogs.element}
    </>
  );
}
