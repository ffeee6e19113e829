import { addDays, addMonths, endOfMonth, type LocalDate, localDate } from '../dates/local-date.ts';

/**
 * A rule that gives an invoice's due date from its issue date. « 30 jours fin de mois » is said of three computations, all in use
 * (C. com. L. 441-10, I, and its commentary by the DGCCRF and the CEPC), so each has a name of its own:
 * - `net`: issue date + days;
 * - `daysThenEndOfMonth`: issue date + days, then the end of that month, then, if `dayOfMonth` is given, that day of the next month;
 * - `endOfMonthThenDays`: end of the month of issue + days;
 * - `monthsThenEndOfMonth`: end of the month that lies `months` after the month of issue (30 days counted as one civil month).
 */
export type PaymentTerms =
  | { readonly mode: 'net'; readonly days: number }
  | { readonly mode: 'daysThenEndOfMonth'; readonly days: number; readonly dayOfMonth?: number }
  | { readonly mode: 'endOfMonthThenDays'; readonly days: number }
  | { readonly mode: 'monthsThenEndOfMonth'; readonly months: number };

/** Thirty days, the period that the law sets where nothing was agreed (C. com. L. 441-10, I). */
export const LEGAL_TERMS: PaymentTerms = { mode: 'net', days: 30 };

/** The due date, in calendar days. A due date on a weekend is not moved: no rule says so for contracts. */
export function dueDate(issuedOn: LocalDate, terms: PaymentTerms): LocalDate {
  switch (terms.mode) {
    case 'net':
      return addDays(issuedOn, terms.days);
    case 'daysThenEndOfMonth': {
      const end = endOfMonth(addDays(issuedOn, terms.days));
      return terms.dayOfMonth === undefined ? end : dayAfter(end, terms.dayOfMonth);
    }
    case 'endOfMonthThenDays':
      return addDays(endOfMonth(issuedOn), terms.days);
    case 'monthsThenEndOfMonth':
      return endOfMonth(addMonths(localDate(`${issuedOn.slice(0, 7)}-01`), terms.months));
  }
}

/** The given day of the month after an end of month; its last day where it has none. */
function dayAfter(end: LocalDate, dayOfMonth: number): LocalDate {
  const first = addDays(end, 1);
  const day = localDate(`${first.slice(0, 8)}01`);
  const wanted = addDays(day, dayOfMonth - 1);
  return wanted.slice(0, 7) === first.slice(0, 7) ? wanted : endOfMonth(first);
}
