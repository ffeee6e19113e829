import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { useCompany } from '../api/company-context.tsx';
import { errorMessage } from '../api/error-message.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { BackupPlaces } from './BackupPlaces.tsx';
import { BackupState } from './BackupState.tsx';
import classes from './Backups.module.css';
import { BackupsTable } from './BackupsTable.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { refreshBackups } from './use-back-up.ts';

/** How often the screen looks whether a backup was made by itself meanwhile. */
const LOOK_EVERY_MS = 4000;

/** The company's backups: how they stand, where they go, and each of them. */
export function BackupsPanel({ onOpened }: { onOpened: (companyId: string) => void }) {
  const { companyId } = useCompany();
  const queryClient = useQueryClient();
  const state = useApiQuery('backups.state', {}, { fresh: true });
  const [restoring, setRestoring] = useState<InputFile | null>(null);
  const { refetch, data: shown } = state;
  useEffect(() => {
    const look = setInterval(() => void refetch(), LOOK_EVERY_MS);
    return () => clearInterval(look);
  }, [refetch]);
  const seen = JSON.stringify([shown?.last, shown?.places]);
  // biome-ignore lint/correctness/useExhaustiveDependencies(seen): the list is asked for again when a place holds another backup.
  useEffect(() => void refreshBackups(queryClient), [seen, queryClient]);
  const opened = (id: string) => {
    setRestoring(null);
    if (id === companyId) void queryClient.invalidateQueries();
    else onOpened(id);
  };
  return (
    <div className={classes.panel}>
      {state.error ? (
        // The file that was taken away is the very one that a backup below brings back.
        <InlineAlert tone="warn" actions={<Button onClick={() => void refetch()}>Réessayer</Button>}>
          {errorMessage(state.error)}
        </InlineAlert>
      ) : (
        <QueryState query={state}>
          {(data) => (
            <>
              <BackupState state={data} />
              <BackupPlaces alsoHere={data.place.alsoHere} />
            </>
          )}
        </QueryState>
      )}
      {(shown !== undefined || state.error) && <BackupsTable onRestore={({ file }) => setRestoring(file)} />}
      {restoring !== null && <RestoreDialog file={restoring} onClose={() => setRestoring(null)} onOpened={opened} />}
    </div>
  );
}
