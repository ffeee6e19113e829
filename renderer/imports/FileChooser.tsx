import { Button } from '@mantine/core';
import type { Ref } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Imports.module.css';

/** What the dialog shows first; the file's content decides, not its name. */
const ACCEPTED = '.csv,.txt,.tsv,.xlsx,.xlsm,.xlsb,.xls,.ods,.xml,.pdf,.ofx,.qif,.sta,.mt940,.cfonb';

/** The system's file dialog, opened by the screen's buttons. */
export function FileChooser({ ref, onFiles }: { ref: Ref<HTMLInputElement>; onFiles: (files: readonly File[]) => void }) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      multiple
      accept={ACCEPTED}
      aria-label="Fichier à importer"
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        // The same file chosen again, once corrected, must count as a choice.
        event.currentTarget.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}

const TEMPLATES = [
  { kind: 'invoices', label: 'Factures', name: 'modele-factures.xlsx' },
  { kind: 'payments', label: 'Règlements', name: 'modele-reglements.xlsx' },
  { kind: 'customers', label: 'Clients', name: 'modele-clients.xlsx' },
  { kind: 'charges', label: 'Charges', name: 'modele-charges.xlsx' },
  { kind: 'forecast', label: 'Prévisions', name: 'modele-previsions.xlsx' },
] as const;

/** Says how a file gets here, when there is none yet. */
export function FileInvitation({ onChoose }: { onChoose: () => void }) {
  const save = useSaveFile();
  return (
    <div className={classes.invitation}>
      <span className={classes.invitationIcon}>
        <Icon name="imports" size={24} />
      </span>
      <p className={classes.invitationTitle}>Déposez un fichier, plusieurs ou un dossier, n’importe où dans la fenêtre</p>
      <p className={classes.invitationText}>
        L’export de votre logiciel, de votre comptable ou de votre banque, tel quel : Excel, CSV, FEC, relevé bancaire, facture
        électronique. Rien n’est enregistré avant que vous ayez vu ce qui a été compris.
      </p>
      <Button variant="filled" leftSection={<Icon name="file" />} onClick={onChoose}>
        Choisir un fichier
      </Button>
      <p className={classes.templates}>
        <span>Pas d’export ? Partez d’un modèle Excel :</span>
        {TEMPLATES.map(({ kind, label, name }) => (
          <Button
            key={kind}
            size="compact-sm"
            variant="subtle"
            aria-label={`Modèle ${label}`}
            onClick={() => void save(name, (client, out, options) => client.imports.template({ kind, out }, options))}
          >
            {label}
          </Button>
        ))}
      </p>
    </div>
  );
}
