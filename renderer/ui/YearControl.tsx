import { ActionIcon } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { Icon } from './icons.tsx';
import classes from './YearControl.module.css';

/** Chooses a year: one back, one forward, with the buttons or the arrows. */
export function YearControl({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') onChange(year - 1);
    else if (event.key === 'ArrowRight') onChange(year + 1);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset className={classes.control} aria-label="Année affichée" onKeyDown={onKeyDown}>
      <ActionIcon variant="default" size={30} aria-label="Année précédente" onClick={() => onChange(year - 1)}>
        <Icon name="chevronLeft" size={14} />
      </ActionIcon>
      <span className={classes.year} aria-live="polite">
        {year}
      </span>
      <ActionIcon variant="default" size={30} aria-label="Année suivante" onClick={() => onChange(year + 1)}>
        <Icon name="chevronRight" size={14} />
      </ActionIcon>
    </fieldset>
  );
}
