import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { CaseRoute } from '../../shared/legal/case-kinds.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { idsOpenBetween } from './open-between.ts';

/** An invoice or credit note as it stood at a day. */
export interface InvoiceAtDate {
  id: number;
  number: string;
  kind: 'invoice' | 'creditNote';
  customerId: number;
  customerName: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  /** Total less what was allocated to it by that day; a credit note's is negative until it is used up (kpis.md, `openCents`). */
  openCents: Cents;
  /** The part of `openCents` that an open dispute contests. */
  disputedCents: Cents;
  /** What was written off on it by that day. */
  writtenOffCents: Cents;
  /** The running schedule that holds it, if any. */
  scheduleId: number | null;
  cancelledOn: LocalDate | null;
}

/** The disputes open at a day: what each contests, or more than any invoice has for one that contests all of it. */
const DISPUTES_AT = /* sql */ `
  SELECT d.id, d.invoice_id AS invoiceId, coalesce(d.amount_cents, 9007199254740991) AS value FROM disputes d
  WHERE d.opened_on <= :asOf AND (d.closed_on IS NULL OR d.closed_on > :asOf)`;

/** The schedules running at a day, with each of their invoices. */
const SCHEDULES_AT = /* sql */ `
  SELECT s.id, si.invoice_id AS invoiceId, s.id AS value FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
  WHERE s.agreed_on <= :asOf AND (s.ended_on IS NULL OR s.ended_on > :asOf)`;

/**
 * The one statement that says what is open at a day. `:asOf` is the day. A cancelled invoice is out from the day of issue;
 * one issued later does not exist yet. Disputes count while open at that day.
 */
const COLUMNS_AT_DATE = /* sql */ `
  SELECT i.id, i.number, i.kind, i.customer_id AS customerId, c.name AS customerName, i.issued_on AS issuedOn, i.due_on AS dueOn,
         i.total_cents AS totalCents, i.cancelled_on AS cancelledOn,
         i.total_cents
           - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= :asOf), 0)
           + CASE WHEN i.kind = 'creditNote'
               THEN coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.credit_note_id = i.id AND a.allocated_on <= :asOf), 0) ELSE 0 END
           AS openCents,
         coalesce((SELECT sum(a.amount_cents) FROM allocations a CROSS JOIN payments p ON p.id = a.payment_id
                   WHERE a.invoice_id = i.id AND a.received_on IS NULL AND p.kind = 'writeOff' AND a.allocated_on <= :asOf), 0)
           AS writtenOffCents,
         (SELECT value FROM (${DISPUTES_AT} AND d.invoice_id = i.id) ORDER BY id DESC LIMIT 1) AS disputeCents,
         (SELECT value FROM (${SCHEDULES_AT} AND si.invoice_id = i.id) ORDER BY id DESC LIMIT 1) AS scheduleId`;
// An outer join, though every invoice has its customer: who asks for no name does not look for it.
const WITH_CUSTOMERS = 'LEFT JOIN customers c ON c.id = i.customer_id';
const INVOICES_AT_DATE = `${COLUMNS_AT_DATE} FROM invoices i ${WITH_CUSTOMERS}`;

type Row = Omit<InvoiceAtDate, 'disputedCents'> & { disputeCents: number | null };

/** The part of an open amount that a dispute contests. */
function disputedOf(openCents: Cents, disputeCents: number | null): Cents {
  return (disputeCents === null || openCents <= 0 ? 0 : Math.min(disputeCents, openCents)) as Cents;
}

/** Written out: lists of a hundred thousand of them are copied several times as fast as by spreading. */
function fromRow(row: Row): InvoiceAtDate {
  const { openCents, disputeCents } = row;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    customerId: row.customerId,
    customerName: row.customerName,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    totalCents: row.totalCents,
    openCents,
    disputedCents: disputedOf(openCents, disputeCents),
    writtenOffCents: row.writtenOffCents,
    scheduleId: row.scheduleId,
    cancelledOn: row.cancelledOn,
  };
}

