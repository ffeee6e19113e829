import { useApiCommand } from '../api/use-api-command.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Takes a call to make again off the list, and offers to put it back. */
export function useFinishCallBack() {
  const reopen = useApiCommand('reminders.finishCallBack', { onError: notifyError });
  return useApiCommand('reminders.finishCallBack', {
    onError: notifyError,
    onSuccess: ({ callBackId }) =>
      notifyDone('Rappel fait', { verb: 'Annuler', onClick: () => reopen.mutate({ callBackId, done: false }) }),
  });
}
