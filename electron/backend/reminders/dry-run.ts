import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { readPlan } from '../../../db/reminders/plans.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { endOfMonth } from '../../../shared/dates/local-date.ts';
import { comparePlans } from '../../../shared/reminders/compare-plans.ts';
import type { AppliedPlan, CustomerPosition } from '../../../shared/reminders/customer-position.ts';
import { inPlanOrder } from '../../../shared/reminders/plan-rules.ts';
import type { reminderPlansContract } from '../../../shared/reminders/plans.contract.ts';
import { type SimulatedContact, simulateContacts } from '../../../shared/reminders/simulate-agenda.ts';
import { breathe, type QueryContext } from '../context.ts';
import { checkSteps } from './change-plans.ts';

type Verb = typeof reminderPlansContract.dryRun;

const CUSTOMERS_A_TURN = 100;

/**
 * What would leave until the end of the month with a plan, beside what the plans in force bring. @throws AppError PLAN_NOT_FOUND,
 * PLAN_STEPS_INVALID
 */
export async function dryRun(context: QueryContext, { asOf, planId, steps, forEveryone = false }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db } = context;
  const stored = readPlan(db, planId);
  if (steps) checkSteps(steps);
  const tried = { ...stored, steps: steps ? inPlanOrder(steps) : stored.steps };
  const settings = readReminderSettings(db);
  const to = endOfMonth(asOf);
  const proposed: SimulatedContact[] = [];
  const inForce: SimulatedContact[] = [];
  const positions = customerPositions(db, asOf);
  for (const [index, position] of positions.entries()) {
    if (index % CUSTOMERS_A_TURN === 0) {
      context.progress({ done: index, total: positions.length, step: 'Simulation du mois' });
      await breathe(context);
    }
    inForce.push(...simulateContacts(position, asOf, to, settings));
    proposed.push(...simulateContacts(withPlan(position, tried, forEveryone), asOf, to, settings));
  }
  return { from: asOf, to, ...comparePlans(proposed, inForce) };
}

/** A customer's position were a plan as given: wherever it is followed, or by everyone. */
function withPlan(position: CustomerPosition, tried: Omit<AppliedPlan, 'from'>, forEveryone: boolean): CustomerPosition {
  const asTried = (plan: AppliedPlan): AppliedPlan =>
    forEveryone || plan.planId === tried.planId
      ? { planId: tried.planId, name: tried.name, from: plan.from, legalDelayDays: tried.legalDelayDays, steps: tried.steps }
      : plan;
  return {
    ...position,
    plan: asTried(position.plan),
    invoicePlans: new Map([...position.invoicePlans].map(([invoiceId, plan]) => [invoiceId, asTried(plan)])),
  };
}
