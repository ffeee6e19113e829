import { CustomerMonths, type InvoiceHistory } from '../../shared/dashboard/customer-months.ts';
import { monthNumber, monthOfNumber } from '../../shared/dates/month-number.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** What `invoices.settled_on` holds while something is, or may be, open. */
export const NEVER_SETTLED = 'never';

/** Above this many customers, tables are read through rather than customer by customer. */
const FEW = 200;
/** Invoices read at once. */
const PAGE = 20_000;
/** A month's list of open invoices is short beside the book: from this many months back, it is found by when invoices were settled. */
const RECENT_MONTHS = 3;

interface InvoiceRow {
  id: number;
  customerId: number;
  kind: 'invoice' | 'creditNote';
  issuedOn: string;
  dueOn: string;
  totalCents: number;
  cancelled: number;
  settledOn: string;
}

interface Selection {
  /** Condition on a column `customer_id`, with its parameters. */
  sql: string;
  parameters: Record<string, unknown>;
  has(customerId: number): boolean;
}

/**
 * Adds up the months `first` to `last` (numbers) of some customers from the books' own rows. `onSettled` hears of each invoice of theirs
 * whose recorded day of settlement is not the right one.
 */
export function addUpCustomers(
  db: ReadDb,
  customerIds: readonly number[],
  first: number,
  last: number,
  onSettled: (invoiceId: number, settledOn: string) => void = () => {},
): Map<number, CustomerMonths> {
  const all = new Map<number, CustomerMonths>();
  if (customerIds.length === 0 || first > last) return all;
  const monthsOf = (customerId: number): CustomerMonths => {
    const known = all.get(customerId);
    if (known) return known;
    const months = new CustomerMonths(first, last);
    all.set(customerId, months);
    return months;
  };
  const selection = select(customerIds);
  const since = `${monthOfNumber(first)}-01`;
  const until = `${monthOfNumber(last)}-31`;
  for (const page of invoicePages(db, selection, customerIds.length, first, last, since)) {
    const movements = rowsBy(movementsOf(db, page), ({ invoiceId }) => invoiceId);
    const disputes = rowsBy(disputesOf(db, page), ({ invoiceId }) => invoiceId);
    for (const invoice of page) {
      const history: InvoiceHistory = {
        ...invoice,
        cancelled: invoice.cancelled === 1,
        movements: movements.get(invoice.id) ?? [],
        disputes: disputes.get(invoice.id) ?? [],
      };
      if (invoice.settledOn === NEVER_SETTLED) {
        const settledOn = settlementDay(history);
        if (settledOn !== NEVER_SETTLED) onSettled(invoice.id, settledOn);
      }
      monthsOf(invoice.customerId).addInvoice(history);
    }
  }
  addEarlierRevenue(db, selection, first, since, monthsOf);
  addPayments(db, selection, since, until, monthsOf);
  return all;
}

/** The day of the last movement when it leaves nothing open, never before the issue; a cancelled invoice is never open. */
function settlementDay({ issuedOn, totalCents, cancelled, movements }: InvoiceHistory): string {
  if (cancelled) return issuedOn;
  let open = totalCents;
  for (const { amountCents } of movements) open -= amountCents;
  if (open !== 0) return NEVER_SETTLED;
  const last = movements.at(-1)?.on ?? issuedOn;
  return last > issuedOn ? last : issuedOn;
}

function select(customerIds: readonly number[]): Selection {
  if (customerIds.length <= FEW) {
    const sql = 'customer_id IN (SELECT value FROM json_each(:customers))';
    return { sql, parameters: { customers: JSON.stringify(customerIds) }, has: () => true };
  }
  const set = new Set(customerIds);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const id of customerIds) {
    if (id < low) low = id;
    if (id > high) high = id;
  }
  // The sign keeps SQLite from walking the index by customer, which would jump about the whole table.
  return { sql: '+customer_id BETWEEN :low AND :high', parameters: { low, high }, has: (id) => set.has(id) };
}

