import { Button, Select } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { formatMonth } from '../../shared/dates/format-date.ts';
import { monthOf } from '../../shared/dates/year-month.ts';
import { HISTORY_GROUP_NAMES, type HistoryGroup } from '../../shared/messages/customer-events.fr.ts';
import { groupOf, type HistoryEntry } from '../../shared/messages/customer-history.ts';
import type { Message } from '../../shared/messages/messages.contract.ts';
import type { ContactRecord } from '../../shared/reminders/reminders.contract.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { confirm } from '../ui/confirm.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import classes from './ContactTimeline.module.css';
import { TimelineEntry } from './TimelineEntry.tsx';
import { type ShownHistory, useCustomerHistory } from './use-customer-history.ts';

/** Lines drawn at first, and added each time more are asked for. */
const LINES_AT_ONCE = 100;
const ALL = 'all';

interface ContactTimelineProps {
  customerId: number;
  actions: ReactNode;
  empty: ReactNode;
  onMarkSent: (message: Message) => void;
}

/**
 * All that happened with a customer, latest first: letters, calls, e-mails and SMS, payments, promises, disputes, schedules, losses and steps
 * before a court, by month; all of it or one kind.
 */
export function ContactTimeline({ customerId, actions, empty, onMarkSent }: ContactTimelineProps) {
  const { data, error, refetch } = useCustomerHistory(customerId);
  if (data === undefined) return error === null ? <LoadingState /> : <ErrorState error={error} onRetry={refetch} />;
  if (data.entries.length === 0) return empty;
  return <History key={customerId} customerId={customerId} history={data} actions={actions} onMarkSent={onMarkSent} />;
}

function History({
  customerId,
  history: { entries, promiseEnds },
  actions,
  onMarkSent,
}: Pick<ContactTimelineProps, 'customerId' | 'actions' | 'onMarkSent'> & { history: ShownHistory }) {
  const [group, setGroup] = useState<HistoryGroup | null>(null);
  const [lines, setLines] = useState(LINES_AT_ONCE);
  const counts = new Map<HistoryGroup, number>();
  for (const entry of entries) counts.set(groupOf(entry), (counts.get(groupOf(entry)) ?? 0) + 1);
  const kinds = (Object.keys(HISTORY_GROUP_NAMES) as HistoryGroup[]).filter((kind) => counts.has(kind));
  // The last line of a kind may be taken back while that kind is shown.
  const chosen = group !== null && counts.has(group) ? group : null;
  const shown = chosen === null ? entries : entries.filter((entry) => groupOf(entry) === chosen);
  const drawn = shown.slice(0, lines);
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        {kinds.length > 1 && (
          <Select
            aria-label="Ne montrer que"
            data={[
              { value: ALL, label: `Tout (${entries.length})` },
              ...kinds.map((kind) => ({ value: kind, label: `${HISTORY_GROUP_NAMES[kind]} (${counts.get(kind) ?? 0})` })),
            ]}
            value={chosen ?? ALL}
            onChange={(value) => {
              setGroup(value === ALL ? null : (value as HistoryGroup));
              setLines(LINES_AT_ONCE);
            }}
            w={190}
          />
        )}
        {actions}
      </div>
      <ol className={classes.timeline} aria-label="Historique">
        {drawn.map((entry, index) => {
          const previous = drawn[index - 1];
          const isNewMonth = previous === undefined || monthOf(previous.on) !== monthOf(entry.on);
          return (
            <Fragment key={entry.key}>
              {isNewMonth && (
                <li className={classes.month}>
                  <h2>{formatMonth(monthOf(entry.on))}</h2>
                </li>
              )}
              <TimelineEntry entry={entry} promiseEnd={entry.type === 'contact' ? (promiseEnds.get(entry.contact.contactId) ?? '') : ''}>
                <EntryActions customerId={customerId} entry={entry} onMarkSent={onMarkSent} />
              </TimelineEntry>
            </Fragment>
          );
        })}
        {shown.length > drawn.length && (
          <li className={classes.more}>
            <Button onClick={() => setLines(lines + LINES_AT_ONCE)}>
              {shown.length - drawn.length > LINES_AT_ONCE
                ? `Montrer les ${LINES_AT_ONCE} lignes précédentes`
                : `Montrer ${shown.length - drawn.length > 1 ? `les ${shown.length - drawn.length} lignes précédentes` : 'la ligne précédente'}`}
            </Button>
          </li>
        )}
      </ol>
    </div>
  );
}

interface EntryActionsProps {
  customerId: number;
  entry: HistoryEntry;
  onMarkSent: (message: Message) => void;
}

/** What can be done with a line, or where there is more to see of it. */
function EntryActions({ customerId, entry, onMarkSent }: EntryActionsProps) {
  const remove = useApiCommand('reminders.removeContact', { onSuccess: () => notifyDone('Contact retiré'), onError: notifyError });
  const discard = useApiCommand('messages.discard', { onSuccess: () => notifyDone('Message écarté'), onError: notifyError });
  if (entry.type === 'event') {
    if (entry.scheduleId !== null) return <a href={hrefTo('schedule', { scheduleId: String(entry.scheduleId) })}>Voir l’échéancier</a>;
    if (entry.caseId === null) return null;
    return <a href={hrefTo('legal', {}, { onglet: 'dossiers', dossier: String(entry.caseId) })}>Voir le dossier</a>;
  }
  return (
    <>
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
        <Button size="compact-xs" onClick={() => askToRemove(entry.contact, (contactId) => remove.mutate({ contactId }))}>
          Retirer…
        </Button>
      )}
    </>
  );
}

function askToRemove({ contactId, channel, promise }: ContactRecord, remove: (contactId: number) => void) {
  const what = channel === 'phone' ? 'cet appel' : 'ce message';
  confirm({
    title: `Retirer ${what} ?`,
    consequence:
      promise === null
        ? 'Il disparaît du journal, et le client redevient à relancer comme s’il n’avait pas été contacté.'
        : 'Il disparaît du journal avec sa promesse, et le client redevient à relancer comme s’il n’avait pas été contacté.',
    verb: channel === 'phone' ? 'Retirer l’appel' : 'Retirer l’envoi',
    onConfirm: () => remove(contactId),
  });
}

function letterIdOf(entry: Exclude<HistoryEntry, { type: 'event' }>): number | null {
  switch (entry.type) {
    case 'contact':
      return entry.contact.letterId;
    case 'message':
      return entry.message.letterId;
    case 'letter':
      return entry.letter.letterId;
  }
}
