import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BACKUP_KINDS } from '../../shared/backups/backup-words.fr.ts';
import type { ListedBackup } from '../../shared/backups/backups.contract.ts';
import { KEPT } from '../../shared/backups/rotation.ts';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { useApi } from '../api/api-context.tsx';
import { errorMessage } from '../api/error-message.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { hourOf } from './backup-moments.fr.ts';
import { refreshBackups } from './use-back-up.ts';

/** What became of a check asked for in this list. */
type Checked = 'running' | 'intact' | { problem: string };

/** The company's backups with what they hold; each can be checked again, and restored. */
export function BackupsTable({ onRestore }: { onRestore: (backup: ListedBackup) => void }) {
  const { client } = useApi();
  const queryClient = useQueryClient();
  const backups = useApiQuery('backups.list', {}, { fresh: true });
  const [checked, setChecked] = useState<ReadonlyMap<string, Checked>>(new Map());
  const note = (file: string, what: Checked) => setChecked((before) => new Map(before).set(file, what));

  const verify = async ({ file }: ListedBackup) => {
    note(file, 'running');
    try {
      const { counts } = await client.backups.verify({ file });
      note(file, 'intact');
      notifyDone(
        `Sauvegarde intacte : ${(counts.invoices ?? 0).toLocaleString('fr-FR')} factures et avoirs relus, rien n’a changé depuis qu’elle a été faite.`,
      );
    } catch (error) {
      note(file, { problem: errorMessage(error) });
      notifyError(error);
      await refreshBackups(queryClient);
    }
  };

  const columns: readonly Column<ListedBackup>[] = [
    { id: 'day', header: 'Jour', kind: 'date', width: 96, value: ({ takenOn }) => takenOn },
    { id: 'hour', header: 'Heure', width: 78, value: ({ takenAt, changedAt }) => hourOf(takenAt ?? changedAt) },
    { id: 'kind', header: 'Gardée comme', width: 128, value: ({ kind }) => BACKUP_KINDS[kind] },
    { id: 'place', header: 'Où', value: ({ placeName }) => placeName },
    { id: 'invoices', header: 'Factures', kind: 'number', width: 78, value: ({ invoiceCount }) => invoiceCount },
    { id: 'open', header: 'Dû', kind: 'amount', width: 112, value: ({ openCents }) => openCents },
    {
      id: 'size',
      header: 'Taille',
      kind: 'number',
      width: 70,
      value: ({ sizeBytes }) => sizeBytes,
      cell: ({ sizeBytes }) => fileSize(sizeBytes),
    },
    {
      id: 'check',
      header: 'Contrôle',
      width: 158,
      value: (backup) => controlWords(backup, checked.get(backup.file)),
      cell: (backup) => <Control backup={backup} checked={checked.get(backup.file)} />,
    },
  ];
  return (
    <Card
      title="Vos sauvegardes"
      note={`celles des ${KEPT.days} derniers jours, de ${KEPT.weeks} semaines et de ${KEPT.months} mois ; celles faites à la main restent`}
      padding="flush"
      grow
    >
      <QueryState query={backups}>
        {(listed) => (
          <DataTable
            label="Sauvegardes"
            columns={columns}
            rows={listed}
            rowKey={({ file }) => file}
            rememberAs="sauvegardes"
            exportable={false}
            actionsShown
            actionsWidth={176}
            actions={(backup) => (
              <>
                <Button size="compact-xs" disabled={checked.get(backup.file) === 'running'} onClick={() => void verify(backup)}>
                  Vérifier
                </Button>
                <Button size="compact-xs" onClick={() => onRestore(backup)}>
                  Restaurer…
                </Button>
              </>
            )}
            empty={
              <EmptyState title="Aucune sauvegarde pour l’instant">
                La première se fait d’elle-même, ou par « Sauvegarder maintenant ».
              </EmptyState>
            }
          />
        )}
      </QueryState>
    </Card>
  );
}

function controlWords({ takenAt, damage }: ListedBackup, checked: Checked | undefined): string {
  if (checked === 'running') return 'vérification…';
  if (checked === 'intact') return 'vérifiée à l’instant';
  if (damage !== null) return 'abîmée';
  if (checked !== undefined) return 'vérification impossible';
  return takenAt === null ? 'pas vérifiée' : 'vérifiée ce jour-là';
}

function Control({ backup, checked }: { backup: ListedBackup; checked: Checked | undefined }) {
  const words = controlWords(backup, checked);
  const problem = typeof checked === 'object' ? checked.problem : checked === undefined ? backup.damage : null;
  const colour =
    problem !== null ? 'late' : checked === 'intact' || (checked === undefined && backup.takenAt !== null) ? 'good' : 'neutral';
  return (
    <span title={problem ?? undefined}>
      <StatusDot colour={colour}>{words}</StatusDot>
    </span>
  );
}
