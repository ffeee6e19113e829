import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { shortDate } from '../dates/short-date.fr.ts';
import { formatEuros, formatNumber } from '../money/format-money.ts';
import { isOver } from './schedule-state.ts';
import type { Rhythm, Schedule, ScheduleEnd, ScheduleNextStep, ScheduleState } from './schedules.contract.ts';

const RHYTHMS: Record<Rhythm, string> = {
  week: 'chaque semaine',
  fortnight: 'tous les quinze jours',
  month: 'chaque mois',
  free: 'aux dates convenues',
};

/** The rhythm of a schedule: « chaque mois ». */
export function everyWords(every: Rhythm): string {
  return RHYTHMS[every];
}

const STATES: Record<ScheduleState, string> = {
  draft: 'À faire signer',
  sent: 'À la signature',
  signed: 'Signé',
  running: 'Respecté',
  late: 'En retard',
  broken: 'Rompu',
  kept: 'Tenu',
  closed: 'Arrêté',
};

export function scheduleStateName(state: ScheduleState): string {
  return STATES[state];
}

const ENDS: Record<ScheduleEnd, string> = { stopped: 'Arrêté', broken: 'Déchu du terme', replaced: 'Remplacé' };

/** The same with the day of what stopped or ended it: « Remplacé le 14/03/2026 ». */
export function scheduleStateWords({
  state,
  endedOn,
  endReason,
  stoppedOn,
}: Pick<Schedule, 'state' | 'endedOn' | 'endReason' | 'stoppedOn'>): string {
  if (endedOn !== null) return `${ENDS[endReason ?? 'stopped']} le ${formatDate(endedOn)}`;
  return stoppedOn === null ? STATES[state] : `Arrêté par la procédure collective du ${formatDate(stoppedOn)}`;
}

const INSTALMENT_STATES: Record<Schedule['instalments'][number]['state'], string> = {
  upcoming: 'À venir',
  dueToday: 'Aujourd’hui',
  late: 'En retard',
  paid: 'Réglée',
  accelerated: 'Exigible',
};

export function instalmentStateName({ state, lostCents }: Pick<Schedule['instalments'][number], 'state' | 'lostCents'>): string {
  return state === 'paid' && lostCents > 0 ? 'Soldée par une perte' : INSTALMENT_STATES[state];
}

/** The next instalment to be paid, late ones first; undefined when none is left. */
export function nextInstalment(
  schedule: Pick<Schedule, 'instalments' | 'state' | 'stoppedOn'>,
): Schedule['instalments'][number] | undefined {
  if (isOver(schedule) || schedule.stoppedOn !== null) return undefined;
  return schedule.instalments.find(({ state }) => state !== 'paid');
}

/** « 4 échéances sur 6 réglées ». */
export function paidCountWords({ instalments }: Pick<Schedule, 'instalments'>): string {
  const paid = instalments.filter(({ state, lostCents }) => state === 'paid' && lostCents === 0).length;
  if (paid === 0) return `aucune échéance réglée sur ${instalments.length}`;
  return `${paid} échéance${paid > 1 ? 's' : ''} sur ${instalments.length} réglée${paid > 1 ? 's' : ''}`;
}

/** What came off a schedule other than by money: « et 500,00 € d’avoir, 1 000,00 € de perte »; empty for nothing. */
export function takenWords({ creditedCents, lostCents }: Pick<Schedule, 'creditedCents' | 'lostCents'>): string {
  const parts = [
    ...(creditedCents > 0 ? [`${formatEuros(creditedCents)} d’avoir`] : []),
    ...(lostCents > 0 ? [`${formatEuros(lostCents)} de perte`] : []),
  ];
  return parts.length === 0 ? '' : `et ${parts.join(', ')}`;
}

/** Where a schedule stands, in one sentence. */
export function scheduleSentence(schedule: Schedule, today: LocalDate): string {
  if (schedule.openCents === 0) {
    return schedule.lostCents > 0 ? `Soldé, dont ${formatEuros(schedule.lostCents)} passés en perte.` : 'Entièrement réglé.';
  }
  if (schedule.stoppedOn !== null) {
    return `Arrêté par la procédure collective ouverte le ${shortDate(schedule.stoppedOn, today)} : déclarez la créance, rien ne peut plus être réclamé.`;
  }
  if (schedule.state === 'closed') return closedSentence(schedule, today);
  if (schedule.state === 'broken' && schedule.notice !== null) {
    return `Rompu : la mise en demeure du ${shortDate(schedule.notice.sentOn, today)} est restée sans effet.`;
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
  if (schedule.state === 'draft') return 'Accord à imprimer et à faire signer.';
  if (schedule.state === 'sent')
    return `Accord envoyé${schedule.sentOn === null ? '' : ` le ${shortDate(schedule.sentOn, today)}`}, signature attendue.`;
  return next
    ? `${schedule.state === 'signed' ? 'Signé' : 'Respecté'} : ${paidCountWords(schedule)}, prochaine le ${shortDate(next.dueOn, today)}.`
    : 'Respecté.';
}

function closedSentence({ endedOn, endReason, openCents }: Schedule, today: LocalDate): string {
  const day = endedOn === null ? '' : ` le ${shortDate(endedOn, today)}`;
  if (endReason === 'replaced') return `Remplacé${day} par un nouvel échéancier.`;
  if (endReason === 'broken') {
    return `Déchu du terme${day} : tout ce qui restait est exigible, et les frais de retard courent de nouveau. Le courrier de déchéance dit combien ; ce qui reste dû aujourd’hui est sur la fiche du client.`;
  }
  return `Arrêté${day} avec ${formatEuros(openCents)} à régler : ses factures sont de nouveau relancées.`;
}

const STEPS: Record<ScheduleNextStep['code'], string> = {
  sendAgreement: 'Imprimer l’accord et le faire signer',
  recordSignature: 'Noter la signature dès que l’accord revient, ou le redemander',
  awaitInstalment: 'Guetter la prochaine échéance',
  remindInstalment: 'Rappeler l’échéance en retard',
  sendNotice: 'Mettre en demeure pour l’échéance en retard',
  terminate: 'Prononcer la déchéance du terme',
};

/** What is to be done next, and from when: « Mettre en demeure pour l’échéance en retard, à partir du 14/03 ». */
export function nextStepWords({ code, on }: ScheduleNextStep, today: LocalDate): string {
  if (code === 'awaitInstalment') return `${STEPS[code]}, le ${shortDate(on, today)}`;
  return on <= today || code === 'recordSignature' ? STEPS[code] : `${STEPS[code]}, à partir du ${shortDate(on, today)}`;
}
