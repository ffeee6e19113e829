import type { PlanProblem } from './plan-rules.ts';
import type { PlanInForce, PlanStep } from './plans.contract.ts';
import { stepName } from './reminder-texts.fr.ts';
import type { PlanScope, ReminderChannel, ReminderLevel, ReminderTone, StepTemplate } from './reminders.contract.ts';

export const CHANNEL_NAMES: Record<ReminderChannel, string> = {
  letter: 'Courrier',
  email: 'E-mail',
  phone: 'Appel',
  sms: 'SMS',
};

export const TONE_NAMES: Record<ReminderTone, string> = { courteous: 'Courtois', respectful: 'Neutre', firm: 'Ferme' };

export const TEMPLATE_NAMES: Record<StepTemplate, string> = {
  reminder1: 'Relance 1',
  reminder2: 'Relance 2',
  reminder3: 'Relance 3',
  formalNotice: 'Mise en demeure',
};

/** When a step comes: « 7 jours avant l’échéance », « le lendemain de l’échéance », « 10 jours après la facture ». */
export function stepDay({ level, offsetDays }: Pick<PlanStep, 'level' | 'offsetDays'>): string {
  const count = Math.abs(offsetDays);
  const days = `${count} ${count > 1 ? 'jours' : 'jour'}`;
  if (level === 'satisfaction') return `${days} après la facture`;
  if (offsetDays < 0) return `${days} avant l’échéance`;
  return offsetDays === 1 ? 'le lendemain de l’échéance' : `${days} après l’échéance`;
}

/** Days beside the due date as plans are written: « J−7 », « J+15 »; of a satisfaction check, « facture + 10 ». */
export function stepDayMark({ level, offsetDays }: Pick<PlanStep, 'level' | 'offsetDays'>): string {
  if (level === 'satisfaction') return `facture\u00a0+\u00a0${offsetDays}`;
  return offsetDays < 0 ? `J\u2212${-offsetDays}` : `J+${offsetDays}`;
}

const SCOPES: Record<PlanScope, string> = {
  invoice: 'choisi pour cette facture',
  customer: 'choisi pour ce client',
  segment: 'celui de son segment',
  company: 'celui de la société',
};

/** « Souple, celui de son segment ». */
export function planInForceWords(name: string, { from, segment }: Pick<PlanInForce, 'from' | 'segment'>): string {
  return `${name}, ${from === 'segment' ? `celui du segment « ${segment} »` : SCOPES[from]}`;
}

export function planFromWords(from: PlanScope): string {
  return SCOPES[from];
}

const PROBLEMS: Record<PlanProblem, (step: string) => string> = {
  noChasingStep: () => 'il lui faut au moins une étape après l’échéance.',
  noticeAfterDue: (step) => `l’étape « ${step} » doit venir avant l’échéance.`,
  chasingBeforeOverdue: (step) => `l’étape « ${step} » doit venir après.`,
  sameDay: (step) => `l’étape « ${step} » tombe le même jour qu’une autre.`,
  milderAfterFirmer: (step) => `l’étape « ${step} » vient après une étape plus ferme. Les courriers vont du plus doux au plus ferme.`,
  twice: (step) => `l’étape « ${step} » y est deux fois.`,
  channel: (step) => `l’étape « ${step} » ne peut pas partir par ce moyen.`,
  template: (step) => `le modèle de courrier de l’étape « ${step} » ne va pas avec elle.`,
  feesWithoutLetter: (step) =>
    `l’étape « ${step} » ne peut pas réclamer de pénalités : seules la relance 3 et la mise en demeure les comptent.`,
};

/** What is wrong with a plan, as the end of a sentence. */
export function planProblemSentence(problem: PlanProblem, level: ReminderLevel | null): string {
  return PROBLEMS[problem](level === null ? '' : stepName(level));
}

/** The name of a copy, until the user gives it its own. */
export function copyName(name: string): string {
  return `${name} (copie)`.slice(0, 60);
}
