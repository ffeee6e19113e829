import { Button, Group, Text } from '@mantine/core';
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

/** Says why something cannot be done and what to do first, where a confirmation would promise what is then refused. */
export function explain({ title, text }: { title: string; text: string }): void {
  const id = modals.open({
    title: withFrenchSpaces(title),
    children: (
      <>
        <Text size="sm">{withFrenchSpaces(text)}</Text>
        <Group justify="flex-end" mt="md">
          <Button data-autofocus onClick={() => modals.close(id)}>
            Compris
          </Button>
        </Group>
      </>
    ),
  });
}
