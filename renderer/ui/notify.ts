import { notifications } from '@mantine/notifications';
import { errorMessage, wasCancelled } from '../api/error-message.ts';

/** Says briefly that something was done: « 46 factures importées ». */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'accent', autoClose: 6000 });
}

/** Says why something was refused; stays until read. Says nothing of what the user cancelled himself. */
export function notifyError(error: unknown): void {
  if (wasCancelled(error)) return;
  notifications.show({ message: errorMessage(error), color: 'late', autoClose: false, role: 'alert' });
}
