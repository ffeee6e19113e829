import type { LocalDate } from '../dates/local-date.ts';
import type { CustomerPosition } from './customer-position.ts';
import { planOf } from './plan-progress.ts';
import { assessCustomer } from './reminder-policy.ts';
import type { AgendaInvoice, ReminderLevel, ReminderSettings, ReminderTone, StepTemplate } from './reminders.contract.ts';
import { usualStep } from './shipped-plans.ts';

const LEVELS: Record<StepTemplate, ReminderLevel> = { reminder1: 'R1', reminder2: 'R2', reminder3: 'R3', formalNotice: 'formalNotice' };

/** The level that a letter usually stands for. */
export function levelOfKind(kind: StepTemplate): ReminderLevel {
  return LEVELS[kind];
}

/**
 * Whether a letter claims interest and the 40 €: as the step that writes it says, in the plan of the oldest invoice asked for; a letter that
 * no step of it writes, as is usual.
 */
export function letterChargesFees(position: CustomerPosition, chaseable: readonly AgendaInvoice[], kind: StepTemplate): boolean {
  const plan = planOf(position, chaseable[0]?.invoiceId ?? 0);
  return (plan.steps.find(({ template }) => template === kind) ?? usualStep(LEVELS[kind], 0)).chargesFees;
}

/** The tone of a letter: as the step that writes it says, in the plan of the oldest invoice asked for; null for a letter that no step writes. */
export function letterTone(position: CustomerPosition, chaseable: readonly AgendaInvoice[], kind: StepTemplate): ReminderTone | null {
  const plan = planOf(position, chaseable[0]?.invoiceId ?? 0);
  return plan.steps.find(({ template }) => template === kind)?.tone ?? null;
}

/**
 * The level that a letter stands for: that of the step of its day when it is its letter, else its usual one. `position`: the customer's on
 * the day of the letter; null when nothing is open any more.
 */
export function levelOfLetter(
  position: CustomerPosition | null,
  asOf: LocalDate,
  settings: ReminderSettings,
  kind: StepTemplate,
): ReminderLevel {
  if (position === null) return LEVELS[kind];
  const assessment = assessCustomer(position, asOf, settings);
  return assessment.outcome === 'contact' && assessment.step.template === kind ? assessment.step.level : LEVELS[kind];
}
