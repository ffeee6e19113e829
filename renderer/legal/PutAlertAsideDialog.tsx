import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays, addMonths, type LocalDate } from '../../shared/dates/local-date.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Puts the prescription alerts of some claims aside, for a reason. */
export function PutAlertAsideDialog(props: { invoiceIds: readonly number[]; today: LocalDate; onClose: () => void }) {
  const { invoiceIds, today, onClose } = props;
  const [how, setHow] = useState<'day' | 'next'>('day');
  const [until, setUntil] = useState<LocalDate | null>(addMonths(today, 1));
  const [reason, setReason] = useState('');
  const put = useApiCommand('legal.putAlertAside', {
    onRefreshed: () => {
      notifyDone('Alerte de prescription mise de côté');
      onClose();
    },
  });
  return (
    <FormDialog
      title="Mettre l’alerte de prescription de côté"
      verb="Mettre de côté"
      isDirty={reason !== ''}
      busy={put.isPending}
      error={put.error}
      canSubmit={reason.trim() !== '' && (how === 'next' || until !== null)}
      onClose={onClose}
      onSubmit={() =>
        put.mutate({ invoiceIds: [...invoiceIds], asOf: today, reason, ...(how === 'day' && until !== null ? { until } : {}) })
      }
      note="Le délai, lui, court toujours."
    >
      <Radio.Group label="Jusqu’à quand" value={how} onChange={(value) => setHow(value as 'day' | 'next')}>
        <Stack gap={8} mt={8}>
          <Radio value="day" label="Jusqu’à un jour" />
          <Radio value="next" label="Jusqu’à l’alerte suivante (6, 3 puis 1 mois avant le terme)" />
        </Stack>
      </Radio.Group>
      {how === 'day' && (
        <DateField label="Me le rappeler le" value={until} onChange={setUntil} min={addDays(today, 1)} what="Le rappel" w={200} />
      )}
      <TextInput label="Raison" maxLength={200} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
    </FormDialog>
  );
}
