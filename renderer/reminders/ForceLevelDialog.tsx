import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { stepName } from '../../shared/reminders/reminder-texts.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbInput } from '../api/verbs.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import type { PostponedCustomer } from './PostponeDialog.tsx';
import { useUndoDecisions } from './use-decisions.ts';

type Level = VerbInput<'reminders.force'>['level'];
const LEVELS: readonly Level[] = ['R1', 'call', 'R2', 'R3', 'formalNotice'];

/** Asks for a level for a customer, whatever its plan says. */
export function ForceLevelDialog({ customer, asOf, onClose }: { customer: PostponedCustomer; asOf: LocalDate; onClose: () => void }) {
  const { customerId, customerName } = customer;
  const [level, setLevel] = useState<Level | null>(null);
  const [reason, setReason] = useState('');
  const undo = useUndoDecisions();
  const force = useApiCommand('reminders.force', {
    onRefreshed: ({ decisionId }) => {
      onClose();
      notifyDone(`${customerName} : niveau forcé`, { verb: 'Annuler', onClick: () => undo.mutate({ decisionIds: [decisionId] }) });
    },
  });
  return (
    <FormDialog
      title={`Forcer le niveau de ${customerName}`}
      verb="Forcer ce niveau"
      isDirty={level !== null || reason !== ''}
      busy={force.isPending}
      error={force.error}
      canSubmit={level !== null}
      onClose={onClose}
      onSubmit={() => level !== null && force.mutate({ customerId, asOf, level, reason })}
      note="Valable jusqu’au prochain contact. Les vérifications du courrier restent."
    >
      <Radio.Group
        label="Niveau"
        description="Quoi que disent le plan, le délai entre deux contacts, le seuil, un report ou une pause."
        value={level ?? ''}
        onChange={(value) => setLevel(value as Level)}
      >
        <Stack gap={8} mt={8}>
          {LEVELS.map((value, index) => (
            <Radio key={value} value={value} label={stepName(value)} {...(index === 0 ? { 'data-autofocus': true } : {})} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput label="Raison (facultative)" maxLength={200} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </FormDialog>
  );
}
