import type { LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, sumCents } from '../money/cents.ts';

/** An invoice that the user wants in a schedule. */
export interface ScheduleCandidate {
  id: number;
  number: string;
  kind: 'invoice' | 'creditNote';
  customerId: number;
  cancelledOn: LocalDate | null;
  /** Open at the day of the agreement. */
  openCents: Cents;
  /** A schedule already running on it. */
  scheduleId: number | null;
}

/**
 * The principal of a schedule: what is open of its invoices at the day of the agreement, disputed or not, since agreeing to pay
 * acknowledges it. One customer, each invoice open and free of another schedule than the one that is replaced.
 *
 * @throws AppError SCHEDULE_SEVERAL_CUSTOMERS, INVOICE_IS_CREDIT_NOTE, INVOICE_CANCELLED, SCHEDULE_INVOICE_TAKEN,
 * SCHEDULE_NOTHING_DUE, SCHEDULE_INVOICE_PAID
 */
export function schedulePrincipal(candidates: readonly ScheduleCandidate[], asOf: LocalDate, replacesId: number | null = null): Cents {
  if (new Set(candidates.map(({ customerId }) => customerId)).size > 1) throw new AppError('SCHEDULE_SEVERAL_CUSTOMERS', {});
  for (const { number, kind, cancelledOn } of candidates) {
    if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
    if (cancelledOn !== null) throw new AppError('INVOICE_CANCELLED', { number });
  }
  const paid = candidates.filter(({ openCents }) => openCents <= 0);
  if (paid.length === candidates.length) throw new AppError('SCHEDULE_NOTHING_DUE', {});
  for (const { number } of paid) throw new AppError('SCHEDULE_INVOICE_PAID', { number, asOf });
  for (const { number, scheduleId } of candidates) {
    if (scheduleId !== null && scheduleId !== replacesId) throw new AppError('SCHEDULE_INVOICE_TAKEN', { number });
  }
  return sumCents(candidates.map(({ openCents }) => openCents));
}
