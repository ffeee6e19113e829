import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { LocalDate } from '../../shared/dates/local-date.ts';
import type { PlannedInstalment, ScheduleTerms } from '../../shared/schedules/schedules.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { DebtLines } from './DebtLines.tsx';
import { InstalmentEditor, partsProblem, type TypedPart } from './InstalmentEditor.tsx';
import classes from './PlanPanel.module.css';

type Row = PlannedInstalment & { position: number };

/** Asked for while there is nothing to ask: the query is off. */
export const NOTHING: ScheduleTerms = {
  invoiceIds: [],
  instalments: 2,
  every: 'month',
  firstOn: LocalDate.parse('2000-01-01'),
  asOf: LocalDate.parse('2000-01-01'),
};

/**
 * The schedule that the terms give, worked out by the program as it will be agreed, or the parts that the user makes of the same debt.
 * `action` is told what is wrong with those, if anything is.
 */
export function PlanPanel({
  terms,
  isCurrent,
  parts,
  onParts,
  action,
}: {
  terms: ScheduleTerms | null;
  /** Those are the conditions on screen: none is still being typed. */
  isCurrent: boolean;
  /** What the user made of it; null for equal parts. */
  parts: readonly TypedPart[] | null;
  onParts: (parts: TypedPart[] | null) => void;
  action: (problem: string | null) => ReactNode;
}) {
  const plan = useApiQuery('schedules.plan', terms ?? NOTHING, { enabled: terms !== null, keepPrevious: true });
  const problem = parts !== null && plan.data ? partsProblem(parts, plan.data.totalCents) : null;
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
            {parts === null ? (
              <DataTable
                label="Échéances proposées"
                exportable={false}
                columns={columns}
                rows={instalments.map((instalment, index) => ({ ...instalment, position: index + 1 }))}
                rowKey={({ position }) => position}
                rememberAs="plan"
              />
            ) : (
              <InstalmentEditor parts={parts} onChange={onParts} />
            )}
            <div className={classes.ways}>
              {parts === null ? (
                <Button size="compact-sm" disabled={!isCurrent || plan.isPlaceholderData} onClick={() => onParts([...instalments])}>
                  Modifier les montants et les dates
                </Button>
              ) : (
                <Button size="compact-sm" onClick={() => onParts(null)}>
                  Revenir à des parts égales
                </Button>
              )}
              {problem !== null && <span role="status">{withFrenchSpaces(problem)}</span>}
            </div>
          </div>
        )}
      </QueryState>
      <div className={classes.foot}>
        {plan.data && plan.data.judgmentOn !== null && (
          <InlineAlert tone="warn">
            Procédure collective ouverte le {formatDate(plan.data.judgmentOn)} : ce client n’a plus le droit de payer ses dettes antérieures
            (C. com. L622-7). Déclarez la créance plutôt que de l’échelonner.
          </InlineAlert>
        )}
        {!plan.error &&
          plan.data?.lapsing.map((sentence) => (
            <InlineAlert key={sentence} tone="warn">
              {withFrenchSpaces(sentence)}
            </InlineAlert>
          ))}
        {plan.data && !plan.error && <DebtLines plan={plan.data} />}
        {action(problem)}
      </div>
    </Card>
  );
}
