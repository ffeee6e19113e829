import { useMemo } from 'react';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { formatNumber } from '../../shared/money/format-money.ts';
import { Amount } from '../ui/Amount.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';

/** The open invoices of a customer, ticked when they are part of the schedule. */
export function InvoiceChoice({
  invoices,
  chosen,
  onChange,
}: {
  invoices: readonly InvoiceSummary[];
  chosen: ReadonlySet<number>;
  onChange: (ids: ReadonlySet<number>) => void;
}) {
  const columns = useMemo(
    (): Column<InvoiceSummary>[] => [
      {
        id: 'number',
        header: 'Facture',
        value: ({ number, disputedCents }) => (disputedCents > 0 ? `${number} (en litige)` : number),
        total: 'Total dû',
      },
      { id: 'dueOn', header: 'Échéance', kind: 'date', value: ({ dueOn }) => dueOn },
      {
        id: 'daysLate',
        header: 'Retard',
        kind: 'number',
        value: ({ daysLate }) => daysLate,
        width: 76,
        cell: ({ daysLate }) => (daysLate === 0 ? '' : `${formatNumber(daysLate, 0)}\u00a0j`),
      },
      {
        id: 'open',
        header: 'Reste dû (€)',
        kind: 'amount',
        value: ({ openCents }) => openCents,
        cell: ({ openCents, daysLate }) => <Amount value={openCents} unit={false} tone={daysLate > 0 ? 'late' : 'neutral'} />,
        total: 'sum',
      },
    ],
    [],
  );
  return (
    <DataTable
      label="Factures à répartir"
      exportable={false}
      columns={columns}
      rows={invoices}
      rowKey={({ id }) => id}
      rememberAs="schedule-choice"
      initialSort={{ column: 'dueOn', descending: false }}
      selection={{
        keys: chosen,
        onChange: (keys) => onChange(keys as ReadonlySet<number>),
        labelOf: (key) => `Répartir la facture ${invoices.find(({ id }) => id === key)?.number ?? ''}`,
      }}
    />
  );
}
