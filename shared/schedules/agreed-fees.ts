import { AppError } from '../errors/app-error.ts';
import { addCents, type Cents, minCents, subtractCents, ZERO } from '../money/cents.ts';
import type { ScheduleTerms } from './schedules.contract.ts';

/** Interest and the 40 €, apart. */
export interface ScheduleFees {
  interestCents: Cents;
  indemnityCents: Cents;
}

export const NO_FEES: ScheduleFees = { interestCents: ZERO, indemnityCents: ZERO };

type FeeTerms = Pick<ScheduleTerms, 'includeFees' | 'interestCents' | 'indemnityCents' | 'waiverReason'>;

/** Whether the terms ask for late fees at all, in whole or in part. */
export function asksForFees({ includeFees, interestCents, indemnityCents }: FeeTerms): boolean {
  return includeFees === true || (interestCents ?? 0) > 0 || (indemnityCents ?? 0) > 0;
}

/**
 * What of the late fees the parties include, each at most what could be claimed. An amount that is named wins over `includeFees`.
 * @throws AppError SCHEDULE_FEES_TOO_LARGE
 */
export function agreedFees(terms: FeeTerms, claimable: ScheduleFees): ScheduleFees {
  const wanted = {
    interestCents: terms.interestCents ?? (terms.includeFees ? claimable.interestCents : ZERO),
    indemnityCents: terms.indemnityCents ?? (terms.includeFees ? claimable.indemnityCents : ZERO),
  };
  for (const key of ['interestCents', 'indemnityCents'] as const) {
    if (wanted[key] > claimable[key]) {
      throw new AppError('SCHEDULE_FEES_TOO_LARGE', { amountCents: wanted[key], claimableCents: claimable[key] });
    }
  }
  return wanted;
}

/** Whether an amount is named below what could be claimed: that part is given up for the time of the agreement, which has its reason. */
export function isPartlyWaived({ interestCents, indemnityCents }: FeeTerms, claimable: ScheduleFees): boolean {
  return (
    (interestCents !== undefined && interestCents < claimable.interestCents) ||
    (indemnityCents !== undefined && indemnityCents < claimable.indemnityCents)
  );
}

/** What is left to claim once earlier schedules of the same invoices brought some of it: interest first, then the 40 € (C. civ. 1343-1). */
export function feesLessPaid({ interestCents, indemnityCents }: ScheduleFees, paidCents: Cents): ScheduleFees {
  const offInterest = minCents(paidCents, interestCents);
  const offIndemnity = minCents(subtractCents(paidCents, offInterest), indemnityCents);
  return {
    interestCents: subtractCents(interestCents, offInterest),
    indemnityCents: subtractCents(indemnityCents, offIndemnity),
  };
}

export function feesTotal({ interestCents, indemnityCents }: ScheduleFees): Cents {
  return addCents(interestCents, indemnityCents);
}
