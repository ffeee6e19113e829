import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Under the value, in small. */
  detail?: string;
}

/** A line of figures with their names: what there is to know at a glance of one customer or one schedule. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, detail }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.value}>{value}</span>
            {detail !== undefined && <span className={classes.detail}>{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
