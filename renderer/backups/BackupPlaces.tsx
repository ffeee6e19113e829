import { Button, Checkbox, Radio, Stack } from '@mantine/core';
import { PLACE_KINDS } from '../../shared/backups/backup-words.fr.ts';
import type { BackupPlace } from '../../shared/backups/backups.contract.ts';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { useHost } from '../api/api-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './Backups.module.css';

/** Where backups go from now on: for all companies of this computer. */
export function BackupPlaces({ alsoHere }: { alsoHere: boolean }) {
  const host = useHost();
  const places = useApiQuery('backups.places', {}, { fresh: true });
  const choose = useApiCommand('backups.choosePlace', {
    onSuccess: ({ kind, name }) =>
      notifyDone(
        `Les sauvegardes iront désormais ici : ${kind === 'application' ? PLACE_KINDS.application : name}. La première s’y fait aussitôt ; pour les autres sociétés, à leur prochaine ouverture.`,
      ),
    onError: notifyError,
  });
  const chooseFolder = async () => {
    const folder = await host.chooseFolder();
    if (folder !== null) choose.mutate({ folder });
  };
  return (
    <Card
      title="Où vont les sauvegardes"
      note="pour toutes les sociétés de cet ordinateur"
      actions={
        <Button size="compact-sm" leftSection={<Icon name="search" size={12} />} onClick={() => void places.refetch()}>
          Chercher à nouveau
        </Button>
      }
    >
      <QueryState query={places}>
        {(listed) => (
          <Stack gap={10}>
            <Radio.Group
              aria-label="Endroit des sauvegardes"
              value={listed.find(({ isChosen }) => isChosen)?.place ?? ''}
              onChange={(place) => choose.mutate({ place })}
            >
              <div className={classes.places}>
                {listed.map((each) => (
                  <Radio
                    key={each.place}
                    value={each.place}
                    label={labelOf(each)}
                    description={descriptionOf(each)}
                    disabled={choose.isPending}
                  />
                ))}
              </div>
            </Radio.Group>
            {host.choosesFolders && (
              <Button className={classes.start ?? ''} leftSection={<Icon name="folder" size={14} />} onClick={() => void chooseFolder()}>
                Autre dossier…
              </Button>
            )}
            {listed.some(({ isChosen, kind }) => isChosen && kind !== 'application') && (
              <Checkbox
                label="Garder aussi chaque sauvegarde automatique sur cet ordinateur"
                checked={alsoHere}
                disabled={choose.isPending}
                onChange={(event) => choose.mutate({ alsoHere: event.currentTarget.checked })}
              />
            )}
          </Stack>
        )}
      </QueryState>
    </Card>
  );
}

function labelOf({ kind, name }: BackupPlace): string {
  return kind === 'application' || kind === 'documents' ? PLACE_KINDS[kind] : name;
}

function descriptionOf({ kind, freeBytes }: BackupPlace): string {
  const free = freeBytes === null ? 'pas là en ce moment' : `${fileSize(freeBytes)} libres`;
  return kind === 'application' || kind === 'documents' ? free : `${PLACE_KINDS[kind]}, ${free}`;
}
