import { laterOf } from '../dates/local-date.ts';
import { type LateFeeTerms, type LateInvoice, lateFeeStatement } from '../late-fees/late-fee-rules.ts';
import type { LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import { type Cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
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
 * agreed on, and late-payment interest on the balance alone since the invoices' own due dates: what instalments paid bears none. Where the
 * agreement included interest, all of it or some, what ran until then is settled by it: interest runs from the day after the agreement. The clause lists no 40 €: those that the agreement included were
 * asked for, and no others come. `late`: the schedule's invoices past their due date.
 * @throws AppError RATE_MISSING
 */
export function acceleratedBalance(
  schedule: Schedule,
  late: readonly (LateInvoice & { invoiceId: number })[],
  terms: LateFeeTerms,
): AcceleratedBalance {
  const open = new Map(schedule.invoices.map(({ invoiceId, openCents }) => [invoiceId, openCents]));
  const principalCents = sumCents(schedule.invoices.map(({ openCents }) => openCents));
  const agreedFeesCents = subtractCents(schedule.openCents, principalCents);
  const included = schedule.interestCents > 0;
  const balance = late.flatMap((invoice) => {
    const openCents = open.get(invoice.invoiceId) ?? ZERO;
    const dueOn = included ? laterOf(invoice.dueOn, schedule.agreedOn) : invoice.dueOn;
    return openCents > 0 ? [{ ...invoice, dueOn, totalCents: openCents, reductions: [] }] : [];
  });
  const statement = lateFeeStatement(balance, terms);
  const fees = { ...statement, indemnityCents: ZERO, totalCents: statement.interestCents };
  return { principalCents, agreedFeesCents, fees, totalCents: sumCents([principalCents, agreedFeesCents, fees.totalCents]) };
}
