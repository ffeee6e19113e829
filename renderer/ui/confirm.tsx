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

/** Says why something cannot be done and what to do first, where a confirmation would promise what is then refused; `action` leads there. */
export function explain({ title, text, action }: { title: string; text: string; action?: { verb: string; onClick: () => void } }): void {
  const id = modals.open({
    title: withFrenchSpaces(title),
    children: (
      <>
        <Text size="sm">{withFrenchSpaces(text)}</Text>
        <Group justify="flex-end" mt="md">
          <Button {...(action ? {} : { 'data-autofocus': true })} onClick={() => modals.close(id)}>
            Compris
          </Button>
          {action && (
            <Button
              data-autofocus
              variant="filled"
              onClick={() => {
                modals.close(id);
                action.onClick();
              }}
            >
              {action.verb}
            </Button>
          )}
        </Group>
      </>
    ),
  });
}
