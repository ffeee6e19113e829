import type { ExcludedRow, ExclusionCode, ProofPart, ProofRow } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { dayBefore, lastDayOf, type Period, periodOfMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { type InvoiceAtDate, openInvoicesAt } from '../invoices/open-invoices.queries.ts';
import { customersOfSegment, scopeCondition } from './scope-condition.ts';

/** A stretch of a list, with how long it is and what all of it sums to. */
export interface RowsOfPart {
  count: number;
  sumCents: Cents;
  rows: ProofRow[];
}

export interface Page {
  offset: number;
  limit: number;
}

/** The statements of lists that are not of open invoices: columns of `ProofRow` but `part`, largest amounts first. */
const INVOICE_COLUMNS = `i.kind, i.id, i.number AS label, i.customer_id AS customerId, c.name AS customerName, i.issued_on AS date, i.due_on AS dueOn`;
const FROM_INVOICES = 'FROM invoices i JOIN customers c ON c.id = i.customer_id';
const ISSUED = `SELECT ${INVOICE_COLUMNS}, i.total_cents AS amountCents, NULL AS days ${FROM_INVOICES}
  WHERE i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to`;
const PAYMENT_COLUMNS = `p.id, c.name || ' – ' || p.paid_on AS label, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS date, NULL AS dueOn`;
const PAYMENTS = `SELECT 'payment' AS kind, ${PAYMENT_COLUMNS}, p.amount_cents AS amountCents, NULL AS days
  FROM payments p JOIN customers c ON c.id = p.customer_id WHERE p.kind = 'payment' AND p.paid_on BETWEEN :from AND :to`;
const ALLOCATED = (kind: 'payment' | 'writeOff', day: 'due_on' | 'issued_on') => `SELECT '${kind}' AS kind, p.id, i.number AS label,
    p.customer_id AS customerId, c.name AS customerName, p.paid_on AS date, i.due_on AS dueOn, a.amount_cents AS amountCents,
    CAST(julianday(p.paid_on) - julianday(i.${day}) AS INTEGER) AS days
  FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id JOIN customers c ON c.id = p.customer_id
  WHERE p.kind = '${kind}' AND i.cancelled_on IS NULL AND p.paid_on BETWEEN :from AND :to`;
const CHARGES = `SELECT 'charge' AS kind, g.id, g.label, NULL AS customerId, '' AS customerName, g.charged_on AS date, NULL AS dueOn,
    g.amount_cents AS amountCents, NULL AS days FROM charges g WHERE g.charged_on BETWEEN :from AND :to`;
const CUSTOMERS = `SELECT 'customer' AS kind, c.id, c.name AS label, c.id AS customerId, c.name AS customerName, NULL AS date, NULL AS dueOn,
    sum(i.total_cents) AS amountCents, NULL AS days ${FROM_INVOICES}
  WHERE i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to`;

/** One list of rows of a figure of a month: a stretch of it, its length and its sum. `daysFrom`: what delays are counted from. */
export function rowsOfPart(
  db: ReadDb,
  part: Exclude<ProofPart, 'months'>,
  month: YearMonth,
  scope: Scope,
  daysFrom: 'due_on' | 'issued_on',
  page: Page,
): RowsOfPart {
  const invoice = scopeCondition('i.customer_id', scope).sql;
  const payment = scopeCondition('p.customer_id', scope).sql;
  const of = (months: number) => periodOfMonths(month, months);
  switch (part) {
    case 'open':
    case 'notDue':
    case 'overdue':
    case 'disputed':
    case 'chaseable':
      return openRows(db, part, lastDayOf(month), scope, page);
    case 'opening':
      return openRows(db, part, dayBefore(of(1).from), scope, page);
    case 'opening12Months':
      return openRows(db, part, dayBefore(of(12).from), scope, page);
    case 'issued':
      return listed(db, part, `${ISSUED}${invoice}`, of(1), scope, page);
    case 'issued3Months':
      return listed(db, part, `${ISSUED}${invoice}`, of(3), scope, page);
    case 'issued12Months':
      return listed(db, part, `${ISSUED}${invoice}`, of(12), scope, page);
    case 'collected':
      return listed(db, part, `${PAYMENTS}${payment}`, of(1), scope, page);
    case 'imported':
      return listed(db, part, `${PAYMENTS}${payment} AND p.import_id IS NOT NULL`, of(1), scope, page);
    case 'delays':
      return listed(db, part, `${ALLOCATED('payment', daysFrom)}${payment}`, of(1), scope, page);
    case 'delays12Months':
      return listed(db, part, `${ALLOCATED('payment', daysFrom)}${payment}`, of(12), scope, page);
    case 'writeOffs':
      return listed(db, part, `${ALLOCATED('writeOff', 'due_on')}${invoice}`, of(1), scope, page);
    case 'writeOffs12Months':
      return listed(db, part, `${ALLOCATED('writeOff', 'due_on')}${invoice}`, of(12), scope, page);
    case 'charges':
      return listed(db, part, CHARGES, of(1), {}, page);
    case 'fixedCharges':
      return listed(db, part, `${CHARGES} AND g.nature = 'fixed'`, of(1), {}, page);
    case 'variableCharges':
      return listed(db, part, `${CHARGES} AND g.nature = 'variable'`, of(1), {}, page);
    case 'customers':
      return listed(db, part, `${CUSTOMERS}${invoice} GROUP BY c.id HAVING sum(i.total_cents) <> 0`, of(12), scope, page);
  }
}

function listed(db: ReadDb, part: ProofPart, sql: string, period: Period, scope: Scope, { offset, limit }: Page): RowsOfPart {
  const parameters = { ...scopeCondition('', scope).parameters, ...period };
  const total = db
    .prepare<{ count: number; sumCents: Cents }>(`SELECT count(*) AS count, coalesce(sum(amountCents), 0) AS sumCents FROM (${sql})`)
    .get(parameters);
  const rows = db
    .prepare<Omit<ProofRow, 'part'>>(`SELECT * FROM (${sql}) ORDER BY amountCents DESC, date, id LIMIT :limit OFFSET :offset`)
    .all({ ...parameters, limit, offset });
  return { count: total?.count ?? 0, sumCents: total?.sumCents ?? (0 as Cents), rows: rows.map((row) => ({ part, ...row })) };
}

function openRows(db: ReadDb, part: ProofPart, asOf: InvoiceAtDate['dueOn'], scope: Scope, { offset, limit }: Page): RowsOfPart {
  const isLate = ({ kind, dueOn }: InvoiceAtDate) => kind === 'invoice' && dueOn < asOf;
  const kept = openOf(db, asOf, scope)
    .filter((invoice) => {
      if (part === 'overdue' || part === 'chaseable') return isLate(invoice);
      return part === 'notDue' ? !isLate(invoice) : part !== 'disputed' || invoice.disputedCents !== 0;
    })
    .map((invoice): ProofRow => {
      const counted =
        part === 'disputed' ? invoice.disputedCents : part === 'chaseable' ? invoice.openCents - invoice.disputedCents : invoice.openCents;
      const days = isLate(invoice) ? (Date.parse(asOf) - Date.parse(invoice.dueOn)) / 86_400_000 : 0;
      return { part, ...described(invoice), amountCents: counted as Cents, days };
    });
  const sumCents = kept.reduce((sum, { amountCents }) => sum + amountCents, 0) as Cents;
  const rows = kept.sort((a, b) => b.amountCents - a.amountCents || (a.id ?? 0) - (b.id ?? 0)).slice(offset, offset + limit);
  return { count: kept.length, sumCents, rows };
}

function openOf(db: ReadDb, asOf: InvoiceAtDate['dueOn'], { customerId, segment }: Scope): InvoiceAtDate[] {
  const members = segment === undefined ? null : customersOfSegment(db, segment);
  return openInvoicesAt(db, asOf, customerId).filter((invoice) => members === null || members.has(invoice.customerId));
}

function described({ kind, id, number, customerId, customerName, issuedOn, dueOn }: InvoiceAtDate) {
  return { kind, id, label: number, customerId, customerName, date: issuedOn, dueOn };
}

type Excluded = Omit<ExcludedRow, 'reason' | 'code'>;

const UNALLOCATED = `p.amount_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :to), 0)`;

/** What each reason leaves out of a list, between `:from` and `:to`; amounts are what would have counted. */
const EXCLUSIONS: Readonly<Record<Exclude<ExclusionCode, 'creditNote' | 'notPastDue' | 'disputed'>, { sql: string; column: string }>> = {
  cancelled: {
    sql: `SELECT ${INVOICE_COLUMNS}, i.total_cents AS amountCents, NULL AS days ${FROM_INVOICES}
      WHERE i.cancelled_on IS NOT NULL AND i.issued_on BETWEEN :from AND :to`,
    column: 'i.customer_id',
  },
  notYetIssued: {
    sql: `SELECT ${INVOICE_COLUMNS}, i.total_cents AS amountCents, NULL AS days ${FROM_INVOICES} WHERE i.cancelled_on IS NULL AND i.issued_on > :to`,
    column: 'i.customer_id',
  },
  writtenOff: {
    sql: `${ALLOCATED('writeOff', 'due_on').replace('BETWEEN :from AND :to', '<= :to')}`,
    column: 'i.customer_id',
  },
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
  noRevenue: {
    sql: `SELECT 'customer' AS kind, c.id, c.name AS label, c.id AS customerId, c.name AS customerName, NULL AS date, NULL AS dueOn,
        0 AS amountCents, NULL AS days FROM customers c
      WHERE coalesce((SELECT sum(i.total_cents) FROM invoices i
                      WHERE i.customer_id = c.id AND i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to), 0) = 0`,
    column: 'c.id',
  },
};

/** Rows that a reason leaves out, largest first, and how many there are. */
export function excludedRows(
  db: ReadDb,
  code: ExclusionCode,
  period: Period,
  scope: Scope,
  limit: number,
): { count: number; rows: (Excluded & { code: ExclusionCode })[] } {
  if (code === 'creditNote' || code === 'notPastDue' || code === 'disputed') {
    const rows = openOf(db, period.to, scope)
      .filter((invoice) => {
        if (code === 'disputed') return invoice.disputedCents !== 0 && invoice.kind === 'invoice' && invoice.dueOn < period.to;
        return code === 'creditNote' ? invoice.kind === 'creditNote' : invoice.kind === 'invoice' && invoice.dueOn >= period.to;
      })
      .map((invoice) => ({
        code,
        ...described(invoice),
        amountCents: code === 'disputed' ? invoice.disputedCents : invoice.openCents,
        days: null,
      }));
    return { count: rows.length, rows: rows.slice(0, limit) };
  }
  const { sql, column } = EXCLUSIONS[code];
  const scoped = `${sql}${scopeCondition(column, scope).sql}`;
  const parameters = { ...scopeCondition('', scope).parameters, ...period };
  const total = db.prepare<{ count: number }>(`SELECT count(*) AS count FROM (${scoped})`).get(parameters);
  const rows = db
    .prepare<Excluded>(`SELECT * FROM (${scoped}) ORDER BY amountCents DESC, date, id LIMIT :limit`)
    .all({ ...parameters, limit });
  return { count: total?.count ?? 0, rows: rows.map((row) => ({ code, ...row })) };
}
