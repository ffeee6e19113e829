import { type LocalDate, localDate } from '../../dates/local-date.ts';
import { monthsEndingOn, type Period } from '../../dates/year-month.ts';
import type { ExclusionCode, ProofPart } from './proof.contract.ts';

/** What each list leaves out. */
const EXCLUSIONS_OF_PART: Readonly<Partial<Record<ProofPart, readonly ExclusionCode[]>>> = {
  open: ['cancelled', 'notYetIssued', 'writtenOff', 'laterPayment', 'unallocatedPayment'],
  notDue: ['cancelled', 'notYetIssued', 'writtenOff', 'laterPayment', 'unallocatedPayment'],
  overdue: ['creditNote', 'notPastDue', 'cancelled', 'writtenOff', 'laterPayment', 'unallocatedPayment'],
  disputed: ['cancelled'],
  chaseable: ['disputed', 'creditNote', 'notPastDue', 'cancelled', 'writtenOff', 'laterPayment', 'unallocatedPayment'],
  issued: ['cancelled', 'notYetIssued'],
  issued3Months: ['cancelled', 'notYetIssued'],
  issued12Months: ['cancelled', 'notYetIssued'],
  collected: ['notAPayment'],
  delays: ['unallocatedPayment', 'notAPayment'],
  delays12Months: ['unallocatedPayment', 'notAPayment'],
  imported: ['notImported', 'matchedByHand'],
  customers: ['noRevenue', 'cancelled'],
};

/** How many months, ending on the figure's day, a list is of; a list of what is open has no beginning. */
const MONTHS_OF_PART: Readonly<Partial<Record<ProofPart, number>>> = {
  issued: 1,
  issued3Months: 3,
  issued12Months: 12,
  collected: 1,
  delays: 1,
  delays12Months: 12,
  imported: 1,
  customers: 12,
};
/** Before any book. */
const BEGINNING = localDate('0001-01-01');

/** Why rows are left out of the lists of a figure, and among the rows of which period they are looked for: the longest of the lists'. */
export function exclusionsOf(parts: readonly ProofPart[], asOf: LocalDate): Map<ExclusionCode, Period> {
  const periods = new Map<ExclusionCode, Period>();
  for (const part of parts) {
    const months = MONTHS_OF_PART[part];
    const period = months === undefined ? { from: BEGINNING, to: asOf } : monthsEndingOn(asOf, months);
    for (const code of EXCLUSIONS_OF_PART[part] ?? []) {
      const known = periods.get(code);
      if (!known || period.from < known.from) periods.set(code, period);
    }
  }
  return periods;
}
