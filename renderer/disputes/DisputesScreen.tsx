import { Button, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Dispute } from '../../shared/disputes/disputes.contract.ts';
import { formatEuros, formatNumber } from '../../shared/money/format-money.ts';
import { isPressingDispute } from '../../shared/reminders/today-tasks.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { FillScreen } from '../ui/FillScreen.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { useDisputeActions } from './DisputeActions.tsx';
import { DisputeReport } from './DisputeReport.tsx';
import classes from './DisputesScreen.module.css';
import { disputeColumns } from './dispute-columns.tsx';
import { OpenDisputeDialog } from './OpenDisputeDialog.tsx';
import { awaitsCreditNote } from './RecordCreditNoteDialog.tsx';

const isOpen = ({ closedOn }: Dispute) => closedOn === null;

const FILTERS = {
  open: { label: 'Ouverts', keeps: isOpen },
  pressing: { label: 'À traiter', keeps: (dispute: Dispute, today: LocalDate) => isPressingDispute(dispute, today) },
  awaitingCredit: { label: 'Sans leur avoir', keeps: (dispute: Dispute) => awaitsCreditNote(dispute) },
  closed: { label: 'Clôturés', keeps: (dispute: Dispute) => !isOpen(dispute) },
} as const;
type Filter = keyof typeof FILTERS;

/** What customers contest: how much, about what, since when, followed by whom; and each dispute. */
export function DisputesScreen() {
  const { invoiceCount, today } = useCompany();
  const disputes = useApiQuery('disputes.list', { asOf: today });
  const report = useApiQuery('disputes.report', { asOf: today }).data;
  const { actions, edit, dialogs } = useDisputeActions();
  const [kept, setFilter] = useLocalStorage<Filter>({
    key: 'quittance-disputes-filter',
    defaultValue: 'open',
    getInitialValueInEffect: false,
  });
  const filter = Object.hasOwn(FILTERS, kept) ? kept : 'open';
  const [isOpening, setOpening] = useState(false);
  const openDispute = (
    <Button variant="filled" onClick={() => setOpening(true)}>
      Ouvrir un litige…
    </Button>
  );
  const columns = useMemo((): Column<Dispute>[] => {
    const [invoice, ...rest] = disputeColumns(today).filter(({ id }) => id !== 'openedOn');
    const customer: Column<Dispute> = {
      id: 'customer',
      header: 'Client',
      width: 150,
      value: ({ customerName }) => customerName,
      cell: ({ customerId, customerName }) => (
        <a href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'litiges' })}>{customerName}</a>
      ),
    };
    return invoice ? [customer, invoice, ...rest] : [customer];
  }, [today]);
  return (
    <FillScreen>
      <PageHeader
        title="Litiges"
        term="litige"
        note={report && disputes.data && disputes.data.length > 0 ? summary(report) : undefined}
        actions={disputes.data && disputes.data.length > 0 ? openDispute : undefined}
      />
      <QueryState query={disputes}>
        {(all) =>
          all.length === 0 && invoiceCount === 0 ? (
            <ImportFirst>
              Un litige s’ouvre depuis une facture que le client conteste : importez d’abord l’export de votre logiciel de facturation.
            </ImportFirst>
          ) : all.length === 0 ? (
            <EmptyState icon="dispute" title="Aucun litige" action={openDispute}>
              Un client conteste une facture ? Ouvrez un litige, ici ou depuis la facture : la partie contestée n’est plus relancée, le
              reste l’est toujours, et le litige a son responsable et son délai.
            </EmptyState>
          ) : (
            <div className={classes.screen}>
              {report && report.count > 0 && <DisputeReport report={report} />}
              <SegmentedControl
                aria-label="Litiges affichés"
                value={filter}
                onChange={(value) => setFilter(value as Filter)}
                data={Object.entries(FILTERS).map(([value, { label, keeps }]) => ({
                  value,
                  label: `${label} (${all.filter((dispute) => keeps(dispute, today)).length})`,
                }))}
              />
              <div className={classes.table}>
                <DataTable
                  label="Litiges"
                  columns={columns}
                  rows={all.filter((dispute) => FILTERS[filter].keeps(dispute, today))}
                  rowKey={({ disputeId }) => disputeId}
                  rememberAs="disputes"
                  initialSort={{ column: 'age', descending: true }}
                  isMuted={({ closedOn }) => closedOn !== null}
                  onOpen={(row) => {
                    if (row.closedOn === null) edit(row);
                  }}
                  actionsWidth={124}
                  actions={actions}
                  empty={
                    <EmptyState
                      icon="check"
                      title={filter === 'pressing' ? 'Aucun délai proche ni dépassé' : 'Aucun litige dans cette liste'}
                    />
                  }
                />
              </div>
            </div>
          )
        }
      </QueryState>
      {dialogs}
      {isOpening && <OpenDisputeDialog target={{}} onClose={() => setOpening(false)} />}
    </FillScreen>
  );
}

function summary({ count, amountCents, averageAgeDays }: VerbOutput<'disputes.report'>): string {
  if (count === 0) return 'aucun d’ouvert';
  const age =
    averageAgeDays === null
      ? ''
      : `, ouvert${count > 1 ? 's' : ''} depuis ${formatNumber(averageAgeDays, 0)}\u00a0jours${count > 1 ? ' en moyenne' : ''}`;
  return `${count} ouvert${count > 1 ? 's' : ''}, ${formatEuros(amountCents)} contestés${age}`;
}
