import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { monthOf, YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { useAddressScope } from '../ui/routing/use-address-scope.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { AgedBalanceCard } from './AgedBalanceCard.tsx';
import { AlertStrip } from './AlertStrip.tsx';
import { CashForecastCard } from './CashForecastCard.tsx';
import { ConcentrationCard } from './ConcentrationCard.tsx';
import classes from './DashboardScreen.module.css';
import { forecastDay } from './forecast-day.ts';
import { LargestDebtsCard } from './LargestDebtsCard.tsx';
import { PartTiles } from './PartTiles.tsx';
import { PilotTiles } from './PilotTiles.tsx';
import { RatioTables } from './RatioTables.tsx';
import { ScopeControl } from './ScopeControl.tsx';
import { TrendCard } from './TrendCard.tsx';
import { useMonthFigures } from './use-month-figures.ts';
import { usualMonth } from './usual-month.ts';

/**
 * Where the cash stands: the four pilots, their trends, who owes, and every ratio behind them, at the end of a month; of the current one, what
 * is owed is as of today. `actions`: what else can
 * be done with the month shown.
 */
export function DashboardScreen({ actions }: { actions: (month: YearMonth) => ReactNode }) {
  const company = useCompany();
  const [asked, setAsked] = useAddressSetting('mois');
  const month = YearMonth.safeParse(asked).data ?? usualMonth(company);
  const isEmpty = company.invoiceCount === 0;
  const [scope, setScope] = useAddressScope();
  const [length, setLength] = useAddressSetting('tendance');
  const isLong = length === '25';
  const { shown, busy, error, retry } = useMonthFigures({ month, scope, isLong, enabled: !isEmpty });
  const thresholds = useApiQuery('dashboard.thresholds', {}, { enabled: !isEmpty }).data ?? DEFAULT_THRESHOLDS;
  useFiguresDay(shown?.figures.asOf ?? null);

  const header = (
    <PageHeader
      title="Pilotage"
      controls={
        isEmpty ? undefined : (
          <>
            <MonthControl
              month={month}
              onChange={setAsked}
              {...(company.firstMonth ? { first: company.firstMonth } : {})}
              last={monthOf(company.today)}
            />
            <ScopeControl scope={scope} onChange={setScope} />
          </>
        )
      }
      {...(isEmpty
        ? {}
        : {
            actions: (
              <>
                <Button component="a" href={hrefTo('whatIf', {}, { mois: asked ?? undefined })}>
                  Et si… ?
                </Button>
                {actions(month)}
              </>
            ),
          })}
    />
  );
  if (isEmpty) {
    return (
      <>
        {header}
        <ImportFirst>Importez l’export de votre logiciel de facturation (Excel ou CSV) : les chiffres s’affichent aussitôt.</ImportFirst>
      </>
    );
  }
  if (error) {
    return (
      <>
        {header}
        <ErrorState error={error} onRetry={retry} />
      </>
    );
  }
  if (!shown) {
    return (
      <>
        {header}
        <LoadingState />
      </>
    );
  }
  const { figures: ofMonth, scope: of } = shown;
  const isPart = of.customerId !== undefined || of.segment !== undefined;
  return (
    <div className={classes.screen} aria-busy={busy}>
      <div className={classes.first}>
        {header}
        <AlertStrip alerts={alertsOf(ofMonth, shown.trend, thresholds, isPart)} figures={ofMonth} scope={of} />
        {isPart ? (
          <PartTiles figures={ofMonth} trend={shown.trend} scope={of} thresholds={thresholds} />
        ) : (
          <PilotTiles figures={ofMonth} trend={shown.trend} topOverdueCents={shown.topOverdueCents} thresholds={thresholds} />
        )}
        <div className={classes.trends}>
          <TrendCard trend={shown.trend} onLength={() => setLength(isLong ? null : '25')} isLong={isLong} />
          <AgedBalanceCard figures={ofMonth} scope={of} />
        </div>
        {of.customerId === undefined && (
          <div className={classes.debts}>
            {isPart ? <ConcentrationCard figures={ofMonth} scope={of} /> : <CashForecastCard asOf={forecastDay(month, company.today)} />}
            <LargestDebtsCard figures={ofMonth} />
          </div>
        )}
      </div>
      {!isPart && (
        <div className={classes.concentration}>
          <ConcentrationCard figures={ofMonth} scope={of} />
        </div>
      )}
      <RatioTables figures={ofMonth} scope={of} />
    </div>
  );
}
