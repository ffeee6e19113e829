import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { useUndoDecisions } from './use-decisions.ts';

export interface PostponedCustomer {
  customerId: number;
  customerName: string;
}

/** Puts the contact of one customer or several off to a day, for a reason that the agenda shows. */
export function PostponeDialog({
  customers,
  asOf,
  onClose,
}: {
  customers: readonly PostponedCustomer[];
  asOf: LocalDate;
  onClose: () => void;
}) {
  const proposed = addDays(asOf, 7);
  const [until, setUntil] = useState<LocalDate | null>(proposed);
  const [reason, setReason] = useState('');
  const undo = useUndoDecisions();
  const [first] = customers;
  const who = customers.length === 1 && first ? first.customerName : `${customers.length} clients`;
  const postpone = useApiCommand('reminders.postpone', {
    onRefreshed: ({ decisionIds }, { until: day }) => {
      onClose();
      notifyDone(`${who} : relance reportée au ${formatDate(day)}`, { verb: 'Annuler', onClick: () => undo.mutate({ decisionIds }) });
    },
  });
  return (
    <FormDialog
      title={customers.length === 1 ? `Reporter la relance de ${who}` : `Reporter la relance de ${who}`}
      verb="Reporter la relance"
      isDirty={reason !== '' || until !== proposed}
      busy={postpone.isPending}
      error={postpone.error}
      canSubmit={until !== null && reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() =>
        until !== null && postpone.mutate({ customerIds: customers.map(({ customerId }) => customerId), asOf, until, reason })
      }
      note="Reproposée ce jour-là, à l’étape alors atteinte."
    >
      <FieldGrid>
        <DateField label="Reporter au" value={until} onChange={setUntil} min={addDays(asOf, 1)} what="Le jour du report" />
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
