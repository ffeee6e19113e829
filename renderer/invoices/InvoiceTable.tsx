import { type ReactNode, useMemo } from 'react';
import { shortDate } from '../../shared/dates/short-date.fr.ts';
import { foreignAmountText, invoiceStatusName } from '../../shared/invoices/invoice-words.fr.ts';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { offerText } from '../../shared/payments/early-payment-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { Amount } from '../ui/Amount.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import { type InvoiceActions, InvoiceMenu } from './InvoiceMenu.tsx';
import classes from './InvoiceTable.module.css';

export interface InvoiceTableProps {
  invoices: readonly InvoiceSummary[];
  /** False on the sheet of one customer. */
  withCustomer: boolean;
  /** False while the rest of the list is read: what is there has no total yet, and is not exported. */
  isComplete?: boolean;
  actions: InvoiceActions;
  onOpen?: (invoice: InvoiceSummary) => void;
  rememberAs: string;
  empty: ReactNode;
}

function colourOf({ kind, status, disputedCents }: InvoiceSummary): DotColour {
  if (status === 'cancelled' || status === 'notIssued' || status === 'writtenOff') return 'neutral';
  if (kind === 'creditNote') return status === 'open' ? 'warn' : 'neutral';
  if (disputedCents > 0) return 'warn';
  return status === 'overdue' ? 'late' : status === 'paid' ? 'good' : 'neutral';
}

/** Invoices and credit notes with what is left of them, how late they are and where they stand. */
export function InvoiceTable({ invoices, withCustomer, isComplete = true, actions, onOpen, rememberAs, empty }: InvoiceTableProps) {
  const { today } = useCompany();
  const count = invoices.length;
  const columns = useMemo((): Column<InvoiceSummary>[] => {
    const counted = isComplete ? `${count.toLocaleString('fr-FR')} facture${count > 1 ? 's' : ''}` : 'Lecture de la suite…';
    const sum = isComplete ? ({ total: 'sum' } as const) : {};
    const customer: Column<InvoiceSummary> = {
      id: 'customer',
      header: 'Client',
      value: ({ customerName }) => customerName,
      total: counted,
    };
    return [
      {
        id: 'number',
        header: 'Numéro',
        value: ({ number }) => number,
        ...(withCustomer ? { width: 108 } : {}),
        ...(withCustomer ? {} : { total: counted }),
      },
      ...(withCustomer ? [customer] : []),
      { id: 'issuedOn', header: 'Date', kind: 'date', value: ({ issuedOn }) => issuedOn },
      { id: 'dueOn', header: 'Échéance', kind: 'date', value: ({ dueOn }) => dueOn, width: 102 },
      {
        id: 'total',
        header: 'Montant (€)',
        kind: 'amount',
        value: ({ totalCents }) => totalCents,
        width: 108,
        cell: ({ totalCents, foreign }) =>
          foreign === null ? (
            <Amount value={totalCents} unit={false} />
          ) : (
            <span className={classes.foreign} title={foreignAmountText(foreign)}>
              <Amount value={totalCents} unit={false} />
            </span>
          ),
        ...sum,
      },
      {
        id: 'open',
        header: 'Reste dû (€)',
        kind: 'amount',
        value: ({ openCents }) => openCents,
        width: 108,
        cell: (row) =>
          row.openCents === 0 ? '' : <Amount value={row.openCents} unit={false} tone={row.daysLate > 0 ? 'late' : 'neutral'} />,
        ...sum,
      },
      {
        id: 'daysLate',
        header: 'Retard',
        kind: 'number',
        value: ({ daysLate }) => daysLate,
        width: 68,
        cell: ({ daysLate }) => (daysLate === 0 ? '' : <span className={classes.late}>{daysLate.toLocaleString('fr-FR')}&nbsp;j</span>),
        hint: 'Jours depuis l’échéance.',
      },
      {
        id: 'status',
        header: 'État',
        value: invoiceStatusName,
        cell: (row) => (
          <span className={classes.status}>
            <StatusDot colour={colourOf(row)}>{invoiceStatusName(row)}</StatusDot>
            {row.earlyPayment !== null && row.earlyPayment.payBy >= today && (
              <span className={classes.discount} title={offerText(row.earlyPayment)}>
                {`−${row.earlyPayment.ratePct.replace('.', ',')}\u00a0% au ${shortDate(row.earlyPayment.payBy, today)}`}
              </span>
            )}
            {row.scheduleId !== null && (
              <a href={hrefTo('schedule', { scheduleId: String(row.scheduleId) })} onClick={(event) => event.stopPropagation()}>
                échéancier
              </a>
            )}
          </span>
        ),
        width: 190,
      },
    ];
  }, [withCustomer, count, isComplete, today]);
  return (
    <DataTable
      label="Factures"
      columns={columns}
      rows={invoices}
      rowKey={({ id }) => id}
      exportable={isComplete}
      rememberAs={rememberAs}
      initialSort={{ column: 'dueOn', descending: false }}
      isMuted={({ status }) => status === 'cancelled'}
      empty={empty}
      actionsWidth={48}
      actions={(row) => <InvoiceMenu invoice={row} actions={actions} />}
      {...(onOpen ? { onOpen } : {})}
    />
  );
}
