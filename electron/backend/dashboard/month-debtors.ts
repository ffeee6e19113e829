import { customersOfMonth } from '../../../db/dashboard/customer-months.queries.ts';
import { customerNames } from '../../../db/dashboard/dashboard.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { customerBalancesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { Debtor } from '../../../shared/dashboard/dashboard.contract.ts';
import { outstandingOfMonth, overdueOfMonth } from '../../../shared/dashboard/month-balance.ts';
import type { Scope } from '../../../shared/dashboard/scope.ts';
import { daysBetween, type LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDayOf, type YearMonth } from '../../../shared/dates/year-month.ts';
import { cents } from '../../../shared/money/cents.ts';

const SHOWN = 10;
const BALANCES = ['notDueCents', 'late30Cents', 'late60Cents', 'late90Cents', 'lateMoreCents', 'disputedCents'] as const;

/** The customers who owe most past their due date at a month's end: found by the month's sums, then looked at. */
export function monthDebtors(db: ReadDb, month: YearMonth, scope: Scope): Debtor[] {
  const asOf = lastDayOf(month);
  const largest = [...customersOfMonth(db, month, BALANCES, scope)]
    .map(([customerId, balance]) => ({
      customerId,
      outstandingCents: outstandingOfMonth(balance),
      overdueCents: overdueOfMonth(balance),
      disputedCents: cents(balance.disputedCents),
    }))
    .filter(({ overdueCents }) => overdueCents > 0)
    .sort((a, b) => b.overdueCents - a.overdueCents || a.customerId - b.customerId)
    .slice(0, SHOWN);
  if (largest.length === 0) return [];
  const ids = largest.map(({ customerId }) => customerId);
  const names = customerNames(db, ids);
  const oldest = new Map(customerBalancesAt(db, asOf, ids).map(({ customerId, oldestDueOn }) => [customerId, oldestDueOn]));
  return largest.map((debtor) => {
    const oldestDueOn = oldest.get(debtor.customerId) ?? null;
    return {
      ...debtor,
      ...(names.get(debtor.customerId) ?? { code: '', name: '' }),
      oldestDueOn,
      daysLate: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, asOf),
    };
  });
}

/** The oldest due date still open at a day, and how long ago it was. */
export function oldestDue(
  open: readonly { kind: 'invoice' | 'creditNote'; dueOn: LocalDate }[],
  asOf: LocalDate,
): Pick<Debtor, 'oldestDueOn' | 'daysLate'> {
  let oldestDueOn: LocalDate | null = null;
  for (const { kind, dueOn } of open)
    if (kind === 'invoice' && dueOn < asOf && (oldestDueOn === null || dueOn < oldestDueOn)) oldestDueOn = dueOn;
  return { oldestDueOn, daysLate: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, asOf) };
}
