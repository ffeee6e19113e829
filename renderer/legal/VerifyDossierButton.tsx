import { Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/reply.ts';
import { INTACT_MEANS } from '../../shared/legal/dossier-check.fr.ts';
import { useApi } from '../api/api-context.tsx';
import { wasCancelled } from '../api/error-message.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyError } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import classes from './CasesTab.module.css';

/** Checks an archive against the hashes that it holds, and says what is wrong. */
export function VerifyDossierButton() {
  const { client, host } = useApi();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const [report, setReport] = useState<VerbOutput<'legal.verifyDossier'> | null>(null);
  const check = async (file: File) => {
    setBusy(true);
    try {
      running.current = new AbortController();
      const options = { signal: running.current.signal, onProgress: setProgress };
      setReport(await client.legal.verifyDossier({ file: await host.registerFile(file) }, options));
    } catch (error) {
      if (!wasCancelled(error)) notifyError(error);
    } finally {
      setBusy(false);
      setProgress(null);
    }
  };
  return (
    <>
      <Button loading={busy} onClick={() => chooser.current?.click()}>
        Vérifier un dossier…
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".zip"
        hidden
        aria-label="Dossier à vérifier"
        onChange={(event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (file) void check(file);
        }}
      />
      {progress !== null && (
        <Modal opened onClose={() => running.current?.abort()} title="Vérification du dossier" size={480}>
          <ProgressPanel progress={progress} label="Vérification du dossier" onCancel={() => running.current?.abort()} />
        </Modal>
      )}
      {report && (
        <Modal opened onClose={() => setReport(null)} title={report.file} size={560}>
          <InlineAlert tone={report.isIntact ? 'good' : 'late'}>{report.sentence}</InlineAlert>
          <p className={classes.note}>{INTACT_MEANS}</p>
          <p className={classes.note} style={{ overflowWrap: 'anywhere' }}>
            Empreinte de cette archive (SHA-256) : {report.sha256}
          </p>
          {report.problems.length > 0 && (
            <ul className={classes.problems}>
              {report.problems.map(({ name, code, message }) => (
                <li key={`${code} ${name}`}>{message}</li>
              ))}
            </ul>
          )}
        </Modal>
      )}
    </>
  );
}
