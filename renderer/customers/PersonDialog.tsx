import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CONTACT_ROLES } from '../../shared/customers/contact-roles.fr.ts';
import { ContactRole, type Customer, type CustomerContact } from '../../shared/customers/customers.contract.ts';
import { emailProblem } from '../../shared/customers/email-address.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';

interface PersonDialogProps {
  customer: Customer;
  /** Null for a new one. */
  person: CustomerContact | null;
  onClose: () => void;
}

/** Adds somebody of a customer's, or corrects them. */
export function PersonDialog({ customer, person, onClose }: PersonDialogProps) {
  const [role, setRole] = useState<ContactRole>(person?.role ?? 'billing');
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [phone, setPhone] = useState(person?.phone ?? '');
  const save = useApiCommand('customers.saveContact', { onRefreshed: onClose });
  const isDirty =
    role !== (person?.role ?? 'billing') ||
    name !== (person?.name ?? '') ||
    email !== (person?.email ?? '') ||
    phone !== (person?.phone ?? '');
  const isSomebody = [name, email, phone].some((text) => text.trim() !== '');
  const problem = emailProblem(email);
  return (
    <FormDialog
      title={person ? `Interlocuteur de ${customer.name}` : `Nouvel interlocuteur de ${customer.name}`}
      verb={person ? 'Enregistrer' : 'Ajouter l’interlocuteur'}
      isDirty={isDirty}
      busy={save.isPending}
      error={save.error}
      canSubmit={isSomebody && problem === null}
      onClose={onClose}
      onSubmit={() => save.mutate({ id: customer.id, role, name, email, phone, ...(person ? { contactId: person.contactId } : {}) })}
    >
      <FieldGrid>
        <Select
          label="Rôle"
          allowDeselect={false}
          data={ContactRole.options.map((value) => ({ value, label: CONTACT_ROLES[value] }))}
          value={role}
          onChange={(value) => setRole(ContactRole.parse(value))}
        />
        <TextInput label="Nom" maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <TextInput
          label="E-mail"
          maxLength={120}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={problem ?? undefined}
        />
        <TextInput label="Téléphone" maxLength={40} value={phone} onChange={(event) => setPhone(event.currentTarget.value)} />
      </FieldGrid>
    </FormDialog>
  );
}
