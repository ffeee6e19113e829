import { lastDayOf, type YearMonth } from '../dates/year-month.ts';
import type { Balances, DashboardFigures } from './dashboard.contract.ts';

/** Whether a month's figures stand for a day before its last: the month is not over, and what it sold, spent or was paid is not all there. */
export function isUnfinished({ month, asOf }: { month: YearMonth; asOf: DashboardFigures['asOf'] }): boolean {
  return asOf < lastDayOf(month);
}

/**
 * The figures of a month that is not over, as somebody reads them in the middle of it: what is owed and what is late are those of the day of
 * `balances` (kpis.md: balances stand for any day), where those of the month's last day would count as late what only falls due until then.
 * What is counted over the month, and the delays that rest on it, stay those of the whole month with what is known.
 */
export function figuresToDate(figures: DashboardFigures, balances: Balances): DashboardFigures {
  const { overdueRatio: _overdue, disputeRatio: _dispute, ...otherReasons } = figures.reasons;
  return {
    ...figures,
    ...balances,
    reasons: {
      ...otherReasons,
      ...(balances.overdueRatio === null ? { overdueRatio: 'noOutstanding' } : {}),
      ...(balances.disputeRatio === null ? { disputeRatio: 'noOutstanding' } : {}),
    },
  };
}
