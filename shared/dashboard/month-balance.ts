import { addCents, type Cents, cents } from '../money/cents.ts';
import type { BalanceFacts } from './book-facts.ts';
import type { MonthMeasures } from './customer-months.ts';

/** Where things stood at a month's end, from its sums. */
export function balanceOfMonth(month: MonthMeasures): BalanceFacts {
  const bucket = (amount: number, count: number) => ({ cents: cents(amount), count });
  return {
    agedBalance: {
      notDue: bucket(month.notDueCents, month.notDueCount),
      '1-30': bucket(month.late30Cents, month.late30Count),
      '31-60': bucket(month.late60Cents, month.late60Count),
      '61-90': bucket(month.late90Cents, month.late90Count),
      '90+': bucket(month.lateMoreCents, month.lateMoreCount),
    },
    disputedCents: cents(month.disputedCents),
    disputedOverdueCents: cents(month.disputedOverdueCents),
  };
}

type Late = Pick<MonthMeasures, 'late30Cents' | 'late60Cents' | 'late90Cents' | 'lateMoreCents'>;

export function overdueOfMonth({ late30Cents, late60Cents, late90Cents, lateMoreCents }: Late): Cents {
  return cents(late30Cents + late60Cents + late90Cents + lateMoreCents);
}

export function outstandingOfMonth(month: Late & Pick<MonthMeasures, 'notDueCents'>): Cents {
  return addCents(cents(month.notDueCents), overdueOfMonth(month));
}
