import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Customer } from '../../shared/customers/customers.contract.ts';
import { movedSentence } from '../../shared/customers/merge-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './MergeCustomerDialog.module.css';

const COMPARED = [
  ['name', 'Nom'],
  ['code', 'Code'],
  ['siren', 'SIREN'],
  ['addressLine1', 'Adresse'],
  ['postalCode', 'Code postal'],
  ['city', 'Ville'],
  ['email', 'E-mail'],
  ['phone', 'Téléphone'],
  ['paymentTerms', 'Conditions'],
  ['earlyPayment', 'Escompte'],
] as const satisfies readonly (readonly [keyof Customer, string])[];

/** Makes one customer of this one and another, once both were seen side by side and what will move was said. */
export function MergeCustomerDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { today } = useCompany();
  const [otherId, setOtherId] = useState<string | null>(null);
  const customers = useApiQuery('customers.list', { asOf: today });
  const preview = useApiQuery('customers.previewMerge', { keepId: customer.id, mergeId: Number(otherId) }, { enabled: otherId !== null });
  const undo = useApiCommand('customers.undoMerge', {
    onSuccess: ({ restored }) => notifyDone(`${restored.name} est de nouveau un client à part.`),
    onError: notifyError,
  });
  const merge = useApiCommand('customers.merge', {
    onRefreshed: ({ mergeId }) => {
      notifyDone(`${preview.data?.merge.name ?? 'Le client'} ne fait plus qu’un avec ${customer.name}.`, {
        verb: 'Rétablir',
        onClick: () => undo.mutate({ mergeId }),
      });
      onClose();
    },
  });
  const choices = (customers.data ?? [])
    .filter(({ id }) => id !== customer.id)
    .map(({ id, name, code }) => ({ value: String(id), label: code === '' ? name : `${name} (${code})` }));
  const other = otherId === null ? undefined : preview.data;
  return (
    <FormDialog
      title={`Fusionner ${customer.name} avec…`}
      verb="Fusionner les deux clients"
      isDirty={otherId !== null}
      busy={merge.isPending}
      error={merge.error ?? preview.error}
      canSubmit={other !== undefined}
      size={620}
      onClose={onClose}
      onSubmit={() => merge.mutate({ keepId: customer.id, mergeId: Number(otherId) })}
    >
      <Select
        label="Client à fondre dans celui-ci"
        placeholder="nom ou code"
        searchable
        limit={50}
        nothingFoundMessage="Aucun client de ce nom"
        value={otherId}
        data={choices}
        onChange={setOtherId}
        data-autofocus
      />
      {other && (
        <>
          <table className={classes.comparison}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr-only">Information</span>
                </th>
                <th scope="col">Gardé</th>
                <th scope="col">Fondu</th>
              </tr>
            </thead>
            <tbody>
              {COMPARED.filter(([field]) => other.keep[field] !== '' || other.merge[field] !== '').map(([field, label]) => (
                <tr key={field} data-differs={other.keep[field] !== other.merge[field] || undefined}>
                  <th scope="row">{label}</th>
                  <td>{other.keep[field] || '—'}</td>
                  <td>{other.merge[field] || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes.consequence}>
            {movedSentence(other.moved) === 'rien' ? (
              <>{other.merge.name} n’a rien à transmettre et disparaît de la liste.</>
            ) : (
              <>
                {movedSentence(other.moved)} de {other.merge.name} passent à {other.keep.name}, et {other.merge.name} disparaît de la liste.
              </>
            )}{' '}
            Les informations qui manquent au client gardé sont reprises de l’autre. Un import qui nommera encore «&nbsp;{other.merge.name}
            &nbsp;»
            {other.merge.code !== '' && ` ou son code ${other.merge.code}`} ira à {other.keep.name}. La fiche du client gardé permet
            d’annuler la fusion.
          </p>
        </>
      )}
    </FormDialog>
  );
}
