import type { PayerFacts } from '../../shared/customers/payer-score.ts';
import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf, monthOf, monthsEndingOn, plusMonths } from '../../shared/dates/year-month.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import { customersOfMonths } from '../dashboard/customer-months.queries.ts';
import type { ReadDb } from '../database.ts';
import { promiseStatisticsBy } from '../promises/promise-book.queries.ts';

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
  const lastSix = monthsEndingOn(asOf, 6);
  const span = { from: monthsEndingOn(asOf, 12).from, asOf, customerId };
  const last = activityBetween(db, lastSix.from, asOf, customerId);
  const previous = activityBetween(db, span.from, addDays(lastSix.from, -1), customerId);
  for (const id of new Set([...last.keys(), ...previous.keys()])) {
    const [late, early] = [last.get(id) ?? NO_ACTIVITY, previous.get(id) ?? NO_ACTIVITY];
    add(id, {
      lastSixMonths: { amountCents: late.delayCents, centDays: late.centDaysAfterDue },
      previousSixMonths: { amountCents: early.delayCents, centDays: early.centDaysAfterDue },
      invoices: late.invoiceCount + early.invoiceCount,
    });
  }
  for (const { id, ...loss } of writtenOff(db, span)) add(id, loss);
  for (const { id, ...promises } of promiseCounts(db, span)) add(id, promises);
  for (const { id, ...disputed } of disputedCounts(db, span)) add(id, disputed);
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
  asOf: LocalDate;
  customerId: number | null;
}

const ACTIVITY = ['delayCents', 'centDaysAfterDue', 'invoiceCount'] as const;
type Activity = Record<(typeof ACTIVITY)[number], number>;
const NO_ACTIVITY: Activity = { delayCents: 0, centDaysAfterDue: 0, invoiceCount: 0 };

/**
 * Payments with their delays, and how many invoices were issued, by customer from one day to another. Whole months come from the sums that
 * are kept of them, the days around them from the books' rows.
 */
function activityBetween(db: ReadDb, from: LocalDate, to: LocalDate, customerId: number | null): Map<number, Activity> {
  const sums = new Map<number, Activity>();
  const add = (id: number, part: Activity) => {
    const known = sums.get(id) ?? NO_ACTIVITY;
    const sum = (measure: keyof Activity) => known[measure] + part[measure];
    sums.set(id, { delayCents: sum('delayCents'), centDaysAfterDue: sum('centDaysAfterDue'), invoiceCount: sum('invoiceCount') });
  };
  const addDaysOf = (first: LocalDate, last: LocalDate) => {
    for (const { id, ...part } of activityOfDays(db, first, last, customerId)) add(id, part);
  };
  const first = from === firstDayOf(monthOf(from)) ? monthOf(from) : plusMonths(monthOf(from), 1);
  const last = to === lastDayOf(monthOf(to)) ? monthOf(to) : plusMonths(monthOf(to), -1);
  if (first > last) {
    addDaysOf(from, to);
    return sums;
  }
  if (from < firstDayOf(first)) addDaysOf(from, addDays(firstDayOf(first), -1));
  for (const [id, part] of customersOfMonths(db, first, last, ACTIVITY, customerId === null ? {} : { customerId })) add(id, part);
  if (lastDayOf(last) < to) addDaysOf(addDays(lastDayOf(last), 1), to);
  return sums;
}

function activityOfDays(db: ReadDb, from: LocalDate, to: LocalDate, customerId: number | null): (Activity & { id: number })[] {
  return db
    .prepare<Activity & { id: number }>(
      `SELECT id, sum(amount) AS delayCents, sum(amount * days) AS centDaysAfterDue, sum(invoices) AS invoiceCount FROM (
         SELECT p.customer_id AS id, a.amount_cents AS amount, CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER) AS days, 0 AS invoices
         FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
         WHERE p.kind = 'payment' AND p.paid_on BETWEEN :from AND :to AND i.cancelled_on IS NULL
           AND (:customerId IS NULL OR p.customer_id = :customerId)
         UNION ALL
         SELECT customer_id, 0, 0, 1 FROM invoices
         WHERE kind = 'invoice' AND cancelled_on IS NULL AND issued_on BETWEEN :from AND :to AND (:customerId IS NULL OR customer_id = :customerId))
       GROUP BY id`,
    )
    .all({ from, to, customerId });
}

/** Losses of the span, by the day of the write-off. */
function writtenOff(db: ReadDb, span: Span): { id: number; writtenOffCents: Cents }[] {
  return db
    .prepare<{ id: number; writtenOffCents: Cents }>(
      `SELECT p.customer_id AS id, sum(a.amount_cents) AS writtenOffCents
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.kind = 'writeOff' AND p.paid_on BETWEEN :from AND :asOf AND i.cancelled_on IS NULL
         AND (:customerId IS NULL OR p.customer_id = :customerId)
       GROUP BY p.customer_id`,
    )
    .all({ ...span });
}

/** Those not kept whole count as broken; one still running, replaced, withdrawn or lapsed counts as neither. */
function promiseCounts(db: ReadDb, { asOf, customerId }: Span): { id: number; promisesKept: number; promisesBroken: number }[] {
  return promiseStatisticsBy(db, asOf, customerId ?? undefined).map(({ customerId: id, kept, partlyKept, broken }) => ({
    id,
    promisesKept: kept,
    promisesBroken: partlyKept + broken,
  }));
}

function disputedCounts(db: ReadDb, { from, asOf, customerId }: Span): { id: number; invoicesDisputed: number }[] {
  return db
    .prepare<{ id: number; invoicesDisputed: number }>(
      `SELECT i.customer_id AS id, count(DISTINCT i.id) AS invoicesDisputed FROM disputes d CROSS JOIN invoices i ON i.id = d.invoice_id
       WHERE d.opened_on <= :asOf AND i.kind = 'invoice' AND i.cancelled_on IS NULL AND i.issued_on BETWEEN :from AND :asOf
         AND (:customerId IS NULL OR i.customer_id = :customerId) GROUP BY i.customer_id`,
    )
    .all({ from, asOf, customerId });
}
