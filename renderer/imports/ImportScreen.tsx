import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ImportKind } from '../../shared/imports/import-fields.contract.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { ErrorState } from '../ui/ScreenState.tsx';
import { FileChooser, FileInvitation } from './FileChooser.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { ImportPreviewPanel } from './ImportPreviewPanel.tsx';
import { ImportQueue } from './ImportQueue.tsx';
import { ImportResult } from './ImportResult.tsx';
import { useFileImport } from './use-file-import.ts';
import { useImportQueue } from './use-import-queue.ts';
import { WaitingMatches } from './WaitingMatches.tsx';

interface Done {
  fileName: string;
  kind: ImportKind;
  outcome: VerbOutput<'imports.commit'>;
}

/** From a file to the accounts: choose it, see what was understood and correct it, import, undo; and what was imported before. */
export function ImportScreen({ droppedFiles, onTaken }: { droppedFiles: readonly File[]; onTaken: () => void }) {
  const { file, settings, take, open, leave, change } = useFileImport();
  const queue = useImportQueue();
  const [looked, setLooked] = useState<number | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const takeAll = (files: readonly File[]) => {
    const [only, ...others] = files;
    setDone(null);
    setLooked(null);
    queue.clear();
    leave();
    if (only && others.length === 0) void take(only);
    else if (only) void queue.start(files);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies(takeAll): runs when files were dropped, once for each drop.
  useEffect(() => {
    if (droppedFiles.length === 0) return;
    onTaken();
    takeAll(droppedFiles);
  }, [droppedFiles, onTaken]);

  const chooseFile = () => chooser.current?.click();
  const another = (
    <Button leftSection={<Icon name="file" />} onClick={chooseFile}>
      Choisir un autre fichier
    </Button>
  );
  const input = <FileChooser ref={chooser} onFiles={takeAll} />;

  if (done) {
    return (
      <FillScreen>
        <PageHeader title="Import" note={done.fileName} actions={another} />
        <CardStack>
          {input}
          <ImportResult {...done} onUndone={() => setDone(null)} />
          <WaitingMatches />
          <ImportHistory />
        </CardStack>
      </FillScreen>
    );
  }
  if (file.step === 'ready') {
    return (
      <>
        {input}
        <ImportPreviewPanel
          key={file.handle}
          file={file.handle}
          fileName={file.name}
          isLarge={file.isLarge}
          settings={settings}
          onSettings={change}
          otherFile={
            looked === null ? (
              another
            ) : (
              <Button
                onClick={() => {
                  setLooked(null);
                  leave();
                }}
              >
                Revenir aux fichiers
              </Button>
            )
          }
          onLeave={leave}
          onDone={(kind, outcome) => {
            if (looked === null) setDone({ fileName: file.name, kind, outcome });
            else queue.change(looked, { step: 'done', kind, outcome });
            setLooked(null);
            leave();
          }}
        />
      </>
    );
  }
  if (queue.files.length > 0) {
    return (
      <>
        {input}
        <ImportQueue
          queue={queue}
          onLook={({ id, name, handle }) => {
            if (handle === null) return;
            setLooked(id);
            open(name, handle);
          }}
          onLeave={queue.clear}
        />
      </>
    );
  }
  return (
    <FillScreen>
      <PageHeader title="Import" note="Ce que votre logiciel ou votre banque exporte, tel quel" />
      <CardStack>
        {input}
        {file.step === 'sending' && <ProgressPanel progress={null} label={`Lecture de ${file.name}`} onCancel={leave} />}
        {file.step === 'refused' && <ErrorState error={file.error} onRetry={chooseFile} />}
        {file.step === 'none' && <FileInvitation onChoose={chooseFile} />}
        <WaitingMatches />
        <ImportHistory />
      </CardStack>
    </FillScreen>
  );
}
