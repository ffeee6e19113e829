import type { CustomerRevenue, WeightedDelays } from '../../shared/dashboard/book-facts.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Period, YearMonth } from '../../shared/dates/year-month.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';

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

/** Payments by month (write-offs are not payments); a month without any is absent. */
export function collectedByMonth(db: ReadDb, period: Period): Map<YearMonth, Cents> {
  const rows = db
    .prepare<{ month: YearMonth; total: Cents }>(
      `SELECT substr(paid_on, 1, 7) AS month, sum(amount_cents) AS total FROM payments
       WHERE kind = 'payment' AND paid_on BETWEEN :from AND :to GROUP BY 1`,
    )
    .all({ ...period });
  return new Map(rows.map((row) => [row.month, row.total]));
}

/** Payments of a period that came by an import, and those that the import allocated by itself. */
export function importedPayments(db: ReadDb, period: Period): { count: number; matchedCount: number } {
  const row = db
    .prepare<{ count: number; matchedCount: number }>(
      `SELECT count(*) AS count, coalesce(sum(matched_automatically), 0) AS matchedCount FROM payments
       WHERE kind = 'payment' AND import_id IS NOT NULL AND paid_on BETWEEN :from AND :to`,
    )
    .get({ ...period });
  return row ?? { count: 0, matchedCount: 0 };
}

/** Revenue of a period by customer, largest first. */
export function revenueByCustomer(db: ReadDb, period: Period): CustomerRevenue[] {
  return db
    .prepare<CustomerRevenue>(
      `SELECT c.id AS customerId, c.code, c.name, sum(i.total_cents) AS revenueCents
       FROM invoices i JOIN customers c ON c.id = i.customer_id
       WHERE i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to
       GROUP BY c.id HAVING sum(i.total_cents) <> 0 ORDER BY revenueCents DESC, c.code, c.name`,
    )
    .all({ ...period });
}

/** Over payments dated in the period, the sums that delays are averages of; days are whole, so every sum is an exact integer. */
export function weightedDelays(db: ReadDb, period: Period): WeightedDelays {
  const row = db
    .prepare<WeightedDelays>(
      `SELECT coalesce(sum(a.amount_cents), 0) AS amountCents,
              coalesce(sum(a.amount_cents * CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER)), 0) AS centDaysAfterDue,
              coalesce(sum(a.amount_cents * CAST(julianday(p.paid_on) - julianday(i.issued_on) AS INTEGER)), 0) AS centDaysAfterIssue
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.kind = 'payment' AND i.cancelled_on IS NULL AND p.paid_on BETWEEN :from AND :to`,
    )
    .get({ ...period });
  return row ?? { amountCents: ZERO, centDaysAfterDue: 0, centDaysAfterIssue: 0 };
}

/** Write-offs dated in the period; `notDue` is the part on invoices that were not past due at the period's end. */
export function writeOffs(db: ReadDb, period: Period): { totalCents: Cents; notDueCents: Cents } {
  const row = db
    .prepare<{ totalCents: Cents; notDueCents: Cents }>(
      `SELECT coalesce(sum(a.amount_cents), 0) AS totalCents,
              coalesce(sum(CASE WHEN i.due_on >= :to THEN a.amount_cents ELSE 0 END), 0) AS notDueCents
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.kind = 'writeOff' AND i.cancelled_on IS NULL AND p.paid_on BETWEEN :from AND :to`,
    )
    .get({ ...period });
  return row ?? { totalCents: ZERO, notDueCents: ZERO };
}

/** The month of the first invoice, if any. */
export function firstInvoiceMonth(db: ReadDb): YearMonth | null {
  return (
    db.prepare<{ month: YearMonth | null }>('SELECT substr(min(issued_on), 1, 7) AS month FROM invoices WHERE cancelled_on IS NULL').get()
      ?.month ?? null
  );
}

/** Outstanding, and what of it is overdue, at a day: sums of `openInvoicesAt` without listing the invoices. */
export function balanceAt(db: ReadDb, asOf: LocalDate): { outstandingCents: Cents; overdueCents: Cents } {
  const row = db
    .prepare<{ outstandingCents: Cents; overdueCents: Cents }>(
      `SELECT coalesce(sum(open), 0) AS outstandingCents,
              coalesce(sum(CASE WHEN kind = 'invoice' AND open > 0 AND due_on < :asOf THEN open ELSE 0 END), 0) AS overdueCents
       FROM (SELECT i.kind, i.due_on,
                    i.total_cents
                      - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= :asOf), 0)
                      + CASE WHEN i.kind = 'creditNote'
                          THEN coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.credit_note_id = i.id AND a.allocated_on <= :asOf), 0)
                          ELSE 0 END AS open
             FROM invoices i WHERE i.cancelled_on IS NULL AND i.issued_on <= :asOf)`,
    )
    .get({ asOf });
  return row ?? { outstandingCents: ZERO, overdueCents: ZERO };
}
