import type { ProofPart, ProofRow } from '../../shared/dashboard/proof/proof.contract.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { dayBefore, monthsEndingOn, type Period } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { isOpenPart, openRows } from './open-proof-rows.ts';
import { allocatedRows, FROM_INVOICES, INVOICE_COLUMNS, PAYMENTS, type Page, type RowsOfPart } from './proof-row-columns.ts';
import { scopeCondition } from './scope-condition.ts';

/** The statements of lists that are not of open invoices: columns of `ProofRow` but `part`, largest amounts first. */
const ISSUED = `SELECT ${INVOICE_COLUMNS}, i.total_cents AS amountCents, NULL AS days ${FROM_INVOICES}
  WHERE i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to`;
const CHARGES = `SELECT 'charge' AS kind, g.id, g.label, NULL AS customerId, '' AS customerName, g.charged_on AS date, NULL AS dueOn,
    g.amount_cents AS amountCents, NULL AS days FROM charges g WHERE g.charged_on BETWEEN :from AND :to`;
const CUSTOMERS = `SELECT 'customer' AS kind, c.id, c.name AS label, c.id AS customerId, c.name AS customerName, NULL AS date, NULL AS dueOn,
    sum(i.total_cents) AS amountCents, NULL AS days ${FROM_INVOICES}
  WHERE i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :to`;

/**
 * One list of rows of a figure: a stretch of it, its length and its sum. What is open is that of the day, everything else of the months that
 * end on it. `daysFrom`: what delays are counted from.
 */
export function rowsOfPart(
  db: ReadDb,
  part: Exclude<ProofPart, 'months'>,
  asOf: LocalDate,
  scope: Scope,
  daysFrom: 'due_on' | 'issued_on',
  page: Page,
): RowsOfPart {
  const invoice = scopeCondition('i.customer_id', scope).sql;
  const payment = scopeCondition('p.customer_id', scope).sql;
  const of = (months: number) => monthsEndingOn(asOf, months);
  if (part === 'opening') return openRows(db, part, dayBefore(of(1).from), scope, page);
  if (part === 'opening12Months') return openRows(db, part, dayBefore(of(12).from), scope, page);
  if (isOpenPart(part)) return openRows(db, part, asOf, scope, page);
  switch (part) {
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
      return listed(db, part, `${allocatedRows('payment', daysFrom)}${payment}`, of(1), scope, page);
    case 'delays12Months':
      return listed(db, part, `${allocatedRows('payment', daysFrom)}${payment}`, of(12), scope, page);
    case 'writeOffs':
      return listed(db, part, `${allocatedRows('writeOff', 'due_on')}${invoice}`, of(1), scope, page);
    case 'writeOffs12Months':
      return listed(db, part, `${allocatedRows('writeOff', 'due_on')}${invoice}`, of(12), scope, page);
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
    .prepare<Omit<ProofRow, 'part'>>(`SELECT * FROM (${sql}) ORDER BY amountCents DESC, date, id, label LIMIT :limit OFFSET :offset`)
    .all({ ...parameters, limit, offset });
  return { count: total?.count ?? 0, sumCents: total?.sumCents ?? (0 as Cents), rows: rows.map((row) => ({ part, ...row })) };
}
