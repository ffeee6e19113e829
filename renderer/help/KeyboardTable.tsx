import { Kbd } from '@mantine/core';
import { KEYBOARD } from '../../shared/lexicon/keyboard.fr.ts';
import { Card } from '../ui/Card.tsx';
import classes from './Help.module.css';

/** What the keyboard does, by place. */
export function KeyboardTable() {
  return (
    <div className={classes.scroll}>
      <div className={classes.cards}>
        {KEYBOARD.map(({ title, keys: group }) => (
          <Card key={title} title={title}>
            <dl className={classes.keys}>
              {group.map(({ keys, does }) => (
                <div key={does} className={classes.keyRow}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </Card>
        ))}
      </div>
    </div>
  );
}
