import { Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Ends a schedule before its term, with the consequence named. */
export function EndScheduleDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { today } = useCompany();
  const [endedOn, setEndedOn] = useState<LocalDate | null>(today);
  const end = useApiCommand('schedules.end', {
    onRefreshed: () => {
      notifyDone('Échéancier arrêté');
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Mettre fin à l’échéancier de ${schedule.customerName}`}
      verb="Mettre fin à l’échéancier"
      closeWord="Ne rien changer"
      isDangerous
      isDirty={false}
      busy={end.isPending}
      error={end.error}
      canSubmit={endedOn !== null}
      onClose={onClose}
      onSubmit={() => endedOn !== null && end.mutate({ scheduleId: schedule.scheduleId, endedOn })}
    >
      <Text size="sm">
        Ses {schedule.invoices.length > 1 ? `${schedule.invoices.length} factures redeviennent exigibles` : 'facture redevient exigible'} et
        de nouveau {schedule.invoices.length > 1 ? 'relancées' : 'relancée'}, pour {formatEuros(schedule.openCents)}. Un échéancier arrêté
        ne se rétablit pas : il en faudrait un nouveau.
      </Text>
      <DateField label="Arrêté le" value={endedOn} onChange={setEndedOn} min={schedule.agreedOn} max={today} what="L’arrêt" w={180} />
    </FormDialog>
  );
}
