import { Modal } from '@mantine/core';
import { useMemo } from 'react';
import type { ForecastReceipt } from '../../shared/cash-forecast/cash-forecast.contract.ts';
import { FORECAST_REASON_NAMES } from '../../shared/cash-forecast/forecast-sentences.fr.ts';
import { formatDate, formatLongDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './ForecastReceiptsDialog.module.css';

/** A week, named by its Monday; what comes after the last week; or what is left out. */
export type ForecastStretch = { week: LocalDate } | { part: 'later' | 'leftOut' };

/** As many as one reads; the total is that of all. */
const SHOWN = 1000;

/** The invoices behind a stretch of the forecast, each with the day on which it is expected and why then, or why not at all. */
export function ForecastReceiptsDialog(props: { asOf: LocalDate; stretch: ForecastStretch; onClose: () => void }) {
  const { asOf, stretch, onClose } = props;
  const query = useApiQuery('dashboard.cashForecastReceipts', { asOf, limit: SHOWN, ...stretch });
  const isLeftOut = 'part' in stretch && stretch.part === 'leftOut';
  return (
    <Modal opened onClose={onClose} title={titleOf(stretch)} size={1180} transitionProps={{ duration: 0 }}>
      <QueryState query={query}>
        {({ rows, total, totalCents }) => (
          <>
            <p className={classes.note}>
              {isLeftOut ? 'Ces montants sont dus, mais rien n’en est attendu.' : `Vu du ${formatDate(asOf)}, au jour le plus probable.`}
              {total > rows.length && ` Les ${SHOWN.toLocaleString('fr-FR')} premières lignes sur ${total.toLocaleString('fr-FR')}.`}
            </p>
            <div className={classes.table}>
              <Receipts rows={rows} totalCents={totalCents} isLeftOut={isLeftOut} />
            </div>
          </>
        )}
      </QueryState>
    </Modal>
  );
}

function Receipts({ rows, totalCents, isLeftOut }: { rows: readonly ForecastReceipt[]; totalCents: Cents; isLeftOut: boolean }) {
  const columns = useMemo(
    (): Column<ForecastReceipt>[] => [
      { id: 'customer', header: 'Client', value: (row) => row.customerName, width: 200, total: 'Total' },
      { id: 'number', header: 'Facture', value: (row) => row.invoiceNumber, width: 94 },
      isLeftOut
        ? { id: 'due', header: 'Échéance', kind: 'date', value: (row) => row.dueOn }
        : { id: 'expected', header: 'Attendu le', kind: 'date', value: (row) => row.expectedOn },
      { id: 'why', header: 'Selon', value: (row) => FORECAST_REASON_NAMES[row.why], width: isLeftOut ? 158 : 94 },
      {
        id: 'sentence',
        header: 'Pourquoi',
        value: (row) => row.sentence,
        cell: (row) => <span title={row.sentence}>{withFrenchSpaces(row.sentence)}</span>,
      },
      { id: 'amount', header: 'Montant (€)', kind: 'amount', value: (row) => row.amountCents, total: totalCents, width: 116 },
    ],
    [totalCents, isLeftOut],
  );
  return (
    <DataTable
      label={isLeftOut ? 'Montants laissés de côté' : 'Encaissements attendus'}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.invoiceId} ${row.expectedOn} ${row.why} ${row.amountCents}`}
      onOpen={(row) => goTo('customer', { customerId: String(row.customerId) }, { onglet: 'factures' })}
      rememberAs="forecast-receipts"
      empty={<EmptyState title="Aucune facture n’est attendue cette semaine-là" />}
    />
  );
}

function titleOf(stretch: ForecastStretch): string {
  if ('week' in stretch) return `Attendu dans la semaine du ${formatLongDate(stretch.week)}`;
  return stretch.part === 'later' ? 'Attendu après ces semaines' : 'Laissé de côté par la prévision';
}
