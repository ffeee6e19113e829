import type { CustomerKind } from '../customers/customers.contract.ts';
import { addMonths, type LocalDate, laterOf } from '../dates/local-date.ts';

/** Months after which a claim can no longer be enforced: 5 years between professionals (C. com. L110-4), 2 against a consumer (C. conso. L218-2). */
const PRESCRIPTION_MONTHS: Record<CustomerKind, number> = { business: 60, consumer: 24 };

/**
 * The last day on which a claim can be brought: counted from the due date, day for day (C. civ. 2228, 2229; CPC 641 for a month without that
 * day), and anew from an interruption that bears its proof (C. civ. 2231). A reminder or a formal notice interrupts nothing.
 */
export function prescribesOn(dueOn: LocalDate, debtor: CustomerKind, interruptedOn: LocalDate | null = null): LocalDate {
  return addMonths(interruptedOn === null ? dueOn : laterOf(dueOn, interruptedOn), PRESCRIPTION_MONTHS[debtor]);
}
