import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import type { Receivable } from '../../shared/reminders/chaseable-selection.ts';
import type { AppliedPlan, CustomerPosition } from '../../shared/reminders/customer-position.ts';
import { inPlanOrder } from '../../shared/reminders/plan-rules.ts';
import type { ReminderLevel, ReminderSettings } from '../../shared/reminders/reminders.contract.ts';
import { usualStep } from '../../shared/reminders/shipped-plans.ts';

export const TODAY = localDate('2025-06-30');
export const SETTINGS: ReminderSettings = { minimumGapDays: 7, toleranceCents: cents(1500), formalNoticeDelayDays: 8 };

/** A plan of usual steps on their days. */
export function aPlan(...steps: (readonly [ReminderLevel, number])[]): AppliedPlan {
  return {
    planId: 1,
    name: 'Plan',
    from: 'company',
    legalDelayDays: 8,
    steps: inPlanOrder(steps.map(([level, offsetDays]) => usualStep(level, offsetDays))),
  };
}

/** Without the steps before the due date. */
export const CHASING_PLAN = aPlan(['R1', 3], ['call', 8], ['R2', 15], ['R3', 30], ['formalNotice', 45]);

let nextId = 1;

export function aReceivable(more: Partial<Receivable> & { daysLate?: number } = {}): Receivable {
  const { daysLate = 10, ...fields } = more;
  const dueOn = addDays(TODAY, -daysLate);
  const openCents = fields.openCents ?? cents(100_000);
  const invoiceId = nextId++;
  return {
    invoiceId,
    invoiceNumber: `F${invoiceId}`,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    totalCents: openCents,
    openCents,
    disputedCents: cents(0),
    promisedOn: null,
    scheduleId: null,
    handedOver: null,
    ...fields,
  };
}

export function aPosition(receivables: readonly Receivable[], more: Partial<CustomerPosition> = {}): CustomerPosition {
  return {
    customerId: 1,
    customerName: 'Atelier Aubépine',
    receivables,
    credits: [],
    contacts: [],
    skips: [],
    postponed: null,
    forced: null,
    plan: CHASING_PLAN,
    invoicePlans: new Map(),
    pausedUntil: null,
    pauseReason: '',
    insolvencyOn: null,
    ...more,
  };
}
