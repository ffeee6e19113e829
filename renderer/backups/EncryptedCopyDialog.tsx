import { Checkbox, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { ENCRYPTED_EXTENSION, passphraseStrength } from '../../shared/backups/passphrase.fr.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import { useCompany } from '../api/company-context.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ProgressPanel } from '../ui/ProgressPanel.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import { PassphraseFields } from './PassphraseFields.tsx';

/** Makes a copy of the company that only a passphrase opens, to send or to keep elsewhere. */
export function EncryptedCopyDialog({ onClose }: { onClose: () => void }) {
  const { name, today } = useCompany();
  const save = useSaveFile();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [written, setWritten] = useState(false);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const { level } = passphraseStrength(first);
  const isReady = level !== 'none' && level !== 'tooShort' && first === second && written;

  const submit = async () => {
    setBusy(true);
    running.current = new AbortController();
    const { signal } = running.current;
    const saved = await save(`${name} ${today}${ENCRYPTED_EXTENSION}`, (client, out, { company }) =>
      client.encryptedBackups.create({ out, passphrase: first }, { company, signal, onProgress: setProgress }),
    );
    setBusy(false);
    setProgress(null);
    if (!saved) return;
    notifyDone('Copie chiffrée enregistrée. Transmettez la phrase secrète par un autre chemin que le fichier.');
    onClose();
  };
  return (
    <FormDialog
      title="Copie chiffrée de la société"
      verb="Enregistrer la copie…"
      size={560}
      onSubmit={() => void submit()}
      onClose={onClose}
      isDirty={first !== '' || second !== ''}
      busy={busy}
      showsProgress
      canSubmit={isReady}
    >
      {busy ? (
        <ProgressPanel progress={progress} label="Copie chiffrée" onCancel={() => running.current?.abort()} />
      ) : (
        <Stack gap={12}>
          <Text size="sm">
            Un seul fichier, que l’on peut envoyer ou garder sur un disque partagé : sans la phrase secrète, il ne dit rien. Il s’ouvre avec
            Quittance sur un autre ordinateur, ou avec le logiciel libre « age ».
          </Text>
          <PassphraseFields first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
          <InlineAlert tone="warn">
            Personne ne peut retrouver cette phrase : ni vous, ni Quittance. Si elle est perdue, cette copie l’est aussi.
          </InlineAlert>
          <Checkbox
            label="Je l’ai notée ailleurs que sur cet ordinateur"
            checked={written}
            onChange={(event) => setWritten(event.currentTarget.checked)}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
