import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbInput } from '../api/verbs.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Notes that the message of a step was sent; it can be taken back at once. */
export function useNoteMessage({ customerId, customerName, level, channel }: AgendaEntry, asOf: LocalDate) {
  const { today } = useCompany();
  const remove = useApiCommand('reminders.removeContact', { onError: notifyError });
  const record = useApiCommand('reminders.recordMessage', {
    onRefreshed: ({ contactId }) =>
      notifyDone(`Message à ${customerName} noté`, { verb: 'Annuler', onClick: () => remove.mutate({ contactId }) }),
    onError: notifyError,
  });
  return {
    isPending: record.isPending,
    // On a day to come nothing was sent yet: what is noted then is of today.
    note: () =>
      record.mutate({
        customerId,
        on: asOf < today ? asOf : today,
        level: level as VerbInput<'reminders.recordMessage'>['level'],
        channel: channel === 'sms' ? 'sms' : 'email',
      }),
  };
}
