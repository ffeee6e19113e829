import { type Cents, minCents, subtractCents, sumCents } from '../money/cents.ts';
import type { LateFeeStatement } from './late-fees.contract.ts';

/**
 * A statement of late fees less what of them was paid already, under repayment schedules: its lines, its interest and its 40 € stay what ran,
 * its total is what is left. `paidCents`: at most what ran counts, since nobody is repaid by a claim.
 */
export function lessPaid<Statement extends LateFeeStatement>(statement: Statement, paidCents: Cents): Statement {
  const ran = sumCents([statement.interestCents, statement.indemnityCents]);
  const counted = minCents(paidCents, ran);
  return counted <= 0 ? statement : { ...statement, paidCents: counted, totalCents: subtractCents(ran, counted) };
}
