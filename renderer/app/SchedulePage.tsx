import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { SCHEDULE_LETTER_KINDS, type ScheduleLetterKind } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { cents, subtractCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { isBehind, isOver } from '../../shared/schedules/schedule-state.ts';
import { everyWords, nextInstalment, nextStepWords, scheduleSentence, takenWords } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule, ScheduleNextStep } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { DraftPane } from '../letters/DraftPane.tsx';
import { PrintLettersDialog } from '../letters/PrintLettersDialog.tsx';
import type { LetterRequest } from '../letters/use-letter-actions.ts';
import { EndScheduleDialog } from '../schedules/EndScheduleDialog.tsx';
import { RecordInstalmentDialog } from '../schedules/RecordInstalmentDialog.tsx';
import { InstalmentTable, ScheduledInvoiceTable } from '../schedules/ScheduleTables.tsx';
import { ScheduleCredits, ScheduleTrail } from '../schedules/ScheduleTrail.tsx';
import { SignatureDialog } from '../schedules/SignatureDialog.tsx';
import { Amount } from '../ui/Amount.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { letterRemedy } from './letter-remedy.tsx';
import classes from './SchedulePage.module.css';
import { useDialogs } from './use-dialogs.tsx';

/** One schedule: where it stands, its instalments and invoices, and the agreement to sign. */
export function SchedulePage({ scheduleId }: { scheduleId: string }) {
  const { today } = useCompany();
  const schedule = useApiQuery('schedules.get', { scheduleId: Number(scheduleId), asOf: today });
  const [dialog, setDialog] = useState<'payment' | 'end' | 'print' | 'sign' | null>(null);
  const [chosen, setChosen] = useState<ScheduleLetterKind | null>(null);
  const dialogs = useDialogs();
  const close = () => setDialog(null);
  const data = schedule.data;
  // A schedule that is kept has no other letter than its agreement; one that is late shows the letter that comes next.
  const shown = data && isBehind(data) ? (chosen ?? letterOfStep(data.nextStep)) : 'scheduleAgreement';
  const isRunning = data !== undefined && !isOver(data);
  // Nothing is agreed any more with who is in collective proceedings; money that had come before the judgment can still be entered.
  const isStopped = data !== undefined && data.stoppedOn !== null;
  return (
    <FillScreen>
      <PageHeader
        title={data ? `Échéancier · ${data.customerName}` : 'Échéancier'}
        back={<BackLink label="Tous les échéanciers" href={hrefTo('schedules', {})} />}
        actions={
          isRunning && (
            <>
              <Button onClick={() => setDialog('end')}>Mettre fin…</Button>
              {!isStopped && (
                <Button
                  component="a"
                  href={hrefTo('newSchedule', {}, { client: String(data.customerId), remplace: String(data.scheduleId) })}
                >
                  Rééchelonner
                </Button>
              )}
              <Button leftSection={<Icon name="print" size={14} />} onClick={() => setDialog('print')}>
                {PRINT_VERBS[shown]}
              </Button>
              <Button variant={isStopped ? 'default' : 'filled'} onClick={() => setDialog('payment')}>
                {isStopped ? 'Enregistrer un versement antérieur' : 'Enregistrer un versement'}
              </Button>
            </>
          )
        }
      />
      <QueryState query={schedule}>
        {(found) => (
          <Detail
            schedule={found}
            kind={shown}
            onKind={setChosen}
            onSign={() => setDialog('sign')}
            onEmail={() =>
              dialogs.writeEmail({
                customerId: found.customerId,
                customerName: found.customerName,
                asOf: today,
                level: 'R1',
                letterKind: shown,
                scheduleId: found.scheduleId,
              })
            }
          />
        )}
      </QueryState>
      {data && dialog === 'payment' && <RecordInstalmentDialog schedule={data} onClose={close} />}
      {data && dialog === 'sign' && <SignatureDialog schedule={data} onClose={close} />}
      {dialogs.element}
      {data && dialog === 'end' && <EndScheduleDialog schedule={data} onClose={close} />}
      {data && dialog === 'print' && <PrintLettersDialog requests={[letterOf(data, shown, today)]} remedy={letterRemedy} onClose={close} />}
    </FillScreen>
  );
}

const PRINT_VERBS: Record<ScheduleLetterKind, string> = {
  scheduleAgreement: 'Imprimer l’accord',
  instalmentReminder: 'Imprimer le rappel',
  instalmentNotice: 'Imprimer la mise en demeure',
  termination: 'Imprimer la déchéance du terme',
};
const TITLES: Record<ScheduleLetterKind, string> = {
  scheduleAgreement: 'Accord à signer',
  instalmentReminder: 'Rappel de l’échéance',
  instalmentNotice: 'Échéance en retard',
  termination: 'Échéancier rompu',
};