const INVOICE_COLUMNS = `id, customer_id AS customerId, kind, issued_on AS issuedOn, due_on AS dueOn, total_cents AS totalCents,
  cancelled_on IS NOT NULL AS cancelled, settled_on AS settledOn`;

/** The customers' invoices on which something was open, or that were issued, since a day. */
function* invoicePages(
  db: ReadDb,
  selection: Selection,
  customerCount: number,
  first: number,
  last: number,
  since: string,
): Generator<InvoiceRow[]> {
  if (customerCount > FEW && first <= last - RECENT_MONTHS) {
    const page = db.prepare<InvoiceRow>(
      `SELECT ${INVOICE_COLUMNS} FROM invoices WHERE id > :after AND ${selection.sql} AND settled_on >= :since ORDER BY id LIMIT ${PAGE}`,
    );
    for (let after = 0; ; ) {
      const rows = page.all({ ...selection.parameters, since, after });
      const lastRow = rows.at(-1);
      if (!lastRow) return;
      yield rows.filter(({ customerId }) => selection.has(customerId));
      after = lastRow.id;
    }
  }
  const bySettlement = customerCount > FEW ? 'AND substr(settled_on, 1, 7) >= substr(:since, 1, 7)' : '';
  const rows = db
    .prepare<InvoiceRow>(
      `SELECT ${INVOICE_COLUMNS} FROM invoices WHERE ${selection.sql} AND settled_on >= :since ${bySettlement} ORDER BY id`,
    )
    .all({ ...selection.parameters, since })
    .filter(({ customerId }) => selection.has(customerId));
  for (let at = 0; at < rows.length; at += PAGE) yield rows.slice(at, at + PAGE);
}

interface MovementRow {
  invoiceId: number;
  on: string;
  amountCents: number;
}

