import type { ExcludedRow, ExclusionCode } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { Period } from '../../shared/dates/year-month.ts';
import type { ReadDb } from '../database.ts';
import { type OpenExclusion, openRowsLeftOut } from './open-proof-rows.ts';
import { allocatedRows, FROM_INVOICES, INVOICE_COLUMNS, PAYMENT_COLUMNS, PAYMENTS, type Page } from './proof-row-columns.ts';
import { scopeCondition } from './scope-condition.ts';

type LeftOut = Omit<ExcludedRow, 'reason'>;

const UNALLOCATED = `p.amount_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :to), 0)`;
const WRITE_OFFS = allocatedRows('writeOff', 'due_on');

/** What each reason leaves out of a list, between `:from` and `:to`; amounts are what would have counted. */
const EXCLUSIONS: Readonly<Record<Exclude<ExclusionCode, OpenExclusion>, { sql: string; column: string }>> = {
  cancelled: {
    sql: `SELECT ${INVOICE_COLUMNS}, i.total_cents AS amountCents, NULL AS days ${FROM_INVOICES}
      WHERE i.cancelled_on IS NOT NULL AND i.issued_on BETWEEN :from AND :to`,
    column: 'i.customer_id',
  },
  notYetIssued: {
    sql: `SELECT ${INVOICE_COLUMNS}, i.total_cents AS amountCents, NULL AS days ${FROM_INVOICES} WHERE i.cancelled_on IS NULL AND i.issued_on > :to`,
    column: 'i.customer_id',
  },
  writtenOff: { sql: WRITE_OFFS, column: 'i.customer_id' },
  laterPayment: {
    sql: `SELECT CASE p.kind WHEN 'writeOff' THEN 'writeOff' ELSE 'payment' END AS kind, p.id, i.number AS label, p.customer_id AS customerId,
        c.name AS customerName, a.allocated_on AS date, i.due_on AS dueOn, a.amount_cents AS amountCents, NULL AS days
      FROM allocations a JOIN payments p ON p.id = a.payment_id JOIN invoices i ON i.id = a.invoice_id JOIN customers c ON c.id = p.customer_id
      WHERE i.cancelled_on IS NULL AND i.issued_on <= :to AND a.allocated_on > :to`,
    column: 'i.customer_id',
  },
  unallocatedPayment: {
    sql: `SELECT 'payment' AS kind, ${PAYMENT_COLUMNS}, ${UNALLOCATED} AS amountCents, NULL AS days
      FROM payments p JOIN customers c ON c.id = p.customer_id WHERE p.kind = 'payment' AND p.paid_on BETWEEN :from AND :to AND ${UNALLOCATED} > 0`,
    column: 'p.customer_id',
  },
  notAPayment: {
    sql: `SELECT CASE p.kind WHEN 'writeOff' THEN 'writeOff' ELSE 'payment' END AS kind, ${PAYMENT_COLUMNS}, p.amount_cents AS amountCents, NULL AS days
      FROM payments p JOIN customers c ON c.id = p.customer_id WHERE p.kind <> 'payment' AND p.paid_on BETWEEN :from AND :to`,
    column: 'p.customer_id',
  },
  notImported: { sql: `${PAYMENTS} AND p.import_id IS NULL`, column: 'p.customer_id' },
  matchedByHand: { sql: `${PAYMENTS} AND p.import_id IS NOT NULL AND p.matched_automatically = 0`, column: 'p.customer_id' },
  noRevenue: {
    sql: `SELECT 'customer' AS kind, c.id, c.name AS label, c.id AS customerId, c.name AS customerName, NULL AS date, NULL AS dueOn,
        0 AS amountCents, NULL AS days FROM customers c
      WHERE coalesce((SELECT sum(i.total_cents) FROM invoices i
                      WHERE i.customer_id = c.id AND i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to), 0) = 0`,
    column: 'c.id',
  },
};

/**
 * A stretch of all that is left out, reason after reason, the largest amounts of each first, with how much there is in all.
 * `reasons`: among the rows of which period each is looked for.
 */
export function leftOutRows(
  db: ReadDb,
  reasons: ReadonlyMap<ExclusionCode, Period>,
  scope: Scope,
  { offset, limit }: Page,
): { count: number; rows: LeftOut[] } {
  let count = 0;
  const rows: LeftOut[] = [];
  for (const [code, period] of reasons) {
    const skipped = Math.max(0, offset - count);
    const list = rowsOfReason(db, code, period, scope, { offset: skipped, limit: limit - rows.length });
    count += list.count;
    rows.push(...list.rows);
  }
  return { count, rows };
}

function rowsOfReason(
  db: ReadDb,
  code: ExclusionCode,
  period: Period,
  scope: Scope,
  { offset, limit }: Page,
): { count: number; rows: LeftOut[] } {
  if (code === 'creditNote' || code === 'notPastDue' || code === 'disputed') {
    const rows = openRowsLeftOut(db, code, period.to, scope);
    return { count: rows.length, rows: rows.slice(offset, offset + limit) };
  }
  const { sql, column } = EXCLUSIONS[code];
  const scoped = `${sql}${scopeCondition(column, scope).sql}`;
  const parameters = { ...scopeCondition('', scope).parameters, ...period };
  // Counted in the same pass: some of these look at every payment.
  const rows = db
    .prepare<Omit<LeftOut, 'code'> & { inAll: number }>(
      `SELECT *, count(*) OVER () AS inAll FROM (${scoped}) ORDER BY amountCents DESC, date, id, label LIMIT :limit OFFSET :offset`,
    )
    .all({ ...parameters, limit, offset });
  const [first] = rows;
  const count = first?.inAll ?? db.prepare<{ count: number }>(`SELECT count(*) AS count FROM (${scoped})`).get(parameters)?.count ?? 0;
  return { count, rows: rows.map(({ inAll: _inAll, ...row }) => ({ code, ...row })) };
}
