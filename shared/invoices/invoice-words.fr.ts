import { formatAmount } from '../money/format-money.ts';
import type { ForeignAmount, InvoiceStatus, InvoiceSummary } from './invoices.contract.ts';

const STATUSES: Record<InvoiceStatus, string> = {
  notIssued: 'Pas encore émise',
  open: 'À échoir',
  overdue: 'En retard',
  paid: 'Réglée',
  writtenOff: 'Passée en perte',
  cancelled: 'Annulée',
};

/** Where an invoice stands, in one or two words; a credit note is open or used, never late. */
export function invoiceStatusName({
  kind,
  status,
  openCents,
  disputedCents,
}: Pick<InvoiceSummary, 'kind' | 'status' | 'openCents' | 'disputedCents'>): string {
  if (kind === 'creditNote' && (status === 'open' || status === 'paid')) return status === 'open' ? 'Avoir ouvert' : 'Avoir utilisé';
  if (disputedCents > 0 && status !== 'cancelled') return disputedCents < openCents ? 'En litige (partie)' : 'En litige';
  return STATUSES[status];
}

/** « 1 200,00 USD, au taux de 0,9213 € pour 1 USD ». */
export function foreignAmountText({ currency, amountCents, exchangeRate }: ForeignAmount): string {
  return `${formatAmount(amountCents)} ${currency}, au taux de ${exchangeRate.replace('.', ',')} € pour 1 ${currency}`;
}
