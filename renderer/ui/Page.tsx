import type { ReactNode } from 'react';
import classes from './Page.module.css';

/**
 * A screen that fits the window: its parts share the height and what is long scrolls inside its own card (`<Card fill grow>`).
 * Below `minHeight` pixels the whole screen scrolls instead. A screen without this simply flows.
 */
export function Page({ minHeight = 520, children }: { minHeight?: number; children: ReactNode }) {
  return (
    <div className={classes.page} style={{ minHeight }}>
      {children}
    </div>
  );
}
