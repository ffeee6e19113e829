import { Button } from '@mantine/core';
import type { Ref } from 'react';
import { Icon } from '../ui/icons.tsx';
import classes from './Imports.module.css';

/** What the program reads in this version; the file's content decides, not its name. */
const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.xlsm,.xls,.ods';

/** The system's file dialog, opened by the screen's buttons. */
export function FileChooser({ ref, onFile }: { ref: Ref<HTMLInputElement>; onFile: (file: File) => void }) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={ACCEPTED}
      aria-label="Fichier à importer"
      onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        // The same file chosen again, once corrected, must count as a choice.
        event.currentTarget.value = '';
        if (file) onFile(file);
      }}
    />
  );
}

/** Says how a file gets here, when there is none yet. */
export function FileInvitation({ onChoose }: { onChoose: () => void }) {
  return (
    <div className={classes.invitation}>
      <span className={classes.invitationIcon}>
        <Icon name="imports" size={24} />
      </span>
      <p className={classes.invitationTitle}>Déposez un fichier n’importe où dans la fenêtre</p>
      <p className={classes.invitationText}>
        L’export de votre logiciel de facturation tel quel : Excel ou CSV, titres en français ou en anglais. Rien n’est enregistré avant que
        vous ayez vu ce qui a été compris.
      </p>
      <Button variant="filled" leftSection={<Icon name="file" />} onClick={onChoose}>
        Choisir un fichier
      </Button>
    </div>
  );
}
