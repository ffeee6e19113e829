import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import type { PostponedCustomer } from './PostponeDialog.tsx';
import { useUndoDecisions } from './use-decisions.ts';

/** Passes over the step of one customer or several, this time. */
export function SkipDialog({
  customers,
  step,
  asOf,
  onClose,
}: {
  customers: readonly PostponedCustomer[];
  /** Its name, when it is one customer's. */
  step: string | null;
  asOf: LocalDate;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const undo = useUndoDecisions();
  const [first] = customers;
  const who = customers.length === 1 && first ? first.customerName : `${customers.length} clients`;
  const skip = useApiCommand('reminders.skip', {
    onRefreshed: ({ decisionIds }) => {
      onClose();
      notifyDone(`${who} : étape passée`, { verb: 'Annuler', onClick: () => undo.mutate({ decisionIds }) });
    },
  });
  return (
    <FormDialog
      title={step === null ? `Passer l’étape de ${who}` : `Passer l’étape « ${step} » de ${who}`}
      verb="Passer cette fois"
      isDirty={reason !== ''}
      busy={skip.isPending}
      error={skip.error}
      onClose={onClose}
      onSubmit={() => skip.mutate({ customerIds: customers.map(({ customerId }) => customerId), asOf, reason })}
      note="L’étape suivante du plan viendra à son jour."
    >
      <TextInput
        label="Raison (facultative)"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
