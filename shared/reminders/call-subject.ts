import type { LocalDate } from '../dates/local-date.ts';
import { type Receivable, selectChaseable } from './chaseable-selection.ts';

/**
 * The invoices that a call made on `on` was about: the overdue ones that were to be chased that day; when there were none, all
 * that was overdue, since a customer may well ring to put off a promise or about a dispute. Oldest due first.
 */
export function subjectOfCall(receivables: readonly Receivable[], on: LocalDate): Receivable[] {
  const chaseable = new Set(selectChaseable(receivables, [], on).chaseable.map(({ invoiceId }) => invoiceId));
  const overdue = receivables
    .filter(({ dueOn, openCents }) => dueOn < on && openCents > 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.invoiceId - b.invoiceId));
  return chaseable.size === 0 ? overdue : overdue.filter(({ invoiceId }) => chaseable.has(invoiceId));
}
