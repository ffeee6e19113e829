import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { LetterChannel, ReminderKind } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { REMINDER_KINDS } from '../../shared/reminders/letter-of-level.ts';
import { isChasing } from '../../shared/reminders/plan-rules.ts';
import { planFromWords } from '../../shared/reminders/plan-words.fr.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { DraftPane } from '../letters/DraftPane.tsx';
import type { LetterRequest } from '../letters/use-letter-actions.ts';
import { MessageCard } from '../reminders/MessageCard.tsx';
import { useUndoDecisions } from '../reminders/use-decisions.ts';
import { useNoteMessage } from '../reminders/use-note-message.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { CallPane } from './CallPane.tsx';
import { letterRemedy } from './letter-remedy.tsx';
import { OpenDisputeButton } from './OpenDisputeButton.tsx';
import classes from './RemindersPage.module.css';
import type { Dialogs } from './use-dialogs.tsx';

/** No letter: the step's call or message. */
const NO_LETTER = 'none';

/** How a letter leaves: as its step says, where it is the letter of that step; any other is posted. */
export function channelOf({ channel, template }: AgendaEntry, kind: ReminderKind): LetterChannel {
  return channel === 'email' && template === kind ? 'email' : 'letter';
}

interface AgendaEntryPaneProps {
  entry: AgendaEntry;
  asOf: LocalDate;
  kind: ReminderKind | null;
  onKind: (entry: AgendaEntry, kind: ReminderKind | null) => void;
  request: (entry: AgendaEntry, kind: ReminderKind) => LetterRequest;
  /** Of the page: what they record may take the customer out of the agenda while one leads to another. */
  dialogs: Dialogs;
  onCalled: (entry: AgendaEntry) => void;
}

/** One customer of the agenda: its letter, or the card of its call or message, with what else can be done. */
export function AgendaEntryPane({ entry, asOf, kind, onKind, request, dialogs, onCalled }: AgendaEntryPaneProps) {
  const { customerId, customerName, level, channel } = entry;
  const undo = useUndoDecisions();
  const noteMessage = useNoteMessage(entry, asOf);
  const message = { customerId, customerName, asOf, level };
  const kinds = [
    ...(entry.template === null ? [{ value: NO_LETTER, label: entry.step }] : []),
    ...(isChasing(entry) ? REMINDER_KINDS.map((value) => ({ value, label: letterName(value) })) : []),
  ];
  const tools = (
    <>
      {kinds.length > 1 && (
        <Select
          aria-label="Courrier à préparer"
          data={kinds}
          value={kind ?? NO_LETTER}
          onChange={(value) => onKind(entry, value === NO_LETTER ? null : (value as ReminderKind))}
          w={166}
        />
      )}
      {kind !== null && channelOf(entry, kind) === 'email' ? (
        <Button onClick={() => dialogs.writeEmail({ ...message, letterKind: kind })}>E-mail…</Button>
      ) : (
        <Button onClick={() => dialogs.postpone([entry], asOf)}>Reporter…</Button>
      )}
      <Menu width={250} position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`Autres décisions pour ${customerName}`}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            Plan {entry.plan.name}, {planFromWords(entry.plan.from)}
          </Menu.Label>
          <Menu.Item
            leftSection={<Icon name="reminders" />}
            onClick={() => dialogs.writeEmail({ ...message, ...(kind === null ? {} : { letterKind: kind }) })}
          >
            Préparer un e-mail…
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="phone" />} onClick={() => dialogs.writeSms(message)}>
            Préparer un SMS…
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="schedules" />} onClick={() => dialogs.postpone([entry], asOf)}>
            Reporter la relance…
          </Menu.Item>
          <Menu.Divider />
          {entry.forced === null ? (
            <Menu.Item leftSection={<Icon name="chevronRight" />} onClick={() => dialogs.skip([entry], entry.step, asOf)}>
              Passer cette étape…
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<Icon name="undo" />} onClick={() => undo.mutate({ decisionIds: [entry.forced?.decisionId ?? 0] })}>
              Ne plus forcer ce niveau
            </Menu.Item>
          )}
          {isChasing(entry) && (
            <Menu.Item leftSection={<Icon name="warning" />} onClick={() => dialogs.forceLevel(entry, asOf)}>
              Forcer un niveau…
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="minus" />} onClick={() => dialogs.pauseReminders({ id: customerId, name: customerName })}>
            Mettre les relances en pause…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
  return (
    <div className={classes.entry}>
      {kind !== null ? (
        <DraftPane
          request={request(entry, kind)}
          remedy={letterRemedy}
          tools={tools}
          title={
            <a className={classes.name} href={hrefTo('customer', { customerId: String(customerId) })}>
              {customerName}
            </a>
          }
        />
      ) : channel === 'phone' ? (
        <CallPane
          customerId={customerId}
          customerName={customerName}
          asOf={asOf}
          level={level === 'satisfaction' ? level : 'call'}
          tools={tools}
          dialogs={dialogs}
          onCalled={() => onCalled(entry)}
        />
      ) : (
        <MessageCard
          entry={entry}
          tools={tools}
          actions={
            <>
              {channel === 'sms' ? (
                <Button variant="filled" onClick={() => dialogs.writeSms(message)}>
                  Préparer le SMS
                </Button>
              ) : (
                <Button variant="filled" onClick={() => dialogs.writeEmail(message)}>
                  Préparer l’e-mail
                </Button>
              )}
              <Button loading={noteMessage.isPending} onClick={noteMessage.note}>
                Noter l’envoi
              </Button>
              <OpenDisputeButton customerName={customerName} invoices={entry.invoices} dialogs={dialogs} />
            </>
          }
        />
      )}
    </div>
  );
}
