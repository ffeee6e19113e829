import { Button, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { errorMessage } from '../api/error-message.ts';
import { withFrenchSpaces } from './french-spaces.ts';
import { Icon, type IconName } from './icons.tsx';
import classes from './ScreenState.module.css';

/** A screen or card with nothing in it yet: what it will hold, and the first thing to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      {icon && (
        <span className={classes.icon}>
          <Icon name={icon} size={24} />
        </span>
      )}
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div className={classes.text}>{typeof children === 'string' ? withFrenchSpaces(children) : children}</div>}
      {action}
    </div>
  );
}

/** A failed reading: the sentence that says what happened, and the way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className={classes.state} role="alert">
      <span className={classes.warning}>
        <Icon name="warning" size={24} />
      </span>
      <p className={classes.text}>{errorMessage(error)}</p>
      {onRetry && <Button onClick={onRetry}>Réessayer</Button>}
    </div>
  );
}

export function LoadingState({ label = 'Chargement…' }: { label?: string }) {
  return (
    <div className={classes.state} role="status">
      <Loader aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </div>
  );
}

/** Shows what a query answered; until then its wait, or its error with a way to try again. */
export function QueryState<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}
