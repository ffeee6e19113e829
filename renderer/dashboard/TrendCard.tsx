import { useMemo } from 'react';
import type { TrendMonth } from '../../shared/dashboard/dashboard.contract.ts';
import { formatMonth } from '../../shared/dates/format-date.ts';
import { amountScale } from '../charts/amount-scale.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { MonthlyAmountsChart } from '../charts/MonthlyAmountsChart.tsx';
import type { Series } from '../charts/SeriesKey.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './DashboardScreen.module.css';

const COLUMNS: readonly Column<TrendMonth>[] = [
  { id: 'month', header: 'Mois', value: (row) => row.month, cell: (row) => formatMonth(row.month), total: 'Total' },
  { id: 'revenue', header: 'Facturé TTC', kind: 'amount', value: (row) => row.revenueCents, total: 'sum' },
  { id: 'collected', header: 'Encaissé', kind: 'amount', value: (row) => row.collectedCents, total: 'sum' },
  { id: 'forecast', header: 'CA prévu', kind: 'amount', value: (row) => row.forecastRevenueCents },
  { id: 'outstanding', header: 'Encours', kind: 'amount', value: (row) => row.outstandingCents },
];

/** The curves are named at their end. */
const SERIES: readonly Series[] = [{ name: 'facturé', colour: 'var(--series-bar)', mark: 'bar' }];

/** Thirteen months, or twenty-five, of invoiced and collected amounts, with what was expected where it was forecast. */
export function TrendCard({ trend, isLong, onLength }: { trend: TrendMonth[]; isLong: boolean; onLength: () => void }) {
  const months = useMemo(() => trend.map((row) => row.month), [trend]);
  const bars = useMemo(() => ({ name: 'facturé', amounts: trend.map((row) => row.revenueCents) }), [trend]);
  const line = useMemo(() => ({ name: 'encaissé', amounts: trend.map((row) => row.collectedCents) }), [trend]);
  const hasForecast = trend.some((row) => row.forecastRevenueCents !== null);
  const dashed = useMemo(
    () => (hasForecast ? { name: 'prévu', amounts: trend.map((row) => row.forecastRevenueCents) } : undefined),
    [trend, hasForecast],
  );
  const largest = Math.max(0, ...trend.flatMap((row) => [row.revenueCents, row.collectedCents, row.forecastRevenueCents ?? 0]));
  return (
    <ChartCard
      title={`Chiffre d’affaires et encaissements, ${trend.length} mois`}
      note={`${amountScale(largest).unit} TTC`}
      shownNote={
        <>
          <button type="button" className={classes.length} onClick={onLength}>
            Voir {isLong ? 13 : 25} mois
          </button>
          {amountScale(largest).unit} TTC
        </>
      }
      series={SERIES}
      chart={
        <MonthlyAmountsChart
          label={`Chiffre d’affaires facturé et encaissements sur ${isLong ? 'vingt-cinq' : 'treize'} mois.`}
          months={months}
          bars={bars}
          line={line}
          {...(dashed ? { dashed } : {})}
        />
      }
      table={
        <DataTable
          label="Chiffre d’affaires et encaissements par mois"
          columns={COLUMNS}
          rows={trend}
          rowKey={(row) => row.month}
          rememberAs="trend"
          initialSort={{ column: 'month', descending: true }}
          density="compact"
        />
      }
    />
  );
}