const OPEN_AT = `${COLUMNS_AT_DATE} FROM (${idsOpenBetween(':asOf', ':asOf')}) open CROSS JOIN invoices i ON i.id = open.id ${WITH_CUSTOMERS}`;

const OPEN_OF_CUSTOMER_AT = `${INVOICES_AT_DATE} WHERE i.customer_id = :customerId AND i.issued_on <= :asOf AND i.settled_on > :asOf`;

/**
 * Invoices and credit notes whose open amount is not zero at a day, oldest due first; of one customer, or of all. The day on which each
 * was settled, kept with it, is used to leave out what was settled by then; the open amount is computed from its allocations all the same.
 */
export function openInvoicesAt(db: ReadDb, asOf: LocalDate, customerId?: number): InvoiceAtDate[] {
  return db
    .prepare<Row>(`SELECT * FROM (${customerId === undefined ? OPEN_AT : OPEN_OF_CUSTOMER_AT}) ORDER BY dueOn, issuedOn, number, id`)
    .all(customerId === undefined ? { asOf } : { asOf, customerId })
    .map(fromRow)
    .filter((invoice) => invoice.openCents !== 0 && invoice.cancelledOn === null);
}

/** The same of the invoices that are named, in no order. */
export function openAmongAt(db: ReadDb, asOf: LocalDate, invoiceIds: readonly number[]): InvoiceAtDate[] {
  if (invoiceIds.length === 0) return [];
  return db
    .prepare<Row>(
      `SELECT * FROM (${INVOICES_AT_DATE} WHERE i.id IN (SELECT value FROM json_each(:invoiceIds)) AND i.issued_on <= :asOf AND i.settled_on > :asOf)`,
    )
    .all({ asOf, invoiceIds: JSON.stringify(invoiceIds) })
    .map(fromRow)
    .filter((invoice) => invoice.openCents !== 0 && invoice.cancelledOn === null);
}

/** An open invoice or credit note with what reminders need of it. */
export interface OpenReceivable {
  customerId: number;
  kind: 'invoice' | 'creditNote';
  invoiceId: number;
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
  scheduleId: number | null;
  scheduleProposed?: boolean;
  /** For the caller to fill in. */
  promisedOn: LocalDate | null;
  handedOver: string | null;
  caseRoute?: CaseRoute | null;
}

/**
 * What `openInvoicesAt` has, in no order: rows as they are read, since there may be a hundred thousand of them. Few are in a dispute or a
 * schedule: those are read on their own rather than looked for beside each row.
 */
export function openReceivablesAt(db: ReadDb, asOf: LocalDate, customerId?: number): OpenReceivable[] {
  const rows = db
    .prepare<OpenReceivable>(
      `SELECT customerId, kind, id AS invoiceId, number AS invoiceNumber, issuedOn, dueOn, totalCents, openCents,
              0 AS disputedCents, NULL AS scheduleId, NULL AS promisedOn, NULL AS handedOver
       FROM (${customerId === undefined ? OPEN_AT : OPEN_OF_CUSTOMER_AT}) WHERE cancelledOn IS NULL`,
    )
    .all(customerId === undefined ? { asOf } : { asOf, customerId });
  const open = rows.filter(({ openCents }) => openCents !== 0);
  const disputes = latestAt(db, DISPUTES_AT, asOf);
  const schedules = latestAt(db, SCHEDULES_AT, asOf);
  const proposed = schedules.size === 0 ? new Map<number, boolean>() : proposedSchedules(db, asOf);
  for (const row of open) {
    row.disputedCents = disputedOf(row.openCents, disputes.get(row.invoiceId) ?? null);
    row.scheduleId = schedules.get(row.invoiceId) ?? null;
    const lapsed = row.scheduleId === null ? undefined : proposed.get(row.scheduleId);
    // An offer that was let go by past its first day holds nothing back any more.
    if (lapsed) row.scheduleId = null;
    else if (lapsed === false) row.scheduleProposed = true;
  }
  return open;
}

