import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { BACKUP_KINDS } from '../../shared/backups/backup-words.fr.ts';
import type { FoundBackup } from '../../shared/backups/backups.contract.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { formatLongDate } from '../../shared/dates/format-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApi } from '../api/api-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Icon } from '../ui/icons.tsx';
import { notifyError } from '../ui/notify.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import classes from './Backups.module.css';
import { hourOf, invoicesInWords } from './backup-moments.fr.ts';

/** The backups that are on this computer and on what is plugged into it, by company; or a file that the user shows. */
export function FindBackupsDialog({ onChosen, onClose }: { onChosen: (file: InputFile) => void; onClose: () => void }) {
  const { host } = useApi();
  const found = useApiQuery('backups.find', {}, { fresh: true });
  const chooser = useRef<HTMLInputElement>(null);
  const take = (chosen: Promise<InputFile | null>) => {
    chosen.then((file) => file !== null && onChosen(file)).catch(notifyError);
  };
  const showFile = () => (host.opensCompanyFiles ? take(host.chooseCompanyFile()) : chooser.current?.click());
  return (
    <Modal opened onClose={onClose} size={640} title="Reprendre une sauvegarde">
      <Stack gap={14}>
        <Text size="sm">
          Branchez la clé ou le disque où elles sont, puis choisissez la société et le jour. La sauvegarde est vérifiée d’abord ; rien n’est
          remplacé sans votre accord.
        </Text>
        <QueryState query={found}>
          {(backups) =>
            backups.length === 0 ? (
              <EmptyState icon="folder" title="Aucune sauvegarde trouvée sur cet ordinateur">
                Branchez la clé et cherchez à nouveau, ou montrez le fichier de la sauvegarde s’il est ailleurs.
              </EmptyState>
            ) : (
              <ul className={classes.found} aria-label="Sauvegardes trouvées">
                {byCompany(backups).map(({ companyId, companyName, own }) => (
                  <li key={companyId}>
                    <h3>{companyName}</h3>
                    {own.map((backup) => (
                      <Found key={backup.file} backup={backup} onChoose={() => onChosen(backup.file)} />
                    ))}
                  </li>
                ))}
              </ul>
            )
          }
        </QueryState>
        <Group justify="space-between">
          <Button leftSection={<Icon name="search" size={14} />} loading={found.isFetching} onClick={() => void found.refetch()}>
            Chercher à nouveau
          </Button>
          <Button leftSection={<Icon name="file" size={14} />} onClick={showFile}>
            Montrer un fichier…
          </Button>
        </Group>
      </Stack>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="Fichier de la sauvegarde"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) take(host.registerFile(file));
          event.currentTarget.value = '';
        }}
      />
    </Modal>
  );
}

function Found({ backup, onChoose }: { backup: FoundBackup; onChoose: () => void }) {
  const { takenOn, takenAt, kind, placeName, sizeBytes, invoiceCount, openCents } = backup;
  const holds =
    invoiceCount === null || openCents === null ? BACKUP_KINDS.unknown : `${invoicesInWords(invoiceCount)}, ${formatEuros(openCents)} dus`;
  return (
    <button type="button" className={classes.backup} onClick={onChoose}>
      <span>
        <strong>
          {formatLongDate(takenOn)}
          {takenAt !== null && ` à ${hourOf(takenAt)}`}
        </strong>
        <small>
          {holds} · {placeName} · {fileSize(sizeBytes)}
          {kind === 'manual' && ' · faite à la main'}
        </small>
      </span>
      <Icon name="chevronRight" size={14} />
    </button>
  );
}

function byCompany(backups: readonly FoundBackup[]): { companyId: string; companyName: string; own: FoundBackup[] }[] {
  const companies = new Map<string, { companyId: string; companyName: string; own: FoundBackup[] }>();
  for (const backup of backups) {
    const { companyId, companyName } = backup;
    const company = companies.get(companyId) ?? { companyId, companyName, own: [] };
    company.own.push(backup);
    companies.set(companyId, company);
  }
  return [...companies.values()].sort((a, b) => a.companyName.localeCompare(b.companyName, 'fr'));
}
