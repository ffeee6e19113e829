import type { CustomerRevenue } from '../../shared/dashboard/book-facts.ts';
import type { Period, YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';

/** Revenue of any days by customer, largest first. */
export function customerRevenueOver(db: ReadDb, period: Period): CustomerRevenue[] {
  return db
    .prepare<CustomerRevenue>(
      `SELECT c.id AS customerId, c.code, c.name, r.revenueCents FROM (
         SELECT customer_id, sum(total_cents) AS revenueCents FROM invoices
         WHERE cancelled_on IS NULL AND issued_on BETWEEN :from AND :to GROUP BY customer_id) r
       JOIN customers c ON c.id = r.customer_id WHERE r.revenueCents <> 0 ORDER BY r.revenueCents DESC, c.code, c.name`,
    )
    .all({ ...period });
}

/** Forecast charges, fixed and variable, of the months that have any, from one month to another. */
export function forecastCharges(db: ReadDb, from: YearMonth, to: YearMonth): Map<YearMonth, Cents> {
  const rows = db
    .prepare<{ month: YearMonth; chargesCents: Cents }>(
      `SELECT month, coalesce(fixed_charges_cents, 0) + coalesce(variable_charges_cents, 0) AS chargesCents FROM forecasts
       WHERE month BETWEEN ? AND ? AND (fixed_charges_cents IS NOT NULL OR variable_charges_cents IS NOT NULL)`,
    )
    .all(from, to);
  return new Map(rows.map(({ month, chargesCents }) => [month, chargesCents]));
}

/** Names of some customers, in the order asked for; one that does not exist is left out. */
export function customerNames(db: ReadDb, customerIds: readonly number[]): { customerId: number; name: string }[] {
  return db
    .prepare<{ customerId: number; name: string }>(
      'SELECT c.id AS customerId, c.name FROM json_each(?) wanted JOIN customers c ON c.id = wanted.value ORDER BY wanted.key',
    )
    .all(JSON.stringify(customerIds));
}
