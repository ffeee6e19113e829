import type { WeightedDelays } from '../../shared/dashboard/book-facts.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { Period, YearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { scopeCondition } from './scope-condition.ts';

/** Totals of invoices and credit notes by month of issue (kpis.md, `revenueCents`); a month without any is absent. */
export function revenueByMonth(db: ReadDb, period: Period): Map<YearMonth, Cents> {
  const rows = db
    .prepare<{ month: YearMonth; total: Cents }>(
      `SELECT substr(issued_on, 1, 7) AS month, sum(total_cents) AS total FROM invoices
       WHERE cancelled_on IS NULL AND issued_on BETWEEN :from AND :to GROUP BY 1`,
    )
    .all({ ...period });
  return new Map(rows.map((row) => [row.month, row.total]));
}

/** Write-offs dated in the period; `notDue` is the part on invoices that were not past due at the period's end. */
export function writeOffs(db: ReadDb, period: Period, scope: Scope = {}): { totalCents: Cents; notDueCents: Cents } {
  const { sql, parameters } = scopeCondition('i.customer_id', scope);
  const row = db
    .prepare<{ totalCents: Cents; notDueCents: Cents }>(
      `SELECT coalesce(sum(a.amount_cents), 0) AS totalCents,
              coalesce(sum(CASE WHEN i.due_on >= :to THEN a.amount_cents ELSE 0 END), 0) AS notDueCents
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.kind = 'writeOff' AND i.cancelled_on IS NULL AND p.paid_on BETWEEN :from AND :to ${sql}`,
    )
    .get({ ...period, ...parameters });
  return row ?? { totalCents: ZERO, notDueCents: ZERO };
}

/** Payments dated in the period, by what they were put against, weighted with their days: of those who paid (kpis.md, `dbt`). */
export function delaysOfPayments(db: ReadDb, period: Period, scope: Scope = {}): WeightedDelays {
  const { sql, parameters } = scopeCondition('p.customer_id', scope);
  const row = db
    .prepare<WeightedDelays>(
      `SELECT coalesce(sum(a.amount_cents), 0) AS amountCents,
              coalesce(sum(a.amount_cents * CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER)), 0) AS centDaysAfterDue,
              coalesce(sum(a.amount_cents * CAST(julianday(p.paid_on) - julianday(i.issued_on) AS INTEGER)), 0) AS centDaysAfterIssue
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.kind = 'payment' AND i.cancelled_on IS NULL AND p.paid_on BETWEEN :from AND :to ${sql}`,
    )
    .get({ ...period, ...parameters });
  return row ?? { amountCents: ZERO, centDaysAfterDue: 0, centDaysAfterIssue: 0 };
}

/** Codes and names of customers by id, in the order of code and name; of all of them, or of those named. */
export function customerNames(db: ReadDb, ids?: readonly number[]): Map<number, { code: string; name: string }> {
  const condition = ids ? 'WHERE id IN (SELECT value FROM json_each(:ids))' : '';
  const rows = db
    .prepare<{ id: number; code: string; name: string }>(`SELECT id, code, name FROM customers ${condition} ORDER BY code, name, id`)
    .all(ids ? { ids: JSON.stringify(ids) } : {});
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}
