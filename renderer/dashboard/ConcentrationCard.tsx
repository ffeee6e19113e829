import { useMemo } from 'react';
import { cumulatedShares } from '../../shared/dashboard/cumulated-shares.ts';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { formatNumber } from '../../shared/money/format-money.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { RankedBarsChart } from '../charts/RankedBarsChart.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

type Row = DashboardFigures['topCustomers'][number] & { rank: number; cumulatedPct: number };

const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', header: 'Client', value: (row) => row.name, total: 'Total de la liste' },
  { id: 'revenue', header: 'Ventes TTC, 12 mois', kind: 'amount', value: (row) => row.revenueCents, width: 150, total: 'sum' },
  { id: 'share', header: 'Part, %', kind: 'number', decimals: 1, value: (row) => row.sharePct },
  { id: 'cumulated', header: 'Cumul, %', kind: 'number', decimals: 1, value: (row) => row.cumulatedPct },
];

const SERIES = [{ name: 'cumul', colour: 'var(--series-actual)', mark: 'line' }] as const;

const percent = (value: number) => `${formatNumber(value, 1)}\u00a0%`;

/** How much of twelve months of sales rests on a few customers: the largest ten, their shares, and the running total. */
export function ConcentrationCard({ figures, scope }: { figures: DashboardFigures; scope: Scope }) {
  const rows = useMemo((): Row[] => {
    const shown = figures.topCustomers.slice(0, 10);
    const cumulated = cumulatedShares(
      shown.map((row) => row.revenueCents),
      figures.concentration12Months.totalCents,
    );
    return shown.map((row, index) => ({ ...row, rank: index + 1, cumulatedPct: cumulated[index] ?? 0 }));
  }, [figures]);
  const bars = useMemo(() => rows.map((row) => ({ name: row.name, value: row.sharePct, text: percent(row.sharePct) })), [rows]);
  const cumulated = useMemo(
    () => ({ name: 'cumul', values: rows.map((row) => row.cumulatedPct), texts: rows.map((row) => percent(row.cumulatedPct)) }),
    [rows],
  );
  const enough = figures.concentration12Months.customersFor80Pct;
  const note = enough === null ? undefined : enough === 1 ? 'un seul client fait 80\u00a0%' : `${enough} clients font 80\u00a0%`;
  return (
    <ChartCard
      title="Poids des clients, 12 mois"
      note={note}
      shownNote={
        note && <FigureLink figure="customersFor80Pct" month={figures.month} scope={scope} name="Poids des clients" value={note} />
      }
      series={SERIES}
      isEmpty={rows.length === 0}
      chart={
        rows.length === 0 ? (
          <EmptyState title="Aucune vente sur douze mois" />
        ) : (
          <RankedBarsChart label="Part des plus gros clients dans les ventes de douze mois, et cumul." bars={bars} cumulated={cumulated} />
        )
      }
      table={
        <DataTable
          label="Poids des clients"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.customerId}
          rememberAs="concentration"
          density="compact"
        />
      }
    />
  );
}
