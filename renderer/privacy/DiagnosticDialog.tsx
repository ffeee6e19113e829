import { useState } from 'react';
import { useOptionalCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './Privacy.module.css';

/** The diagnostic text in full; what is saved is what is shown, to the letter. */
export function DiagnosticDialog({ onClose }: { onClose: () => void }) {
  const companyId = useOptionalCompany()?.companyId;
  const diagnostic = useApiQuery('privacy.diagnostic', companyId === undefined ? {} : { companyId }, { fresh: true });
  const save = useSaveFile();
  const [busy, setBusy] = useState(false);
  const text = diagnostic.data?.text;
  const submit = async () => {
    if (text === undefined) return;
    setBusy(true);
    const saved = await save('diagnostic Quittance.txt', (client, out) => client.privacy.saveDiagnostic({ out, text }));
    setBusy(false);
    if (!saved) return;
    notifyDone('Fichier de diagnostic enregistré. Rien n’a été envoyé : joignez-le vous-même à votre message.');
    onClose();
  };
  return (
    <FormDialog
      title="Fichier de diagnostic"
      verb="Enregistrer ce texte…"
      size={820}
      onSubmit={() => void submit()}
      onClose={onClose}
      isDirty={false}
      busy={busy}
      canSubmit={text !== undefined}
      note="Voici tout ce qu’il contient."
    >
      <QueryState query={diagnostic}>
        {(data) => (
          <section aria-label="Texte du diagnostic">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is read with the keyboard too */}
            <pre className={classes.text} tabIndex={0}>
              {data.text}
            </pre>
          </section>
        )}
      </QueryState>
    </FormDialog>
  );
}
