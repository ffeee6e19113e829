import { ActionIcon, Menu } from '@mantine/core';
import { useMemo, useState } from 'react';
import { noVatNoteWords, writeOffReasonName } from '../../shared/write-offs/write-off-words.fr.ts';
import type { WriteOff } from '../../shared/write-offs/write-offs.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { VatNoteDialog } from './VatNoteDialog.tsx';

const numbers = ({ allocations }: WriteOff) => allocations.map(({ invoiceNumber }) => invoiceNumber).join(', ');

/** What was given up of a customer's invoices, with the note that recovers the VAT. */
export function WriteOffTable({ writeOffs }: { writeOffs: readonly WriteOff[] }) {
  const [noted, setNoted] = useState<WriteOff | null>(null);
  const columns = useMemo(
    (): Column<WriteOff>[] => [
      { id: 'on', header: 'Constatée le', kind: 'date', value: ({ on }) => on, width: 124, total: 'Total' },
      { id: 'invoices', header: 'Factures', value: numbers },
      { id: 'reason', header: 'Raison', value: ({ reason }) => writeOffReasonName(reason), width: 220 },
      { id: 'note', header: 'Note', value: ({ note }) => note, wraps: true },
      { id: 'amount', header: 'Perdu (€)', kind: 'amount', value: ({ amountCents }) => amountCents, total: 'sum' },
    ],
    [],
  );
  return (
    <>
      <DataTable
        label="Pertes"
        columns={columns}
        rows={writeOffs}
        rowKey={({ paymentId }) => paymentId}
        rememberAs="customer-write-offs"
        initialSort={{ column: 'on', descending: true }}
        actionsWidth={44}
        actions={(row) => <WriteOffMenu writeOff={row} onNote={setNoted} />}
      />
      {noted && <VatNoteDialog writeOff={noted} onClose={() => setNoted(null)} />}
    </>
  );
}

function WriteOffMenu({ writeOff, onNote }: { writeOff: WriteOff; onNote: (writeOff: WriteOff) => void }) {
  const { paymentId, importId, allowsVatNote, reason } = writeOff;
  const remove = useApiCommand('payments.remove', {
    onSuccess: () => notifyDone('Perte annulée : la somme est de nouveau due'),
    onError: notifyError,
  });
  const askToRemove = () =>
    confirm({
      title: 'Annuler cette perte ?',
      consequence: 'Les factures sont de nouveau dues de cette somme, comme si elle n’avait pas été passée en perte.',
      verb: 'Annuler la perte',
      onConfirm: () => remove.mutate({ paymentId }),
    });
  return (
    <Menu width={270} position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`Actions sur la perte, ${numbers(writeOff)}`}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon name="print" />}
          disabled={!allowsVatNote}
          title={allowsVatNote ? undefined : noVatNoteWords(reason)}
          onClick={() => onNote(writeOff)}
        >
          Récupérer la TVA…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="undo" />} disabled={importId !== null} onClick={askToRemove}>
          Annuler la perte…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
