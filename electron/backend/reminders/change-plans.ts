import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { rememberTyped } from '../../../db/customers/typed-fields.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { choosePlan as choose, deletePlan, insertPlan, planUses, readPlan, savePlan } from '../../../db/reminders/plans.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { planProblem } from '../../../shared/reminders/plan-rules.ts';
import { copyName } from '../../../shared/reminders/plan-words.fr.ts';
import type { PlanStep, reminderPlansContract } from '../../../shared/reminders/plans.contract.ts';
import { USUAL_LEGAL_DELAY_DAYS } from '../../../shared/reminders/shipped-plans.ts';
import type { CommandContext } from '../context.ts';
import { describePlan, shippedPlan } from './describe-plan.ts';

type Contract = typeof reminderPlansContract;

/** @throws AppError PLAN_STEPS_INVALID */
export function checkSteps(steps: readonly PlanStep[]): void {
  const wrong = planProblem(steps);
  if (wrong) throw new AppError('PLAN_STEPS_INVALID', wrong);
}

/** @throws AppError PLAN_NOT_FOUND, PLAN_STEPS_INVALID */
export function updatePlan({ db }: CommandContext, { planId, ...changes }: InputOf<Contract['update']>): OutputOf<Contract['update']> {
  const plan = readPlan(db, planId);
  const { name = plan.name, legalDelayDays = plan.legalDelayDays, steps = plan.steps } = changes;
  checkSteps(steps);
  db.transaction(() => savePlan(db, planId, { name, legalDelayDays, steps }));
  return describePlan(db, planId);
}

/** A plan of the user's own with the steps of another. @throws AppError PLAN_NOT_FOUND */
export function duplicatePlan({ db }: CommandContext, { planId, name }: InputOf<Contract['duplicate']>): OutputOf<Contract['duplicate']> {
  const plan = readPlan(db, planId);
  const copyId = db.transaction(() => insertPlan(db, { ...plan, name: name ?? copyName(plan.name) }));
  return describePlan(db, copyId);
}

/** @throws AppError PLAN_NOT_FOUND, PLAN_NOT_SHIPPED */
export function resetPlan({ db }: CommandContext, { planId }: InputOf<Contract['reset']>): OutputOf<Contract['reset']> {
  const { key, name } = readPlan(db, planId);
  const shipped = shippedPlan(key);
  if (!shipped) throw new AppError('PLAN_NOT_SHIPPED', { name });
  const asShipped = { name: shipped.name, legalDelayDays: USUAL_LEGAL_DELAY_DAYS, steps: [...shipped.steps] };
  db.transaction(() => savePlan(db, planId, asShipped));
  return describePlan(db, planId);
}

/** @throws AppError PLAN_NOT_FOUND, PLAN_IS_SHIPPED, PLAN_IN_USE */
export function removePlan({ db }: CommandContext, { planId }: InputOf<Contract['remove']>): OutputOf<Contract['remove']> {
  const { key, name, isDefault } = readPlan(db, planId);
  if (shippedPlan(key)) throw new AppError('PLAN_IS_SHIPPED', { name });
  const { customers, segments, invoices } = planUses(db, planId);
  if (isDefault || customers > 0 || segments.length > 0 || invoices > 0) throw new AppError('PLAN_IN_USE', { name });
  db.transaction(() => deletePlan(db, planId));
  return { planId };
}

/** @throws AppError PLAN_NOT_FOUND, CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND */
export function choosePlan({ db, today }: CommandContext, choice: InputOf<Contract['choose']>): OutputOf<Contract['choose']> {
  const { planId, customerId, invoiceId } = choice;
  if (planId !== null) readPlan(db, planId);
  if (customerId !== undefined) readCustomer(db, customerId);
  if (invoiceId !== undefined) readInvoice(db, invoiceId);
  db.transaction(() => {
    choose(db, choice);
    // As what a person types on its sheet, an import asks before it replaces it.
    if (choice.scope === 'customer' && customerId !== undefined) rememberTyped(db, customerId, ['reminderPlan'], today);
  });
  return { planId };
}
