import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Amount } from '../ui/Amount.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { UnallocatedCredit } from './AllocateDialog.tsx';
import { PaymentMenu } from './PaymentMenu.tsx';
import { usePaymentCorrections } from './use-payment-corrections.ts';

type Payment = VerbOutput<'payments.list'>[number];

function settledText({ allocations, feesCents }: Payment): string {
  const fees = feesCents > 0 ? [`pénalités et indemnités ${formatEuros(feesCents)}`] : [];
  const settled = [...allocations.map(({ invoiceNumber }) => invoiceNumber), ...fees];
  return settled.length === 0 ? 'aucune facture' : settled.join(', ');
}

function creditOf({ id, customerId, customerName, paidOn, unallocatedCents }: Payment): UnallocatedCredit {
  return { source: { kind: 'payment' }, id, customerId, customerName, on: paidOn, leftCents: unallocatedCents };
}

/** The payments of a customer, latest first, with what each settled and what is left of it to allocate. */
export function PaymentTable({
  customerId,
  onAllocate,
  empty,
}: {
  customerId: number;
  onAllocate: (credit: UnallocatedCredit) => void;
  empty: ReactNode;
}) {
  const payments = useApiQuery('payments.list', { customerId });
  const corrections = usePaymentCorrections();
  const columns = useMemo(
    (): Column<Payment>[] => [
      { id: 'paidOn', header: 'Date', kind: 'date', value: ({ paidOn }) => paidOn, total: 'Total' },
      {
        id: 'kind',
        header: 'Nature',
        value: ({ kind, method }) =>
          kind === 'writeOff' ? 'Perte' : method !== '' ? method : kind === 'discount' ? 'Escompte' : 'Règlement',
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
        <DataTable
          label="Règlements"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rememberAs="customer-payments"
          initialSort={{ column: 'paidOn', descending: true }}
          empty={empty}
          actionsWidth={144}
          actions={(row) => (
            <>
              {row.unallocatedCents > 0 && row.kind === 'payment' && (
                <Button size="compact-xs" onClick={() => onAllocate(creditOf(row))}>
                  Affecter…
                </Button>
              )}
              <PaymentMenu payment={row} corrections={corrections} onAllocate={() => onAllocate(creditOf(row))} />
            </>
          )}
        />
      )}
    </QueryState>
  );
}
