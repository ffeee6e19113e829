import { UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { CashForecastWithCharges } from '../../shared/cash-forecast/cash-forecast.contract.ts';
import { coverageRemark, leftOutRemarks } from '../../shared/cash-forecast/forecast-remarks.fr.ts';
import { backtestSentence } from '../../shared/cash-forecast/forecast-sentences.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { amountScale } from '../charts/amount-scale.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import type { Series } from '../charts/SeriesKey.tsx';
import { WeeklyAmountsChart, type WeeklyLine } from '../charts/WeeklyAmountsChart.tsx';
import { EmptyState, ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './CashForecastCard.module.css';
import { ForecastReceiptsDialog, type ForecastStretch } from './ForecastReceiptsDialog.tsx';
import { ForecastProofDialog } from './proof/ForecastProofDialog.tsx';

interface Row {
  start: LocalDate;
  low: Cents;
  expected: Cents;
  high: Cents;
  charges: Cents | null;
}

/** `width`: of a column of amounts, in pixels. */
function columnsOf(hasCharges: boolean, width: number): Column<Row>[] {
  return [
    { id: 'week', header: 'Semaine du', kind: 'date', width: 80, value: (row) => row.start, total: 'Total' },
    { id: 'low', header: 'Bas', kind: 'amount', width, value: (row) => row.low },
    { id: 'expected', header: 'Attendu', kind: 'amount', width, value: (row) => row.expected, total: 'sum' },
    { id: 'high', header: 'Haut', kind: 'amount', width, value: (row) => row.high },
    ...(hasCharges ? [{ id: 'charges', header: 'Charges', kind: 'amount' as const, width, value: (row: Row) => row.charges }] : []),
  ];
}

/** From this amount on, columns are wide enough for « 1 234 567,89 ». */
const MILLION_EUROS_CENTS = 100_000_000;

const BAND: Series = { name: 'fourchette', colour: 'var(--series-bar)', mark: 'band' };
const TITLE = 'Encaissements attendus, 13 semaines';

/** When the money that is owed should come in, how sure that is, and whether it pays the charges; what is behind each week one click away. */
export function CashForecastCard({ asOf }: { asOf: LocalDate }) {
  const query = useApiQuery('dashboard.cashForecast', { asOf }, { keepPrevious: true });
  if (query.data !== undefined) return <Shown forecast={query.data} />;
  const state = query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <LoadingState />;
  return <ChartCard title={TITLE} isEmpty chart={state} table={state} />;
}

function Shown({ forecast }: { forecast: CashForecastWithCharges }) {
  const { asOf, weeks, weeklyChargesCents } = forecast;
  const [opened, setOpened] = useState<ForecastStretch | null>(null);
  const [explained, setExplained] = useState(false);
  const rows = useMemo(
    () =>
      weeks.map(
        (week, index): Row => ({
          start: week.start,
          low: week.lowCents,
          expected: week.expectedCents,
          high: week.highCents,
          charges: weeklyChargesCents[index] ?? null,
        }),
      ),
    [weeks, weeklyChargesCents],
  );
  const hasCharges = rows.some(({ charges }) => charges !== null);
  const starts = useMemo(() => rows.map(({ start }) => start), [rows]);
  const lines = useMemo(
    (): WeeklyLine[] => [
      { name: 'attendu', mark: 'actual', amounts: rows.map(({ expected }) => expected) },
      ...(hasCharges ? [{ name: 'charges', mark: 'charges' as const, amounts: rows.map(({ charges }) => charges) }] : []),
    ],
    [rows, hasCharges],
  );
  const band = useMemo(() => ({ low: rows.map(({ low }) => low), high: rows.map(({ high }) => high) }), [rows]);
  const openWeek = useCallback((index: number) => setOpened({ week: starts[index] as LocalDate }), [starts]);
  const largest = Math.max(0, ...rows.flatMap(({ high, charges }) => [high, charges ?? 0]));
  const columns = useMemo(() => columnsOf(hasCharges, largest < MILLION_EUROS_CENTS ? 92 : 108), [hasCharges, largest]);
  const isEmpty = rows.every(({ high }) => high === 0);
  const leftOut = leftOutRemarks(forecast);
  const coverage = coverageRemark(forecast);
  return (
    <>
      <ChartCard
        title={TITLE}
        note={amountScale(largest).unit}
        day={asOf}
        series={isEmpty ? [] : [BAND]}
        isEmpty={isEmpty}
        chart={
          isEmpty ? (
            <EmptyState icon="check" title="Rien n’est attendu dans les treize semaines">
              {forecast.outstandingCents === 0 ? 'Aucune facture n’est à régler.' : null}
            </EmptyState>
          ) : (
            <WeeklyAmountsChart
              label="Encaissements attendus par semaine, sur treize semaines."
              weeks={starts}
              lines={lines}
              band={band}
              open={{ verb: 'voir les factures de la semaine', onOpen: openWeek }}
            />
          )
        }
        table={
          <DataTable
            label="Encaissements attendus par semaine"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.start}
            onOpen={(row) => setOpened({ week: row.start })}
            rememberAs="cash-forecast"
            density="compact"
          />
        }
      >
        <div className={classes.remarks}>
          {coverage !== null && !isEmpty && <p className={forecast.firstShortWeek === null ? undefined : classes.short}>{coverage}</p>}
          <p>
            {backtestSentence(forecast.backtest)} <Behind onOpen={() => setExplained(true)}>D’où vient cette prévision ?</Behind>
          </p>
          <p>
            Vu du {formatDate(asOf)}.
            {leftOut.length > 0 && (
              <>
                {' '}
                Laissés de côté :{' '}
                {leftOut.map((part, index) => (
                  <Fragment key={part}>
                    {index > 0 && ', '}
                    <Behind onOpen={() => setOpened({ part: 'leftOut' })}>{part}</Behind>
                  </Fragment>
                ))}
                .
              </>
            )}
            {forecast.laterCents !== 0 && (
              <>
                {' '}
                Après ces semaines : <Behind onOpen={() => setOpened({ part: 'later' })}>{formatEuros(forecast.laterCents)}</Behind>.
              </>
            )}
          </p>
        </div>
      </ChartCard>
      {explained && <ForecastProofDialog backtest={forecast.backtest} onClose={() => setExplained(false)} />}
      {opened && <ForecastReceiptsDialog asOf={asOf} stretch={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Words in a sentence that open what is behind them. */
function Behind({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <UnstyledButton className={classes.behind ?? ''} onClick={onOpen}>
      {children}
    </UnstyledButton>
  );
}
