import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { LocalDate } from '../../shared/dates/local-date.ts';
import { lettersWords } from '../../shared/letters/letter-counts.fr.ts';
import type { ReminderKind } from '../../shared/letters/letter-kinds.ts';
import { agendaSummary } from '../../shared/reminders/agenda-sentences.fr.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { LetterRegister } from '../letters/LetterRegister.tsx';
import { PrintLettersDialog } from '../letters/PrintLettersDialog.tsx';
import type { LetterRequest } from '../letters/use-letter-actions.ts';
import { type EmailRequest, SaveEmailsDialog } from '../messages/SaveEmailsDialog.tsx';
import { AgendaMenu } from '../reminders/AgendaMenu.tsx';
import { AgendaTable } from '../reminders/AgendaTable.tsx';
import { ExportCalendarDialog } from '../reminders/ExportCalendarDialog.tsx';
import { LeftOutActions } from '../reminders/LeftOutActions.tsx';
import { useAgendaChoices } from '../reminders/use-agenda-choices.ts';
import { DateField } from '../ui/DateField.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { AgendaEntryPane, channelOf } from './AgendaEntryPane.tsx';
import { CalledPane } from './CalledPane.tsx';
import { CallPane } from './CallPane.tsx';
import { letterRemedy } from './letter-remedy.tsx';
import classes from './RemindersPage.module.css';
import { useDialogs } from './use-dialogs.tsx';

type View = 'agenda' | 'courriers';

/** Who was just called. */
interface Called {
  customerId: number;
  customerName: string;
  /** About what is late, not whether all went well. */
  isChasing: boolean;
}

