import { ActionIcon, Menu } from '@mantine/core';
import type { LeftOutCustomer } from '../../shared/reminders/reminders.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { useUndoDecisions } from './use-decisions.ts';

/** What can be done about a customer left in peace: take a decision back, end a pause, ask for a level all the same. */
export function LeftOutActions({ customer, onForce }: { customer: LeftOutCustomer; onForce: () => void }) {
  const { customerId, customerName, code, decisionId, canForce } = customer;
  const undo = useUndoDecisions();
  const resume = useApiCommand('customers.update', {
    onRefreshed: () => notifyDone(`${customerName} : pause levée`),
    onError: notifyError,
  });
  if (decisionId === null && code !== 'paused' && !canForce) return null;
  return (
    <Menu width={240} position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`Que faire de ${customerName}`}>
          <Icon name="more" size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {decisionId !== null && (
          <Menu.Item leftSection={<Icon name="undo" />} onClick={() => undo.mutate({ decisionIds: [decisionId] })}>
            {code === 'postponed' ? 'Annuler le report' : 'Reprendre l’étape passée'}
          </Menu.Item>
        )}
        {code === 'paused' && (
          <Menu.Item
            leftSection={<Icon name="undo" />}
            onClick={() => resume.mutate({ id: customerId, pausedUntil: null, pauseReason: '' })}
          >
            Lever la pause
          </Menu.Item>
        )}
        {canForce && (
          <Menu.Item leftSection={<Icon name="warning" />} onClick={onForce}>
            Forcer un niveau…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
