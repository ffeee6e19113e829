import { type LateFeeTerms, type LateInvoice, lateFeeStatement } from '../late-fees/late-fee-rules.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import { lessPaid } from '../late-fees/paid-late-fees.ts';
import { addCents, type Cents, sumCents } from '../money/cents.ts';
import type { Schedule } from './schedules.contract.ts';

/** What falls due at once when a broken schedule loses its term. */
export interface AcceleratedBalance {
  /** What is left of the invoices. */
  principalCents: Cents;
  /** The late fees of its invoices, less those already paid. */
  fees: LateFeeStatement;
  totalCents: Cents;
}

/**
 * The balance of a broken schedule at `terms.asOf`, as the agreement's clause has it: what is left of the invoices, and all their late fees,
 * for what the agreement gave up was given up only while it was respected. They are those of `lateFees.statement`: interest on what was open of
 * each invoice day by day since its own due date, and 40 € for each; less what of them was paid already. What the agreement included is among
 * them, and is not claimed a second time.
 * `late`: every invoice of the customer past its due date, without what is contested; `feesPaidCents`: of late fees, under this schedule and
 * those before it.
 * @throws AppError RATE_MISSING
 */
export function acceleratedBalance(
  schedule: Pick<Schedule, 'invoices'>,
  late: readonly (LateInvoice & { invoiceId: number })[],
  terms: LateFeeTerms,
  feesPaidCents: Cents,
): AcceleratedBalance {
  const ids = new Set(schedule.invoices.map(({ invoiceId }) => invoiceId));
  const principalCents = sumCents(schedule.invoices.map(({ openCents }) => openCents));
  const statement = lateFeeStatement(
    late.filter(({ invoiceId }) => ids.has(invoiceId)),
    terms,
  );
  const fees = lessPaid(statement, feesPaidCents);
  return { principalCents, fees, totalCents: addCents(principalCents, fees.totalCents) };
}
