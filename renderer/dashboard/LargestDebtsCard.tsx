import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { daysBetween } from '../../shared/dates/local-date.ts';
import { sumCents } from '../../shared/money/cents.ts';
import { formatAmount, formatNumber, formatPercent } from '../../shared/money/format-money.ts';
import { ratio } from '../../shared/money/ratio.ts';
import { Card } from '../ui/Card.tsx';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

const SHOWN = 10;
/** From this many days a debt's age is shown in the colour of late money. */
const LONG_LATE = 30;

interface Row extends CustomerSummary {
  daysLate: number;
}

const NAME: Column<Row> = { id: 'name', header: 'Client', value: (row) => row.name };
const SINCE: Column<Row> = {
  id: 'since',
  header: 'Depuis',
  kind: 'number',
  width: 64,
  value: (row) => row.daysLate,
  cell: (row) => (
    <span style={row.daysLate > LONG_LATE ? { color: 'var(--late)' } : undefined}>{formatNumber(row.daysLate, 0)}&nbsp;j</span>
  ),
};
const OVERDUE: Column<Row> = { id: 'overdue', header: 'En retard', kind: 'amount', width: 100, value: (row) => row.overdueCents };

const DISPUTED: Column<Row> = {
  id: 'disputed',
  header: 'En litige',
  kind: 'amount',
  width: 92,
  value: (row) => row.disputedCents,
  cell: (row) => (row.disputedCents === 0 ? '' : formatAmount(row.disputedCents)),
};

interface LargestDebtsCardProps {
  /** On the day of the figures; undefined until they are known. */
  customers: CustomerSummary[] | undefined;
  /** What they are read by: its wait, its error. */
  query: UseQueryResult<CustomerSummary[]>;
  figures: DashboardFigures;
  scope?: Scope;
}

const COMPANY: Scope = {};

/** The customers who owe most past their due date, on the day of the figures. */
export function LargestDebtsCard({ customers, query, figures, scope = COMPANY }: LargestDebtsCardProps) {
  const rows = useMemo((): Row[] => {
    const late = (customers ?? []).filter(
      (customer) => customer.overdueCents > 0 && customer.oldestDueOn !== null && isWithin(customer, scope),
    );
    return late
      .toSorted((a, b) => b.overdueCents - a.overdueCents)
      .slice(0, SHOWN)
      .map((customer) => ({ ...customer, daysLate: Math.max(0, daysBetween(customer.oldestDueOn ?? figures.asOf, figures.asOf)) }));
  }, [customers, figures.asOf, scope]);
  // A column that would be empty leaves its room to the names.
  const columns = useMemo(() => [NAME, SINCE, ...(rows.some((row) => row.disputedCents !== 0) ? [DISPUTED] : []), OVERDUE], [rows]);
  const share = ratio(sumCents(rows.map((row) => row.overdueCents)), figures.overdueCents);
  return (
    <Card title="Dix plus gros retards" note={share !== null && rows.length > 0 ? `${formatPercent(share, 0)} du retard` : undefined} fill>
      {customers === undefined ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )
      ) : (
        <DataTable
          label="Dix plus gros retards"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => goTo('customer', { customerId: String(row.id) })}
          rememberAs="largest-debts"
          density="compact"
          empty={<EmptyState icon="check" title="Personne n’est en retard à cette date" />}
        />
      )}
    </Card>
  );
}

function isWithin({ id, segment }: CustomerSummary, scope: Scope): boolean {
  if (scope.customerId !== undefined) return id === scope.customerId;
  return scope.segment === undefined || segment === scope.segment;
}
