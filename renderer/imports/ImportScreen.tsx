import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { VerbOutput } from '../api/verbs.ts';
import { Icon } from '../ui/icons.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { ErrorState } from '../ui/ScreenState.tsx';
import { FileChooser, FileInvitation } from './FileChooser.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { ImportPreviewPanel } from './ImportPreviewPanel.tsx';
import { ImportResult } from './ImportResult.tsx';
import { useFileImport } from './use-file-import.ts';
import type { ImportKind } from '../../shared/imports/imports.contract.ts';

interface Done {
  fileName: string;
  kind: ImportKind;
  outcome: VerbOutput<'imports.commit'>;
}

/** From a file to the accounts: choose it, see what was understood and correct it, import, undo; and what was imported before. */
export function ImportScreen({ droppedFile, onTaken }: { droppedFile: File | null; onTaken: () => void }) {
  const { file, settings, take, leave, change } = useFileImport();
  const [done, setDone] = useState<Done | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!droppedFile) return;
    onTaken();
    setDone(null);
    void take(droppedFile);
  }, [droppedFile, onTaken, take]);

  const chooseFile = () => chooser.current?.click();
  const another = (
    <Button leftSection={<Icon name="file" />} onClick={chooseFile}>
      Choisir un autre fichier
    </Button>
  );
  const input = (
    <FileChooser
      ref={chooser}
      onFile={(chosen) => {
        setDone(null);
        void take(chosen);
      }}
    />
  );

  if (done) {
    return (
      <FillScreen>
        <PageHeader title="Import" note={done.fileName} actions={another} />
        <CardStack>
          {input}
          <ImportResult {...done} onUndone={() => setDone(null)} />
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
          settings={settings}
          onSettings={change}
          otherFile={another}
          onLeave={leave}
          onDone={(kind, outcome) => {
            setDone({ fileName: file.name, kind, outcome });
            leave();
          }}
        />
      </>
    );
  }
  return (
    <FillScreen>
      <PageHeader title="Import" note="Factures et règlements, en CSV ou Excel" />
      <CardStack>
        {input}
        {file.step === 'sending' && <ProgressPanel progress={null} label={`Lecture de ${file.name}`} onCancel={leave} />}
        {file.step === 'refused' && <ErrorState error={file.error} onRetry={chooseFile} />}
        {file.step === 'none' && <FileInvitation onChoose={chooseFile} />}
        <ImportHistory />
      </CardStack>
    </FillScreen>
  );
}