/** The schedules that are not signed, and of which nothing was paid since; and whether the day of their first instalment is over. */
function proposedSchedules(db: ReadDb, asOf: LocalDate): Map<number, boolean> {
  const rows = db
    .prepare<{ id: number; isOver: 0 | 1 }>(
      `SELECT s.id, coalesce((SELECT min(d.due_on) FROM instalments d WHERE d.schedule_id = s.id) < :asOf, 0) AS isOver FROM schedules s WHERE (s.signed_on IS NULL OR s.signed_on > :asOf) AND NOT EXISTS (
         SELECT 1 FROM schedule_invoices si JOIN allocations a ON a.invoice_id = si.invoice_id JOIN payments p ON p.id = a.payment_id
         WHERE si.schedule_id = s.id AND p.kind = 'payment' AND a.allocated_on > s.agreed_on AND a.allocated_on <= :asOf)`,
    )
    .all({ asOf });
  return new Map(rows.map(({ id, isOver }) => [id, isOver === 1]));
}

/** One value per invoice: where there are several, that of the latest row. */
function latestAt(db: ReadDb, rows: string, asOf: LocalDate): Map<number, number> {
  const values = db.prepare<{ invoiceId: number; value: number }>(`SELECT invoiceId, value FROM (${rows}) ORDER BY id`).all({ asOf });
  return new Map(values.map(({ invoiceId, value }) => [invoiceId, value]));
}

/** What one customer owed at a day: sums of its open invoices and credit notes. */
export interface CustomerBalance {
  customerId: number;
  outstandingCents: Cents;
  /** Of invoices whose due date had passed. */
  overdueCents: Cents;
  disputedCents: Cents;
  oldestDueOn: LocalDate | null;
}

/** The balances of all customers of which something was open at a day, or of some; the sums of `openInvoicesAt`, made by the database. */
export function customerBalancesAt(db: ReadDb, asOf: LocalDate, customerIds?: readonly number[]): CustomerBalance[] {
  const wanted = customerIds ? 'AND customerId IN (SELECT value FROM json_each(:customerIds))' : '';
  return db
    .prepare<CustomerBalance>(
      // Materialized: each open amount is added up once, not once for each sum it is in.
      `WITH items AS MATERIALIZED (
         SELECT customerId, dueOn, openCents, disputeCents, kind = 'invoice' AND dueOn < :asOf AS isOverdue
         FROM (${OPEN_AT}) WHERE cancelledOn IS NULL ${wanted})
       SELECT customerId, sum(openCents) AS outstandingCents, sum(isOverdue * openCents) AS overdueCents,
              sum(CASE WHEN disputeCents IS NULL OR openCents <= 0 THEN 0 ELSE min(disputeCents, openCents) END) AS disputedCents,
              min(CASE WHEN isOverdue THEN dueOn END) AS oldestDueOn
       FROM items WHERE openCents <> 0 GROUP BY customerId`,
    )
    .all(customerIds ? { asOf, customerIds: JSON.stringify(customerIds) } : { asOf });
}

/** What was owed to the company as a whole at a day. */
export interface CompanyBalance {
  outstandingCents: Cents;
  overdueCents: Cents;
  /** What fell due on the day itself. */
  dueTodayCents: Cents;
  dueTodayCount: number;
}

