import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CUSTOMER_NATURES, type CustomerNature, kindOfNature } from '../../shared/customers/customer-words.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';

/** A name is enough for a customer; the rest is asked for on its sheet. */
export function NewCustomerDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (customerId: number) => void }) {
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [nature, setNature] = useState<CustomerNature>('business');
  const create = useApiCommand('customers.create', {
    onSuccess: ({ id }) => {
      onClose();
      onCreated(id);
    },
  });
  return (
    <FormDialog
      title="Nouveau client"
      verb="Créer le client"
      isDirty={name !== '' || code !== ''}
      busy={create.isPending}
      error={create.error}
      canSubmit={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => create.mutate({ name, code, ...kindOfNature(nature) })}
    >
      <SegmentedControl
        aria-label="Nature"
        value={nature}
        onChange={(value) => setNature(value as CustomerNature)}
        data={CUSTOMER_NATURES}
      />
      <FieldGrid>
        <TextInput label="Nom" maxLength={160} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <TextInput label="Code (facultatif)" maxLength={60} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
      </FieldGrid>
    </FormDialog>
  );
}
