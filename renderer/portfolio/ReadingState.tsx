import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { wasCancelled } from '../api/error-message.ts';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState, ErrorState } from '../ui/ScreenState.tsx';

/** What the portfolio shows until its files are read: how far it is, that it was stopped, or that there is no company. */
export function ReadingState<T>({
  query,
  progress,
  onStop,
  children,
}: {
  query: UseQueryResult<T[]>;
  progress: Progress | null;
  onStop: () => void;
  children: (data: T[]) => ReactNode;
}) {
  if (query.data !== undefined) {
    return query.data.length > 0 ? (
      <>{children(query.data)}</>
    ) : (
      <EmptyState
        icon="folder"
        title="Aucune société sur cet ordinateur"
        action={
          <Button component="a" href={hrefTo('home', {})} variant="filled">
            Revenir à l’accueil
          </Button>
        }
      >
        Créez une société ou reprenez un dossier : chacune aura ici sa ligne.
      </EmptyState>
    );
  }
  if (progress !== null) return <ProgressPanel progress={progress} label="Lecture des dossiers" onCancel={onStop} />;
  if (query.error && !wasCancelled(query.error)) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <EmptyState icon="folder" title="Lecture interrompue" action={<Button onClick={() => void query.refetch()}>Lire les dossiers</Button>}>
      Rien n’a été changé dans les dossiers.
    </EmptyState>
  );
}

/** The same beside what is shown already, while it is read again. */
export function ReadingNote({ progress }: { progress: Progress | null }) {
  if (progress === null) return null;
  return (
    <span role="status">
      {progress.step}
      {progress.total === null ? '…' : ` : ${progress.done} sur ${progress.total}`}
    </span>
  );
}
