import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { errorMessage } from '../api/error-message.ts';
import { Card } from '../ui/Card.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import type { DotColour } from '../ui/tone.ts';
import { kindName, QUEUE_WORDS, queueSummary, resultSentence } from './import-words.fr.ts';
import type { QueuedFile, useImportQueue } from './use-import-queue.ts';

const COLOURS: Record<QueuedFile['step'], DotColour> = {
  waiting: 'aged-0',
  reading: 'neutral',
  ready: 'neutral',
  asking: 'warn',
  refused: 'warn',
  importing: 'neutral',
  done: 'good',
};

function saysOf({ step, outcome, kind, error }: QueuedFile): string {
  if (step === 'refused') return errorMessage(error);
  if (step === 'asking') return 'Ce fichier laisse un doute : ouvrez-le pour répondre.';
  if (outcome && kind) return resultSentence(outcome.counts, kind);
  return '';
}

const COLUMNS: readonly Column<QueuedFile>[] = [
  { id: 'name', header: 'Fichier', value: (file) => file.name, width: 260, sortable: false },
  { id: 'kind', header: 'Contenu', value: (file) => (file.kind === null ? '' : kindName(file.kind)), width: 130, sortable: false },
  { id: 'rows', header: 'Lignes', kind: 'number', value: (file) => file.rowCount, sortable: false },
  {
    id: 'step',
    header: 'État',
    value: (file) => QUEUE_WORDS[file.step],
    cell: (file) => <StatusDot colour={COLOURS[file.step]}>{QUEUE_WORDS[file.step]}</StatusDot>,
    width: 130,
    sortable: false,
  },
  { id: 'says', header: 'Résultat', value: saysOf, wraps: true, sortable: false },
];

/** Refusals said in full above the table; the table says the others on hover. */
const MOST_SENTENCES = 3;

export interface ImportQueueProps {
  queue: ReturnType<typeof useImportQueue>;
  /** Looks at one file by itself: to correct it, or to answer what it leaves open. */
  onLook: (file: QueuedFile) => void;
  onLeave: () => void;
}

/** Several files, each recognised, in the order in which they will be imported; then what each did. */
export function ImportQueue({ queue, onLook, onLeave }: ImportQueueProps) {
  const { files, isBusy, progress } = queue;
  const current = files.find(({ step }) => step === 'reading' || step === 'importing');
  const ready = files.filter(({ step }) => step === 'ready').length;
  const done = useMemo(() => files.filter(({ step }) => step === 'done'), [files]);
  const isOver = !isBusy && ready === 0 && done.length > 0;
  return (
    <FillScreen>
      <PageHeader
        title="Import"
        note={`${files.length.toLocaleString('fr-FR')} fichiers`}
        actions={
          <>
            <Button onClick={onLeave}>{isOver ? 'Terminer' : 'Abandonner'}</Button>
            {!isOver && (
              <Button variant="filled" disabled={isBusy || ready === 0} onClick={() => void queue.importAll()}>
                {ready > 1 ? `Importer les ${ready} fichiers` : 'Importer le fichier'}
              </Button>
            )}
          </>
        }
      />
      <CardStack>
        {current && isBusy && (
          <ProgressPanel
            progress={progress && { ...progress, step: `${current.name} : ${progress.step}` }}
            label={`${current.step === 'importing' ? 'Import' : 'Lecture'} de ${current.name}`}
            onCancel={queue.cancel}
          />
        )}
        {isOver && (
          <InlineAlert
            tone="good"
            actions={
              <Button component="a" href={hrefTo('reminders', {})} variant="filled">
                Voir qui relancer
              </Button>
            }
          >
            {queueSummary(files)}
          </InlineAlert>
        )}
        {files
          .filter(({ step }) => step === 'refused')
          .slice(0, MOST_SENTENCES)
          .map(({ id, error }) => (
            <InlineAlert key={id} tone="warn">
              {errorMessage(error)}
            </InlineAlert>
          ))}
        <Card padding="flush" fill>
          <DataTable
            label="Fichiers à importer"
            exportable={false}
            columns={COLUMNS}
            rows={files}
            rowKey={(file) => file.id}
            rememberAs="import-queue"
            actions={(file) =>
              (file.step === 'ready' || file.step === 'asking') && (
                <Button size="compact-xs" disabled={isBusy} onClick={() => onLook(file)} aria-label={`Ouvrir ${file.name}`}>
                  {file.step === 'asking' ? 'Répondre' : 'Regarder'}
                </Button>
              )
            }
          />
        </Card>
      </CardStack>
    </FillScreen>
  );
}
