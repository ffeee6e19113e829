import { AppError } from '../../shared/errors/app-error.ts';
import { inPlanOrder } from '../../shared/reminders/plan-rules.ts';
import type { PlanChoice, PlanInForce, PlanStep } from '../../shared/reminders/plans.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** A plan as it is stored, its steps in their order. */
export interface StoredPlan {
  planId: number;
  key: string;
  name: string;
  isDefault: boolean;
  legalDelayDays: number;
  steps: PlanStep[];
}

/** Every plan, in the order in which they were made. */
export function readPlans(db: ReadDb): StoredPlan[] {
  const steps = rowsBy(
    db
      .prepare<Omit<PlanStep, 'chargesFees'> & { planId: number; chargesFees: number }>(
        `SELECT plan_id AS planId, level, offset_days AS offsetDays, channel, tone, template, charges_fees AS chargesFees
         FROM reminder_plan_steps ORDER BY plan_id, position`,
      )
      .all(),
    ({ planId }) => planId,
  );
  return db
    .prepare<Omit<StoredPlan, 'steps' | 'isDefault'> & { isDefault: number }>(
      `SELECT id AS planId, key, name, is_default AS isDefault, legal_delay_days AS legalDelayDays FROM reminder_plans ORDER BY id`,
    )
    .all()
    .map((plan) => ({
      ...plan,
      isDefault: plan.isDefault === 1,
      steps: inPlanOrder(
        (steps.get(plan.planId) ?? []).map(({ planId: _, chargesFees, ...step }) => ({ ...step, chargesFees: chargesFees === 1 })),
      ),
    }));
}

/** In the order in which they were made. */
export function readPlanNames(db: ReadDb): string[] {
  return db
    .prepare<{ name: string }>('SELECT name FROM reminder_plans ORDER BY id')
    .all()
    .map(({ name }) => name);
}

/** @throws AppError PLAN_NOT_FOUND */
export function readPlan(db: ReadDb, planId: number): StoredPlan {
  const plan = readPlans(db).find((each) => each.planId === planId);
  if (!plan) throw new AppError('PLAN_NOT_FOUND', { planId });
  return plan;
}

/** What a plan was chosen for, the company's default aside. */
export interface PlanUses {
  customers: number;
  segments: string[];
  invoices: number;
}

export function planUses(db: ReadDb, planId: number): PlanUses {
  const count = (table: string, column: string) =>
    db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${column} = ?`).get(planId)?.count ?? 0;
  return {
    customers: count('customers', 'reminder_plan_id'),
    segments: db
      .prepare<{ segment: string }>('SELECT segment FROM segment_reminder_plans WHERE plan_id = ? ORDER BY segment')
      .all(planId)
      .map(({ segment }) => segment),
    invoices: count('invoice_reminder_plans', 'plan_id'),
  };
}

/** The segments that customers bear, and the plan chosen for each. */
export function segmentPlans(db: ReadDb): { segment: string; customers: number; planId: number | null }[] {
  return db
    .prepare<{ segment: string; customers: number; planId: number | null }>(
      `SELECT c.segment, count(*) AS customers, s.plan_id AS planId FROM customers c LEFT JOIN segment_reminder_plans s ON s.segment = c.segment
       WHERE c.segment <> '' GROUP BY c.segment ORDER BY c.segment`,
    )
    .all();
}

/** Which plan holds for a customer or one of its invoices: the most specific choice. @throws AppError CUSTOMER_NOT_FOUND */
export function planInForce(db: ReadDb, customerId: number, invoiceId?: number): PlanInForce {
  const row = db
    .prepare<Omit<PlanInForce, 'planId' | 'from'>>(
      `SELECT (SELECT plan_id FROM invoice_reminder_plans WHERE invoice_id = :invoiceId) AS invoicePlanId, c.reminder_plan_id AS customerPlanId,
              c.segment, s.plan_id AS segmentPlanId, (SELECT id FROM reminder_plans WHERE is_default = 1) AS companyPlanId
       FROM customers c LEFT JOIN segment_reminder_plans s ON s.segment = c.segment AND c.segment <> '' WHERE c.id = :customerId`,
    )
    .get({ customerId, invoiceId: invoiceId ?? null });
  if (!row) throw new AppError('CUSTOMER_NOT_FOUND', { customerId });
  const { invoicePlanId, customerPlanId, segmentPlanId, companyPlanId } = row;
  if (invoicePlanId !== null) return { ...row, planId: invoicePlanId, from: 'invoice' };
  if (customerPlanId !== null) return { ...row, planId: customerPlanId, from: 'customer' };
  if (segmentPlanId !== null) return { ...row, planId: segmentPlanId, from: 'segment' };
  return { ...row, planId: companyPlanId, from: 'company' };
}

/** Stores the choice of a plan, or takes it back. Inside the caller's transaction. */
export function choosePlan(db: WriteDb, { scope, planId, segment, customerId, invoiceId }: PlanChoice): void {
  if (scope === 'company') db.prepare('UPDATE reminder_plans SET is_default = (id = ?)').run(planId);
  else if (scope === 'customer') db.prepare('UPDATE customers SET reminder_plan_id = ? WHERE id = ?').run(planId, customerId);
  else {
    const [table, key, value] =
      scope === 'segment' ? ['segment_reminder_plans', 'segment', segment] : ['invoice_reminder_plans', 'invoice_id', invoiceId];
    db.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(value);
    if (planId !== null) db.prepare(`INSERT INTO ${table} (${key}, plan_id) VALUES (?, ?)`).run(value, planId);
  }
}

export type PlanContent = Pick<StoredPlan, 'name' | 'legalDelayDays' | 'steps'>;

/** A plan of the user's own. Inside the caller's transaction. Its id. */
export function insertPlan(db: WriteDb, { name, legalDelayDays, steps }: PlanContent): number {
  const next = (db.prepare<{ id: number | null }>('SELECT max(id) AS id FROM reminder_plans').get()?.id ?? 0) + 1;
  db.prepare('INSERT INTO reminder_plans (id, key, name, legal_delay_days) VALUES (?, ?, ?, ?)').run(
    next,
    `own-${next}`,
    name,
    legalDelayDays,
  );
  writeSteps(db, next, steps);
  return next;
}

/** Inside the caller's transaction. */
export function savePlan(db: WriteDb, planId: number, { name, legalDelayDays, steps }: PlanContent): void {
  db.prepare('UPDATE reminder_plans SET name = ?, legal_delay_days = ? WHERE id = ?').run(name, legalDelayDays, planId);
  db.prepare('DELETE FROM reminder_plan_steps WHERE plan_id = ?').run(planId);
  writeSteps(db, planId, steps);
}

/** Inside the caller's transaction. */
export function deletePlan(db: WriteDb, planId: number): void {
  db.prepare('DELETE FROM reminder_plan_steps WHERE plan_id = ?').run(planId);
  db.prepare('DELETE FROM reminder_plans WHERE id = ?').run(planId);
}

function writeSteps(db: WriteDb, planId: number, steps: readonly PlanStep[]): void {
  const insert = db.prepare(
    `INSERT INTO reminder_plan_steps (plan_id, position, level, offset_days, channel, tone, template, charges_fees)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [position, step] of inPlanOrder(steps).entries()) {
    const { level, offsetDays, channel, tone, template, chargesFees } = step;
    insert.run(planId, position, level, offsetDays, channel, tone, template, chargesFees ? 1 : 0);
  }
}
