import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './PageHeader.module.css';

/**
 * The head of a screen: the way back to its list, its name, what chooses what is shown (beside the name), and its actions (at the right). Also names the
 * window, so that the taskbar and a screen reader say where one is.
 */
export function PageHeader(props: { title: string; back?: ReactNode; note?: ReactNode; controls?: ReactNode; actions?: ReactNode }) {
  const { title, back, note, controls, actions } = props;
  useEffect(() => {
    document.title = `${title} — Quittance`;
  }, [title]);
  return (
    <div className={classes.header}>
      {back}
      <Title order={1} className={classes.title ?? ''} title={title}>
        {title}
      </Title>
      {controls}
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
