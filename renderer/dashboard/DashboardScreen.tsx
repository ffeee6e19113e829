import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { monthOf, YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { useAddressScope } from '../ui/routing/use-address-scope.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/ScreenState.tsx';
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
import { usualMonth } from './usual-month.ts';

/** How many months the curves show: the month and the twelve before it, so that a year ago is in sight. */
const TREND_MONTHS = 13;
/** Two of those years, where they are asked for. */
const LONG_TREND_MONTHS = 25;

/**
 * Where the cash stands: the four pilots, their trends, who owes, and every ratio behind them, at the end of a month. `actions`: what else can
 * be done with the month shown.
 */
export function DashboardScreen({ actions }: { actions: (month: YearMonth) => ReactNode }) {
  const company = useCompany();
  const [asked, setAsked] = useAddressSetting('mois');
  const month = YearMonth.safeParse(asked).data ?? usualMonth(company);
  const isEmpty = company.invoiceCount === 0;
  const [scope, setScope] = useAddressScope();
  const [length, setLength] = useAddressSetting('tendance');
  const isLong = length === String(LONG_TREND_MONTHS);
  const isPart = scope.customerId !== undefined || scope.segment !== undefined;

  const figures = useApiQuery('dashboard.figures', { month, ...scope }, { keepPrevious: true, enabled: !isEmpty });
  const trend = useApiQuery(
    'dashboard.trend',
    { month, months: isLong ? LONG_TREND_MONTHS : TREND_MONTHS, ...scope },
    { keepPrevious: true, enabled: !isEmpty },
  );
  const thresholds = useApiQuery('dashboard.thresholds', {}, { enabled: !isEmpty }).data ?? DEFAULT_THRESHOLDS;
  const asOf = figures.data?.asOf ?? null;
  const customers = useApiQuery('customers.list', { asOf: asOf ?? company.today }, { keepPrevious: true, enabled: asOf !== null });
  useFiguresDay(asOf);

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
        <EmptyState
          icon="imports"
          title="Aucune facture dans cette société"
          action={
            <Button component="a" href={hrefTo('imports', {})} variant="filled">
              Importer un fichier
            </Button>
          }
        >
          Importez l’export de votre logiciel de facturation (Excel ou CSV) : les chiffres s’affichent aussitôt.
        </EmptyState>
      </>
    );
  }
  const failed = figures.error ?? trend.error;
  if (failed && (!figures.data || !trend.data)) {
    const retry = () => {
      void figures.refetch();
      void trend.refetch();
    };
    return (
      <>
        {header}
        <ErrorState error={failed} onRetry={retry} />
      </>
    );
  }
  if (!figures.data || !trend.data) {
    return (
      <>
        {header}
        <LoadingState />
      </>
    );
  }
  return (
    <div className={classes.screen} aria-busy={figures.isPlaceholderData}>
      <div className={classes.first}>
        {header}
        <AlertStrip alerts={alertsOf(figures.data, trend.data, thresholds, isPart)} month={figures.data.month} scope={scope} />
        {isPart ? (
          <PartTiles figures={figures.data} trend={trend.data} scope={scope} thresholds={thresholds} />
        ) : (
          <PilotTiles figures={figures.data} trend={trend.data} customers={customers.data ?? []} thresholds={thresholds} />
        )}
        <div className={classes.trends}>
          <TrendCard trend={trend.data} onLength={() => setLength(isLong ? null : String(LONG_TREND_MONTHS))} isLong={isLong} />
          <AgedBalanceCard figures={figures.data} scope={scope} />
        </div>
        {scope.customerId === undefined && (
          <div className={classes.debts}>
            {isPart ? (
              <ConcentrationCard figures={figures.data} scope={scope} />
            ) : (
              <CashForecastCard asOf={forecastDay(month, company.today)} />
            )}
            <LargestDebtsCard customers={customers} figures={figures.data} scope={scope} />
          </div>
        )}
      </div>
      {!isPart && (
        <div className={classes.concentration}>
          <ConcentrationCard figures={figures.data} scope={scope} />
        </div>
      )}
      <RatioTables figures={figures.data} scope={scope} />
    </div>
  );
}
