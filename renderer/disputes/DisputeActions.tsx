import { ActionIcon, Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Dispute } from '../../shared/disputes/disputes.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { CloseDisputeDialog } from './CloseDisputeDialog.tsx';
import { EditDisputeDialog } from './EditDisputeDialog.tsx';
import { awaitsCreditNote, RecordCreditNoteDialog } from './RecordCreditNoteDialog.tsx';

/** What can be done with a dispute from its row, and the dialogs that do it. */
export function useDisputeActions(): { actions: (dispute: Dispute) => ReactNode; edit: (dispute: Dispute) => void; dialogs: ReactNode } {
  const [closing, setClosing] = useState<Dispute | null>(null);
  const [editing, setEditing] = useState<Dispute | null>(null);
  const [crediting, setCrediting] = useState<Dispute | null>(null);
  return {
    actions: (dispute) => <DisputeMenu dispute={dispute} onClose={setClosing} onEdit={setEditing} onCredit={setCrediting} />,
    edit: setEditing,
    dialogs: (
      <>
        {closing && <CloseDisputeDialog dispute={closing} onClose={() => setClosing(null)} />}
        {editing && <EditDisputeDialog dispute={editing} onClose={() => setEditing(null)} />}
        {crediting && <RecordCreditNoteDialog dispute={crediting} onClose={() => setCrediting(null)} />}
      </>
    ),
  };
}

function DisputeMenu(props: {
  dispute: Dispute;
  onClose: (dispute: Dispute) => void;
  onEdit: (dispute: Dispute) => void;
  onCredit: (dispute: Dispute) => void;
}) {
  const { dispute, onClose, onEdit, onCredit } = props;
  const { disputeId, invoiceNumber, closedOn, creditNoteNumber } = dispute;
  const reopen = useApiCommand('disputes.reopen', { onSuccess: () => notifyDone('Litige rouvert'), onError: notifyError });
  const remove = useApiCommand('disputes.remove', { onSuccess: () => notifyDone('Litige effacé'), onError: notifyError });
  const askToReopen = () => {
    if (creditNoteNumber === null) reopen.mutate({ disputeId });
    else
      confirm({
        title: `Rouvrir le litige sur la facture ${invoiceNumber} ?`,
        consequence: `L’avoir ${creditNoteNumber} n’est plus affecté à la facture ; saisi à la clôture, il est effacé avec elle.`,
        verb: 'Rouvrir le litige',
        onConfirm: () => reopen.mutate({ disputeId }),
      });
  };
  const askToRemove = () =>
    confirm({
      title: `Effacer le litige sur la facture ${invoiceNumber} ?`,
      consequence: 'Il disparaît comme s’il n’avait jamais été ouvert, avec ses pièces. Un litige réglé se clôture plutôt.',
      verb: 'Effacer le litige',
      onConfirm: () => remove.mutate({ disputeId }),
    });
  return (
    <>
      {closedOn === null && (
        <Button size="compact-xs" onClick={() => onClose(dispute)}>
          Clôturer…
        </Button>
      )}
      {awaitsCreditNote(dispute) && (
        <Button size="compact-xs" onClick={() => onCredit(dispute)}>
          Avoir…
        </Button>
      )}
      <Menu width={210} position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`Actions sur le litige ${invoiceNumber}`}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {closedOn === null ? (
            <Menu.Item leftSection={<Icon name="pencil" />} onClick={() => onEdit(dispute)}>
              Suivre, modifier…
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<Icon name="undo" />} onClick={askToReopen}>
              Rouvrir…
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="trash" />} onClick={askToRemove}>
            Effacer, ouvert par erreur…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
