import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addCents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { isOver } from '../../shared/schedules/schedule-state.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './ScheduleTrail.module.css';

/** What happened to a schedule, beside its payments: sent, signed, which took the place of which, and the signed copy. */
export function ScheduleTrail({ schedule, onSign }: { schedule: Schedule; onSign: () => void }) {
  const { scheduleId, sentOn, signedOn, replacesId, replacedById, remindedOn, notice, waiverReason } = schedule;
  const waivedCents = addCents(schedule.interestWaivedCents, schedule.indemnityWaivedCents);
  const save = useSaveFile();
  const files = useApiQuery('schedules.files', { scheduleId }).data ?? [];
  const events = [
    ...(sentOn === null ? [] : [`accord envoyé le ${formatDate(sentOn)}`]),
    ...(signedOn === null ? [] : [`signé le ${formatDate(signedOn)}`]),
    ...(remindedOn === null ? [] : [`rappel du ${formatDate(remindedOn)}`]),
    ...(notice === null ? [] : [`mise en demeure du ${formatDate(notice.sentOn)}, jusqu’au ${formatDate(notice.until)}`]),
    ...(waiverReason === '' ? [] : [`${formatEuros(waivedCents)} de frais non demandés (${waiverReason})`]),
  ];
  return (
    <div className={classes.trail}>
      {events.length > 0 && <span>{`${events.join(', ').charAt(0).toUpperCase()}${events.join(', ').slice(1)}.`}</span>}
      {replacesId !== null && <a href={hrefTo('schedule', { scheduleId: String(replacesId) })}>Échéancier qu’il remplace</a>}
      {replacedById !== null && <a href={hrefTo('schedule', { scheduleId: String(replacedById) })}>Échéancier qui le remplace</a>}
      {files.map(({ fileId, name, sha256 }) => (
        <Button
          key={fileId}
          size="compact-xs"
          title={`Empreinte SHA-256 : ${sha256}`}
          aria-label={`Reprendre ${name}`}
          onClick={() => void save(name, (client, out, options) => client.customers.exportFile({ fileId, out }, options))}
        >
          {name}
        </Button>
      ))}
      {!isOver(schedule) && (
        <Button size="compact-xs" onClick={onSign}>
          {signedOn === null ? 'Noter la signature…' : 'Signature…'}
        </Button>
      )}
    </div>
  );
}

/** Money that the customer has to its credit while its schedule runs, with the way to put it there. */
export function ScheduleCredits({ schedule }: { schedule: Schedule }) {
  const { today } = useCompany();
  const { scheduleId } = schedule;
  const credits = useApiQuery('schedules.credits', { scheduleId, asOf: today }, { enabled: !isOver(schedule) }).data ?? [];
  const take = useApiCommand('schedules.takeCredits', {
    onError: notifyError,
    onSuccess: ({ takenCents }) => notifyDone(`${formatEuros(takenCents)} affectés à l’échéancier`),
  });
  if (isOver(schedule) || credits.length === 0) return null;
  const total = sumCents(credits.map(({ leftCents }) => leftCents));
  return (
    <InlineAlert
      tone="info"
      icon="payment"
      actions={
        <Button loading={take.isPending} onClick={() => take.mutate({ scheduleId })}>
          Affecter à l’échéancier
        </Button>
      }
    >
      {formatEuros(total)} sont à son crédit : {credits.map(({ label, leftCents }) => `${label}, ${formatEuros(leftCents)}`).join(' ; ')}.
    </InlineAlert>
  );
}
