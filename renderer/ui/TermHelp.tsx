import { Popover } from '@mantine/core';
import { useId, useState } from 'react';
import { findTerm, type TermKey } from '../../shared/lexicon/lexicon.ts';
import { withFrenchSpaces } from './french-spaces.ts';
import { hrefTo } from './routing/addresses.ts';
import classes from './TermHelp.module.css';

/** A small mark beside a word: what it means, and the way to the lexicon. */
export function TermHelp({ of: key }: { of: TermKey }) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const term = findTerm(key);
  if (!term) return null;
  const { name, definition, example } = term;
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-start" withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={classes.mark}
          aria-label={`Que veut dire « ${name} » ?`}
          onClick={(event) => {
            // Inside a link or a sortable header the click is for the mark alone.
            event.preventDefault();
            event.stopPropagation();
            setOpened((shown) => !shown);
          }}
        >
          <span className={classes.sign} aria-hidden="true">
            ?
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={id} onClick={(event) => event.stopPropagation()}>
        <p id={id} className={classes.name}>
          {name}
        </p>
        <p className={classes.text}>{withFrenchSpaces(definition)}</p>
        {example !== undefined && <p className={classes.example}>{withFrenchSpaces(example)}</p>}
        <a
          className={classes.link}
          href={hrefTo('help', { section: 'lexique' }, { terme: key })}
          data-autofocus
          onClick={() => setOpened(false)}
        >
          Voir dans le lexique
        </a>
      </Popover.Dropdown>
    </Popover>
  );
}
