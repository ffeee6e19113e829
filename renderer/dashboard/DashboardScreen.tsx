import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { alertsOf } from '../../shared/dashboard/alerts.fr.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/dashboard/thresholds.contract.ts';
import { lastDayOf, monthOf, YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useLastComplete } from '../api/use-last-complete.ts';
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

  const figures = useApiQuery('dashboard.figures', { month, ...scope }, { keepPrevious: true, enabled: !isEmpty });
  const trend = useApiQuery(
    'dashboard.trend',
    { month, months: isLong ? LONG_TREND_MONTHS : TREND_MONTHS, ...scope },
    { keepPrevious: true, enabled: !isEmpty },
  );
  const thresholds = useApiQuery('dashboard.thresholds', {}, { enabled: !isEmpty }).data ?? DEFAULT_THRESHOLDS;
  const customers = useApiQuery('customers.list', { asOf: lastDayOf(month) }, { keepPrevious: true, enabled: !isEmpty });
  const isFresh = !figures.isPlaceholderData && !trend.isPlaceholderData;
  const first = useMemo(
    () =>
      isFresh && figures.data && trend.data
        ? { figures: figures.data, trend: trend.data, customers: customers.isPlaceholderData ? undefined : customers.data, scope }
        : null,
    [isFresh, figures.data, trend.data, customers.isPlaceholderData, customers.data, scope],
  );
  // The first figures are shown as soon as they are there; later ones with the customers of their day.
  const shown = useLastComplete(first?.customers || customers.error ? first : null) ?? first;
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
    <div className={classes.screen} aria-busy={shown !== first}>
      <div className={classes.first}>
        {header}
        <AlertStrip
          alerts={alertsOf(ofMonth, shown.trend, thresholds, isPart)}
          month={ofMonth.month}
          scope={of}
          isUnfinished={ofMonth.asOf > company.today}
        />
        {isPart ? (
          <PartTiles figures={ofMonth} trend={shown.trend} scope={of} thresholds={thresholds} />
        ) : (
          <PilotTiles figures={ofMonth} trend={shown.trend} customers={shown.customers ?? []} thresholds={thresholds} />
        )}
        <div className={classes.trends}>
          <TrendCard trend={shown.trend} onLength={() => setLength(isLong ? null : String(LONG_TREND_MONTHS))} isLong={isLong} />
          <AgedBalanceCard figures={ofMonth} scope={of} />
        </div>
        {of.customerId === undefined && (
          <div className={classes.debts}>
            {isPart ? <ConcentrationCard figures={ofMonth} scope={of} /> : <CashForecastCard asOf={forecastDay(month, company.today)} />}
            <LargestDebtsCard customers={shown.customers} query={customers} figures={ofMonth} scope={of} />
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
