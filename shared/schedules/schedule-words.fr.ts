import type { LocalDate } from '../dates/local-date.ts';
import { shortDate } from '../dates/short-date.fr.ts';
import { formatEuros, formatNumber } from '../money/format-money.ts';
import type { Every, Schedule, ScheduleState } from './schedules.contract.ts';

const EVERY: Record<Every, string> = { week: 'chaque semaine', fortnight: 'tous les quinze jours', month: 'chaque mois' };

/** The rhythm of a schedule: « chaque mois ». */
export function everyWords(every: Every): string {
  return EVERY[every];
}

const STATES: Record<ScheduleState, string> = { onTime: 'Respecté', late: 'En retard', closed: 'Terminé' };

export function scheduleStateName(state: ScheduleState): string {
  return STATES[state];
}

const INSTALMENT_STATES: Record<Schedule['instalments'][number]['state'], string> = {
  upcoming: 'À venir',
  dueToday: 'Aujourd’hui',
  late: 'En retard',
  paid: 'Réglée',
};

export function instalmentStateName(state: Schedule['instalments'][number]['state']): string {
  return INSTALMENT_STATES[state];
}

/** The next instalment to be paid, late ones first; undefined when none is left. */
export function nextInstalment(schedule: Pick<Schedule, 'instalments' | 'state'>): Schedule['instalments'][number] | undefined {
  if (schedule.state === 'closed') return undefined;
  return schedule.instalments.find(({ state }) => state !== 'paid');
}

/** « 4 échéances sur 6 réglées ». */
export function paidCountWords({ instalments }: Pick<Schedule, 'instalments'>): string {
  const paid = instalments.filter(({ state }) => state === 'paid').length;
  if (paid === 0) return `aucune échéance réglée sur ${instalments.length}`;
  return `${paid} échéance${paid > 1 ? 's' : ''} sur ${instalments.length} réglée${paid > 1 ? 's' : ''}`;
}

/** Where a schedule stands, in one sentence. */
export function scheduleSentence(schedule: Schedule, today: LocalDate): string {
  if (schedule.openCents === 0) return 'Entièrement réglé.';
  if (schedule.state === 'closed') {
    const day = schedule.endedOn === null ? '' : ` le ${shortDate(schedule.endedOn, today)}`;
    return `Arrêté${day} avec ${formatEuros(schedule.openCents)} à régler : ses factures sont de nouveau relancées.`;
  }
  const late = schedule.instalments.filter(({ state }) => state === 'late');
  const [oldest] = late;
  if (oldest) {
    const days = `${formatNumber(oldest.daysLate, 0)} jour${oldest.daysLate > 1 ? 's' : ''}`;
    return late.length === 1
      ? `L’échéance du ${shortDate(oldest.dueOn, today)} a ${days} de retard.`
      : `${late.length} échéances en retard, la plus ancienne de ${days}.`;
  }
  const next = nextInstalment(schedule);
  return next ? `Respecté : ${paidCountWords(schedule)}, prochaine le ${shortDate(next.dueOn, today)}.` : 'Respecté.';
}
