import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { postWords } from '../../shared/letters/delivery-words.fr.ts';
import { letterName, letterStateName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { customerHistory, type HistoryEntry } from '../../shared/messages/customer-history.ts';
import { messageTitle } from '../../shared/messages/message-words.fr.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import { callBackWords, callWords, contactInvoices, contactTitle, promiseWords } from '../../shared/reminders/contact-words.fr.ts';
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

interface ContactTimelineProps {
  customerId: number;
  actions: ReactNode;
  empty: ReactNode;
  onMarkSent: (message: Message) => void;
}

/**
 * All that was written and said to a customer, latest first: letters posted or given up, calls and what came of them, e-mails and SMS
 * prepared and sent.
 */
export function ContactTimeline({ customerId, actions, empty, onMarkSent }: ContactTimelineProps) {
  const contacts = useApiQuery('reminders.contacts', { customerId });
  const letters = useApiQuery('letters.list', { customerId }).data ?? [];
  const messages = useApiQuery('messages.list', { customerId }).data ?? [];
  const remove = useApiCommand('reminders.removeContact', { onSuccess: () => notifyDone('Contact retiré'), onError: notifyError });
  const discard = useApiCommand('messages.discard', { onSuccess: () => notifyDone('Message écarté'), onError: notifyError });
  const askToRemove = ({ contactId, channel, promise }: ContactRecord) => {
    const what = channel === 'phone' ? 'cet appel' : 'ce message';
    confirm({
      title: `Retirer ${what} ?`,
      consequence:
        promise === null
          ? 'Il disparaît du journal, et le client redevient à relancer comme s’il n’avait pas été contacté.'
          : 'Il disparaît du journal avec sa promesse, et le client redevient à relancer comme s’il n’avait pas été contacté.',
      verb: channel === 'phone' ? 'Retirer l’appel' : 'Retirer l’envoi',
      onConfirm: () => remove.mutate({ contactId }),
    });
  };
  return (
    <QueryState query={contacts}>
      {(rows) => {
        const history = customerHistory(rows, letters, messages);
        return history.length === 0 ? (
          empty
        ) : (
          <div className={classes.screen}>
            <div className={classes.head}>{actions}</div>
            <ol className={classes.timeline} aria-label="Contacts">
              {history.map((entry) => (
                <Entry key={entry.key} entry={entry}>
                  {entry.type === 'message' && entry.message.state === 'draft' && (
                    <>
                      <Button size="compact-xs" onClick={() => onMarkSent(entry.message)}>
                        Marquer comme envoyé…
                      </Button>
                      <Button size="compact-xs" onClick={() => discard.mutate({ messageId: entry.message.messageId })}>
                        Écarter
                      </Button>
                    </>
                  )}
                  {letterIdOf(entry) !== null && (
                    <a href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'courriers' })}>Voir le courrier</a>
                  )}
                  {entry.type === 'contact' && entry.contact.removable && (
                    <Button size="compact-xs" onClick={() => askToRemove(entry.contact)}>
                      Retirer…
                    </Button>
                  )}
                </Entry>
              ))}
            </ol>
          </div>
        );
      }}
    </QueryState>
  );
}

function letterIdOf(entry: HistoryEntry): number | null {
  switch (entry.type) {
    case 'contact':
      return entry.contact.letterId;
    case 'message':
      return entry.message.letterId;
    case 'letter':
      return entry.letter.letterId;
  }
}

function Entry({ entry, children }: { entry: HistoryEntry; children: ReactNode }) {
  return (
    <li data-muted={isGivenUp(entry) || undefined}>
      <time dateTime={entry.on}>{formatDate(entry.on)}</time>
      <span className={classes.mark}>
        <Icon name={isSpoken(entry) ? 'phone' : 'reminders'} size={14} />
      </span>
      <div className={classes.what}>
        <Words entry={entry} />
      </div>
      <div className={classes.action}>{children}</div>
    </li>
  );
}

function Words({ entry }: { entry: HistoryEntry }) {
  if (entry.type === 'letter') {
    const { kind, state } = entry.letter;
    return (
      <>
        <strong>{withFrenchSpaces(`${letterName(kind)} : courrier ${letterStateName(state).toLocaleLowerCase('fr')}`)}</strong>
        <Post letter={entry.letter} />
      </>
    );
  }
  const message = entry.message;
  const words = message && (
    <>
      <span>
        {message.recipient}
        {message.subject !== '' && `, « ${message.subject} »`}
      </span>
      {message.channel === 'sms' && <span className={classes.note}>{message.body}</span>}
      {message.attached.length > 0 && <small>Avec {message.attached.join(', ')}</small>}
    </>
  );
  if (entry.type === 'message') {
    return (
      <>
        <strong>{withFrenchSpaces(messageTitle(entry.message))}</strong>
        {words}
      </>
    );
  }
  const { contact } = entry;
  const invoices = contactInvoices(contact.invoiceNumbers);
  return (
    <>
      <strong>{withFrenchSpaces(contactTitle(contact))}</strong>
      {contact.promise !== null && <span>{promiseWords(contact.promise)}</span>}
      {callWords(contact) !== '' && <span>{callWords(contact)}</span>}
      {contact.callBack !== null && <span>{callBackWords(contact.callBack)}</span>}
      {entry.letter !== null && <Post letter={entry.letter} />}
      {words}
      {contact.note !== '' && <span className={classes.note}>{contact.note}</span>}
      {invoices !== '' && <small>{invoices}</small>}
    </>
  );
}

/** What is known of a letter since it was posted: its number, and what the post did with it. */
function Post({ letter }: { letter: LetterSummary }) {
  const words = postWords(letter);
  return words === '' ? null : <span>{withFrenchSpaces(words)}</span>;
}

function isSpoken(entry: HistoryEntry): boolean {
  if (entry.type === 'letter') return false;
  const channel = entry.type === 'contact' ? entry.contact.channel : entry.message.channel;
  return channel === 'phone' || channel === 'sms';
}

/** What never left. */
function isGivenUp(entry: HistoryEntry): boolean {
  return (
    (entry.type === 'message' && entry.message.state === 'discarded') || (entry.type === 'letter' && entry.letter.state === 'withdrawn')
  );
}
