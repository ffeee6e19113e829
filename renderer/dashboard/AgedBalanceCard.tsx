import { useMemo } from 'react';
import { isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { AgedBalance, DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { RankedBarsChart } from '../charts/RankedBarsChart.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

const BUCKETS: readonly { bucket: keyof AgedBalance; name: string }[] = [
  { bucket: 'notDue', name: 'non échu' },
  { bucket: '1-30', name: '1–30 j' },
  { bucket: '31-60', name: '31–60 j' },
  { bucket: '61-90', name: '61–90 j' },
  { bucket: '90+', name: '> 90 j' },
];

interface Row {
  name: string;
  cents: Cents;
  count: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', header: 'Retard', value: (row) => row.name, sortable: false, total: 'Encours' },
  { id: 'count', header: 'Pièces', kind: 'number', value: (row) => row.count, sortable: false },
  { id: 'amount', header: 'Reste dû', kind: 'amount', value: (row) => row.cents, total: 'sum', sortable: false },
];

interface AgedBalanceCardProps {
  /** Of a month, or of a day alone. */
  figures: Pick<DashboardFigures, 'agedBalance' | 'outstandingCents' | 'asOf'> & { month?: DashboardFigures['month'] };
  scope?: Scope;
}

/** What is owed, by how late it is; the sum leads to where it comes from. The five amounts add up to the outstanding shown beside the title. */
export function AgedBalanceCard({ figures, scope = {} }: AgedBalanceCardProps) {
  const rows = useMemo(() => BUCKETS.map(({ bucket, name }): Row => ({ name, ...figures.agedBalance[bucket] })), [figures]);
  const bars = useMemo(() => rows.map((row) => ({ name: row.name, value: Math.max(0, row.cents), text: formatAmount(row.cents) })), [rows]);
  const isEmpty = rows.every((row) => row.count === 0);
  const { month, asOf } = figures;
  const unfinished = month !== undefined && isUnfinished({ month, asOf });
  const time = month === undefined || unfinished ? { day: asOf } : { month };
  const outstanding = formatEuros(figures.outstandingCents);
  return (
    <ChartCard
      title={FIGURE_TEXTS.agedBalance.name}
      note={unfinished ? `au ${formatDate(asOf)}, ${outstanding}` : outstanding}
      shownNote={<FigureLink figure="agedBalance" {...time} scope={scope} name={FIGURE_TEXTS.agedBalance.name} value={outstanding} />}
      isEmpty={isEmpty}
      chart={
        isEmpty ? (
          <EmptyState title="Rien n’est dû à cette date" />
        ) : (
          <RankedBarsChart label="Balance âgée : encours par ancienneté du retard." bars={bars} ramp="aged" />
        )
      }
      table={
        <DataTable
          label={FIGURE_TEXTS.agedBalance.name}
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.name}
          rememberAs="aged-balance"
          density="compact"
        />
      }
    />
  );
}
