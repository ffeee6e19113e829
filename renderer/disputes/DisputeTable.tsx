import { type ReactNode, useMemo } from 'react';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useDisputeActions } from './DisputeActions.tsx';
import { disputeColumns } from './dispute-columns.tsx';

/** The disputes of a customer, open ones with the way to close them. */
export function DisputeTable({ customerId, empty }: { customerId: number; empty: ReactNode }) {
  const { today } = useCompany();
  const disputes = useApiQuery('disputes.list', { asOf: today });
  const { actions, edit, dialogs } = useDisputeActions();
  const columns = useMemo(() => disputeColumns(today), [today]);
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
            onOpen={(row) => {
              if (row.closedOn === null) edit(row);
            }}
            actionsWidth={124}
            actions={actions}
          />
          {dialogs}
        </>
      )}
    </QueryState>
  );
}
