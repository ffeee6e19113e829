import { planInForce, segmentPlans } from '../../../db/reminders/plans.queries.ts';
import type { reminderPlansContract } from '../../../shared/reminders/plans.contract.ts';
import type { HandlersOf } from '../context.ts';
import { choosePlan, duplicatePlan, removePlan, resetPlan, updatePlan } from './change-plans.ts';
import { listPlans } from './describe-plan.ts';
import { dryRun } from './dry-run.ts';

export const reminderPlansHandlers: HandlersOf<typeof reminderPlansContract> = {
  list: ({ db }) => listPlans(db),
  update: updatePlan,
  duplicate: duplicatePlan,
  reset: resetPlan,
  remove: removePlan,
  choose: choosePlan,
  segments: ({ db }) => segmentPlans(db),
  inForce: ({ db }, { customerId, invoiceId }) => planInForce(db, customerId, invoiceId),
  dryRun,
};
