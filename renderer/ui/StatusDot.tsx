import type { ReactNode } from 'react';
import classes from './StatusDot.module.css';
import type { DotColour } from './tone.ts';

const VALUES: Record<DotColour, string> = {
  neutral: 'var(--muted)',
  good: 'var(--good)',
  warn: 'var(--warn)',
  late: 'var(--late)',
  'aged-0': 'var(--aged-0)',
  'aged-1': 'var(--aged-1)',
  'aged-2': 'var(--aged-2)',
  'aged-3': 'var(--aged-3)',
  'aged-4': 'var(--aged-4)',
};

/** A status: a word with a dot. The word alone says it; the dot helps the eye down a column. A sentence `wraps`. */
export function StatusDot({ colour, wraps = false, children }: { colour: DotColour; wraps?: boolean; children: ReactNode }) {
  return (
    <span className={classes.status} data-wraps={wraps || undefined}>
      <span className={classes.dot} style={{ background: VALUES[colour] }} aria-hidden="true" />
      {children}
    </span>
  );
}
