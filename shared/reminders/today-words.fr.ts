import { formatDate } from '../dates/format-date.ts';
import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { shortDate } from '../dates/short-date.fr.ts';
import { BEFORE_DUE } from './plan-rules.ts';
import { stepName } from './reminder-texts.fr.ts';
import type { TodayTask } from './reminders.contract.ts';

/** « Appeler », « Relance 2 par courrier », « Promesse du 12/11 non tenue : rappeler ». */
export function taskWords(
  { kind, on, level, channel, callBack, about, nextStep, legal, prescribing, instalments = 1 }: TodayTask,
  today: LocalDate,
): string {
  const day = on === null ? '' : shortDate(on, today);
  const note = callBack?.note;
  switch (kind) {
    case 'brokenPromise':
      return `Promesse du ${day} non tenue`;
    case 'disputeDeadline': {
      const when =
        on === null || on > today ? `à traiter avant le ${day}` : on === today ? 'à traiter aujourd’hui' : `devait être traité le ${day}`;
      return `Litige sur ${about ?? 'une facture'} ${when}${nextStep ? ` : ${nextStep}` : ''}`;
    }
    case 'promiseDue':
      return on === today ? 'Règlement promis pour aujourd’hui : guetter la banque' : `Règlement promis pour le ${day} : guetter la banque`;
    case 'lateInstalment':
      return `${lateInstalments(instalments, day)} : ${instalments > 1 ? 'les' : 'la'} rappeler`;
    case 'instalmentNotice':
      return `${lateInstalments(instalments, day)} malgré le rappel : mettre en demeure`;
    case 'brokenSchedule':
      return `Échéance du ${day} impayée malgré la mise en demeure : prononcer la déchéance du terme`;
    case 'unsignedSchedule':
      return on === null ? 'Accord d’échéancier à faire signer' : `Accord d’échéancier envoyé le ${day}, non signé : le redemander`;
    case 'instalmentDue':
      return 'Échéance convenue pour aujourd’hui : guetter la banque';
    case 'prescription':
      return on === null || prescribing === undefined || prescribing.sureOn >= on
        ? `Créance qui va s’éteindre : dernier jour pour agir le ${on === null ? '' : formatDate(on)}`
        : `Créance qui va s’éteindre : dernier jour le ${formatDate(on)} avec l’interruption notée, si sa preuve tient ; sans elle, le ${formatDate(prescribing.sureOn)}`;
    case 'returnedNotice':
      return `Recommandé revenu le ${day}, adresse fausse : corriger l’adresse et l’envoyer de nouveau`;
    case 'unclaimedNotice':
      return `Recommandé non réclamé, présenté le ${day} : l’envoyer aussi par courrier simple`;
    case 'legalDeadline':
      return legal?.sentence ?? '';
    case 'legalStage':
      return 'Mise en demeure restée sans effet : décider de la suite';
    case 'callBack':
      return `${on !== null && on < today ? `Rappeler, prévu le ${day}` : 'Rappeler'}${note === undefined || note === '' ? '' : ` : ${note}`}`;
    case 'contact':
      if (level === null) return '';
      if (level === 'call') return 'Appeler';
      if (BEFORE_DUE.includes(level)) return channel === 'phone' ? 'Appeler : est-il satisfait ?' : 'Prévenir avant l’échéance';
      return `${stepName(level)} ${channel === 'letter' ? 'par courrier' : channel === 'sms' ? 'par SMS' : 'par e-mail'}`;
  }
}

/** What is done about it, as a button or a link says. */
export function taskVerb({ kind, scheduleId, legal }: TodayTask): string {
  if (kind === 'contact') return 'Préparer';
  if (kind === 'prescription') return 'Voir la créance';
  if (kind === 'legalStage') return 'Choisir une voie';
  if (kind === 'callBack') return 'Appeler';
  if (kind === 'disputeDeadline') return 'Voir le litige';
  if (kind === 'legalDeadline') return legal?.caseId === null ? 'Ouvrir le dossier' : 'Voir le dossier';
  return scheduleId === null ? 'Voir le client' : 'Voir l’échéancier';
}

/** From this many days without an import the figures are said to be old: a month is not in them. */
const STALE_DAYS = 30;

/** Whether a company's data are so old that figures told from them mislead. */
export function isStale(lastImportOn: LocalDate, today: LocalDate): boolean {
  return daysBetween(lastImportOn, today) >= STALE_DAYS;
}

/** « Dernier import il y a 34 jours », or null while the data are recent. */
export function staleDataWords(lastImportOn: LocalDate | null, today: LocalDate): string | null {
  if (lastImportOn === null) return null;
  const days = daysBetween(lastImportOn, today);
  return !isStale(lastImportOn, today)
    ? null
    : `Dernier import il y a ${days} jours : des factures ou des règlements récents manquent peut-être.`;
}

/** « 12 clients, 3 appels, 8 courriers et messages ». */
export function todaySummary(customers: readonly { tasks: readonly TodayTask[] }[]): string {
  const count = customers.length;
  if (count === 0) return 'rien à faire';
  const tasks = customers.reduce((sum, each) => sum + each.tasks.length, 0);
  return `${count} client${count > 1 ? 's' : ''}, ${tasks} chose${tasks > 1 ? 's' : ''} à faire`;
}

/** « Échéance du 8/10 en retard », « 2 échéances en retard depuis le 8/10 ». */
function lateInstalments(count: number, day: string): string {
  return count > 1 ? `${count} échéances en retard depuis le ${day}` : `Échéance du ${day} en retard`;
}
