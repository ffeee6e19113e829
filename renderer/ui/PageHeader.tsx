import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { TermKey } from '../../shared/lexicon/lexicon.ts';
import { useOptionalCompany } from '../api/company-context.tsx';
import classes from './PageHeader.module.css';
import { TermHelp } from './TermHelp.tsx';

/**
 * The head of a screen: the way back to its list, its name, what chooses what is shown (beside the name), and its actions (at the right). Also names the
 * window with its company, so that the taskbar and a screen reader say where one is.
 */
export function PageHeader(props: {
  title: string;
  term?: TermKey;
  back?: ReactNode;
  note?: ReactNode;
  controls?: ReactNode;
  actions?: ReactNode;
}) {
  const { title, term, back, note, controls, actions } = props;
  const company = useOptionalCompany()?.name;
  useEffect(() => {
    document.title = [title, company, 'Quittance'].filter((part) => part !== undefined).join(' — ');
  }, [title, company]);
  return (
    <div className={classes.header}>
      {back}
      <Title order={1} className={classes.title ?? ''} title={title}>
        {title}
      </Title>
      {term !== undefined && <TermHelp of={term} />}
      {controls}
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