/** The letter that a next step is done with. */
function letterOfStep(step: ScheduleNextStep | null): ScheduleLetterKind {
  if (step?.code === 'remindInstalment') return 'instalmentReminder';
  if (step?.code === 'sendNotice') return 'instalmentNotice';
  return step?.code === 'terminate' ? 'termination' : 'scheduleAgreement';
}

function letterOf(
  { customerId, customerName, scheduleId }: Schedule,
  kind: ScheduleLetterKind,
  asOf: LetterRequest['asOf'],
): LetterRequest {
  return { customerId, customerName, scheduleId, kind, asOf };
}

interface DetailProps {
  schedule: Schedule;
  kind: ScheduleLetterKind;
  onKind: (kind: ScheduleLetterKind) => void;
  onSign: () => void;
  onEmail: () => void;
}

function Detail({ schedule, kind, onKind, onSign, onEmail }: DetailProps) {
  const { today } = useCompany();
  const {
    customerId,
    customerName,
    agreedOn,
    every,
    totalCents,
    paidCents,
    openCents,
    interestCents,
    indemnityCents,
    instalments,
    invoices,
    nextStep,
  } = schedule;
  const next = nextInstalment(schedule);
  const fees = interestCents + indemnityCents;
  const taken = takenWords(schedule);
  const waived = schedule.interestWaivedCents + schedule.indemnityWaivedCents;
  return (
    <div className={classes.two}>
      <div className={classes.left}>
        <Facts
          facts={[
            {
              label: 'Total convenu',
              value: <Amount value={totalCents} />,
              detail: fees === 0 ? 'sans les frais' : waived > 0 ? `dont ${formatEuros(cents(fees))} de frais` : 'frais compris',
            },
            {
              label: 'Réglé',
              value: <Amount value={subtractCents(paidCents, schedule.creditedCents)} />,
              ...(taken === '' ? {} : { detail: taken }),
            },
            { label: 'Reste', value: <Amount value={openCents} tone={isBehind(schedule) ? 'late' : 'neutral'} /> },
            {
              label: 'Prochaine',
              value: next ? <Amount value={next.openCents} /> : '—',
              ...(next ? { detail: `le ${formatDate(next.dueOn)}` } : {}),
            },
          ]}
        />
        <p className={classes.sentence} data-state={isBehind(schedule) ? 'late' : 'fine'}>
          {scheduleSentence(schedule, today)}{' '}
          <span>
            Convenu le {formatDate(agreedOn)} avec <a href={hrefTo('customer', { customerId: String(customerId) })}>{customerName}</a>,{' '}
            {instalments.length} échéances, {everyWords(every)}.
          </span>
        </p>
        {nextStep !== null && (
          <p className={classes.next}>
            <strong>À suivre :</strong> {lowerFirst(nextStepWords(nextStep, today))}.
          </p>
        )}
        <ScheduleTrail schedule={schedule} onSign={onSign} />
        <div className={classes.tables}>
          <ScheduleCredits schedule={schedule} />
          <Card title="Échéances">
            <InstalmentTable schedule={schedule} />
          </Card>
          <Card title="Factures">
            <ScheduledInvoiceTable invoices={invoices} />
          </Card>
        </div>
      </div>
      {isOver(schedule) ? (
        <EmptyState
          icon={schedule.state === 'kept' ? 'check' : 'schedules'}
          title={schedule.state === 'kept' ? 'Échéancier terminé' : 'Échéancier arrêté'}
        >
          {schedule.endReason === 'broken'
            ? 'Le solde est exigible : les courriers et la suite sont sur la fiche du client.'
            : 'L’accord imprimé reste dans les courriers du client.'}
        </EmptyState>
      ) : (
        <div className={classes.right}>
          <DraftPane
            request={letterOf(schedule, kind, today)}
            remedy={letterRemedy}
            title={TITLES[kind]}
            tools={
              isBehind(schedule) && (
                <>
                  <Select
                    aria-label="Courrier de l’échéancier"
                    data={SCHEDULE_LETTER_KINDS.map((value) => ({ value, label: letterName(value) }))}
                    value={kind}
                    allowDeselect={false}
                    onChange={(value) => onKind(value as ScheduleLetterKind)}
                    w={220}
                  />
                  {kind === 'instalmentReminder' && <Button onClick={onEmail}>E-mail…</Button>}
                </>
              )
            }
          />
        </div>
      )}
    </div>
  );
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
