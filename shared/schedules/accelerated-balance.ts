import { laterOf } from '../dates/local-date.ts';
import { type LateFeeTerms, type LateInvoice, lateFeeStatement } from '../late-fees/late-fee-rules.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import { addCents, type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import type { Schedule } from './schedules.contract.ts';

/** What falls due at once when a broken schedule loses its term. */
export interface AcceleratedBalance {
  /** What is left of the invoices. */
  principalCents: Cents;
  /** What is left of the interest and the 40 € that the agreement included. */
  agreedFeesCents: Cents;
  /** What the agreement did not include and gave up only while it was respected. */
  fees: LateFeeStatement;
  totalCents: Cents;
}

/**
 * The balance of a broken schedule at `terms.asOf`, as the agreement's clause has it: what is left of the invoices and of the fees
 * agreed on, and late-payment interest on the balance since the invoices' own due dates, less what the agreement included: it then runs
 * from the day after the agreement. The 40 € are asked for once. `late`: the schedule's invoices past their due date.
 * @throws AppError RATE_MISSING
 */
export function acceleratedBalance(
  schedule: Schedule,
  late: readonly (LateInvoice & { invoiceId: number })[],
  terms: LateFeeTerms,
): AcceleratedBalance {
  const open = new Set(schedule.invoices.filter(({ openCents }) => openCents > 0).map(({ invoiceId }) => invoiceId));
  const principalCents = sumCents(schedule.invoices.map(({ openCents }) => openCents));
  const agreedFeesCents = subtractCents(schedule.openCents, principalCents);
  const included = addCents(schedule.interestCents, schedule.indemnityCents) > 0;
  const claimed = late.filter(({ invoiceId }) => open.has(invoiceId));
  const statement = lateFeeStatement(
    included ? claimed.map((invoice) => ({ ...invoice, dueOn: laterOf(invoice.dueOn, schedule.agreedOn) })) : claimed,
    terms,
  );
  const fees = included ? { ...statement, indemnityCents: ZERO, totalCents: statement.interestCents } : statement;
  return { principalCents, agreedFeesCents, fees, totalCents: sumCents([principalCents, agreedFeesCents, fees.totalCents]) };
}
