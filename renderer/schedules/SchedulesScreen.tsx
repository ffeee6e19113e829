import { Button, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { isBehind, isOver } from '../../shared/schedules/schedule-state.ts';
import { nextInstalment, scheduleStateName } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule, ScheduleState } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import { InstalmentCalendar } from './InstalmentCalendar.tsx';
import { PaidShare } from './PaidShare.tsx';
import classes from './SchedulesScreen.module.css';

const DOTS: Record<ScheduleState, DotColour> = {
  draft: 'warn',
  sent: 'warn',
  signed: 'good',
  running: 'good',
  late: 'late',
  broken: 'late',
  kept: 'neutral',
  closed: 'neutral',
};

const FILTERS = {
  running: { label: 'En cours', keeps: (schedule: Schedule) => !isOver(schedule) },
  late: { label: 'En retard', keeps: isBehind },
  closed: { label: 'Terminés', keeps: isOver },
} as const;
type Filter = keyof typeof FILTERS | 'calendar';

const lateOf = (schedule: Schedule) =>
  isOver(schedule)
    ? sumCents([])
    : sumCents(schedule.instalments.filter(({ state }) => state === 'late').map(({ openCents }) => openCents));

/** The agreed schedules: how far each is paid, what comes next, and which are late. */
export function SchedulesScreen() {
  const { invoiceCount, today } = useCompany();
  const schedules = useApiQuery('schedules.list', { asOf: today });
  const [kept, setFilter] = useLocalStorage<Filter>({
    key: 'quittance-schedules-filter',
    defaultValue: 'running',
    getInitialValueInEffect: false,
  });
  const filter = kept === 'calendar' || Object.hasOwn(FILTERS, kept) ? kept : 'running';
  const columns = useMemo(
    (): Column<Schedule>[] => [
      { id: 'customer', header: 'Client', value: ({ customerName }) => customerName, total: 'Total' },
      { id: 'agreedOn', header: 'Convenu le', kind: 'date', value: ({ agreedOn }) => agreedOn },
      {
        id: 'progress',
        header: 'Avancement',
        kind: 'number',
        width: 174,
        value: ({ paidCents, totalCents }) => (totalCents === 0 ? null : paidCents / totalCents),
        decimals: 2,
        cell: (row) => <PaidShare schedule={row} />,
      },
      { id: 'next', header: 'Prochaine', kind: 'date', value: (row) => nextInstalment(row)?.dueOn ?? null, width: 108 },
      { id: 'nextAmount', header: 'Montant (€)', kind: 'amount', value: (row) => nextInstalment(row)?.openCents ?? null, width: 104 },
      {
        id: 'late',
        header: 'En retard (€)',
        kind: 'amount',
        width: 112,
        value: lateOf,
        cell: (row) => (lateOf(row) === 0 ? '' : <Amount value={lateOf(row)} unit={false} tone="late" />),
        total: 'sum',
      },
      { id: 'open', header: 'Reste (€)', kind: 'amount', value: ({ openCents }) => openCents, width: 108, total: 'sum' },
      {
        id: 'state',
        header: 'État',
        width: 132,
        value: ({ state }) => scheduleStateName(state),
        cell: ({ state }) => <StatusDot colour={DOTS[state]}>{scheduleStateName(state)}</StatusDot>,
      },
    ],
    [],
  );
  const newSchedule = (
    <Button component="a" href={hrefTo('newSchedule', {})} variant="filled" leftSection={<Icon name="plus" size={14} />}>
      Nouvel échéancier
    </Button>
  );
  return (
    <FillScreen>
      <PageHeader
        title="Échéanciers"
        term="echeancier"
        note={schedules.data && schedules.data.length > 0 ? summary(schedules.data) : undefined}
        actions={schedules.data && schedules.data.length > 0 ? newSchedule : undefined}
      />
      <QueryState query={schedules}>
        {(all) =>
          all.length === 0 && invoiceCount === 0 ? (
            <ImportFirst>
              Importez d’abord l’export de votre logiciel de facturation : une dette se répartit en échéances depuis ses factures.
            </ImportFirst>
          ) : all.length === 0 ? (
            <EmptyState icon="schedules" title="Aucun échéancier" action={newSchedule}>
              Un client ne peut pas tout régler d’un coup ? Répartissez sa dette en échéances : elle n’est plus relancée tant qu’il les
              respecte.
            </EmptyState>
          ) : (
            <div className={classes.screen}>
              <SegmentedControl
                aria-label="Échéanciers affichés"
                value={filter}
                onChange={(value) => setFilter(value as Filter)}
                data={[
                  ...Object.entries(FILTERS).map(([value, { label, keeps }]) => ({
                    value,
                    label: `${label} (${all.filter(keeps).length})`,
                  })),
                  { value: 'calendar', label: 'Mois par mois' },
                ]}
              />
              <div className={classes.table} data-scrolls={filter === 'calendar' || undefined}>
                {filter === 'calendar' ? (
                  <InstalmentCalendar schedules={all} />
                ) : (
                  <DataTable
                    label="Échéanciers"
                    columns={columns}
                    rows={all.filter(FILTERS[filter].keeps)}
                    rowKey={({ scheduleId }) => scheduleId}
                    rememberAs="schedules"
                    initialSort={{ column: 'next', descending: false }}
                    onOpen={({ scheduleId }) => goTo('schedule', { scheduleId: String(scheduleId) })}
                    empty={
                      <EmptyState
                        icon="check"
                        title={filter === 'late' ? 'Aucun échéancier en retard' : 'Aucun échéancier dans cette liste'}
                      />
                    }
                  />
                )}
              </div>
            </div>
          )
        }
      </QueryState>
    </FillScreen>
  );
}

function summary(schedules: readonly Schedule[]): string {
  const running = schedules.filter(FILTERS.running.keeps);
  if (running.length === 0) return 'aucun en cours';
  return `${running.length} en cours, ${formatEuros(sumCents(running.map(({ openCents }) => openCents)))} à recevoir`;
}
