import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { contactInvoices, contactTitle, promiseWords } from '../../shared/reminders/contact-words.fr.ts';
import type { ContactRecord } from '../../shared/reminders/reminders.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { confirm } from '../ui/confirm.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './ContactTimeline.module.css';

/** Every contact with a customer, latest first: the letters that were posted, the calls and what came of them. */
export function ContactTimeline({ customerId, actions, empty }: { customerId: number; actions: ReactNode; empty: ReactNode }) {
  const contacts = useApiQuery('reminders.contacts', { customerId });
  const remove = useApiCommand('reminders.removeContact', { onSuccess: () => notifyDone('Appel retiré'), onError: notifyError });
  const askToRemove = ({ contactId, promise }: ContactRecord) =>
    confirm({
      title: 'Retirer cet appel ?',
      consequence:
        promise === null
          ? 'Il disparaît du journal, et le client redevient à relancer comme s’il n’avait pas été appelé.'
          : 'Il disparaît du journal avec sa promesse, et le client redevient à relancer comme s’il n’avait pas été appelé.',
      verb: 'Retirer l’appel',
      onConfirm: () => remove.mutate({ contactId }),
    });
  return (
    <QueryState query={contacts}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <div className={classes.screen}>
            <div className={classes.head}>{actions}</div>
            <ol className={classes.timeline} aria-label="Contacts">
              {rows.map((contact) => (
                <Entry key={contact.contactId} contact={contact} customerId={customerId} onRemove={askToRemove} />
              ))}
            </ol>
          </div>
        )
      }
    </QueryState>
  );
}

interface EntryProps {
  contact: ContactRecord;
  customerId: number;
  onRemove: (contact: ContactRecord) => void;
}

function Entry({ contact, customerId, onRemove }: EntryProps) {
  const { on, level, note, letterId, invoiceNumbers, promise, removable } = contact;
  const invoices = contactInvoices(invoiceNumbers);
  return (
    <li>
      <time dateTime={on}>{formatDate(on)}</time>
      <span className={classes.mark}>
        <Icon name={level === 'call' ? 'phone' : 'reminders'} size={14} />
      </span>
      <div className={classes.what}>
        <strong>{withFrenchSpaces(contactTitle(contact))}</strong>
        {promise !== null && <span>{promiseWords(promise)}</span>}
        {note !== '' && <span className={classes.note}>{note}</span>}
        {invoices !== '' && <small>{invoices}</small>}
      </div>
      {letterId !== null && (
        <a className={classes.action} href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'courriers' })}>
          Voir le courrier
        </a>
      )}
      {removable && (
        <Button size="compact-xs" className={classes.action ?? ''} onClick={() => onRemove(contact)}>
          Retirer…
        </Button>
      )}
    </li>
  );
}
