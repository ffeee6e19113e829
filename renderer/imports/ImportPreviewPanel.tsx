import { Button, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { ImportKind, ImportPreview } from '../../shared/imports/imports.contract.ts';
import { errorMessage, wasCancelled } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { ErrorState } from '../ui/ScreenState.tsx';
import { ColumnsTable } from './ColumnsTable.tsx';
import classes from './Imports.module.css';
import { commitVerb, usefulRows } from './import-words.fr.ts';
import { PreviewRowsTable } from './PreviewRowsTable.tsx';
import { ProblemsTable } from './ProblemsTable.tsx';
import { Questions } from './Questions.tsx';
import { Understanding } from './Understanding.tsx';
import { useAskedQuestions } from './use-asked-questions.ts';
import type { ImportSettings } from './use-file-import.ts';

export interface ImportPreviewPanelProps {
  file: InputFile;
  fileName: string;
  settings: ImportSettings;
  onSettings: (changes: Partial<ImportSettings>) => void;
  /** The button that chooses another file. */
  otherFile: ReactNode;
  onLeave: () => void;
  onDone: (kind: ImportKind, outcome: VerbOutput<'imports.commit'>) => void;
}

/** What was understood of a file, correctable, and the button that imports it. Nothing is written before that. */
export function ImportPreviewPanel({ file, fileName, settings, onSettings, otherFile, onLeave, onDone }: ImportPreviewPanelProps) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const preview = useApiQuery('imports.preview', { file, ...settings }, { keepPrevious: true, onProgress: setProgress });
  const commit = useApiCommand('imports.commit', { onSuccess: (outcome) => onDone(preview.data?.kind ?? 'invoices', outcome) });
  const questions = useAskedQuestions(preview.data);

  if (commit.isPending) {
    return (
      <FillScreen>
        <PageHeader title="Import" note={fileName} />
        <ProgressPanel progress={commit.progress} label={`Import de ${fileName}`} onCancel={commit.cancel} />
      </FillScreen>
    );
  }
  if (!preview.data) {
    return (
      <FillScreen>
        <PageHeader title="Import" note={fileName} actions={otherFile} />
        {preview.error ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <ProgressPanel progress={progress} label={`Lecture de ${fileName}`} onCancel={onLeave} />
        )}
      </FillScreen>
    );
  }
  const data = preview.data;
  const unanswered = data.questions.some((question) => settings.answers?.[question.code] === undefined);
  const canCommit = !unanswered && usefulRows(data.counts) > 0 && !preview.isFetching && !preview.error;
  const failure = commit.error && !wasCancelled(commit.error) ? commit.error : preview.error;
  return (
    <FillScreen>
      <PageHeader
        title="Import"
        note={data.fileName || fileName}
        actions={
          <>
            {otherFile}
            <Button
              variant="filled"
              disabled={!canCommit}
              loading={preview.isFetching}
              onClick={() => commit.mutate({ file, ...settings })}
            >
              {unanswered ? 'Répondez à la question' : commitVerb(data)}
            </Button>
          </>
        }
      />
      <CardStack minHeight={600}>
        {failure && <InlineAlert tone="warn">{errorMessage(failure)}</InlineAlert>}
        {questions.length > 0 && (
          <Questions
            questions={questions}
            answers={settings.answers ?? {}}
            onAnswer={(code, value) => onSettings({ answers: { ...settings.answers, [code]: value } })}
          />
        )}
        <Understanding preview={data} settings={settings} onSettings={onSettings} />
        <PreviewTabs preview={data} settings={settings} onSettings={onSettings} />
      </CardStack>
    </FillScreen>
  );
}

/** Columns, rows and problems, one table at a time at the full width of the screen. */
function PreviewTabs({
  preview,
  settings,
  onSettings,
}: { preview: ImportPreview } & Pick<ImportPreviewPanelProps, 'settings' | 'onSettings'>) {
  return (
    <Card padding="flush" fill grow>
      <Tabs defaultValue="columns" className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="columns">Colonnes ({preview.columns.length})</Tabs.Tab>
          <Tabs.Tab value="rows">Lignes ({(preview.rows.length + preview.moreRows).toLocaleString('fr-FR')})</Tabs.Tab>
          <Tabs.Tab value="problems">À vérifier ({preview.problems.length.toLocaleString('fr-FR')})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="columns" className={classes.panel}>
          <ColumnsTable
            columns={preview.columns}
            onField={(index, field) => onSettings({ mapping: { ...settings.mapping, [`#${index + 1}`]: field } })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="rows" className={classes.panel}>
          <PreviewRowsTable preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel value="problems" className={classes.panel}>
          <ProblemsTable problems={preview.problems} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}
