import { useApiCommand } from '../api/use-api-command.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Takes back what was decided of a contact. */
export function useUndoDecisions() {
  return useApiCommand('reminders.undoDecisions', {
    onRefreshed: () => notifyDone('Décision annulée : le plan propose de nouveau'),
    onError: notifyError,
  });
}
