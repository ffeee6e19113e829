import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { CloseDisputeDialog, type Dispute } from './CloseDisputeDialog.tsx';

const state = ({ closedOn }: Dispute) => (closedOn === null ? 'Ouvert' : 'Clôturé');

/** The disputes of a customer, open ones with the way to close them. */
export function DisputeTable({ customerId, empty }: { customerId: number; empty: ReactNode }) {
  const { today } = useCompany();
  const disputes = useApiQuery('disputes.list', { asOf: today });
  const [closing, setClosing] = useState<Dispute | null>(null);
  const columns = useMemo(
    (): Column<Dispute>[] => [
      { id: 'invoice', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, width: 140, total: 'Total' },
      { id: 'reason', header: 'Motif', value: ({ reason }) => reason },
      { id: 'openedOn', header: 'Ouvert le', kind: 'date', value: ({ openedOn }) => openedOn },
      { id: 'closedOn', header: 'Clôturé le', kind: 'date', value: ({ closedOn }) => closedOn },
      {
        id: 'state',
        header: 'État',
        value: state,
        cell: (row) => <StatusDot colour={row.closedOn === null ? 'warn' : 'neutral'}>{state(row)}</StatusDot>,
        width: 110,
      },
      { id: 'amount', header: 'Contesté (€)', kind: 'amount', value: ({ disputedCents }) => disputedCents, total: 'sum' },
    ],
    [],
  );
  return (
    <QueryState query={disputes}>
      {(all) => (
        <>
          <DataTable
            label="Litiges"
            columns={columns}
            rows={all.filter((dispute) => dispute.customerId === customerId)}
            rowKey={({ disputeId }) => disputeId}
            rememberAs="customer-disputes"
            initialSort={{ column: 'openedOn', descending: true }}
            empty={empty}
            isMuted={({ closedOn }) => closedOn !== null}
            actions={(row) =>
              row.closedOn === null ? (
                <Button size="compact-xs" onClick={() => setClosing(row)}>
                  Clôturer…
                </Button>
              ) : null
            }
          />
          {closing && <CloseDisputeDialog dispute={closing} onClose={() => setClosing(null)} />}
        </>
      )}
    </QueryState>
  );
}
