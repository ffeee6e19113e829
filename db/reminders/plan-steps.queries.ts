import type { ReadDb } from '../database.ts';

/** Days after the due date of a plan's first reminder; null when it has none. */
export function firstContactDays(db: ReadDb, planKey: string): number | null {
  return (
    db
      .prepare<{ days: number | null }>(
        `SELECT min(s.offset_days) AS days FROM reminder_plan_steps s JOIN reminder_plans p ON p.id = s.plan_id WHERE p.key = ? AND s.offset_days > 0 AND s.level <> 'satisfaction'`,
      )
      .get(planKey)?.days ?? null
  );
}
