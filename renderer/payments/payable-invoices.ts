import { earlierOf, type LocalDate } from '../../shared/dates/local-date.ts';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** An invoice that a payment of a given day can settle. */
export interface PayableInvoice {
  id: number;
  number: string;
  dueOn: LocalDate;
  openCents: Cents;
  /** What its customer may keep for paying early. */
  offer: InvoiceSummary['earlyPayment'];
}

const NONE: PayableInvoice[] = [];

/**
 * The invoices of a customer that are open today and were issued by the day of the payment, oldest due first. Today, because
 * money recorded since the day of the payment has settled its part already. `issuedLater` counts the open ones left out, since money
 * recorded on an invoice cannot precede it.
 */
export function usePayableInvoices(
  customerId: number,
  paidOn: LocalDate | null,
): { invoices: PayableInvoice[]; issuedLater: number; error: Error | null; isLoading: boolean } {
  const { today } = useCompany();
  const { data, error, isLoading } = useApiQuery('invoices.list', { asOf: today, customerId });
  const issuedBy = earlierOf(paidOn ?? today, today);
  const open = data?.filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
  const invoices = open
    ?.filter(({ issuedOn }) => issuedOn <= issuedBy)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id))
    .map(({ id, number, dueOn, openCents, earlyPayment }) => ({ id, number, dueOn, openCents, offer: earlyPayment }));
  return {
    invoices: invoices ?? NONE,
    issuedLater: (open?.length ?? 0) - (invoices?.length ?? 0),
    error,
    isLoading,
  };
}