/** Who to remind today, and the letter of each as it would leave; or every letter prepared so far. */
export function RemindersPage() {
  const { invoiceCount, today } = useCompany();
  const [day, setDay] = useAddressSetting('jour');
  const [view, setView] = useAddressSetting('vue');
  const asOf = LocalDate.safeParse(day).data ?? today;
  const agenda = useApiQuery('reminders.agenda', { asOf }, { keepPrevious: true });
  const leftOut = useApiQuery('reminders.leftOut', { asOf }, { keepPrevious: true });
  const entries = agenda.data ?? [];
  const [askedFor] = useAddressSetting('client');
  const choices = useAgendaChoices(entries, askedFor === null ? null : Number(askedFor));
  const dialogs = useDialogs();
  // Who was just called stays on screen, though the call took them out of the agenda.
  const [called, setCalled] = useState<Called | null>(null);
  // A call that the agenda does not propose: one to make again, one that the user wants to make.
  const [callingId, setCallingId] = useAddressSetting('appel');
  const stays = called !== null && !entries.some(({ customerId }) => customerId === called.customerId);
  const nextCall = entries.find(({ channel, customerId }) => channel === 'phone' && customerId !== called?.customerId);
  const showNext = (customerId: number) => {
    setCalled(null);
    setCallingId(null);
    choices.show(customerId);
  };
  const next = nextCall
    ? { label: 'Appel suivant', onClick: () => showNext(nextCall.customerId) }
    : choices.open && { label: 'Client suivant', onClick: () => showNext(choices.open?.customerId ?? 0) };
  const [printing, setPrinting] = useState<LetterRequest[] | null>(null);
  const [emailing, setEmailing] = useState<EmailRequest[] | null>(null);
  const [exporting, setExporting] = useState(false);
  const shown: View = view === 'courriers' ? 'courriers' : 'agenda';
  useFiguresDay(asOf);

  const requestOf = (entry: AgendaEntry, kind: ReminderKind): LetterRequest => ({
    customerId: entry.customerId,
    customerName: entry.customerName,
    kind,
    asOf,
    channel: channelOf(entry, kind),
    ...(entry.template === kind ? { tone: entry.tone } : {}),
  });
  const requests = entries.flatMap((entry) => {
    const kind = choices.kindOf(entry);
    return kind !== null && choices.chosen.has(entry.customerId) ? [requestOf(entry, kind)] : [];
  });
  const emails = entries.flatMap((entry): EmailRequest[] => {
    const { customerId, customerName, level, channel } = entry;
    const kind = choices.kindOf(entry);
    const isEmail = kind === null ? channel === 'email' : channelOf(entry, kind) === 'email';
    return isEmail && choices.chosen.has(customerId) ? [{ customerId, customerName, level, ...(kind ? { letterKind: kind } : {}) }] : [];
  });
  // Only what the list of customers says already, and what was passed over with a reason; the whole check of a letter is beside the table.
  const customers = useApiQuery('customers.list', { asOf });
  const unaddressed = new Set((customers.data ?? []).filter(({ hasAddress }) => !hasAddress).map(({ id }) => id));
  const passedOver = useApiQuery('letters.passedOver', { asOf }).data ?? [];
  const leavesAnyway = (customerId: number, wanted: ReminderKind) =>
    passedOver.some(
      ({ customerId: id, kind, channel, canLeave }) => id === customerId && kind === wanted && channel === 'letter' && canLeave,
    );
  const blocked = new Map(
    entries.flatMap((entry) => {
      const kind = choices.kindOf(entry);
      const needsAddress = kind !== null && channelOf(entry, kind) === 'letter' && !leavesAnyway(entry.customerId, kind);
      return needsAddress && unaddressed.has(entry.customerId)
        ? [[entry.customerId, 'Sans adresse : ce courrier ne peut pas partir'] as const]
        : [];
    }),
  );
  const calling = customers.data?.find(({ id }) => String(id) === callingId);
  const received = new Map((customers.data ?? []).map(({ id, unallocatedCents }) => [id, unallocatedCents]));
  const failed = agenda.error ?? leftOut.error;
  return (
    <FillScreen>
      <PageHeader
        title="Relances"
        term="niveau-de-relance"
        controls={
          <>
            <SegmentedControl
              aria-label="Vue"
              value={shown}
              onChange={(value) => setView(value === 'agenda' ? null : value)}
              data={[
                { value: 'agenda', label: 'À relancer' },
                { value: 'courriers', label: 'Courriers' },
              ]}
            />
            {shown === 'agenda' && (
              <DateField aria-label="Relances au" value={asOf} onChange={(next) => next && setDay(next === today ? null : next)} w={116} />
            )}
          </>
        }
        note={shown === 'agenda' && agenda.data && leftOut.data ? agendaSummary(agenda.data, leftOut.data) : undefined}
        actions={
          shown === 'agenda' && (
            <>
              <AgendaMenu
                chosen={entries.filter(({ customerId }) => choices.chosen.has(customerId))}
                emailCount={emails.length}
                onEmails={() => setEmailing(emails)}
                onPostpone={(customers) => dialogs.postpone(customers, asOf)}
                onSkip={(customers) => dialogs.skip(customers, null, asOf)}
                onCalendar={() => setExporting(true)}
              />
              <Button variant="filled" disabled={requests.length === 0} onClick={() => setPrinting(requests)}>
                {requests.length === 0 ? 'Préparer les courriers' : `Préparer ${lettersWords(requests.length)}`}
              </Button>
            </>
          )
        }
      />
      {shown === 'courriers' ? (
        <LetterRegister
          empty={
            <EmptyState
              icon="reminders"
              title="Aucun courrier préparé"
              action={<Button onClick={() => setView(null)}>Voir qui relancer</Button>}
            >
              Les courriers préparés, imprimés ou envoyés restent ici, tels qu’ils sont partis.
            </EmptyState>
          }
        />
      ) : failed ? (
        <ErrorState
          error={failed}
          onRetry={() => {
            void agenda.refetch();
            void leftOut.refetch();
          }}
        />
      ) : !agenda.data || !leftOut.data ? (
        <LoadingState />
      ) : invoiceCount === 0 ? (
        <ImportFirst>Importez l’export de votre logiciel de facturation : vous verrez ici qui relancer, et par quel courrier.</ImportFirst>
      ) : entries.length === 0 && leftOut.data.length === 0 && !calling && !stays ? (
        <EmptyState
          icon="check"
          title="Personne à relancer ce jour-là"
          action={
            <Button component="a" href={hrefTo('invoices', {})}>
              Voir les factures
            </Button>
          }
        >
          Aucune facture n’est en retard. Les clients apparaîtront ici dès que leur étape de relance sera atteinte.
        </EmptyState>
      ) : (
        <div className={classes.two}>
          <AgendaTable
            entries={entries}
            leftOut={leftOut.data}
            asOf={asOf}
            openId={stays || calling ? null : (choices.open?.customerId ?? null)}
            onOpen={(customerId) => {
              showNext(customerId);
            }}
            chosen={choices.chosen}
            onChoose={choices.choose}
            blocked={blocked}
            received={received}
            hasLetter={(entry) => choices.kindOf(entry) !== null}
            isPlainEmail={(entry) => choices.kindOf(entry) === null && entry.channel === 'email'}
            leftOutActions={(customer) => <LeftOutActions customer={customer} onForce={() => dialogs.forceLevel(customer, asOf)} />}
          />
          {stays ? (
            <CalledPane called={called} next={next} />
          ) : calling ? (
            <CallPane
              customerId={calling.id}
              customerName={calling.name}
              asOf={asOf}
              level="call"
              tools={<Button onClick={() => setCallingId(null)}>Fermer la fiche d’appel</Button>}
              dialogs={dialogs}
              onCalled={() => {
                setCalled({ customerId: calling.id, customerName: calling.name, isChasing: true });
                setCallingId(null);
              }}
            />
          ) : choices.open ? (
            <AgendaEntryPane
              entry={choices.open}
              kind={choices.kindOf(choices.open)}
              asOf={asOf}
              onKind={choices.chooseKind}
              request={requestOf}
              dialogs={dialogs}
              onCalled={({ customerId, customerName, level }) =>
                setCalled({ customerId, customerName, isChasing: level !== 'satisfaction' })
              }
            />
          ) : (
            <EmptyState icon="check" title="Personne à relancer ce jour-là">
              Les clients en retard sont tous laissés de côté, pour les raisons indiquées.
            </EmptyState>
          )}
        </div>
      )}
      {printing && <PrintLettersDialog requests={printing} remedy={letterRemedy} onClose={() => setPrinting(null)} />}
      {emailing && <SaveEmailsDialog requests={emailing} asOf={asOf} onClose={() => setEmailing(null)} />}
      {exporting && <ExportCalendarDialog asOf={asOf} onClose={() => setExporting(false)} />}
      {dialogs.element}
    </FillScreen>
  );
}
