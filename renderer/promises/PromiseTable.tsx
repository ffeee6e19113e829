import { ActionIcon, Menu } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { PromiseState } from '../../shared/promises/promise-outcomes.ts';
import { PROMISE_STATE_NAMES, promiseStatisticsWords } from '../../shared/promises/promise-words.fr.ts';
import type { PromiseRecord } from '../../shared/promises/promises.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import classes from './PromiseTable.module.css';

const DOTS: Record<PromiseState, DotColour> = {
  running: 'warn',
  kept: 'good',
  partlyKept: 'late',
  broken: 'late',
  replaced: 'neutral',
  withdrawn: 'neutral',
  lapsed: 'neutral',
};

const numbers = ({ invoices }: PromiseRecord) => invoices.map(({ invoiceNumber }) => invoiceNumber).join(', ');

interface PromiseTableProps {
  customerId: number;
  onCorrect: (promise: PromiseRecord) => void;
  /** The way to note one. */
  actions: ReactNode;
  empty: ReactNode;
}

/** What a customer promised, what became of it, and how it keeps its word. */
export function PromiseTable({ customerId, onCorrect, actions, empty }: PromiseTableProps) {
  const { today } = useCompany();
  const promises = useApiQuery('promises.list', { asOf: today, customerId });
  const statistics = useApiQuery('promises.statistics', { asOf: today, customerId }).data?.[0];
  const columns = useMemo(
    (): Column<PromiseRecord>[] => [
      { id: 'invoices', header: 'Factures', value: numbers },
      { id: 'madeOn', header: 'Faite le', kind: 'date', value: ({ madeOn }) => madeOn },
      { id: 'madeBy', header: 'Par', value: ({ madeBy }) => madeBy, width: 120 },
      { id: 'promisedOn', header: 'Pour le', kind: 'date', value: ({ promisedOn }) => promisedOn },
      { id: 'amount', header: 'Promis (€)', kind: 'amount', value: ({ amountCents }) => amountCents },
      {
        id: 'came',
        header: 'Reçu (€)',
        kind: 'amount',
        value: ({ cameCents }) => cameCents,
        hint: 'Ce qui est venu sur ces factures depuis la promesse, à temps ou non. Un euro ne compte que pour une promesse.',
      },
      { id: 'late', header: 'Retard (j)', kind: 'number', value: ({ daysLate }) => daysLate },
      {
        id: 'state',
        header: 'État',
        width: 136,
        value: ({ state }) => PROMISE_STATE_NAMES[state],
        cell: ({ state, withdrawnReason }) => (
          <span title={withdrawnReason === '' ? undefined : withdrawnReason}>
            <StatusDot colour={DOTS[state]}>{PROMISE_STATE_NAMES[state]}</StatusDot>
          </span>
        ),
      },
    ],
    [],
  );
  return (
    <QueryState query={promises}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <div className={classes.screen}>
            <div className={classes.head}>
              {actions}
              {statistics && <span>{promiseStatisticsWords(statistics)}</span>}
            </div>
            <div className={classes.table}>
              <DataTable
                label="Promesses"
                columns={columns}
                rows={rows}
                rowKey={({ promiseId }) => promiseId}
                rememberAs="customer-promises"
                initialSort={{ column: 'promisedOn', descending: true }}
                isMuted={({ state }) => state === 'replaced' || state === 'withdrawn' || state === 'lapsed'}
                actionsWidth={44}
                actions={(row) => <PromiseMenu promise={row} onCorrect={onCorrect} />}
              />
            </div>
          </div>
        )
      }
    </QueryState>
  );
}

function PromiseMenu({ promise, onCorrect }: { promise: PromiseRecord; onCorrect: (promise: PromiseRecord) => void }) {
  const { promiseId, state, customerName } = promise;
  const reinstate = useApiCommand('promises.reinstate', { onSuccess: () => notifyDone('Promesse rétablie'), onError: notifyError });
  const withdraw = useApiCommand('promises.withdraw', {
    onSuccess: () =>
      notifyDone('Promesse retirée : ses factures sont de nouveau relancées', {
        verb: 'Rétablir',
        onClick: () => reinstate.mutate({ promiseId }),
      }),
    onError: notifyError,
  });
  const remove = useApiCommand('promises.remove', { onSuccess: () => notifyDone('Promesse effacée'), onError: notifyError });
  const askToRemove = () =>
    confirm({
      title: `Effacer cette promesse de ${customerName} ?`,
      consequence:
        'Elle disparaît comme si elle n’avait jamais été faite ; une promesse qu’elle avait remplacée compte de nouveau. Pour une promesse que le client reprend, choisissez plutôt « Retirer ».',
      verb: 'Effacer la promesse',
      onConfirm: () => remove.mutate({ promiseId }),
    });
  return (
    <Menu width={230} position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`Actions sur la promesse pour ${numbers(promise)}`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="pencil" />} disabled={state !== 'running'} onClick={() => onCorrect(promise)}>
          Corriger…
        </Menu.Item>
        {state === 'withdrawn' ? (
          <Menu.Item leftSection={<Icon name="undo" />} onClick={() => reinstate.mutate({ promiseId })}>
            Rétablir
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Icon name="cross" />} disabled={state !== 'running'} onClick={() => withdraw.mutate({ promiseId })}>
            Retirer : on n’y compte plus
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="trash" />} onClick={askToRemove}>
          Effacer, notée par erreur…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
