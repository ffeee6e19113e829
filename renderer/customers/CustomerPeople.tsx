import { Button } from '@mantine/core';
import { useState } from 'react';
import { CONTACT_ROLES } from '../../shared/customers/contact-roles.fr.ts';
import type { Customer, CustomerContact } from '../../shared/customers/customers.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './CustomerPeople.module.css';
import { PersonDialog } from './PersonDialog.tsx';

/** The customer's people, by what they do: whom a message goes to, and whom to ask for on the telephone. */
export function CustomerPeople({ customer }: { customer: Customer }) {
  const people = useApiQuery('customers.contacts', { id: customer.id });
  const [edited, setEdited] = useState<CustomerContact | 'new' | null>(null);
  const remove = useApiCommand('customers.removeContact', { onSuccess: () => notifyDone('Interlocuteur retiré'), onError: notifyError });
  const askToRemove = ({ contactId, name, email }: CustomerContact) =>
    confirm({
      title: `Retirer ${name || email || 'cet interlocuteur'} ?`,
      consequence: 'Il ne sera plus proposé pour les e-mails et les appels. Ce qui lui a été envoyé reste au journal du client.',
      verb: 'Retirer l’interlocuteur',
      onConfirm: () => remove.mutate({ contactId }),
    });
  return (
    <Card
      title="Interlocuteurs"
      note="qui règle, qui décide"
      actions={
        <Button leftSection={<Icon name="plus" size={14} />} onClick={() => setEdited('new')}>
          Ajouter
        </Button>
      }
    >
      {people.data && people.data.length > 0 ? (
        <ul className={classes.people}>
          {people.data.map((person) => (
            <li key={person.contactId}>
              <span className={classes.who}>
                <strong>{person.name || person.email || person.phone}</strong>
                <small>{CONTACT_ROLES[person.role]}</small>
              </span>
              <span className={classes.reach}>
                {person.phone !== '' && (person.wrongNumberOn === null ? <span>{person.phone}</span> : <s>{person.phone}</s>)}
                {person.wrongNumberOn !== null && <small>mauvais numéro</small>}
                {person.email !== '' && <span>{person.email}</span>}
              </span>
              <Button size="compact-sm" aria-label={`Modifier ${person.name || person.email}`} onClick={() => setEdited(person)}>
                Modifier
              </Button>
              <Button size="compact-sm" aria-label={`Retirer ${person.name || person.email}`} onClick={() => askToRemove(person)}>
                Retirer
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.none}>
          Personne d’autre que le contact de la fiche. Ajoutez la comptabilité : les e-mails iront à elle ; les courriers gardent le contact
          de la fiche.
        </p>
      )}
      {edited !== null && <PersonDialog customer={customer} person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Card>
  );
}
