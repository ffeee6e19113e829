import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { monthOf, YearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { MonthControl } from '../ui/MonthControl.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { AgedBalanceCard } from './AgedBalanceCard.tsx';
import { ConcentrationCard } from './ConcentrationCard.tsx';
import classes from './DashboardScreen.module.css';
import { LargestDebtsCard } from './LargestDebtsCard.tsx';
import { PilotTiles } from './PilotTiles.tsx';
import { RatioTables } from './RatioTables.tsx';
import { TrendCard } from './TrendCard.tsx';
import { usualMonth } from './usual-month.ts';

/** How many months the curves show: the month and the twelve before it, so that a year ago is in sight. */
const TREND_MONTHS = 13;

/**
 * Where the cash stands: the four pilots, their trends, who owes, and every ratio behind them, at the end of a month. `actions`: what else can
 * be done with the month shown.
 */
export function DashboardScreen({ actions }: { actions: (month: YearMonth) => ReactNode }) {
  const company = useCompany();
  const [asked, setAsked] = useAddressSetting('mois');
  const month = YearMonth.safeParse(asked).data ?? usualMonth(company);
  const isEmpty = company.invoiceCount === 0;

  const figures = useApiQuery('dashboard.figures', { month }, { keepPrevious: true, enabled: !isEmpty });
  const trend = useApiQuery('dashboard.trend', { month, months: TREND_MONTHS }, { keepPrevious: true, enabled: !isEmpty });
  const asOf = figures.data?.asOf ?? null;
  const customers = useApiQuery('customers.list', { asOf: asOf ?? company.today }, { keepPrevious: true, enabled: asOf !== null });
  useFiguresDay(asOf);

  const header = (
    <PageHeader
      title="Pilotage"
      controls={
        isEmpty ? undefined : (
          <MonthControl
            month={month}
            onChange={setAsked}
            {...(company.firstMonth ? { first: company.firstMonth } : {})}
            last={monthOf(company.today)}
          />
        )
      }
      {...(isEmpty ? {} : { actions: actions(month) })}
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
      {header}
      <PilotTiles figures={figures.data} trend={trend.data} customers={customers.data ?? []} />
      <div className={classes.trends}>
        <TrendCard trend={trend.data} />
        <AgedBalanceCard figures={figures.data} />
      </div>
      <div className={classes.debts}>
        <ConcentrationCard figures={figures.data} />
        <LargestDebtsCard customers={customers} figures={figures.data} />
      </div>
      <RatioTables figures={figures.data} />
    </div>
  );
}
