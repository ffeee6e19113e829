import { useMemo } from 'react';
import type { Outlook } from '../../shared/cash-forecast/what-if.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { amountScale } from '../charts/amount-scale.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { WeeklyAmountsChart, type WeeklyLine } from '../charts/WeeklyAmountsChart.tsx';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

interface Row {
  start: LocalDate;
  before: Cents;
  after: Cents;
  charges: Cents | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { id: 'week', header: 'Semaine du', kind: 'date', value: (row) => row.start, total: 'Total' },
  { id: 'before', header: 'En l’état', kind: 'amount', value: (row) => row.before, total: 'sum' },
  { id: 'after', header: 'Supposition', kind: 'amount', value: (row) => row.after, total: 'sum' },
  { id: 'charges', header: 'Charges', kind: 'amount', value: (row) => row.charges },
];

/** The expected cash-in of each week, as it is and if the scenario came true, beside the forecast charges. */
export function WhatIfChartCard({ before, after }: { before: Outlook; after: Outlook }) {
  const rows = useMemo(
    () =>
      before.weeks.map(
        (week, index): Row => ({
          start: week.start,
          before: week.expectedCents,
          after: after.weeks[index]?.expectedCents ?? week.expectedCents,
          charges: week.chargesCents,
        }),
      ),
    [before, after],
  );
  const weeks = useMemo(() => rows.map(({ start }) => start), [rows]);
  const hasCharges = rows.some(({ charges }) => charges !== null);
  const lines = useMemo(
    (): WeeklyLine[] => [
      { name: 'supposition', mark: 'actual', amounts: rows.map((row) => row.after) },
      { name: 'en l’état', mark: 'before', amounts: rows.map((row) => row.before) },
      ...(hasCharges ? [{ name: 'charges', mark: 'charges' as const, amounts: rows.map((row) => row.charges) }] : []),
    ],
    [rows, hasCharges],
  );
  const largest = Math.max(0, ...rows.flatMap((row) => [row.before, row.after, row.charges ?? 0]));
  return (
    <ChartCard
      title="Encaissements attendus par semaine"
      note={amountScale(largest).unit}
      isEmpty={largest === 0}
      chart={
        largest === 0 ? (
          <EmptyState title="Rien n’est attendu dans ces semaines" />
        ) : (
          <WeeklyAmountsChart label="Encaissements attendus par semaine, en l’état et avec la supposition." weeks={weeks} lines={lines} />
        )
      }
      table={
        <DataTable
          label="Encaissements attendus avec la supposition"
          columns={hasCharges ? COLUMNS : COLUMNS.slice(0, 3)}
          rows={rows}
          rowKey={(row) => row.start}
          rememberAs="what-if-weeks"
          density="compact"
        />
      }
    />
  );
}
