import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { withFrenchSpaces } from './french-spaces.ts';

/**
 * Asks before something that cannot be undone. `consequence` says what will happen, `verb` is what the button does: « Supprimer
 * la charge ». The other button is always « Ne rien changer ».
 */
export function confirm({
  title,
  consequence,
  verb,
  onConfirm,
}: {
  title: string;
  consequence: string;
  verb: string;
  onConfirm: () => void;
}): void {
  modals.openConfirmModal({
    title: withFrenchSpaces(title),
    children: <Text size="sm">{withFrenchSpaces(consequence)}</Text>,
    labels: { confirm: verb, cancel: 'Ne rien changer' },
    confirmProps: { variant: 'filled', color: 'late' },
    onConfirm,
  });
}
