import { monthOf, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import type { CurrentCompany } from '../api/company-context.tsx';

/**
 * The month shown when none was chosen: the last whole month, since a month that has just begun gives figures that say nothing;
 * never after the last month with an invoice, nor before the first.
 */
export function usualMonth({ today, firstMonth, lastMonth }: Pick<CurrentCompany, 'today' | 'firstMonth' | 'lastMonth'>): YearMonth {
  const lastWhole = plusMonths(monthOf(today), -1);
  const latest = lastMonth !== null && lastMonth < lastWhole ? lastMonth : lastWhole;
  return firstMonth !== null && latest < firstMonth ? firstMonth : latest;
}
