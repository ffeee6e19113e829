import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Customer } from '../../shared/customers/customers.contract.ts';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { useHost } from '../api/api-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import { ViewFileButton } from '../ui/ViewFileButton.tsx';
import classes from './CustomerPeople.module.css';

/** The files kept with a customer in the company's own file: given back on demand, or opened by the system where their kind is only looked at. */
export function CustomerFiles({ customer }: { customer: Customer }) {
  const files = useApiQuery('customers.files', { id: customer.id });
  const host = useHost();
  const save = useSaveFile();
  const chooser = useRef<HTMLInputElement>(null);
  const add = useApiCommand('customers.addFile', { onSuccess: ({ name }) => notifyDone(`${name} gardé avec le client`) });
  const remove = useApiCommand('customers.removeFile', { onSuccess: () => notifyDone('Pièce retirée'), onError: notifyError });
  const keep = async (chosen: readonly File[]) => {
    try {
      for (const file of chosen) await add.mutateAsync({ id: customer.id, file: await host.registerFile(file) });
    } catch (error) {
      notifyError(error);
    }
  };
  const askToRemove = ({ fileId, name, proves = [] }: VerbOutput<'customers.files'>[number]) =>
    confirm({
      title: `Retirer ${name} ?`,
      consequence: [
        ...proves.map(
          (each) =>
            `Elle prouve ce qui a interrompu la prescription de la facture ${each.invoiceNumber} : ${each.name.toLocaleLowerCase('fr')}, le ${formatDate(each.on)}. Sans elle, le délai reporté ne tient plus.`,
        ),
        'La pièce est effacée du dossier de la société. Reprenez-la d’abord si vous n’en avez pas d’autre copie.',
      ].join(' '),
      verb: 'Retirer la pièce',
      onConfirm: () => remove.mutate({ fileId }),
    });
  return (
    <Card
      title="Pièces"
      note="bons de commande, devis signés, échanges"
      actions={
        <Button leftSection={<Icon name="plus" size={14} />} loading={add.isPending} onClick={() => chooser.current?.click()}>
          Ajouter
        </Button>
      }
    >
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label="Pièce à garder avec le client"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void keep(chosen);
        }}
      />
      {files.data && files.data.length > 0 ? (
        <ul className={classes.people}>
          {files.data.map((file) => (
            <li key={file.fileId}>
              <span className={classes.who}>
                <strong title={`Empreinte SHA-256 : ${file.sha256}`}>{file.name}</strong>
              </span>
              <span className={classes.reach}>
                <span>
                  {fileSize(file.bytes)}, ajouté le {formatDate(file.addedOn)}
                </span>
              </span>
              <ViewFileButton
                name={file.name}
                size="compact-sm"
                write={(client, out, options) => client.customers.exportFile({ fileId: file.fileId, out }, options)}
              />
              <Button
                size="compact-sm"
                aria-label={`Reprendre ${file.name}`}
                onClick={() =>
                  void save(file.name, (client, out, options) => client.customers.exportFile({ fileId: file.fileId, out }, options))
                }
              >
                Reprendre
              </Button>
              <Button size="compact-sm" aria-label={`Retirer ${file.name}`} onClick={() => askToRemove(file)}>
                Retirer
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.none}>Aucune pièce. Elles sont copiées dans le dossier de la société, avec leur empreinte, et le suivent.</p>
      )}
    </Card>
  );
}
