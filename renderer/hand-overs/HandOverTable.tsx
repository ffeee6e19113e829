import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMemo, useState } from 'react';
import { HAND_OVER_STATE_NAMES, handOverWords } from '../../shared/hand-overs/hand-over-words.fr.ts';
import type { HandOver, HandOverState } from '../../shared/hand-overs/hand-overs.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import { SettleHandOverDialog } from './SettleHandOverDialog.tsx';

const DOTS: Record<HandOverState, DotColour> = { running: 'warn', settled: 'good', takenBack: 'neutral' };
const numbers = ({ invoices }: HandOver) => invoices.map(({ invoiceNumber }) => invoiceNumber).join(', ');

/** The claims on a customer that were handed over or sold, and what came of them. */
export function HandOverTable({ handOvers }: { handOvers: readonly HandOver[] }) {
  const [settling, setSettling] = useState<HandOver | null>(null);
  const columns = useMemo(
    (): Column<HandOver>[] => [
      { id: 'what', header: 'Créance', value: handOverWords, wraps: true },
      { id: 'invoices', header: 'Factures', value: numbers, width: 150 },
      { id: 'collected', header: 'Encaissé (€)', kind: 'amount', value: ({ collectedCents }) => collectedCents, width: 108 },
      { id: 'lost', header: 'Perdu (€)', kind: 'amount', value: ({ lostCents }) => lostCents, width: 100 },
      { id: 'open', header: 'Reste dû (€)', kind: 'amount', value: ({ openCents }) => openCents, width: 108 },
      {
        id: 'state',
        header: 'État',
        width: 100,
        value: ({ state }) => HAND_OVER_STATE_NAMES[state],
        cell: ({ state }) => <StatusDot colour={DOTS[state]}>{HAND_OVER_STATE_NAMES[state]}</StatusDot>,
      },
    ],
    [],
  );
  return (
    <>
      <DataTable
        label="Créances remises ou cédées"
        columns={columns}
        rows={handOvers}
        rowKey={({ handOverId }) => handOverId}
        rememberAs="customer-hand-overs"
        initialSort={{ column: 'what', descending: false }}
        isMuted={({ state }) => state === 'takenBack'}
        actionsWidth={116}
        actions={(row) => <HandOverMenu handOver={row} onSettle={setSettling} />}
      />
      {settling && <SettleHandOverDialog handOver={settling} onClose={() => setSettling(null)} />}
    </>
  );
}

function HandOverMenu({ handOver, onSettle }: { handOver: HandOver; onSettle: (handOver: HandOver) => void }) {
  const { handOverId, taker, state, collectedCents, lostCents } = handOver;
  const resume = useApiCommand('handOvers.resume', { onSuccess: () => notifyDone('Remise rétablie'), onError: notifyError });
  const takeBack = useApiCommand('handOvers.takeBack', {
    onSuccess: () =>
      notifyDone(`Créance reprise à ${taker} : elle est de nouveau relancée`, {
        verb: 'Annuler',
        onClick: () => resume.mutate({ handOverId }),
      }),
    onError: notifyError,
  });
  const remove = useApiCommand('handOvers.remove', { onSuccess: () => notifyDone('Remise effacée'), onError: notifyError });
  const askToRemove = () =>
    confirm({
      title: `Effacer la remise à ${taker} ?`,
      consequence: 'Elle disparaît comme si elle n’avait jamais été faite, et les factures sont de nouveau relancées.',
      verb: 'Effacer la remise',
      onConfirm: () => remove.mutate({ handOverId }),
    });
  return (
    <>
      {state === 'running' && (
        <Button size="compact-xs" onClick={() => onSettle(handOver)}>
          Noter…
        </Button>
      )}
      <Menu width={240} position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`Actions sur la créance chez ${taker}`}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'takenBack' ? (
            <Menu.Item leftSection={<Icon name="undo" />} onClick={() => resume.mutate({ handOverId })}>
              Annuler la reprise
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<Icon name="undo" />} disabled={state !== 'running'} onClick={() => takeBack.mutate({ handOverId })}>
              Reprendre la créance
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="trash" />} disabled={collectedCents > 0 || lostCents > 0} onClick={askToRemove}>
            Effacer, notée par erreur…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
