import type { PayerFacts } from '../../shared/customers/payer-score.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthsEndingOn } from '../../shared/dates/year-month.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import { PROMISE_GRACE_DAYS } from '../../shared/promises/promise-rules.ts';
import type { ReadDb } from '../database.ts';

/** What a customer did in the twelve months that end on a day: the part of its facts that is history. */
export type PayerHistory = Pick<
  PayerFacts,
  | 'lastSixMonths'
  | 'previousSixMonths'
  | 'promisesKept'
  | 'promisesBroken'
  | 'invoices'
  | 'invoicesDisputed'
  | 'writtenOffCents'
  | 'insolvencyOn'
>;

export const NO_PAYER_HISTORY: PayerHistory = {
  lastSixMonths: { amountCents: 0, centDays: 0 },
  previousSixMonths: { amountCents: 0, centDays: 0 },
  promisesKept: 0,
  promisesBroken: 0,
  invoices: 0,
  invoicesDisputed: 0,
  writtenOffCents: ZERO,
  insolvencyOn: null,
};

/** The history of every customer that has any, or of one, in a fixed number of statements. */
export function payerHistories(db: ReadDb, asOf: LocalDate, customerId: number | null = null): Map<number, PayerHistory> {
  const histories = new Map<number, PayerHistory>();
  const add = (id: number, part: Partial<PayerHistory>) => histories.set(id, { ...(histories.get(id) ?? NO_PAYER_HISTORY), ...part });
  const span = { from: monthsEndingOn(asOf, 12).from, halfway: monthsEndingOn(asOf, 6).from, asOf, customerId };
  for (const { id, ...delays } of paymentDelays(db, span)) {
    add(id, {
      lastSixMonths: { amountCents: delays.lastAmount, centDays: delays.lastCentDays },
      previousSixMonths: { amountCents: delays.amount - delays.lastAmount, centDays: delays.centDays - delays.lastCentDays },
      writtenOffCents: delays.writtenOff,
    });
  }
  for (const { id, ...promises } of promiseOutcomes(db, span)) add(id, promises);
  for (const { id, ...invoices } of invoiceCounts(db, span)) add(id, invoices);
  const insolvencies = db
    .prepare<{ id: number; insolvencyOn: LocalDate }>(
      'SELECT id, insolvency_on AS insolvencyOn FROM customers WHERE insolvency_on <= :asOf AND (:customerId IS NULL OR id = :customerId)',
    )
    .all({ asOf, customerId });
  for (const { id, insolvencyOn } of insolvencies) add(id, { insolvencyOn });
  return histories;
}

interface Span {
  from: LocalDate;
  halfway: LocalDate;
  asOf: LocalDate;
  customerId: number | null;
}

interface DelayRow {
  id: number;
  amount: number;
  centDays: number;
  lastAmount: number;
  lastCentDays: number;
  writtenOff: Cents;
}

const DAYS = 'CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER)';

function paymentDelays(db: ReadDb, span: Span): DelayRow[] {
  return db
    .prepare<DelayRow>(
      `SELECT p.customer_id AS id,
              sum(CASE WHEN p.kind = 'payment' THEN a.amount_cents ELSE 0 END) AS amount,
              sum(CASE WHEN p.kind = 'payment' THEN a.amount_cents * ${DAYS} ELSE 0 END) AS centDays,
              sum(CASE WHEN p.kind = 'payment' AND p.paid_on >= :halfway THEN a.amount_cents ELSE 0 END) AS lastAmount,
              sum(CASE WHEN p.kind = 'payment' AND p.paid_on >= :halfway THEN a.amount_cents * ${DAYS} ELSE 0 END) AS lastCentDays,
              sum(CASE WHEN p.kind = 'writeOff' THEN a.amount_cents ELSE 0 END) AS writtenOff
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.paid_on BETWEEN :from AND :asOf AND i.cancelled_on IS NULL AND (:customerId IS NULL OR p.customer_id = :customerId)
       GROUP BY p.customer_id`,
    )
    .all({ ...span });
}

/** A promise is kept when its amount came on its invoices from the day it was made to its date + 2 days; one still running is neither. */
function promiseOutcomes(db: ReadDb, { from, asOf, customerId }: Span): { id: number; promisesKept: number; promisesBroken: number }[] {
  return db
    .prepare<{ id: number; promisesKept: number; promisesBroken: number }>(
      `WITH made AS (
         SELECT p.id, p.customer_id, p.amount_cents, p.made_on, date(p.promised_on, '+${PROMISE_GRACE_DAYS} days') AS last_day
         FROM promises p LEFT JOIN promises r ON r.id = p.replaced_by
         WHERE p.made_on <= :asOf AND p.promised_on >= :from AND (r.id IS NULL OR r.made_on > :asOf)
           AND (:customerId IS NULL OR p.customer_id = :customerId)),
       outcomes AS (
         SELECT customer_id, last_day, amount_cents <= coalesce((
             SELECT sum(a.amount_cents) FROM promise_invoices pi JOIN allocations a ON a.invoice_id = pi.invoice_id
             JOIN payments p ON p.id = a.payment_id
             WHERE pi.promise_id = made.id AND p.kind = 'payment' AND p.paid_on >= made_on AND p.paid_on <= min(last_day, :asOf)), 0) AS kept
         FROM made)
       SELECT customer_id AS id, sum(kept) AS promisesKept, sum(NOT kept AND last_day < :asOf) AS promisesBroken
       FROM outcomes GROUP BY customer_id`,
    )
    .all({ from, asOf, customerId });
}

function invoiceCounts(db: ReadDb, { from, asOf, customerId }: Span): { id: number; invoices: number; invoicesDisputed: number }[] {
  return db
    .prepare<{ id: number; invoices: number; invoicesDisputed: number }>(
      `SELECT customer_id AS id, count(*) AS invoices,
              sum(EXISTS (SELECT 1 FROM disputes d WHERE d.invoice_id = i.id AND d.opened_on <= :asOf)) AS invoicesDisputed
       FROM invoices i WHERE kind = 'invoice' AND cancelled_on IS NULL AND issued_on BETWEEN :from AND :asOf
         AND (:customerId IS NULL OR customer_id = :customerId) GROUP BY customer_id`,
    )
    .all({ from, asOf, customerId });
}
