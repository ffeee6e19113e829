import type {
  ForecastHistory,
  HistoryDispute,
  HistoryItem,
  HistoryPromise,
  HistorySchedule,
  Settlement,
  UnallocatedMoney,
} from '../../shared/cash-forecast/forecast-history.ts';
import { spanOf } from '../../shared/cash-forecast/forecast-history.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';
import { delayStretches } from './payment-delays.queries.ts';

interface Span {
  first: LocalDate;
  last: LocalDate;
}

/** All that cash forecasts made on some days need to know, in a number of statements that does not depend on how many days there are. */
export function forecastHistory(db: ReadDb, days: readonly [LocalDate, ...LocalDate[]]): ForecastHistory {
  const span = spanOf(days);
  return {
    ...span,
    items: items(db, span),
    settlements: settlements(db, span),
    disputes: disputes(db, span),
    promises: promises(db, span),
    schedules: schedules(db, span),
    unallocated: unallocatedMoney(db, span),
    insolvencies: insolvencies(db),
    delays: delayStretches(db, days),
  };
}

/**
 * What was open at the end of the first day, and what was issued since: nothing else can be open later. The day on which an invoice was
 * settled, kept with it, leaves out the others without reading their allocations; one cancelled since is looked for by itself.
 */
function items(db: ReadDb, span: Span): HistoryItem[] {
  return db
    .prepare<HistoryItem>(
      `SELECT * FROM (
         SELECT i.id AS invoiceId, i.kind, i.customer_id AS customerId, i.issued_on AS issuedOn, i.due_on AS dueOn, i.cancelled_on AS cancelledOn,
                i.total_cents
                  - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= :first), 0)
                  + CASE WHEN i.kind = 'creditNote'
                      THEN coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.credit_note_id = i.id AND a.allocated_on <= :first), 0)
                      ELSE 0 END AS openAtFirstCents
         FROM invoices i WHERE i.issued_on <= :last AND (i.cancelled_on IS NULL OR i.cancelled_on > :first) AND i.id IN (
           SELECT id FROM invoices WHERE substr(settled_on, 1, 7) >= substr(:first, 1, 7) AND settled_on > :first
           UNION ALL SELECT id FROM invoices WHERE cancelled_on > :first))
       WHERE openAtFirstCents <> 0 ORDER BY dueOn, issuedOn, invoiceId`,
    )
    .all({ ...span });
}

/** Allocations of later days than the first. One that uses up a credit note changes both it and its invoice. */
function settlements(db: ReadDb, { first, last }: Span): Settlement[] {
  if (first === last) return [];
  return db
    .prepare<Settlement>(
      `SELECT a.invoice_id AS invoiceId, a.allocated_on AS allocatedOn, CASE WHEN p.kind = 'payment' THEN p.paid_on END AS paidOn,
              a.amount_cents AS amountCents
       FROM allocations a LEFT JOIN payments p ON p.id = a.payment_id WHERE a.allocated_on > :first AND a.allocated_on <= :last
       UNION ALL
       SELECT a.credit_note_id, a.allocated_on, NULL, a.amount_cents FROM allocations a
       WHERE a.credit_note_id IS NOT NULL AND a.allocated_on > :first AND a.allocated_on <= :last`,
    )
    .all({ first, last });
}

function disputes(db: ReadDb, span: Span): HistoryDispute[] {
  return db
    .prepare<HistoryDispute>(
      `SELECT id AS disputeId, invoice_id AS invoiceId, amount_cents AS amountCents, opened_on AS openedOn, closed_on AS closedOn
       FROM disputes WHERE opened_on <= :last AND (closed_on IS NULL OR closed_on > :first)`,
    )
    .all({ ...span });
}

function promises(db: ReadDb, { last }: Span): HistoryPromise[] {
  const invoiceIds = rowsBy(
    db
      .prepare<{ promiseId: number; invoiceId: number }>('SELECT promise_id AS promiseId, invoice_id AS invoiceId FROM promise_invoices')
      .all(),
    ({ promiseId }) => promiseId,
  );
  const receipts = rowsBy(
    db
      .prepare<{ promiseId: number; paidOn: LocalDate; knownOn: LocalDate; amountCents: Cents }>(
        `SELECT pi.promise_id AS promiseId, p.paid_on AS paidOn, max(p.paid_on, a.allocated_on) AS knownOn, a.amount_cents AS amountCents
         FROM promises pr JOIN promise_invoices pi ON pi.promise_id = pr.id
         JOIN allocations a ON a.invoice_id = pi.invoice_id JOIN payments p ON p.id = a.payment_id
         WHERE p.kind = 'payment' AND p.paid_on >= pr.made_on`,
      )
      .all(),
    ({ promiseId }) => promiseId,
  );
  return db
    .prepare<Omit<HistoryPromise, 'invoiceIds' | 'receipts'> & { id: number }>(
      `SELECT p.id, p.promised_on AS promisedOn, p.made_on AS madeOn, p.amount_cents AS amountCents, r.made_on AS replacedOn
       FROM promises p LEFT JOIN promises r ON r.id = p.replaced_by WHERE p.made_on <= ? ORDER BY p.promised_on, p.id`,
    )
    .all(last)
    .map(({ id, ...promise }) => ({
      ...promise,
      invoiceIds: (invoiceIds.get(id) ?? []).map(({ invoiceId }) => invoiceId),
      receipts: receipts.get(id) ?? [],
    }));
}

