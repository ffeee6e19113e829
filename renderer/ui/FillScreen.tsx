import type { ReactNode } from 'react';
import classes from './FillScreen.module.css';

/** A screen that fits the window: its parts share the height and scroll inside. For lists, and for a list beside its detail. */
export function FillScreen({ children }: { children: ReactNode }) {
  return <div className={classes.screen}>{children}</div>;
}
