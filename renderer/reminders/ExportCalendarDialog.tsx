import { Radio, SegmentedControl, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { calendarFileName } from '../../shared/reminders/calendar-words.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './ExportCalendarDialog.module.css';

const SPANS = [
  { value: '30', label: '30 jours' },
  { value: '90', label: '3 mois' },
  { value: '180', label: '6 mois' },
];

/** What is ahead, as a file for the user's own calendar; what it shows of customers is kept with the company. */
export function ExportCalendarDialog({ asOf, onClose }: { asOf: LocalDate; onClose: () => void }) {
  const [days, setDays] = useState('90');
  const [busy, setBusy] = useState(false);
  const saved = useApiQuery('reminders.calendarSettings', {}).data;
  const upcoming = useApiQuery('reminders.upcoming', { asOf, days: Number(days) }, { keepPrevious: true });
  const change = useApiCommand('reminders.setCalendarSettings');
  const saveFile = useSaveFile();
  const count = upcoming.data?.length;
  const names = saved?.names ?? 'full';
  return (
    <FormDialog
      title="Exporter vers mon agenda"
      verb="Exporter le fichier .ics"
      isDirty={false}
      busy={busy}
      error={upcoming.error ?? change.error}
      canSubmit={count !== undefined && count > 0 && !change.isPending}
      onClose={onClose}
      onSubmit={async () => {
        setBusy(true);
        const done = await saveFile(calendarFileName(asOf), (client, out, options) =>
          client.reminders.exportCalendar({ asOf, days: Number(days), out }, options),
        );
        setBusy(false);
        if (!done) return;
        notifyDone('Fichier d’agenda enregistré : ouvrez-le avec votre agenda');
        onClose();
      }}
      note={count === undefined ? '' : count === 0 ? 'Rien à venir.' : `${count} date${count > 1 ? 's' : ''} à venir.`}
    >
      <p className={classes.what}>
        Les étapes de relance à venir si personne ne payait, les règlements promis, les échéances convenues, les rappels, et les délais des
        litiges, des procédures et des prescriptions, une journée chacun. Un fichier plus récent met à jour les dates déjà reprises ; rien
        ne part ni ne se synchronise tout seul.
      </p>
      <div>
        <span className={classes.label} id="calendar-span">
          Jusqu’à
        </span>
        <SegmentedControl aria-labelledby="calendar-span" data={SPANS} value={days} onChange={setDays} />
      </div>
      <Radio.Group label="Clients" value={names} onChange={(value) => change.mutate({ names: value === 'initials' ? 'initials' : 'full' })}>
        <Stack gap={8} mt={8}>
          <Radio value="full" label="Nom entier" />
          <Radio value="initials" label="Initiales seulement, si d’autres voient votre agenda" />
        </Stack>
      </Radio.Group>
      <Switch
        label="Montrer les montants"
        checked={saved?.amounts ?? true}
        onChange={(event) => change.mutate({ amounts: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}
