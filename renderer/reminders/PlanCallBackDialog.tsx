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
import type { PostponedCustomer } from './PostponeDialog.tsx';
import { useFinishCallBack } from './use-finish-call-back.ts';

/** Puts a call to a customer on the list of a day to come. */
export function PlanCallBackDialog({ customer, onClose }: { customer: PostponedCustomer; onClose: () => void }) {
  const { today } = useCompany();
  const { customerId, customerName } = customer;
  const proposed = addDays(today, 1);
  const [on, setOn] = useState<LocalDate | null>(proposed);
  const [note, setNote] = useState('');
  const finish = useFinishCallBack();
  const plan = useApiCommand('reminders.planCallBack', {
    onRefreshed: ({ callBackId }, { on: day }) => {
      onClose();
      notifyDone(`${customerName} : à rappeler le ${formatDate(day)}`, {
        verb: 'Annuler',
        onClick: () => finish.mutate({ callBackId, done: true }),
      });
    },
  });
  return (
    <FormDialog
      title={`Rappeler ${customerName}`}
      verb="Prévoir ce rappel"
      isDirty={note !== '' || on !== proposed}
      busy={plan.isPending}
      error={plan.error}
      canSubmit={on !== null}
      onClose={onClose}
      onSubmit={() => on !== null && plan.mutate({ customerId, on, note })}
      note="Il viendra dans Aujourd’hui ce jour-là. D’ici là, aucun appel n’est proposé."
    >
      <FieldGrid>
        <DateField label="Rappeler le" value={on} onChange={setOn} min={today} what="Le jour du rappel" />
        <TextInput
          label="Pour dire quoi (facultatif)"
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
      </FieldGrid>
    </FormDialog>
  );
}
