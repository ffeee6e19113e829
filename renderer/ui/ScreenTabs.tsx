import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ScreenTabs.module.css';

export interface ScreenTab<Name extends string> {
  name: Name;
  label: string;
  /** How many things it holds, beside its word. */
  count?: number | undefined;
  content: ReactNode;
}

/** Several views of one thing, one shown at a time. Only the one shown is drawn, so that the others load when they are opened. */
export function ScreenTabs<Name extends string>(props: {
  label: string;
  tabs: readonly ScreenTab<Name>[];
  shown: Name;
  onShow: (name: Name) => void;
}) {
  const { label, tabs, shown, onShow } = props;
  return (
    <Tabs value={shown} onChange={(name) => name !== null && onShow(name as Name)} keepMounted={false} className={classes.tabs ?? ''}>
      <Tabs.List aria-label={label}>
        {tabs.map(({ name, label: word, count }) => (
          <Tabs.Tab key={name} value={name} className={classes.tab ?? ''}>
            {word}
            {count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name} className={classes.panel ?? ''}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
