import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Claim } from '../../shared/legal/legal.contract.ts';
import { timeLeftWords } from '../../shared/legal/prescription-words.fr.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './ClaimsTab.module.css';

/** Every claim with the time left to bring it. */
export function ClaimsTab({ claims, today }: { claims: UseQueryResult<Claim[]>; today: LocalDate }) {
  const columns = useMemo(
    (): Column<Claim>[] => [
      { id: 'customer', header: 'Client', value: ({ customerName }) => customerName, total: 'Total' },
      { id: 'number', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, width: 130 },
      { id: 'dueOn', header: 'Échéance', kind: 'date', value: ({ dueOn }) => dueOn },
      { id: 'open', header: 'Reste dû (€)', kind: 'amount', value: ({ openCents }) => openCents, total: 'sum' },
      { id: 'prescribesOn', header: 'Prescrite le', kind: 'date', value: ({ extendedOn }) => extendedOn },
      {
        id: 'left',
        header: 'Temps restant',
        width: 150,
        value: ({ extendedOn }) => timeLeftWords(extendedOn, today),
        cell: (claim) => <StatusDot colour={dotOf(claim, today)}>{timeLeftWords(claim.extendedOn, today)}</StatusDot>,
      },
    ],
    [today],
  );
  return (
    <QueryState query={claims}>
      {(rows) => (
        <div className={classes.table}>
          <DataTable
            label="Créances"
            columns={columns}
            rows={rows}
            rowKey={({ invoiceId }) => invoiceId}
            rememberAs="legal-claims"
            initialSort={{ column: 'prescribesOn', descending: false }}
            empty={<EmptyState icon="check" title="Aucune créance ouverte" />}
          />
        </div>
      )}
    </QueryState>
  );
}

function dotOf({ extendedOn, alertMonths }: Claim, today: LocalDate): DotColour {
  if (extendedOn < today) return 'neutral';
  if (alertMonths === null) return 'good';
  return alertMonths <= 3 ? 'late' : 'warn';
}
