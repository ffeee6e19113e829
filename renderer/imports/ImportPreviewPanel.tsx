import { Button, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import type { ImportField, ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { ImportColumn, ImportPreview } from '../../shared/imports/imports.contract.ts';
import { errorMessage, wasCancelled } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { ErrorState } from '../ui/ScreenState.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import { BookRows } from './BookRows.tsx';
import { ColumnsTable } from './ColumnsTable.tsx';
import { Constants } from './Constants.tsx';
import type { Difference } from './differences.fr.ts';
import classes from './Imports.module.css';
import { commitVerb, foreseenSentence, usefulRows } from './import-words.fr.ts';
import { MissingColumns, titlesToChooseFrom } from './MissingColumns.tsx';
import { PreviewRowsTable } from './PreviewRowsTable.tsx';
import { ProblemsTable } from './ProblemsTable.tsx';
import { Questions } from './Questions.tsx';
import { RememberedNote } from './RememberedNote.tsx';
import { Resemblances, useSeenResemblances } from './Resemblances.tsx';
import { Understanding } from './Understanding.tsx';
import { useAskedQuestions } from './use-asked-questions.ts';
import type { ImportSettings } from './use-file-import.ts';
import { useImportPreview } from './use-import-preview.ts';

/** Pixels under which the screen scrolls rather than its tables; each question asks for its own, not to take them from the rows. */
const LEAST_HEIGHT = 600;
const QUESTION_HEIGHT = 110;

export interface ImportPreviewPanelProps {
  file: InputFile;
  fileName: string;
  /** Large enough for its first rows to be shown before the rest is read. */
  isLarge: boolean;
  settings: ImportSettings;
  onSettings: (changes: Partial<ImportSettings>) => void;
  /** The button that chooses another file. */
  otherFile: ReactNode;
  onLeave: () => void;
  onDone: (kind: ImportKind, outcome: VerbOutput<'imports.commit'>) => void;
}

/** What was understood of a file, correctable, and the button that imports it. Nothing is written before that. */
export function ImportPreviewPanel({ file, fileName, isLarge, settings, onSettings, otherFile, onLeave, onDone }: ImportPreviewPanelProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const { whole: preview, shown, progress } = useImportPreview(file, settings, isLarge);
  const commit = useApiCommand('imports.commit', { onSuccess: (outcome) => onDone(preview.data?.kind ?? 'invoices', outcome) });
  const questions = useAskedQuestions(preview.data);
  const resemblances = useSeenResemblances(preview.data);
  const missing = titlesToChooseFrom(preview.error);

  if (commit.isPending) {
    return (
      <FillScreen>
        <PageHeader title="Import" note={fileName} />
        <ProgressPanel progress={commit.progress} label={`Import de ${fileName}`} onCancel={commit.cancel} />
      </FillScreen>
    );
  }
  if (!shown) {
    return (
      <FillScreen>
        <PageHeader
          title="Import"
          note={fileName}
          actions={
            <>
              {preview.error && settings.memory === 'ignore' && (
                <Button onClick={() => onSettings({ mapping: {}, answers: {}, constants: {}, memory: 'apply' })}>
                  Relire comme la dernière fois
                </Button>
              )}
              {otherFile}
            </>
          }
        />
        {missing ? (
          <CardStack>
            <MissingColumns error={preview.error} titles={missing} settings={settings} onSettings={onSettings} />
          </CardStack>
        ) : preview.error ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <ProgressPanel progress={progress} label={`Lecture de ${fileName}`} onCancel={onLeave} />
        )}
      </FillScreen>
    );
  }
  const data = shown;
  const unanswered = data.questions.some((question) => settings.answers?.[question.code] === undefined);
  const isComplete = !data.isPartial && !preview.isFetching && !preview.error;
  const canCommit = isComplete && refused === null && !unanswered && usefulRows(data.counts) > 0;
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
              {refused !== null
                ? 'Corrigez la date'
                : data.isPartial
                  ? 'Importer'
                  : unanswered
                    ? 'Répondez à la question'
                    : commitVerb(data)}
            </Button>
          </>
        }
      />
      <CardStack minHeight={LEAST_HEIGHT + QUESTION_HEIGHT * (questions.length + data.offers.length)}>
        {failure && <InlineAlert tone="warn">{errorMessage(failure)}</InlineAlert>}
        {refused !== null && <InlineAlert tone="warn">{refused}</InlineAlert>}
        {data.isPartial && <HeadNote progress={progress} onLeave={onLeave} />}
        {questions.length > 0 && (
          <Questions
            questions={questions}
            answers={settings.answers ?? {}}
            onAnswer={(code, value) => onSettings({ answers: { ...settings.answers, [code]: value } })}
          />
        )}
        {data.offers.length > 0 && (
          <Questions
            title="Si vous le voulez autrement"
            questions={data.offers}
            answers={settings.answers ?? {}}
            onAnswer={(code, value) => onSettings({ answers: { ...settings.answers, [code]: value } })}
          />
        )}
        {data.remembered && <RememberedNote remembered={data.remembered} used={data.used} onSettings={onSettings} />}
        {resemblances.length > 0 && (
          <Resemblances resemblances={resemblances} answers={settings.answers ?? {}} onAnswers={(answers) => onSettings({ answers })} />
        )}
        {data.waitingMatches.length > 0 && <InlineAlert tone="info">{foreseenSentence(data.waitingMatches)}</InlineAlert>}
        <Understanding preview={data} settings={settings} onSettings={onSettings} />
        <PreviewTabs file={file} preview={data} settings={settings} onSettings={onSettings} onRefused={setRefused} />
      </CardStack>
    </FillScreen>
  );
}