/** The sums of `openInvoicesAt` over the whole company, made by the database. */
export function companyBalanceAt(db: ReadDb, asOf: LocalDate): CompanyBalance {
  const row = db
    .prepare<CompanyBalance>(
      `WITH items AS MATERIALIZED (
         SELECT openCents, kind = 'invoice' AND dueOn < :asOf AS isOverdue, kind = 'invoice' AND dueOn = :asOf AS isDueToday
         FROM (${OPEN_AT}) WHERE cancelledOn IS NULL)
       SELECT coalesce(sum(openCents), 0) AS outstandingCents, coalesce(sum(isOverdue * openCents), 0) AS overdueCents,
              coalesce(sum(isDueToday * openCents), 0) AS dueTodayCents, coalesce(sum(isDueToday), 0) AS dueTodayCount
       FROM items WHERE openCents <> 0`,
    )
    .get({ asOf });
  return row ?? { outstandingCents: ZERO, overdueCents: ZERO, dueTodayCents: ZERO, dueTodayCount: 0 };
}

/** Every invoice and credit note issued by a day, cancelled ones included, oldest due first. */
export function invoicesAt(db: ReadDb, asOf: LocalDate, customerId?: number): InvoiceAtDate[] {
  const condition = customerId === undefined ? '' : ' AND i.customer_id = :customerId';
  return db
    .prepare<Row>(`${INVOICES_AT_DATE} WHERE i.issued_on <= :asOf${condition} ORDER BY i.due_on, i.issued_on, i.number, i.id`)
    .all(customerId === undefined ? { asOf } : { asOf, customerId })
    .map(fromRow);
}

/** The same of some customers, asked for at once. */
export function invoicesOfCustomersAt(db: ReadDb, asOf: LocalDate, customerIds: readonly number[]): InvoiceAtDate[] {
  return db
    .prepare<Row>(
      `${INVOICES_AT_DATE} WHERE i.customer_id IN (SELECT value FROM json_each(:customerIds)) AND i.issued_on <= :asOf
       ORDER BY i.due_on, i.issued_on, i.number, i.id`,
    )
    .all({ asOf, customerIds: JSON.stringify(customerIds) })
    .map(fromRow);
}

/** What a list of invoices is narrowed to; all of them without it. */
export interface InvoiceStretch {
  customerId?: number | undefined;
  /** Letters that the number holds, whatever their case. */
  number?: string | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
}

/** Every invoice of the file, those issued after the day included, latest issued first: for lists, or a stretch of one. */
export function allInvoicesAt(
  db: ReadDb,
  asOf: LocalDate,
  { customerId, number, offset = 0, limit = -1 }: InvoiceStretch = {},
): InvoiceAtDate[] {
  const conditions = [
    ...(customerId === undefined ? [] : ['customer_id = :customerId']),
    ...(number === undefined ? [] : ['instr(lower(number), lower(:number)) > 0']),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  // Found first, then looked at: what is skipped costs no sum of its allocations.
  // One customer's are few: they are found by their customer and sorted, not looked for in the order of all.
  const order = customerId === undefined ? 'issued_on' : '+issued_on';
  const found = `SELECT id FROM invoices ${where} ORDER BY ${order} DESC, id DESC LIMIT :limit OFFSET :offset`;
  const rows = db
    .prepare<Row>(
      `${COLUMNS_AT_DATE} FROM (${found}) f CROSS JOIN invoices i ON i.id = f.id ${WITH_CUSTOMERS} ORDER BY i.issued_on DESC, i.id DESC`,
    )
    .iterate({ asOf, offset, limit, ...(customerId === undefined ? {} : { customerId }), ...(number === undefined ? {} : { number }) });
  return Array.from(rows, fromRow);
}

/** How many invoices there are, cancelled ones and those issued after the day apart. */
export function countInvoices(db: ReadDb, asOf: LocalDate): { all: number; cancelled: number; notIssued: number } {
  return (
    db
      .prepare<{ all: number; cancelled: number; notIssued: number }>(
        `SELECT count(*) AS "all", count(cancelled_on) AS cancelled, coalesce(sum(cancelled_on IS NULL AND issued_on > :asOf), 0) AS notIssued FROM invoices`,
      )
      .get({ asOf }) ?? { all: 0, cancelled: 0, notIssued: 0 }
  );
}
