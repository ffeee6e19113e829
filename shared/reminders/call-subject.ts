import type { LocalDate } from '../dates/local-date.ts';
import { stepBeforeDue } from './before-due.ts';
import { type Receivable, selectChaseable } from './chaseable-selection.ts';
import type { CustomerPosition } from './customer-position.ts';
import { isChasing } from './plan-rules.ts';
import type { ReminderLevel } from './reminders.contract.ts';

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

/**
 * The invoices that a contact of a level made on `on` was about: before the due date, those that the step of that level had reached, or
 * all that was not due yet when it had reached none; else as for a call.
 */
export function subjectOfContact(position: CustomerPosition, level: ReminderLevel, on: LocalDate): number[] {
  if (isChasing({ level })) return subjectOfCall(position.receivables, on).map(({ invoiceId }) => invoiceId);
  const selection = selectChaseable(position.receivables, position.credits, on);
  const reached = stepBeforeDue(position, selection, on);
  return (reached?.step.level === level ? reached.about : selection.notYetDue).map(({ invoiceId }) => invoiceId);
}
