import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { monthOf, YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { AgedBalanceCard } from './AgedBalanceCard.tsx';
import { AlertStrip } from './AlertStrip.tsx';
import classes from './DashboardScreen.module.css';
import { PartTiles } from './PartTiles.tsx';
import { RatioTables } from './RatioTables.tsx';
import { TrendCard } from './TrendCard.tsx';
import { usualMonth } from './usual-month.ts';

/** The figures of one customer at the end of a month, with those of the months before. */
export function CustomerFigures({ customerId }: { customerId: number }) {
  const company = useCompany();
  const [asked, setMonth] = useAddressSetting('mois');
  const [length, setLength] = useAddressSetting('tendance');
  const isLong = length === '25';
  const month = YearMonth.safeParse(asked).data ?? usualMonth(company);
  const scope = { customerId };
  const figures = useApiQuery('dashboard.figures', { month, customerId }, { keepPrevious: true });
  const trend = useApiQuery('dashboard.trend', { month, customerId, months: isLong ? 25 : 13 }, { keepPrevious: true });
  const thresholds = useApiQuery('dashboard.thresholds', {}).data ?? DEFAULT_THRESHOLDS;
  useFiguresDay(figures.data?.asOf ?? null);
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
      <QueryState query={figures}>
        {(shown) => (
          <QueryState query={trend}>
            {(months) => (
              <>
                <div className={classes.first}>
                  <AlertStrip alerts={alertsOf(shown, months, thresholds, true)} month={shown.month} scope={scope} />
                  <PartTiles figures={shown} trend={months} scope={scope} thresholds={thresholds} />
                  <div className={classes.trends}>
                    <TrendCard trend={months} isLong={isLong} onLength={() => setLength(isLong ? null : '25')} />
                    <AgedBalanceCard figures={shown} scope={scope} />
                  </div>
                </div>
                <RatioTables figures={shown} scope={scope} />
              </>
            )}
          </QueryState>
        )}
      </QueryState>
    </div>
  );
}
