import { isLocalDate, type LocalDate, localDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { ImportPlan } from './import-plan.ts';

/** A debt that an import counted as the opening of its book, without the invoices that make it up. */
export interface CountedOpening {
  readonly customerId: number;
  readonly customerName: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly amountCents: Cents;
  readonly fileName: string;
}

/**
 * The openings that an earlier year, imported after them, would count twice: those of customers to whom the plan adds an invoice or a
 * payment dated before the opening.
 */
export function openingsCountedTwice(openings: readonly CountedOpening[], plan: ImportPlan): CountedOpening[] {
  if (openings.length === 0) return [];
  const earliest = new Map<number, LocalDate>();
  const note = (customerId: number, day: LocalDate) => {
    const known = earliest.get(customerId);
    if (known === undefined || day < known) earliest.set(customerId, day);
  };
  for (const { customerId, issuedOn } of plan.newInvoices) note(customerId, issuedOn);
  for (const { customerId, paidOn } of plan.newPayments) note(customerId, paidOn);
  return openings.filter((opening) => {
    const first = earliest.get(opening.customerId);
    return first !== undefined && first < dayOf(opening);
  });
}

/** The opening's own day, which its made number bears (`openingNumber`); else the day that was answered for it. */
function dayOf({ number, issuedOn }: CountedOpening): LocalDate {
  const [, year, month, day] = /^AN-(\d{4})(\d{2})(\d{2})/.exec(number) ?? [];
  const opened = `${year}-${month}-${day}`;
  return isLocalDate(opened) ? localDate(opened) : issuedOn;
}