/** Until the whole file is read, what is on screen is said to be its beginning. */
function HeadNote({ progress, onLeave }: Pick<ImportPreviewPanelProps, 'onLeave'> & { progress: Progress | null }) {
  const count = progress?.total ? ` ${progress.step} : ${Math.floor((100 * progress.done) / progress.total)} %.` : '';
  return (
    <InlineAlert tone="info" actions={<Button onClick={onLeave}>Annuler</Button>}>
      Aperçu des premières lignes, lecture complète en cours…{count}
    </InlineAlert>
  );
}

/** Columns, rows and problems, one table at a time at the full width of the screen. */
function PreviewTabs({
  file,
  preview,
  settings,
  onSettings,
  onRefused,
}: { preview: ImportPreview; onRefused: (problem: string | null) => void } & Pick<
  ImportPreviewPanelProps,
  'file' | 'settings' | 'onSettings'
>) {
  const [shown, setShown] = useState<Difference>('all');
  const save = useSaveFile();
  const rejected = preview.problems.some(({ severity, row }) => severity === 'rejected' && row > 0);
  return (
    <Card padding="flush" fill grow>
      <Tabs defaultValue={preview.columns.length > 0 ? 'columns' : 'rows'} className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          {preview.columns.length > 0 && <Tabs.Tab value="columns">Colonnes ({preview.columns.length})</Tabs.Tab>}
          <Tabs.Tab value="rows">
            {preview.isPartial ? 'Premières lignes' : `Lignes (${(preview.rows.length + preview.moreRows).toLocaleString('fr-FR')})`}
          </Tabs.Tab>
          <Tabs.Tab value="problems" disabled={preview.isPartial}>
            À vérifier ({preview.problems.length.toLocaleString('fr-FR')})
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="columns" className={classes.panel}>
          <ColumnsTable
            kind={preview.kind}
            columns={preview.columns}
            onField={(index, field) => onSettings({ mapping: withField(preview.columns, settings.mapping ?? {}, index, field) })}
          />
          <Constants preview={preview} onConstants={(constants) => onSettings({ constants })} onRefused={onRefused} />
        </Tabs.Panel>
        <Tabs.Panel value="rows" className={classes.panel}>
          {preview.kind === 'workbook' ? (
            <BookRows preview={preview} />
          ) : (
            <PreviewRowsTable preview={preview} shown={shown} onShow={setShown} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="problems" className={classes.panel}>
          {rejected && (
            <div className={classes.filters}>
              <span className={classes.sums}>Corrigez les lignes refusées dans un fichier à part, puis importez-le seul.</span>
              <Button
                leftSection={<Icon name="table" />}
                onClick={() =>
                  void save(`${baseName(preview.fileName)} - lignes refusées.xlsx`, (client, out, options) =>
                    client.imports.exportProblems({ file, ...settings, out }, options),
                  )
                }
              >
                Lignes refusées en Excel
              </Button>
            </div>
          )}
          <ProblemsTable problems={preview.problems} isComplete={preview.questions.length === 0} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}

/** A field chosen for a column leaves the one that had it. */
function withField(
  columns: readonly ImportColumn[],
  mapping: Readonly<Record<string, ImportField>>,
  index: number,
  field: ImportField,
): Record<string, ImportField> {
  const before = field === 'ignored' ? [] : columns.filter((column) => column.field === field && column.index !== index);
  return {
    ...mapping,
    ...Object.fromEntries(before.map((column) => [`#${column.index + 1}`, 'ignored' as const])),
    [`#${index + 1}`]: field,
  };
}

function baseName(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '');
}
