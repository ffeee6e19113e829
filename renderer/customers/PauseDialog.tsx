import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Leaves a customer in peace until a day, for a reason that stays on its sheet. */
export function PauseDialog({ customer, onClose }: { customer: { id: number; name: string }; onClose: () => void }) {
  const { today } = useCompany();
  const proposed = addDays(today, 7);
  const [until, setUntil] = useState<LocalDate | null>(proposed);
  const [reason, setReason] = useState('');
  const update = useApiCommand('customers.update', {
    onRefreshed: ({ pausedUntil }) => {
      notifyDone(`${customer.name} : relances en pause${pausedUntil ? ` jusqu’au ${formatDate(pausedUntil)}` : ''}`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Reporter la relance de ${customer.name}`}
      verb="Mettre les relances en pause"
      isDirty={reason !== '' || until !== proposed}
      busy={update.isPending}
      error={update.error}
      canSubmit={until !== null && reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => until !== null && update.mutate({ id: customer.id, pausedUntil: until, pauseReason: reason })}
      note="La fiche du client permet d’y mettre fin."
    >
      <FieldGrid>
        <DateField
          label="Jusqu’au"
          description="Ce jour-là compris."
          value={until}
          onChange={setUntil}
          min={today}
          what="La fin de la pause"
        />
        <TextInput
          label="Raison"
          description="Elle reste affichée dans les relances."
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
      </FieldGrid>
    </FormDialog>
  );
}
