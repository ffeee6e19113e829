import { type ReactNode, useMemo } from 'react';
import { LocalDate } from '../../shared/dates/local-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { PlannedInstalment, SchedulePlan, ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './PlanPanel.module.css';

type Row = PlannedInstalment & { position: number };

const NOTHING: ScheduleTerms = {
  invoiceIds: [],
  instalments: 2,
  every: 'month',
  firstOn: LocalDate.parse('2000-01-01'),
  asOf: LocalDate.parse('2000-01-01'),
};

/** The schedule that the terms give, worked out by the program as it will be agreed. */
export function PlanPanel({ terms, action }: { terms: ScheduleTerms | null; action: ReactNode }) {
  const plan = useApiQuery('schedules.plan', terms ?? NOTHING, { enabled: terms !== null, keepPrevious: true });
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'position', header: 'N°', kind: 'number', value: ({ position }) => position, width: 56, sortable: false },
      { id: 'dueOn', header: 'Date', kind: 'date', value: ({ dueOn }) => dueOn, width: 120, sortable: false, total: 'Total' },
      { id: 'amount', header: 'Montant (€)', kind: 'amount', value: ({ amountCents }) => amountCents, sortable: false, total: 'sum' },
    ],
    [],
  );
  if (terms === null) {
    return (
      <Card title="Échéances">
        <EmptyState icon="schedules" title="Choisissez au moins une facture et une date" />
      </Card>
    );
  }
  return (
    <Card title="Échéances" padding="flush" fill>
      <QueryState query={plan}>
        {({ instalments }) => (
          <div className={classes.plan} aria-busy={plan.isPlaceholderData}>
            <DataTable
              label="Échéances proposées"
              exportable={false}
              columns={columns}
              rows={instalments.map((instalment, index) => ({ ...instalment, position: index + 1 }))}
              rowKey={({ position }) => position}
              rememberAs="plan"
            />
          </div>
        )}
      </QueryState>
      <div className={classes.foot}>
        <span>{plan.data && !plan.error && debtWords(plan.data)}</span>
        {action}
      </div>
    </Card>
  );
}

function debtWords({ principalCents, interestCents, indemnityCents, totalCents }: SchedulePlan): string {
  if (totalCents === principalCents) return `${formatEuros(totalCents)} à répartir, sans les frais`;
  return `${formatEuros(principalCents)} + ${formatEuros(interestCents)} de pénalités + ${formatEuros(indemnityCents)} d’indemnité`;
}
