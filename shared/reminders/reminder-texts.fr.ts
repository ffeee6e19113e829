import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { CaseRoute } from '../legal/case-kinds.ts';
import { routeName as caseRouteName } from '../legal/case-words.fr.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ReminderLevel } from './reminders.contract.ts';

const STEP_NAMES: Record<ReminderLevel, string> = {
  notice: 'Avant l’échéance',
  satisfaction: 'Appel de satisfaction',
  R1: 'Relance 1',
  call: 'Appel',
  R2: 'Relance 2',
  R3: 'Relance 3',
  formalNotice: 'Mise en demeure',
};

/** The name of a level as a user reads it: « Relance 1 ». */
export function stepName(level: ReminderLevel): string {
  return STEP_NAMES[level];
}

/** « appel fait », « relance 1 faite », « avis avant l’échéance envoyé ». */
export function doneWords(level: ReminderLevel): string {
  switch (level) {
    case 'notice':
      return 'avis avant l’échéance envoyé';
    case 'call':
    case 'satisfaction':
      return `${stepName(level).toLocaleLowerCase('fr')} fait`;
    default:
      return `${stepName(level).toLocaleLowerCase('fr')} faite`;
  }
}

const capitalized = (words: string) => words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);
const because = (reason: string) => (reason === '' ? '' : ` (${reason})`);

export function creditNoteLabel(number: string): string {
  return `Avoir ${number}`;
}

export function unallocatedPaymentLabel(paidOn: LocalDate): string {
  return `Règlement du ${formatDate(paidOn)} non affecté`;
}

/** Why an invoice or a customer is left in peace, as shown beside it. */
export const leftOutPhrases = {
  disputed: (whole: boolean) => (whole ? 'Contestée' : 'Contestée en partie ; le reste est relancé'),
  promised: (promisedOn: LocalDate) => `Règlement promis pour le ${formatDate(promisedOn)}`,
  inSchedule: () => 'Dans un échéancier en cours',
  inProposedSchedule: () => 'Échéancier proposé, pas encore signé',
  inCase: (route: CaseRoute) => `Dans un dossier contentieux : ${caseRouteName(route).toLocaleLowerCase('fr')}`,
  paused: (until: LocalDate, reason: string) => `Relances en pause jusqu’au ${formatDate(until)}${reason === '' ? '' : ` (${reason})`}`,
  insolvency: (on: LocalDate) => `Procédure collective ouverte le ${formatDate(on)} : plus de relance, la créance se déclare`,
  belowTolerance: (tolerance: Cents) => `Reste dû inférieur au seuil de relance de ${formatEuros(tolerance)}`,
  settledByCredits: () => 'Les avoirs et règlements non affectés couvrent ce qui est échu : affectez-les',
  contactedRecently: (on: LocalDate, gapDays: number) => `Contacté le ${formatDate(on)} ; ${gapDays} jours au moins entre deux contacts`,
  alreadyReminded: (level: ReminderLevel, on: LocalDate) =>
    `${capitalized(doneWords(level))} le ${formatDate(on)} ; étape suivante pas encore atteinte`,
  postponed: (until: LocalDate, reason: string) => `Relance reportée au ${formatDate(until)}${because(reason)}`,
  callBack: (on: LocalDate) => `À rappeler le ${formatDate(on)}`,
  skipped: (level: ReminderLevel, on: LocalDate, reason: string) =>
    `Étape « ${stepName(level)} » passée le ${formatDate(on)}${because(reason)} ; étape suivante pas encore atteinte`,
  lastSkipped: (level: ReminderLevel, on: LocalDate, reason: string) =>
    `Étape « ${stepName(level)} » passée le ${formatDate(on)}${because(reason)} : c’était la dernière étape du plan`,
  noticeRunning: (noticedOn: LocalDate, deadlineOn: LocalDate, legalOn: LocalDate) =>
    `Mise en demeure envoyée le ${formatDate(noticedOn)}, délai jusqu’au ${formatDate(deadlineOn)} ; étape contentieuse le ${formatDate(legalOn)}`,
  noticeReturned: (noticedOn: LocalDate, returnedOn: LocalDate) =>
    `Mise en demeure du ${formatDate(noticedOn)} revenue le ${formatDate(returnedOn)}, adresse fausse : corrigez l’adresse et envoyez-la de nouveau`,
  legalStage: (noticedOn: LocalDate, legalOn: LocalDate) =>
    `Mise en demeure du ${formatDate(noticedOn)} restée sans effet : étape contentieuse depuis le ${formatDate(legalOn)}`,
  planExhausted: (on: LocalDate) => `Dernière étape du plan faite le ${formatDate(on)} : la suite est contentieuse`,
  tooEarly: (offsetDays: number) =>
    offsetDays === 1 ? 'Première relance le lendemain de l’échéance' : `Première relance ${offsetDays} jours après l’échéance`,
};
