import { useMemo } from 'react';
import { isUnfinished } from '../../shared/dashboard/current-month.ts';
import type { DashboardFigures, Debtor } from '../../shared/dashboard/dashboard.contract.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatAmount, formatNumber, formatPercent } from '../../shared/money/format-money.ts';
import { ratio } from '../../shared/money/ratio.ts';
import { Card } from '../ui/Card.tsx';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

/** From this many days a debt's age is shown in the colour of late money. */
const LONG_LATE = 30;

const NAME: Column<Debtor> = { id: 'name', header: 'Client', value: (row) => row.name };
const SINCE: Column<Debtor> = {
  id: 'since',
  header: 'Depuis',
  kind: 'number',
  width: 64,
  value: (row) => row.daysLate,
  cell: (row) => (
    <span style={row.daysLate > LONG_LATE ? { color: 'var(--late)' } : undefined}>{formatNumber(row.daysLate, 0)}&nbsp;j</span>
  ),
};
const OVERDUE: Column<Debtor> = { id: 'overdue', header: 'En retard', kind: 'amount', width: 100, value: (row) => row.overdueCents };

const DISPUTED: Column<Debtor> = {
  id: 'disputed',
  header: 'En litige',
  kind: 'amount',
  width: 92,
  value: (row) => row.disputedCents,
  cell: (row) => (row.disputedCents === 0 ? '' : formatAmount(row.disputedCents)),
};

/** The customers who owe most past their due date, on the day of the figures. */
export function LargestDebtsCard({ figures }: { figures: DashboardFigures }) {
  const { topDebtors: rows, overdueCents, asOf } = figures;
  // A column that would be empty leaves its room to the names.
  const columns = useMemo(() => [NAME, SINCE, ...(rows.some((row) => row.disputedCents !== 0) ? [DISPUTED] : []), OVERDUE], [rows]);
  const share = rows.length === 0 ? null : ratio(sumCents(rows.map((row) => row.overdueCents)), overdueCents);
  const notes = [
    ...(isUnfinished(figures) ? [`au ${formatDate(asOf)}`] : []),
    ...(share === null ? [] : [`${formatPercent(share, 0)} du retard`]),
  ];
  return (
    <Card title="Dix plus gros retards" note={notes.length === 0 ? undefined : notes.join(' · ')} fill>
      <DataTable
        label="Dix plus gros retards"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.customerId}
        onOpen={(row) => goTo('customer', { customerId: String(row.customerId) })}
        rememberAs="largest-debts"
        density="compact"
        empty={<EmptyState icon="check" title="Personne n’est en retard à cette date" />}
      />
    </Card>
  );
}
