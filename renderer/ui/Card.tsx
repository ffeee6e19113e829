import { type ReactNode, useId } from 'react';
import type { TermKey } from '../../shared/lexicon/lexicon.ts';
import classes from './Card.module.css';
import { TermHelp } from './TermHelp.tsx';

export interface CardProps {
  title?: string;
  /** The word of the lexicon that explains it. */
  term?: TermKey;
  /** A short remark at the right of the title: a unit, a total. */
  note?: ReactNode;
  /** Buttons at the far right of the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** `flush`: no padding around the content, for a table that goes to the edges. */
  padding?: 'normal' | 'flush';
  /** Never taller than its parent: its content scrolls instead. */
  fill?: boolean;
  /** Takes the height that its parent has left over. */
  grow?: boolean;
}

/** A titled surface with a thin border: what a screen is made of. */
export function Card({ title, term, note, actions, children, padding = 'normal', fill = false, grow = false }: CardProps) {
  const titleId = useId();
  return (
    <section
      className={classes.card}
      data-padding={padding}
      data-fill={fill || undefined}
      data-grow={grow || undefined}
      aria-labelledby={title ? titleId : undefined}
    >
      {title !== undefined && (
        <div className={classes.head}>
          <h2 id={titleId} className={classes.title}>
            {title}
          </h2>
          {term !== undefined && <TermHelp of={term} />}
          {note !== undefined && <span className={classes.note}>{note}</span>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
