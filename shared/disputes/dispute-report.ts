import { type Cents, sumCents } from '../money/cents.ts';
import { ratio } from '../money/ratio.ts';
import { DISPUTE_CATEGORIES } from './dispute-categories.ts';
import type { Dispute, DisputeGroup } from './disputes.contract.ts';

/** The last day of each band of ages, in days since a dispute was opened. */
const AGE_BANDS = [
  ['0-15', 15],
  ['16-30', 30],
  ['31-60', 60],
  ['61-90', 90],
  ['90+', Number.POSITIVE_INFINITY],
] as const;

type Reported = Pick<Dispute, 'category' | 'owner' | 'ageDays' | 'disputedCents' | 'closedOn'>;

export interface DisputeReport {
  count: number;
  amountCents: Cents;
  averageAgeDays: number | null;
  byCategory: DisputeGroup[];
  byAge: DisputeGroup[];
  byOwner: DisputeGroup[];
}

/**
 * The open disputes by what they are about and by age, in their usual order, and by who follows them, the largest sums first; groups without
 * any are absent. The amount is what is contested that day; the age in days, averaged by dispute. Each of the three adds up to the whole.
 */
export function disputeReport(disputes: readonly Reported[]): DisputeReport {
  const open = disputes.filter(({ closedOn }) => closedOn === null);
  const owners = [...new Set(open.map(({ owner }) => owner))];
  return {
    count: open.length,
    amountCents: sumCents(open.map(({ disputedCents }) => disputedCents)),
    averageAgeDays: averageAge(open),
    byCategory: DISPUTE_CATEGORIES.flatMap((category) =>
      groupOf(
        category,
        open.filter((each) => each.category === category),
      ),
    ),
    byAge: AGE_BANDS.flatMap(([key, last], index) => {
      const before = AGE_BANDS[index - 1]?.[1] ?? -1;
      return groupOf(
        key,
        open.filter(({ ageDays }) => ageDays > before && ageDays <= last),
      );
    }),
    byOwner: owners
      .flatMap((owner) =>
        groupOf(
          owner,
          open.filter((each) => each.owner === owner),
        ),
      )
      .toSorted((a, b) => b.amountCents - a.amountCents || (a.key < b.key ? -1 : 1)),
  };
}

function groupOf(key: string, disputes: readonly Reported[]): DisputeGroup[] {
  const averageAgeDays = averageAge(disputes);
  if (averageAgeDays === null) return [];
  return [{ key, count: disputes.length, amountCents: sumCents(disputes.map(({ disputedCents }) => disputedCents)), averageAgeDays }];
}

function averageAge(disputes: readonly Reported[]): number | null {
  return ratio(
    disputes.reduce((sum, { ageDays }) => sum + ageDays, 0),
    disputes.length,
  );
}
