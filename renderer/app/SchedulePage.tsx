import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { ScheduleLetterKind } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { everyWords, nextInstalment, scheduleSentence } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { DraftPane } from '../letters/DraftPane.tsx';
import { PrintLettersDialog } from '../letters/PrintLettersDialog.tsx';
import type { LetterRequest } from '../letters/use-letter-actions.ts';
import { EndScheduleDialog } from '../schedules/EndScheduleDialog.tsx';
import { RecordInstalmentDialog } from '../schedules/RecordInstalmentDialog.tsx';
import { InstalmentTable, ScheduledInvoiceTable } from '../schedules/ScheduleTables.tsx';
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

/** One schedule: where it stands, its instalments and invoices, and the agreement to sign. */
export function SchedulePage({ scheduleId }: { scheduleId: string }) {
  const { today } = useCompany();
  const schedule = useApiQuery('schedules.get', { scheduleId: Number(scheduleId), asOf: today });
  const [dialog, setDialog] = useState<'payment' | 'end' | 'print' | null>(null);
  const [kind, setKind] = useState<ScheduleLetterKind>('scheduleAgreement');
  const close = () => setDialog(null);
  const data = schedule.data;
  // A schedule that is kept has no other letter than its agreement.
  const shown = data?.state === 'late' ? kind : 'scheduleAgreement';
  const isRunning = data !== undefined && data.state !== 'closed';
  return (
    <FillScreen>
      <PageHeader
        title={data ? `Échéancier · ${data.customerName}` : 'Échéancier'}
        back={<BackLink label="Tous les échéanciers" href={hrefTo('schedules', {})} />}
        actions={
          isRunning && (
            <>
              <Button onClick={() => setDialog('end')}>Mettre fin…</Button>
              <Button leftSection={<Icon name="print" size={14} />} onClick={() => setDialog('print')}>
                {PRINT_VERBS[shown]}
              </Button>
              <Button variant="filled" onClick={() => setDialog('payment')}>
                Enregistrer un versement
              </Button>
            </>
          )
        }
      />
      <QueryState query={schedule}>{(found) => <Detail schedule={found} kind={shown} onKind={setKind} />}</QueryState>
      {data && dialog === 'payment' && <RecordInstalmentDialog schedule={data} onClose={close} />}
      {data && dialog === 'end' && <EndScheduleDialog schedule={data} onClose={close} />}
      {data && dialog === 'print' && <PrintLettersDialog requests={[letterOf(data, shown, today)]} remedy={letterRemedy} onClose={close} />}
    </FillScreen>
  );
}

const PRINT_VERBS: Record<ScheduleLetterKind, string> = {
  scheduleAgreement: 'Imprimer l’accord',
  instalmentNotice: 'Imprimer la mise en demeure',
  termination: 'Imprimer la déchéance du terme',
};
const TITLES: Record<ScheduleLetterKind, string> = {
  scheduleAgreement: 'Accord à signer',
  instalmentNotice: 'Échéance en retard',
  termination: 'Échéancier rompu',
};

function letterOf(
  { customerId, customerName, scheduleId }: Schedule,
  kind: ScheduleLetterKind,
  asOf: LetterRequest['asOf'],
): LetterRequest {
  return { customerId, customerName, scheduleId, kind, asOf };
}

function Detail({ schedule, kind, onKind }: { schedule: Schedule; kind: ScheduleLetterKind; onKind: (kind: ScheduleLetterKind) => void }) {
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
    state,
  } = schedule;
  const next = nextInstalment(schedule);
  const fees = interestCents + indemnityCents;
  return (
    <div className={classes.two}>
      <div className={classes.left}>
        <Facts
          facts={[
            {
              label: 'Total convenu',
              value: <Amount value={totalCents} />,
              detail: fees > 0 ? 'frais compris' : 'sans les frais',
            },
            { label: 'Réglé', value: <Amount value={paidCents} /> },
            { label: 'Reste', value: <Amount value={openCents} tone={state === 'late' ? 'late' : 'neutral'} /> },
            {
              label: 'Prochaine',
              value: next ? <Amount value={next.openCents} /> : '—',
              ...(next ? { detail: `le ${formatDate(next.dueOn)}` } : {}),
            },
          ]}
        />
        <p className={classes.sentence} data-state={state}>
          {scheduleSentence(schedule, today)}{' '}
          <span>
            Convenu le {formatDate(agreedOn)} avec <a href={hrefTo('customer', { customerId: String(customerId) })}>{customerName}</a>,{' '}
            {instalments.length} échéances, {everyWords(every)}.
          </span>
        </p>
        <div className={classes.tables}>
          <Card title="Échéances">
            <InstalmentTable instalments={instalments} />
          </Card>
          <Card title="Factures">
            <ScheduledInvoiceTable invoices={invoices} />
          </Card>
        </div>
      </div>
      {state === 'closed' ? (
        <EmptyState icon="check" title="Échéancier terminé">
          L’accord imprimé reste dans les courriers du client.
        </EmptyState>
      ) : (
        <div className={classes.right}>
          <DraftPane
            request={letterOf(schedule, kind, today)}
            remedy={letterRemedy}
            title={TITLES[kind]}
            tools={
              state === 'late' && (
                <Select
                  aria-label="Courrier de l’échéancier"
                  data={(Object.keys(TITLES) as ScheduleLetterKind[]).map((value) => ({ value, label: letterName(value) }))}
                  value={kind}
                  allowDeselect={false}
                  onChange={(value) => onKind(value as ScheduleLetterKind)}
                  w={220}
                />
              )
            }
          />
        </div>
      )}
    </div>
  );
}
