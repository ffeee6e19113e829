import type { ReactNode } from 'react';
import classes from './FieldGrid.module.css';

/** Fields side by side: two or three columns of equal width; a field inside a `FieldSpan` takes the whole line. */
export function FieldGrid({ columns = 2, children }: { columns?: 2 | 3; children: ReactNode }) {
  return (
    <div className={classes.grid} data-columns={columns}>
      {children}
    </div>
  );
}

export function FieldSpan({ children }: { children: ReactNode }) {
  return <div className={classes.span}>{children}</div>;
}
