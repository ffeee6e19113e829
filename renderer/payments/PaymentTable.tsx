import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { AllocatePaymentDialog, type Payment } from './AllocatePaymentDialog.tsx';

function settledText({ allocations }: Payment): string {
  if (allocations.length === 0) return 'aucune facture';
  return allocations.map(({ invoiceNumber }) => invoiceNumber).join(', ');
}

/** The payments of a customer, latest first, with what each settled and what is left of it to allocate. */
export function PaymentTable({ customerId, empty }: { customerId: number; empty: React.ReactNode }) {
  const payments = useApiQuery('payments.list', { customerId });
  const [allocating, setAllocating] = useState<Payment | null>(null);
  const columns = useMemo(
    (): Column<Payment>[] => [
      { id: 'paidOn', header: 'Date', kind: 'date', value: ({ paidOn }) => paidOn, total: 'Total' },
      {
        id: 'kind',
        header: 'Nature',
        value: ({ kind, method }) => (kind === 'writeOff' ? 'Perte' : method === '' ? 'Règlement' : method),
        width: 130,
      },
      {
        id: 'settled',
        header: 'Factures réglées',
        value: settledText,
        cell: (row) => <span title={settledText(row)}>{settledText(row)}</span>,
      },
      { id: 'amount', header: 'Montant (€)', kind: 'amount', value: ({ amountCents }) => amountCents, total: 'sum' },
      {
        id: 'unallocated',
        header: 'Non affecté (€)',
        kind: 'amount',
        value: ({ unallocatedCents }) => unallocatedCents,
        cell: ({ unallocatedCents }) => (unallocatedCents === 0 ? '' : <Amount value={unallocatedCents} unit={false} tone="warn" />),
        total: 'sum',
      },
    ],
    [],
  );
  return (
    <QueryState query={payments}>
      {(rows) => (
        <>
          <DataTable
            label="Règlements"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rememberAs="customer-payments"
            initialSort={{ column: 'paidOn', descending: true }}
            empty={empty}
            actions={(row) =>
              row.unallocatedCents > 0 && row.kind === 'payment' ? (
                <Button size="compact-xs" onClick={() => setAllocating(row)}>
                  Affecter…
                </Button>
              ) : null
            }
          />
          {allocating && <AllocatePaymentDialog payment={allocating} onClose={() => setAllocating(null)} />}
        </>
      )}
    </QueryState>
  );
}
