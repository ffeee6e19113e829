import { ActionIcon, Button, Popover } from '@mantine/core';
import { MonthPicker } from '@mantine/dates';
import { type KeyboardEvent, useState } from 'react';
import { formatMonth } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDayOf, monthOf, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import { Icon } from './icons.tsx';
import classes from './MonthControl.module.css';

export interface MonthControlProps {
  month: YearMonth;
  onChange: (month: YearMonth) => void;
  first?: YearMonth;
  last?: YearMonth;
}

/**
 * Chooses a month: one back, one forward, or any in a calendar of months. With the keyboard in it, the left and right arrows
 * change the month, Home and End go to the first and last one.
 */
export function MonthControl({ month, onChange, first, last }: MonthControlProps) {
  const [opened, setOpened] = useState(false);
  const within = (wanted: YearMonth): YearMonth => {
    if (first && wanted < first) return first;
    return last && wanted > last ? last : wanted;
  };
  const choose = (wanted: YearMonth) => {
    if (within(wanted) !== month) onChange(within(wanted));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (opened) return;
    if (event.key === 'ArrowLeft') choose(plusMonths(month, -1));
    else if (event.key === 'ArrowRight') choose(plusMonths(month, 1));
    else if (event.key === 'Home' && first) choose(first);
    else if (event.key === 'End' && last) choose(last);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset className={classes.control} aria-label="Mois affiché" onKeyDown={onKeyDown}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label="Mois précédent"
        disabled={first !== undefined && month <= first}
        onClick={() => choose(plusMonths(month, -1))}
      >
        <Icon name="chevronLeft" size={14} />
      </ActionIcon>
      <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-start">
        <Popover.Target>
          <Button className={classes.month} onClick={() => setOpened((shown) => !shown)}>
            {capitalised(formatMonth(month))}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Choisir un mois">
          <MonthPicker
            value={firstDayOf(month)}
            defaultDate={firstDayOf(month)}
            {...(first ? { minDate: firstDayOf(first) } : {})}
            {...(last ? { maxDate: firstDayOf(last) } : {})}
            onChange={(chosen) => {
              setOpened(false);
              if (chosen !== null) choose(monthOf(chosen as LocalDate));
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="default"
        size={30}
        aria-label="Mois suivant"
        disabled={last !== undefined && month >= last}
        onClick={() => choose(plusMonths(month, 1))}
      >
        <Icon name="chevronRight" size={14} />
      </ActionIcon>
    </fieldset>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
