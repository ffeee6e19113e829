import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorMessage, wasCancelled } from '../api/error-message.ts';

/** A way back offered beside a message: « Rétablir ». */
export interface NotifiedAction {
  verb: string;
  onClick: () => void;
}

/** The refusals on screen. */
const refusals = new Set<string>();

/** A refusal is of the screen where it was met, and of what was then tried: it goes when either is left behind. */
function forgetRefusals(): void {
  for (const id of refusals) notifications.hide(id);
  refusals.clear();
}

const screen = () => window.location.hash.split('?')[0];

/** Forgets the refusals as soon as another screen is shown. */
function watchScreen(): void {
  const shownOn = screen();
  const onMove = () => {
    if (screen() === shownOn) return;
    window.removeEventListener('hashchange', onMove);
    forgetRefusals();
  };
  window.addEventListener('hashchange', onMove);
}

/** Says briefly that something was done: « 46 factures importées ». With a way back it stays long enough to be used. */
export function notifyDone(message: string, action?: NotifiedAction): void {
  forgetRefusals();
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

/** Says why something was refused; stays until it is closed, the screen changes or something succeeds. Says nothing of what the user cancelled himself. */
export function notifyError(error: unknown): void {
  if (wasCancelled(error)) return;
  watchScreen();
  refusals.add(notifications.show({ message: errorMessage(error), color: 'late', autoClose: false, role: 'alert' }));
}
