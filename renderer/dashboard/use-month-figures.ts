import { useMemo } from 'react';
import { figuresToDate } from '../../shared/dashboard/current-month.ts';
import type { DashboardFigures, TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { lastDayOf, type YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useLastComplete } from '../api/use-last-complete.ts';

/** How many months the curves show: the month and the twelve before it, so that a year ago is in sight. */
const TREND_MONTHS = 13;
/** Two of those years, where they are asked for. */
const LONG_TREND_MONTHS = 25;

export interface MonthFigures {
  /** Of the current month, what is owed is as of today: see `figuresToDate`. */
  figures: DashboardFigures;
  trend: TrendMonth[];
  scope: Scope;
  /** What the company's largest customer owes past its due date, on the day of the figures; null while that is not known. */
  topOverdueCents: Cents | null;
}

interface Asked {
  month: YearMonth;
  scope: Scope;
  isLong: boolean;
  /** False: a company without invoices has no figures. */
  enabled?: boolean;
}

/** A month's figures and the months before it: the last that were complete while others are read; `busy` says so. */
export function useMonthFigures({ month, scope, isLong, enabled = true }: Asked) {
  const { today } = useCompany();
  const isOver = lastDayOf(month) <= today;
  const asOf = isOver ? lastDayOf(month) : today;
  const months = isLong ? LONG_TREND_MONTHS : TREND_MONTHS;
  const figures = useApiQuery('dashboard.figures', { month, ...scope }, { keepPrevious: true, enabled });
  const trend = useApiQuery('dashboard.trend', { month, months, ...scope }, { keepPrevious: true, enabled });
  const balances = useApiQuery('dashboard.balances', { asOf, ...scope }, { enabled: enabled && !isOver });
  const isPart = scope.customerId !== undefined || scope.segment !== undefined;
  const top = figures.isPlaceholderData || isPart ? undefined : figures.data?.topCustomers[0]?.customerId;
  const ofTop = useApiQuery('dashboard.balances', { asOf, customerId: top ?? 0 }, { enabled: top !== undefined });

  const first = useMemo((): MonthFigures | null => {
    if (!figures.data || !trend.data || figures.isPlaceholderData || trend.isPlaceholderData) return null;
    if (!isOver && !balances.data) return null;
    return {
      figures: balances.data && !isOver ? figuresToDate(figures.data, balances.data) : figures.data,
      trend: trend.data,
      scope,
      topOverdueCents: ofTop.data?.overdueCents ?? null,
    };
  }, [figures.data, figures.isPlaceholderData, trend.data, trend.isPlaceholderData, balances.data, isOver, scope, ofTop.data]);
  // The first figures are shown as soon as they are there; later ones with what their largest customer owes.
  const shown = useLastComplete(first && (top === undefined || ofTop.data || ofTop.error) ? first : null) ?? first;
  const failed = [figures, trend, ...(isOver ? [] : [balances])].find((query) => query.error && !query.data);
  return {
    shown: failed ? null : shown,
    busy: shown !== first,
    error: failed?.error ?? null,
    retry: () => void Promise.all([figures.refetch(), trend.refetch(), ...(isOver ? [] : [balances.refetch()])]),
  };
}