function schedules(db: ReadDb, span: Span): HistorySchedule[] {
  const invoices = rowsBy(
    db
      .prepare<{ scheduleId: number; invoiceId: number; amountCents: Cents }>(
        `SELECT si.schedule_id AS scheduleId, si.invoice_id AS invoiceId, si.amount_cents AS amountCents
         FROM schedule_invoices si JOIN invoices i ON i.id = si.invoice_id ORDER BY i.due_on, i.id`,
      )
      .all(),
    ({ scheduleId }) => scheduleId,
  );
  const instalments = rowsBy(
    db
      .prepare<{ scheduleId: number; dueOn: LocalDate; amountCents: Cents }>(
        'SELECT schedule_id AS scheduleId, due_on AS dueOn, amount_cents AS amountCents FROM instalments ORDER BY schedule_id, position',
      )
      .all(),
    ({ scheduleId }) => scheduleId,
  );
  const fees = rowsBy(
    db
      .prepare<{ scheduleId: number; paidOn: LocalDate; feeCents: Cents }>(
        `SELECT i.schedule_id AS scheduleId, p.paid_on AS paidOn, ip.fee_cents AS feeCents FROM instalment_payments ip
         JOIN instalments i ON i.id = ip.instalment_id JOIN payments p ON p.id = ip.payment_id WHERE ip.fee_cents > 0`,
      )
      .all(),
    ({ scheduleId }) => scheduleId,
  );
  return db
    .prepare<Omit<HistorySchedule, 'invoices' | 'instalments' | 'feePayments'> & { id: number }>(
      `SELECT id, agreed_on AS agreedOn, ended_on AS endedOn, principal_cents AS principalCents, interest_cents + indemnity_cents AS feesCents
       FROM schedules WHERE agreed_on <= :last AND (ended_on IS NULL OR ended_on > :first) ORDER BY id`,
    )
    .all({ ...span })
    .map(({ id, ...schedule }) => ({
      ...schedule,
      invoices: invoices.get(id) ?? [],
      instalments: instalments.get(id) ?? [],
      feePayments: fees.get(id) ?? [],
    }));
}

/**
 * Payments of which something was not allocated at the end of the last day, from the day they were received; and what was allocated later
 * than it was received, between the two days. Where all that a customer paid in a month was put against invoices, the sums kept of that month
 * say so, and no payment of it is looked at unless something of it was allocated after the last day.
 */
function unallocatedMoney(db: ReadDb, span: Span): UnallocatedMoney[] {
  return db
    .prepare<UnallocatedMoney>(
      `WITH candidates (id) AS (
         SELECT p.id FROM customer_months m CROSS JOIN payments p ON p.customer_id = m.customer_id
           AND p.paid_on BETWEEN m.month || '-01' AND m.month || '-31' WHERE m.collected_cents <> m.delay_cents
         UNION SELECT p.id FROM stale_customer_months s CROSS JOIN payments p ON p.customer_id = s.customer_id
         UNION SELECT p.id FROM payments p WHERE p.paid_on > coalesce((SELECT month || '-31' FROM customer_months_through), '')
         UNION SELECT a.payment_id FROM allocations a WHERE a.allocated_on > :last AND a.payment_id IS NOT NULL)
       SELECT customerId, "from", NULL AS until, amountCents FROM (
         SELECT p.customer_id AS customerId, p.paid_on AS "from",
                p.amount_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :last), 0)
                  - coalesce((SELECT sum(ip.fee_cents) FROM instalment_payments ip WHERE ip.payment_id = p.id), 0) AS amountCents
         FROM candidates c CROSS JOIN payments p ON p.id = c.id WHERE p.kind = 'payment' AND p.paid_on <= :last)
       WHERE amountCents > 0
       UNION ALL
       SELECT p.customer_id, p.paid_on, a.allocated_on, a.amount_cents FROM allocations a CROSS JOIN payments p ON p.id = a.payment_id
       WHERE p.kind = 'payment' AND a.allocated_on > p.paid_on AND a.allocated_on > :first AND a.allocated_on <= :last`,
    )
    .all({ ...span });
}

function insolvencies(db: ReadDb): Map<number, LocalDate> {
  const rows = db
    .prepare<{ id: number; judgedOn: LocalDate }>('SELECT id, insolvency_on AS judgedOn FROM customers WHERE insolvency_on IS NOT NULL')
    .all();
  return new Map(rows.map(({ id, judgedOn }) => [id, judgedOn]));
}
