import type { ReactNode } from 'react';
import type { TermKey } from '../../shared/lexicon/lexicon.ts';
import { withFrenchSpaces } from './french-spaces.ts';
import { TermHelp } from './TermHelp.tsx';
import classes from './Tile.module.css';
import { type Tone, toneColour } from './tone.ts';

export interface TileProps {
  title: string;
  /** The word of the lexicon that explains it. */
  term?: TermKey;
  /** The figure, already in French: `94,2 %`; `—` when it cannot be computed; or that as a link to where it comes from. */
  value: ReactNode;
  /** Beside the figure: its target or what it is compared with. */
  detail?: string;
  /** A small curve of the last months. */
  trend?: ReactNode;
  /** One plain sentence that says what the figure means today, or why there is none. */
  sentence: string;
  tone: Tone;
  /** A link under the sentence, when something can be done about it. */
  action?: ReactNode;
}

/** One of the figures that head a screen. */
export function Tile({ title, term, value, detail, trend, sentence, tone, action }: TileProps) {
  return (
    <section className={classes.tile} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {term !== undefined && <TermHelp of={term} />}
      </div>
      <p className={classes.value}>
        {value}
        {detail !== undefined && <span className={classes.detail}>{detail}</span>}
      </p>
      <div className={classes.trend}>{trend}</div>
      <p className={classes.sentence} title={sentence} style={{ color: toneColour(tone) }}>
        {withFrenchSpaces(sentence)}
      </p>
      {action && <p className={classes.action}>{action}</p>}
    </section>
  );
}