/** What was put against the invoices of a page, oldest first. What a credit note paid brings it back towards zero. */
function movementsOf(db: ReadDb, page: readonly InvoiceRow[]): MovementRow[] {
  const ids = idsOf(page);
  if (!ids) return [];
  const received = db
    .prepare<MovementRow>(
      `SELECT invoice_id AS invoiceId, allocated_on AS "on", amount_cents AS amountCents FROM allocations
       WHERE ${ids.condition('invoice_id')} ORDER BY invoice_id, allocated_on`,
    )
    .all(ids.parameters);
  if (!page.some(({ kind }) => kind === 'creditNote')) return received;
  const creditNotes = new Set(page.filter(({ kind }) => kind === 'creditNote').map(({ id }) => id));
  const given = db
    .prepare<MovementRow>(
      `SELECT credit_note_id AS invoiceId, allocated_on AS "on", -amount_cents AS amountCents FROM allocations
       WHERE credit_note_id IS NOT NULL AND ${ids.condition('credit_note_id')} ORDER BY credit_note_id, allocated_on`,
    )
    .all(ids.parameters)
    .filter(({ invoiceId }) => creditNotes.has(invoiceId));
  return given.length === 0 ? received : [...received, ...given].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

interface DisputeRow {
  invoiceId: number;
  openedOn: string;
  closedOn: string | null;
  amountCents: number | null;
}

function disputesOf(db: ReadDb, page: readonly InvoiceRow[]): DisputeRow[] {
  const ids = idsOf(page);
  if (!ids) return [];
  return db
    .prepare<DisputeRow>(
      `SELECT invoice_id AS invoiceId, opened_on AS openedOn, closed_on AS closedOn, amount_cents AS amountCents FROM disputes
       WHERE ${ids.condition('invoice_id')} ORDER BY id`,
    )
    .all(ids.parameters);
}

/** A page that is most of a range of ids is asked for by its range, another by its list. */
function idsOf(page: readonly InvoiceRow[]): { condition(column: string): string; parameters: Record<string, unknown> } | null {
  const [from, to] = [page[0]?.id, page.at(-1)?.id];
  if (from === undefined || to === undefined) return null;
  if (to - from < 2 * page.length) return { condition: (column) => `${column} BETWEEN :from AND :to`, parameters: { from, to } };
  return {
    condition: (column) => `${column} IN (SELECT value FROM json_each(:ids))`,
    parameters: { ids: JSON.stringify(page.map(({ id }) => id)) },
  };
}

/** Sales of the year before the first month, which its twelve-month sums hold, of the invoices that were settled before it. */
function addEarlierRevenue(
  db: ReadDb,
  selection: Selection,
  first: number,
  since: string,
  monthsOf: (customerId: number) => CustomerMonths,
): void {
  const rows = db
    .prepare<{ customerId: number; month: string; revenueCents: number }>(
      `SELECT customer_id AS customerId, substr(issued_on, 1, 7) AS month, sum(total_cents) AS revenueCents FROM invoices
       WHERE ${selection.sql} AND cancelled_on IS NULL AND issued_on >= :yearBefore AND issued_on < :since AND settled_on < :since
       GROUP BY 1, 2`,
    )
    .all({ ...selection.parameters, since, yearBefore: `${monthOfNumber(first - 11)}-01` });
  for (const { customerId, month, revenueCents } of rows)
    if (selection.has(customerId)) monthsOf(customerId).addRevenue(monthNumber(month), revenueCents);
}

/** Payments of each month, and how late they were (kpis.md, `dbt`, `daysToPay`): days are whole, so every sum is an exact integer. */
function addPayments(
  db: ReadDb,
  selection: Selection,
  since: string,
  until: string,
  monthsOf: (customerId: number) => CustomerMonths,
): void {
  const period = { ...selection.parameters, since, until };
  const payments = db
    .prepare<{ customerId: number; month: string; collected: number; imported: number; matched: number }>(
      `SELECT customer_id AS customerId, substr(paid_on, 1, 7) AS month, sum(amount_cents) AS collected,
              sum(import_id IS NOT NULL) AS imported, sum(import_id IS NOT NULL AND matched_automatically = 1) AS matched
       FROM payments WHERE kind = 'payment' AND ${selection.sql} AND paid_on BETWEEN :since AND :until GROUP BY 1, 2`,
    )
    .all(period);
  for (const { customerId, month, collected, imported, matched } of payments) {
    if (!selection.has(customerId)) continue;
    const months = monthsOf(customerId);
    months.addEvent('collectedCents', monthNumber(month), collected);
    months.addEvent('importedPayments', monthNumber(month), imported);
    months.addEvent('matchedPayments', monthNumber(month), matched);
  }
  const delays = db
    .prepare<{
      customerId: number;
      month: string;
      payments: number;
      amount: number;
      afterDue: number;
      squared: number;
      afterIssue: number;
    }>(
      `SELECT customerId, month, count(DISTINCT paymentId) AS payments, sum(amount) AS amount, sum(amount * afterDue) AS afterDue,
              sum(CAST(amount AS REAL) * afterDue * afterDue) AS squared, sum(amount * afterIssue) AS afterIssue
       FROM (SELECT p.customer_id AS customerId, substr(p.paid_on, 1, 7) AS month, p.id AS paymentId, a.amount_cents AS amount,
                    CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER) AS afterDue,
                    CAST(julianday(p.paid_on) - julianday(i.issued_on) AS INTEGER) AS afterIssue
             FROM (SELECT id, customer_id, paid_on FROM payments
                   WHERE kind = 'payment' AND ${selection.sql} AND paid_on BETWEEN :since AND :until) p
             JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
             WHERE i.cancelled_on IS NULL)
       GROUP BY 1, 2`,
    )
    .all(period);
  for (const { customerId, month, payments, amount, afterDue, squared, afterIssue } of delays) {
    if (!selection.has(customerId)) continue;
    const months = monthsOf(customerId);
    months.addEvent('delayedPayments', monthNumber(month), payments);
    months.addEvent('delayCents', monthNumber(month), amount);
    months.addEvent('centDaysAfterDue', monthNumber(month), afterDue);
    months.addEvent('centDaysAfterDueSquared', monthNumber(month), squared);
    months.addEvent('centDaysAfterIssue', monthNumber(month), afterIssue);
  }
}
