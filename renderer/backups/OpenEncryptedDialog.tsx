import { Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import { useApi } from '../api/api-context.tsx';
import { wasCancelled } from '../api/error-message.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { PassphraseInput } from './PassphraseFields.tsx';

interface OpenEncryptedDialogProps {
  file: File;
  onOpened: (companyId: string) => void;
  /** The company is here already: its copy in the clear, to be compared with what is here. */
  onDecrypted: (file: InputFile) => void;
  onClose: () => void;
}

/** Asks for the passphrase of an encrypted copy, then opens the company; where it is here already, compares the two before anything is replaced. */
export function OpenEncryptedDialog({ file, onOpened, onDecrypted, onClose }: OpenEncryptedDialogProps) {
  const { client, host } = useApi();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const isHere = (error as { code?: unknown } | null)?.code === 'COMPANY_ALREADY_HERE';

  const run = async (work: (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<void>) => {
    setBusy(true);
    setError(null);
    running.current = new AbortController();
    try {
      await work({ signal: running.current.signal, onProgress: setProgress });
    } catch (failure) {
      if (!wasCancelled(failure)) setError(failure);
    } finally {
      setBusy(false);
      setProgress(null);
    }
  };
  const open = () =>
    run(async (options) => {
      const { companyId } = await client.encryptedBackups.open({ file: await host.registerFile(file), passphrase }, options);
      onOpened(companyId);
    });
  const compare = () =>
    run(async (options) => {
      const out = await host.chooseOutput(file.name.replace(/\.age$/i, ''));
      if (out === null) return;
      await client.encryptedBackups.decrypt({ file: await host.registerFile(file), passphrase, out }, options);
      // What was written under a handle is read under it.
      onDecrypted(out as string as InputFile);
    });

  return (
    <FormDialog
      title="Ouvrir une copie chiffrée"
      verb="Ouvrir"
      size={520}
      onSubmit={() => void open()}
      onClose={onClose}
      isDirty={false}
      busy={busy}
      showsProgress
      canSubmit={passphrase !== ''}
      error={isHere ? null : error}
    >
      {busy ? (
        <ProgressPanel progress={progress} label="Ouverture de la copie" onCancel={() => running.current?.abort()} />
      ) : (
        <Stack gap={12}>
          <Text size="sm">« {file.name} » s’ouvre avec la phrase secrète choisie quand la copie a été faite.</Text>
          <PassphraseInput label="Phrase secrète" value={passphrase} onChange={setPassphrase} shown={shown} onShow={setShown} autoFocus />
          {isHere && (
            <InlineAlert tone="info" actions={<Button onClick={() => void compare()}>Comparer les deux…</Button>}>
              Cette société est déjà sur cet ordinateur ; rien n’a été touché. Comparez-la avec la copie avant de choisir. La copie
              déchiffrée est enregistrée là où vous le dites : effacez-la ensuite.
            </InlineAlert>
          )}
        </Stack>
      )}
    </FormDialog>
  );
}
