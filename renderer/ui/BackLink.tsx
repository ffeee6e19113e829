import { ActionIcon } from '@mantine/core';
import { Icon } from './icons.tsx';

/** From one thing back to the list that holds it: « Tous les clients ». */
export function BackLink({ label, href }: { label: string; href: string }) {
  return (
    <ActionIcon component="a" href={href} aria-label={label} title={label}>
      <Icon name="chevronLeft" />
    </ActionIcon>
  );
}
