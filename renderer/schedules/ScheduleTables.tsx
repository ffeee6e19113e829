import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { subtractCents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros, formatNumber } from '../../shared/money/format-money.ts';
import { instalmentStateName } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';

type Instalment = Schedule['instalments'][number];
type ScheduledInvoice = Schedule['invoices'][number];

const DOTS: Record<Instalment['state'], DotColour> = {
  upcoming: 'neutral',
  dueToday: 'warn',
  late: 'late',
  paid: 'good',
  accelerated: 'late',
};

/** The instalments in order, each with what was paid of it. */
export function InstalmentTable({ schedule }: { schedule: Pick<Schedule, 'instalments' | 'onSigning' | 'signedOn'> }) {
  const { instalments, onSigning, signedOn } = schedule;
  // Where something else than money came off an instalment, a line says what, and adds up.
  const mixed = instalments.filter(({ creditedCents, lostCents }) => creditedCents > 0 || lostCents > 0);
  const waitsForSignature = onSigning && signedOn === null;
  const columns = useMemo(
    (): Column<Instalment>[] => [
      { id: 'position', header: 'N°', kind: 'number', value: ({ position }) => position, width: 40, sortable: false },
      { id: 'dueOn', header: 'Date', kind: 'date', value: ({ dueOn }) => dueOn, sortable: false, total: 'Total' },
      {
        id: 'amount',
        header: 'Montant (€)',
        kind: 'amount',
        value: ({ amountCents }) => amountCents,
        sortable: false,
        total: 'sum',
        width: 108,
      },
      {
        id: 'open',
        header: 'Reste (€)',
        kind: 'amount',
        value: ({ openCents }) => openCents,
        cell: ({ openCents }) => (openCents === 0 ? '' : formatAmount(openCents)),
        sortable: false,
        total: 'sum',
        width: 108,
      },
      {
        id: 'state',
        header: 'État',
        value: (instalment) => instalmentStateName(instalment),
        cell: ({ state, daysLate, position, lostCents }) => (
          <StatusDot colour={DOTS[state]}>
            {state === 'late'
              ? `En retard de ${formatNumber(daysLate, 0)}\u00a0j`
              : waitsForSignature && position === 1 && state === 'upcoming'
                ? 'À la signature'
                : instalmentStateName({ state, lostCents })}
          </StatusDot>
        ),
        sortable: false,
      },
    ],
    [waitsForSignature],
  );
  return (
    <>
      <DataTable
        label="Échéances"
        columns={columns}
        rows={instalments}
        rowKey={({ instalmentId }) => instalmentId}
        rememberAs="instalments"
        density="compact"
      />
      {mixed.map((instalment) => (
        <Text key={instalment.instalmentId} size="sm" c="dimmed">
          {partsOf(instalment)}
        </Text>
      ))}
    </>
  );
}

/** « N° 2 : 524,49 € réglés, 300,00 € d’avoir, 24,48 € restent » */
function partsOf({ position, paidCents, creditedCents, lostCents, openCents }: Instalment): string {
  const money = subtractCents(paidCents, creditedCents);
  const parts = [
    ...(money > 0 ? [`${formatEuros(money)} réglés`] : []),
    ...(creditedCents > 0 ? [`${formatEuros(creditedCents)} d’avoir`] : []),
    ...(lostCents > 0 ? [`${formatEuros(lostCents)} de perte`] : []),
    ...(openCents > 0 ? [`${formatEuros(openCents)} restent`] : []),
  ];
  return `N°\u00a0${position} : ${parts.join(', ')}.`;
}

/** The invoices behind a schedule, with what is still open of what was agreed. */
export function ScheduledInvoiceTable({ invoices }: { invoices: readonly ScheduledInvoice[] }) {
  const columns = useMemo(
    (): Column<ScheduledInvoice>[] => [
      { id: 'number', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, sortable: false, total: 'Total' },
      { id: 'dueOn', header: 'Échéance', kind: 'date', value: ({ dueOn }) => dueOn, sortable: false },
      { id: 'amount', header: 'Convenu (€)', kind: 'amount', value: ({ amountCents }) => amountCents, sortable: false, total: 'sum' },
      { id: 'open', header: 'Reste (€)', kind: 'amount', value: ({ openCents }) => openCents, sortable: false, total: 'sum' },
    ],
    [],
  );
  return (
    <DataTable
      label="Factures de l’échéancier"
      columns={columns}
      rows={invoices}
      rowKey={({ invoiceId }) => invoiceId}
      rememberAs="scheduled-invoices"
      density="compact"
    />
  );
}
