import { useMemo } from 'react';
import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { monthOf, YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { AgedBalanceCard } from './AgedBalanceCard.tsx';
import { AlertStrip } from './AlertStrip.tsx';
import classes from './DashboardScreen.module.css';
import { PartTiles } from './PartTiles.tsx';
import { RatioTables } from './RatioTables.tsx';
import { TrendCard } from './TrendCard.tsx';
import { useMonthFigures } from './use-month-figures.ts';
import { usualMonth } from './usual-month.ts';

/** The figures of one customer at the end of a month, or today in the current one, with those of the months before. */
export function CustomerFigures({ customerId }: { customerId: number }) {
  const company = useCompany();
  const [asked, setMonth] = useAddressSetting('mois');
  const [length, setLength] = useAddressSetting('tendance');
  const isLong = length === '25';
  const month = YearMonth.safeParse(asked).data ?? usualMonth(company);
  const scope = useMemo(() => ({ customerId }), [customerId]);
  const { shown, busy, error, retry } = useMonthFigures({ month, scope, isLong });
  const thresholds = useApiQuery('dashboard.thresholds', {}).data ?? DEFAULT_THRESHOLDS;
  useFiguresDay(shown?.figures.asOf ?? null);
  return (
    <div className={classes.customer}>
      <div className={classes.customerMonth}>
        <MonthControl
          month={month}
          onChange={setMonth}
          {...(company.firstMonth ? { first: company.firstMonth } : {})}
          last={monthOf(company.today)}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : shown ? (
        <div className={classes.screen} aria-busy={busy}>
          <div className={classes.first}>
            <AlertStrip alerts={alertsOf(shown.figures, shown.trend, thresholds, true)} figures={shown.figures} scope={scope} />
            <PartTiles figures={shown.figures} trend={shown.trend} scope={scope} thresholds={thresholds} />
            <div className={classes.trends}>
              <TrendCard trend={shown.trend} isLong={isLong} onLength={() => setLength(isLong ? null : '25')} />
              <AgedBalanceCard figures={shown.figures} scope={scope} />
            </div>
          </div>
          <RatioTables figures={shown.figures} scope={scope} />
        </div>
      ) : (
        <LoadingState />
      )}
    </div>
  );
}
