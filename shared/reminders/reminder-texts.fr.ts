import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ReminderLevel } from './reminders.contract.ts';

const STEP_NAMES: Record<ReminderLevel, string> = {
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
  paused: (until: LocalDate, reason: string) => `Relances en pause jusqu’au ${formatDate(until)}${reason === '' ? '' : ` (${reason})`}`,
  insolvency: (on: LocalDate) => `Procédure collective ouverte le ${formatDate(on)} : plus de relance, la créance se déclare`,
  belowTolerance: (tolerance: Cents) => `Reste dû inférieur au seuil de relance de ${formatEuros(tolerance)}`,
  settledByCredits: () => 'Les avoirs et règlements non affectés couvrent ce qui est échu : affectez-les',
  contactedRecently: (on: LocalDate, gapDays: number) => `Contacté le ${formatDate(on)} ; ${gapDays} jours au moins entre deux contacts`,
  alreadyReminded: (level: ReminderLevel, on: LocalDate) =>
    `${stepName(level)} ${level === 'call' ? 'fait' : 'faite'} le ${formatDate(on)} ; étape suivante pas encore atteinte`,
  planExhausted: (on: LocalDate) => `Dernière étape du plan faite le ${formatDate(on)} : la suite est contentieuse`,
  tooEarly: (offsetDays: number) =>
    offsetDays === 1 ? 'Première relance le lendemain de l’échéance' : `Première relance ${offsetDays} jours après l’échéance`,
};
