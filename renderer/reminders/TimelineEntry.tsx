import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { postWords } from '../../shared/letters/delivery-words.fr.ts';
import { letterName, letterStateName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import type { CustomerEvent } from '../../shared/messages/customer-events.fr.ts';
import type { HistoryEntry } from '../../shared/messages/customer-history.ts';
import { messageTitle } from '../../shared/messages/message-words.fr.ts';
import { callBackWords, callWords, contactInvoices, contactTitle, promiseWords } from '../../shared/reminders/contact-words.fr.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import classes from './ContactTimeline.module.css';

interface TimelineEntryProps {
  entry: HistoryEntry;
  /** How what was promised in this call ended; empty where nothing was, or the end has a line of its own. */
  promiseEnd: string;
  /** What can be done with it. */
  children: ReactNode;
}

/** One line of a customer's history: its day, what happened, what it was about. */
export function TimelineEntry({ entry, promiseEnd, children }: TimelineEntryProps) {
  return (
    <li data-muted={isGivenUp(entry) || undefined} data-bad={(entry.type === 'event' && entry.isBad) || undefined}>
      <time dateTime={entry.on}>{formatDate(entry.on)}</time>
      <span className={classes.mark}>
        <Icon name={iconOf(entry)} size={14} />
      </span>
      <div className={classes.what}>
        <Words entry={entry} promiseEnd={promiseEnd} />
      </div>
      <div className={classes.action}>{children}</div>
    </li>
  );
}

function Words({ entry, promiseEnd }: Pick<TimelineEntryProps, 'entry' | 'promiseEnd'>) {
  if (entry.type === 'event') return <EventWords event={entry} />;
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
      {contact.promise !== null && (
        <span>
          {promiseWords(contact.promise)}
          {promiseEnd !== '' && ` (${promiseEnd})`}
        </span>
      )}
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

function EventWords({ event }: { event: CustomerEvent }) {
  const invoices = contactInvoices(event.invoiceNumbers);
  return (
    <>
      <strong>{withFrenchSpaces(event.title)}</strong>
      {event.details.length > 0 && <span>{withFrenchSpaces(event.details.join(', '))}</span>}
      {event.note !== '' && <span className={classes.note}>{event.note}</span>}
      {invoices !== '' && <small>{invoices}</small>}
    </>
  );
}

const GROUP_ICONS: Record<CustomerEvent['group'], IconName> = {
  payment: 'payment',
  promise: 'check',
  dispute: 'dispute',
  schedule: 'schedules',
  loss: 'minus',
  legal: 'court',
  record: 'customers',
};

function iconOf(entry: HistoryEntry): IconName {
  if (entry.type === 'event') return entry.group === 'promise' && entry.isBad ? 'cross' : GROUP_ICONS[entry.group];
  if (entry.type === 'letter') return 'reminders';
  const channel = entry.type === 'contact' ? entry.contact.channel : entry.message.channel;
  return channel === 'phone' || channel === 'sms' ? 'phone' : 'reminders';
}

/** What never left. */
function isGivenUp(entry: HistoryEntry): boolean {
  return (
    (entry.type === 'message' && entry.message.state === 'discarded') || (entry.type === 'letter' && entry.letter.state === 'withdrawn')
  );
}
