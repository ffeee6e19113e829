import { Button } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { useApi } from '../api/api-context.tsx';
import { errorMessage, wasCancelled } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { AppearanceSwitch } from '../ui/Appearance.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { CreateCompanyForm } from './CreateCompanyForm.tsx';
import classes from './HomeScreen.module.css';
import { RecentCompanies } from './RecentCompanies.tsx';

export interface HomeScreenProps {
  onOpened: (companyId: string) => void;
  /** The company that the user comes from, when she is here to change; its file is closed by now. */
  previousCompanyId: string | null;
  /** Takes a company's file that she chose. */
  onFile: (file: File) => void;
  takingFile: boolean;
  /** Shows the backups that can be taken up. */
  onRestore: (file?: InputFile) => void;
  /** Shows what may help somebody who is asked for help, where no company opens. */
  onDiagnostic: () => void;
  /** Why the company of last time could not be opened again. */
  reopenError: unknown;
  /** The name of a file dropped on the window, which will be imported once a company is open. */
  waitingFile: string | null;
  /** What else must be seen here. */
  notice: ReactNode;
}

/** Where the program starts: the companies known on this computer, a new one, or the sample company in one click. */
export function HomeScreen({
  onOpened,
  previousCompanyId,
  onFile,
  takingFile,
  onRestore,
  onDiagnostic,
  reopenError,
  waitingFile,
  notice,
}: HomeScreenProps) {
  const { client, host } = useApi();
  const chooser = useRef<HTMLInputElement>(null);
  const encryptedChooser = useRef<HTMLInputElement>(null);
  const [creating, setCreating] = useState(false);
  useEffect(() => {
    document.title = 'Quittance';
  }, []);

  const opened = (company: { companyId: string }) => onOpened(company.companyId);
  const open = useApiCommand('companies.open', { onSuccess: opened });
  const createSample = useApiCommand('companies.createSample', { onSuccess: opened });
  const create = useApiCommand('companies.create', { onSuccess: opened });
  const busy = open.isPending || createSample.isPending || create.isPending || takingFile;
  const failure = [open.error, createSample.error, create.error, reopenError].find((error) => error && !wasCancelled(error));

  const openFile = async () => {
    const file = await host.chooseCompanyFile();
    if (file === null) return;
    const { isBackup } = await client.backups.recognise({ file });
    if (isBackup) onRestore(file);
    else open.mutate({ file });
  };

  return (
    <main className={classes.screen}>
      <div className={classes.head}>
        <h1 className={classes.brand}>Quittance</h1>
        <span className={classes.promise}>Factures, trésorerie, relances : tout reste sur cet ordinateur.</span>
        {previousCompanyId !== null && (
          <Button
            leftSection={<Icon name="chevronLeft" size={14} />}
            disabled={busy}
            onClick={() => open.mutate({ companyId: previousCompanyId })}
          >
            Revenir à la société quittée
          </Button>
        )}
        <AppearanceSwitch />
      </div>
      <div className={classes.messages}>
        {notice}
        {waitingFile !== null && (
          <InlineAlert tone="info">« {waitingFile} » sera importé dès que vous aurez ouvert ou créé une société.</InlineAlert>
        )}
        {failure !== undefined && (
          <InlineAlert tone="warn" actions={<Button onClick={onDiagnostic}>Fichier de diagnostic…</Button>}>
            {errorMessage(failure)}
          </InlineAlert>
        )}
      </div>
      {createSample.isPending ? (
        <section className={classes.panel}>
          <ProgressPanel progress={createSample.progress} label="Préparation de la société d’exemple" onCancel={createSample.cancel} />
        </section>
      ) : (
        <div className={classes.columns}>
          <RecentCompanies
            previousCompanyId={previousCompanyId}
            busy={busy}
            onOpen={(companyId) => open.mutate({ companyId })}
            onLocate={() => (host.opensCompanyFiles ? void openFile() : chooser.current?.click())}
            onRestore={() => onRestore()}
          />
          <section className={classes.panel} aria-labelledby="home-start">
            <h2 id="home-start" className={classes.title}>
              {creating ? 'Nouvelle société' : 'Commencer'}
            </h2>
            {creating ? (
              <CreateCompanyForm busy={create.isPending} onCreate={create.mutate} onGiveUp={() => setCreating(false)} />
            ) : (
              <div className={classes.ways}>
                <Way
                  words="Trois informations suffisent ; le reste se complète dans les réglages."
                  button={
                    <Button variant="filled" disabled={busy} leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
                      Créer une société
                    </Button>
                  }
                />
                <Way
                  words="Dix-huit mois d’une petite menuiserie : factures, règlements, retards. Rien à saisir."
                  button={
                    <Button disabled={busy} leftSection={<Icon name="spark" />} onClick={() => createSample.mutate({})}>
                      Essayer avec la société d’exemple
                    </Button>
                  }
                />
                {host.opensCompanyFiles ? (
                  <Way
                    words="Reçu de votre comptable, ou copié d’un autre ordinateur. Il reste où il est ; vous pouvez aussi le déposer ici."
                    button={
                      <Button disabled={busy} leftSection={<Icon name="folder" />} onClick={() => void openFile()}>
                        Ouvrir un dossier (.quittance)
                      </Button>
                    }
                  />
                ) : (
                  <Way
                    words="Reçu de votre comptable, ou copié d’un autre ordinateur. Il est copié parmi les dossiers de Quittance ; vous pouvez aussi le déposer ici."
                    button={
                      <Button disabled={busy} leftSection={<Icon name="folder" />} onClick={() => chooser.current?.click()}>
                        Reprendre un dossier (.quittance)
                      </Button>
                    }
                  />
                )}
                <Way
                  words="Un fichier .quittance.age : la phrase secrète choisie quand la copie a été faite l’ouvre."
                  button={
                    <Button disabled={busy} leftSection={<Icon name="file" />} onClick={() => encryptedChooser.current?.click()}>
                      Ouvrir une copie chiffrée…
                    </Button>
                  }
                />
                <Way
                  words="Gardée sur une clé, un disque ou cet ordinateur. Elle est vérifiée d’abord ; rien n’est remplacé sans votre accord."
                  button={
                    <Button disabled={busy} leftSection={<Icon name="undo" />} onClick={() => onRestore()}>
                      Reprendre une sauvegarde…
                    </Button>
                  }
                />
              </div>
            )}
          </section>
        </div>
      )}
      <FileChooser ref={chooser} accept=".quittance,.age" label="Dossier à reprendre" onFile={onFile} />
      <FileChooser ref={encryptedChooser} accept=".age" label="Copie chiffrée à ouvrir" onFile={onFile} />
    </main>
  );
}

/** Out of sight: a button opens it. */
function FileChooser({
  ref,
  accept,
  label,
  onFile,
}: {
  ref: RefObject<HTMLInputElement | null>;
  accept: string;
  label: string;
  onFile: (file: File) => void;
}) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        if (file) onFile(file);
        // The same file chosen again must count as a choice.
        event.currentTarget.value = '';
      }}
    />
  );
}

function Way({ words, button }: { words: string; button: ReactNode }) {
  return (
    <div className={classes.way}>
      {button}
      <p>{words}</p>
    </div>
  );
}
