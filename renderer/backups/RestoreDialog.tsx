import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { comparisonSentence } from '../../shared/backups/backup-words.fr.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { ComparedBooks } from './ComparedBooks.tsx';

type Comparison = VerbOutput<'backups.compare'>;

export interface RestoreDialogProps {
  file: InputFile;
  onClose: () => void;
  /** A company was opened from the backup. */
  onOpened: (companyId: string) => void;
}

/** What a backup holds, checked first, beside what is there now; nothing is replaced before its user has seen both. */
export function RestoreDialog({ file, onClose, onOpened }: RestoreDialogProps) {
  const comparison = useApiQuery('backups.compare', { file }, { fresh: true });
  return (
    <Modal opened onClose={onClose} size={640} title="Reprendre une sauvegarde">
      {comparison.error ? (
        <Stack gap={16}>
          <InlineAlert tone="warn">{errorMessage(comparison.error)}</InlineAlert>
          <Group justify="flex-end">
            <Button data-autofocus onClick={onClose}>
              Choisir une autre sauvegarde
            </Button>
          </Group>
        </Stack>
      ) : comparison.data === undefined ? (
        <ProgressPanel progress={null} label="Vérification de la sauvegarde, page par page" />
      ) : (
        <Choice file={file} comparison={comparison.data} onClose={onClose} onOpened={onOpened} />
      )}
    </Modal>
  );
}

function Choice({ file, comparison, onClose, onOpened }: RestoreDialogProps & { comparison: Comparison }) {
  const { companyId, companyName, backup, current, currentProblem, isKnownHere } = comparison;
  const takeUp = useApiCommand('backups.takeUp', {
    onSuccess: (opened) => {
      notifyDone(`${opened.name} est reprise sur cet ordinateur, telle qu’elle était le ${formatDate(backup.asOf)}.`);
      onOpened(opened.companyId);
    },
  });
  const replace = useApiCommand('backups.replace', {
    onSuccess: (opened) => {
      notifyDone(
        `Le dossier est celui du ${formatDate(backup.asOf)}. L’ancien est gardé à côté (« ${opened.keptAs} ») et reste dans la liste des sauvegardes.`,
      );
      onOpened(opened.companyId);
    },
  });
  const openBeside = useApiCommand('backups.openBeside', {
    onSuccess: (opened) => {
      notifyDone(`${opened.name} est ouverte ; votre dossier n’a pas changé.`);
      onOpened(opened.companyId);
    },
  });
  const busy = takeUp.isPending || replace.isPending || openBeside.isPending;
  const failure = takeUp.error ?? replace.error ?? openBeside.error;
  const { words, isSafe } = comparisonSentence(comparison);
  return (
    <Stack gap={14}>
      <Text size="sm">
        <strong>{companyName}</strong> : sauvegarde intacte, relue en entier.{' '}
        {isKnownHere
          ? 'Voici ce qu’elle contient, à côté de votre dossier actuel.'
          : 'Cette société n’est pas encore sur cet ordinateur. Voici ce qu’elle contient.'}
      </Text>
      <ComparedBooks backup={backup} current={current} />
      {currentProblem !== null && <InlineAlert tone="warn">Votre dossier actuel ne peut pas être lu. {currentProblem}</InlineAlert>}
      {isKnownHere && current !== null && <InlineAlert tone={isSafe ? 'good' : 'warn'}>{words}</InlineAlert>}
      {failure && <InlineAlert tone="warn">{errorMessage(failure)}</InlineAlert>}
      {busy && <ProgressPanel progress={null} label="Copie et vérification" />}
      {isKnownHere && (
        <Text size="sm" c="dimmed">
          Remplacer : votre dossier actuel est gardé à côté, sous un autre nom, et peut revenir de la même façon. Ouvrir à côté : la
          sauvegarde devient une deuxième société, pour y regarder ; votre dossier ne change pas.
        </Text>
      )}
      <Group justify="flex-end">
        <Button disabled={busy} onClick={onClose}>
          Ne rien changer
        </Button>
        {isKnownHere ? (
          <>
            <Button disabled={busy} onClick={() => openBeside.mutate({ file })}>
              Ouvrir à côté
            </Button>
            <Button variant="filled" color="late" disabled={busy} onClick={() => replace.mutate({ file, companyId })}>
              Remplacer le dossier actuel
            </Button>
          </>
        ) : (
          <Button variant="filled" data-autofocus disabled={busy} onClick={() => takeUp.mutate({ file })}>
            Reprendre cette société
          </Button>
        )}
      </Group>
    </Stack>
  );
}
