import type { ReactNode } from 'react';
import classes from './CardStack.module.css';

/**
 * Cards one under another, as the last part of a FillScreen: they share its height, and what is long scrolls inside its own card
 * (`<Card fill>`; with `grow`, the card takes what the others leave). Below `minHeight` pixels the whole screen scrolls instead.
 */
export function CardStack({ minHeight, children }: { minHeight?: number; children: ReactNode }) {
  return (
    <div className={classes.stack} style={minHeight === undefined ? undefined : { minHeight }}>
      {children}
    </div>
  );
}
