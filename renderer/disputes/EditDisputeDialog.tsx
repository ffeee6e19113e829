import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { Dispute, DisputeFile } from '../../shared/disputes/disputes.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useHost } from '../api/api-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import { ViewFileButton } from '../ui/ViewFileButton.tsx';
import { DisputeFields, type DisputeFieldValues } from './DisputeFields.tsx';
import classes from './EditDisputeDialog.module.css';

/** Says otherwise what an open dispute is about, who follows it and what comes next; keeps its files. */
export function EditDisputeDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { disputeId, invoiceNumber, customerName, openedOn, amountCents } = dispute;
  const { category, reason, owner, deadlineOn, nextStep, notes } = dispute;
  const before: DisputeFieldValues = { category, reason, owner, deadlineOn, nextStep, notes };
  const [fields, setFields] = useState<DisputeFieldValues>(before);
  const [part, setPart] = useState<Cents | null>(amountCents);
  const update = useApiCommand('disputes.update', {
    onRefreshed: () => {
      notifyDone(`Litige sur la facture ${invoiceNumber} modifié`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Litige sur la facture ${invoiceNumber}`}
      verb="Enregistrer"
      size={560}
      isDirty={JSON.stringify({ ...before, amountCents }) !== JSON.stringify({ ...fields, amountCents: part })}
      busy={update.isPending}
      error={update.error}
      canSubmit={fields.reason.trim() !== '' && (part === null || part > 0)}
      onClose={onClose}
      onSubmit={() => update.mutate({ disputeId, ...fields, category: fields.category ?? category, amountCents: part })}
      note={`${customerName}, depuis le ${formatDate(openedOn)}`}
    >
      <AmountField
        label="Partie contestée"
        description="Vide : tout ce qui reste dû de la facture."
        value={part}
        onChange={setPart}
        w={260}
      />
      <DisputeFields values={fields} onChange={setFields} openedOn={openedOn} />
      <Files disputeId={disputeId} />
    </FormDialog>
  );
}

/** The files kept with a dispute: given back on demand, never opened by the program. */
function Files({ disputeId }: { disputeId: number }) {
  const files = useApiQuery('disputes.files', { disputeId }).data ?? [];
  const host = useHost();
  const save = useSaveFile();
  const chooser = useRef<HTMLInputElement>(null);
  const add = useApiCommand('disputes.addFile', { onSuccess: ({ name }) => notifyDone(`${name} gardé avec le litige`) });
  const remove = useApiCommand('disputes.removeFile', { onSuccess: () => notifyDone('Pièce retirée'), onError: notifyError });
  const keep = async (chosen: readonly File[]) => {
    try {
      for (const file of chosen) await add.mutateAsync({ disputeId, file: await host.registerFile(file) });
    } catch (error) {
      notifyError(error);
    }
  };
  const take = ({ fileId, name }: DisputeFile) =>
    void save(name, (client, out, options) => client.disputes.exportFile({ fileId, out }, options));
  return (
    <section className={classes.files} aria-label="Pièces du litige">
      <header>
        <span>Pièces</span>
        <Button
          size="compact-xs"
          leftSection={<Icon name="plus" size={12} />}
          loading={add.isPending}
          onClick={() => chooser.current?.click()}
        >
          Joindre un fichier
        </Button>
      </header>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label="Pièce à garder avec le litige"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void keep(chosen);
        }}
      />
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.fileId}>
              <span title={`Empreinte SHA-256 : ${file.sha256}`}>{file.name}</span>
              <small>
                {fileSize(file.bytes)}, le {formatDate(file.addedOn)}
              </small>
              <ViewFileButton
                name={file.name}
                size="compact-xs"
                write={(client, out, options) => client.disputes.exportFile({ fileId: file.fileId, out }, options)}
              />
              <Button size="compact-xs" aria-label={`Reprendre ${file.name}`} onClick={() => take(file)}>
                Reprendre
              </Button>
              <Button size="compact-xs" aria-label={`Retirer ${file.name}`} onClick={() => remove.mutate({ fileId: file.fileId })}>
                Retirer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
