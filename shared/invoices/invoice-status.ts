import type { LocalDate } from '../dates/local-date.ts';
import { daysBetween } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { InvoiceStatus } from './invoices.contract.ts';

interface StatusFacts {
  kind: 'invoice' | 'creditNote';
  issuedOn: LocalDate;
  dueOn: LocalDate;
  openCents: Cents;
  writtenOffCents: Cents;
  cancelledOn: LocalDate | null;
}

/** Overdue = open after its due date; an invoice due on the day itself is not, and a credit note never is (kpis.md, `overdueCents`). */
export function isOverdue({ kind, dueOn, openCents }: Pick<StatusFacts, 'kind' | 'dueOn' | 'openCents'>, asOf: LocalDate): boolean {
  return kind === 'invoice' && openCents > 0 && dueOn < asOf;
}

/** Days past the due date at a day; 0 when not overdue. */
export function daysLate(invoice: Pick<StatusFacts, 'kind' | 'dueOn' | 'openCents'>, asOf: LocalDate): number {
  return isOverdue(invoice, asOf) ? daysBetween(invoice.dueOn, asOf) : 0;
}

/** Where an invoice stands at a day. Computed, never stored. */
export function invoiceStatus(invoice: StatusFacts, asOf: LocalDate): InvoiceStatus {
  if (invoice.cancelledOn !== null) return 'cancelled';
  if (invoice.issuedOn > asOf) return 'notIssued';
  if (invoice.openCents === 0) return invoice.writtenOffCents > 0 ? 'writtenOff' : 'paid';
  return isOverdue(invoice, asOf) ? 'overdue' : 'open';
}
