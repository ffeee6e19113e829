import type { ReadDb } from '../../../db/database.ts';
import { planUses, readPlan, readPlans, type StoredPlan } from '../../../db/reminders/plans.queries.ts';
import type { ReminderPlan } from '../../../shared/reminders/plans.contract.ts';
import { SHIPPED_PLANS, type ShippedPlan, USUAL_LEGAL_DELAY_DAYS } from '../../../shared/reminders/shipped-plans.ts';

export function shippedPlan(key: string): ShippedPlan | undefined {
  return SHIPPED_PLANS.find((plan) => plan.key === key);
}

/** The company's plans, the shipped ones first. */
export function listPlans(db: ReadDb): ReminderPlan[] {
  return readPlans(db).map((plan) => describe(db, plan));
}

/** @throws AppError PLAN_NOT_FOUND */
export function describePlan(db: ReadDb, planId: number): ReminderPlan {
  return describe(db, readPlan(db, planId));
}

function describe(db: ReadDb, plan: StoredPlan): ReminderPlan {
  const shipped = shippedPlan(plan.key);
  return {
    ...plan,
    isShipped: shipped !== undefined,
    isChanged: shipped !== undefined && !isAsShipped(plan, shipped),
    ...planUses(db, plan.planId),
  };
}

function isAsShipped({ name, legalDelayDays, steps }: StoredPlan, shipped: ShippedPlan): boolean {
  const asText = (all: ShippedPlan['steps']) =>
    JSON.stringify(
      all.map(({ level, offsetDays, channel, tone, template, chargesFees }) => [level, offsetDays, channel, tone, template, chargesFees]),
    );
  return name === shipped.name && legalDelayDays === USUAL_LEGAL_DELAY_DAYS && asText(steps) === asText(shipped.steps);
}
