import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { dossierFileName } from '../../shared/legal/dossier-slip.fr.ts';
import { useApi } from '../api/api-context.tsx';
import { useCompany } from '../api/company-context.tsx';
import { wasCancelled } from '../api/error-message.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import classes from './CasesTab.module.css';

/** Gathers everything about what a customer owes into one archive, for whoever takes the matter over. */
export function DossierDialog({ customerId, customerName, onClose }: { customerId: number; customerName: string; onClose: () => void }) {
  const { client, host } = useApi();
  const { today, companyId } = useCompany();
  const [asOf, setAsOf] = useState<LocalDate | null>(today);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [made, setMade] = useState<VerbOutput<'legal.dossier'> | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  const make = async (day: LocalDate) => {
    setError(null);
    setBusy(true);
    try {
      const out = await host.chooseOutput(dossierFileName(customerName, day));
      if (out === null) return;
      running.current = new AbortController();
      const options = { company: companyId, signal: running.current.signal, onProgress: setProgress };
      const dossier = await client.legal.dossier({ customerId, out, asOf: day }, options);
      await host.deliver(out);
      notifyDone(`Dossier de ${customerName} : ${dossier.exhibits.length} pièces`);
      setMade(dossier);
    } catch (failure) {
      if (!wasCancelled(failure)) setError(failure);
    } finally {
      running.current = null;
      setProgress(null);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={`Dossier de ${customerName}`}
      verb={made === null ? 'Constituer le dossier' : 'Le refaire'}
      size={620}
      isDirty={false}
      busy={busy}
      showsProgress
      error={error}
      canSubmit={asOf !== null}
      onClose={onClose}
      onSubmit={() => asOf !== null && void make(asOf)}
    >
      <Text size="sm">
        Une archive .zip à remettre à un avocat ou à un commissaire de justice : pièces numérotées et leur bordereau, relevé de compte,
        décompte des intérêts, factures, courriers tels qu’ils ont été imprimés avec leurs preuves, appels et messages, échéanciers,
        promesses, litiges, pièces jointes, et leurs empreintes. Elle se lit sans Quittance.
      </Text>
      <DateField label="Arrêté au" value={asOf} onChange={setAsOf} max={today} what="Le dossier" w={180} />
      {busy && progress !== null && (
        <ProgressPanel progress={progress} label="Constitution du dossier" onCancel={() => running.current?.abort()} />
      )}
      {made !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          Empreinte de l’archive (SHA-256), à noter ou à envoyer à part : {made.sha256}
        </Text>
      )}
      {made !== null && (
        <ul className={classes.problems} aria-label="Pièces du dossier">
          {made.exhibits.map(({ number, title }) => (
            <li key={number}>
              {number} · {title}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
