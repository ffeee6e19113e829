import { addDays, type LocalDate } from '../dates/local-date.ts';
import type { Selection } from './chaseable-selection.ts';
import type { AppliedPlan, CustomerPosition } from './customer-position.ts';
import { planOf } from './plan-progress.ts';
import type { PlanStep } from './plans.contract.ts';
import type { AgendaInvoice, ReminderLevel } from './reminders.contract.ts';

/** For how long a satisfaction check that was not made is still proposed. */
export const SATISFACTION_DAYS = 14;

export interface StepBeforeDue {
  plan: AppliedPlan;
  step: PlanStep;
  /** The invoices that it is about, none of them due yet; oldest due first. */
  about: AgendaInvoice[];
}

/**
 * The step before the due date that a customer has reached: the notice that something falls due, else the satisfaction check some days
 * after an invoice. Each is made once for an invoice; one that a notice named is asked about no more.
 */
export function stepBeforeDue(position: CustomerPosition, { notYetDue }: Selection, asOf: LocalDate): StepBeforeDue | null {
  for (const level of ['notice', 'satisfaction'] as const) {
    let first: { plan: AppliedPlan; step: PlanStep } | null = null;
    const about: AgendaInvoice[] = [];
    for (const invoice of notYetDue) {
      const plan = planOf(position, invoice.invoiceId);
      const step = plan.steps.find((each) => each.level === level);
      if (!step || !isReached(step, invoice, asOf) || isDone(position, invoice.invoiceId, level, asOf)) continue;
      first ??= { plan, step };
      about.push(invoice);
    }
    if (first) return { ...first, about };
  }
  return null;
}

function isReached({ level, offsetDays }: PlanStep, { dueOn, issuedOn }: AgendaInvoice, asOf: LocalDate): boolean {
  if (asOf >= dueOn) return false;
  if (level === 'notice') return asOf >= addDays(dueOn, offsetDays);
  const on = addDays(issuedOn, offsetDays);
  return asOf >= on && asOf <= addDays(on, SATISFACTION_DAYS);
}

function isDone({ contacts, skips }: CustomerPosition, invoiceId: number, level: ReminderLevel, asOf: LocalDate): boolean {
  return [...contacts, ...skips].some(
    (mark) => mark.on <= asOf && mark.invoiceIds.includes(invoiceId) && (mark.level !== 'satisfaction' || level === 'satisfaction'),
  );
}
