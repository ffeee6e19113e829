import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorMessage, wasCancelled } from '../api/error-message.ts';

/** A way back offered beside a message: « Rétablir ». */
export interface NotifiedAction {
  verb: string;
  onClick: () => void;
}

/** Says briefly that something was done: « 46 factures importées ». With a way back it stays long enough to be used. */
export function notifyDone(message: string, action?: NotifiedAction): void {
  if (!action) {
    notifications.show({ message, color: 'accent', autoClose: 6000 });
    return;
  }
  const id = notifications.show({
    color: 'accent',
    autoClose: 15_000,
    message: (
      <>
        {message}{' '}
        <Button
          size="compact-xs"
          ml={8}
          onClick={() => {
            notifications.hide(id);
            action.onClick();
          }}
        >
          {action.verb}
        </Button>
      </>
    ),
  });
}

/** Says why something was refused; stays until read. Says nothing of what the user cancelled himself. */
export function notifyError(error: unknown): void {
  if (wasCancelled(error)) return;
  notifications.show({ message: errorMessage(error), color: 'late', autoClose: false, role: 'alert' });
}
