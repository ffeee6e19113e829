import { type DelayStretch, delayBoundaries } from '../../shared/cash-forecast/forecast-history.ts';
import { addDelays, type DelaySums } from '../../shared/cash-forecast/payment-habits.ts';
import { type LocalDate, laterOf } from '../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf, monthOf, plusMonths, type YearMonth } from '../../shared/dates/year-month.ts';
import { customersOfMonths } from '../dashboard/customer-months.queries.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/**
 * Delays of payments by customer, cut at every day that a year of payments begins or ends with for one of the days, so that one reading
 * serves all of them. A payment is known from the later of its date and of its allocation's, and is one payment from the day that the first
 * of its allocations is known. Whole months come from the sums kept by customer and month, as if all had been known when it was paid;
 * payments that became known later are then put where they did. Those of a month that a day cuts in two are read one by one.
 */
export function delayStretches(db: ReadDb, days: readonly LocalDate[]): DelayStretch[] {
  const boundaries = delayBoundaries(days);
  const whole = new Map<YearMonth, { paid: number; known: number }>();
  const stretches: DelayStretch[] = [];
  for (const { first, last, at } of monthGroups(boundaries)) {
    if (at === null) {
      stretches.push(...beyondTerms(paidBetween(db, firstDayOf(first), lastDayOf(last)), boundaries, () => undefined));
      continue;
    }
    for (let month = first; month <= last; month = plusMonths(month, 1)) whole.set(month, at);
    stretches.push(...keptDelays(db, first, last, boundaries, at));
  }
  stretches.push(...beyondTerms(knownLater(db, boundaries), boundaries, (paidOn) => whole.get(monthOf(paidOn))));
  stretches.push(...afterReminder(db, boundaries));
  return stretches;
}

/** Days, rising. A stretch of payments begins with each `paidFrom`; what is known ends with each `knownBy`. */
interface Boundaries {
  paidFrom: readonly LocalDate[];
  knownBy: readonly LocalDate[];
}

/** Which stretch of each a payment is in. */
interface Stretch {
  paid: number;
  known: number;
}

/** The stretches of a day of payment and of the day it became known; null when that is none of them. */
function stretchOf({ paidFrom, knownBy }: Boundaries, paidOn: LocalDate, knownOn: LocalDate): Stretch | null {
  const paid = paidFrom.findLastIndex((day) => day <= paidOn);
  const known = knownBy.findIndex((day) => day >= knownOn);
  return paid < 0 || known < 0 ? null : { paid, known };
}

interface MonthGroup {
  first: YearMonth;
  last: YearMonth;
  /** Where the payments of all its days are, if they are known when they are made; null for a month with days in several stretches. */
  at: Stretch | null;
}

function monthGroups(boundaries: Boundaries): MonthGroup[] {
  const groups: MonthGroup[] = [];
  const [start, end] = [boundaries.paidFrom[0], boundaries.knownBy.at(-1)];
  if (start === undefined || end === undefined) return groups;
  for (let month = monthOf(start); month <= monthOf(end); month = plusMonths(month, 1)) {
    const [from, to] = [firstDayOf(month), lastDayOf(month)];
    const [one, other] = [stretchOf(boundaries, from, from), stretchOf(boundaries, to, to)];
    const at = one && other && one.paid === other.paid && one.known === other.known ? one : null;
    const before = groups.at(-1);
    if (at && before?.at && before.at.paid === at.paid && before.at.known === at.known) before.last = month;
    else groups.push({ first: month, last: month, at });
  }
  return groups;
}

function stretch(boundaries: Boundaries, customerId: number, of: DelayStretch['of'], at: Stretch, sums: DelaySums): DelayStretch {
  return {
    customerId,
    of,
    paidFrom: boundaries.paidFrom[at.paid] as LocalDate,
    knownBy: boundaries.knownBy[at.known] as LocalDate,
    sums,
  };
}

function keptDelays(db: ReadDb, first: YearMonth, last: YearMonth, boundaries: Boundaries, at: Stretch): DelayStretch[] {
  const kept = customersOfMonths(db, first, last, ['delayedPayments', 'delayCents', 'centDaysAfterDue', 'centDaysAfterDueSquared']);
  return Array.from(kept).flatMap(([customerId, sums]) => {
    if (sums.delayCents === 0) return [];
    return stretch(boundaries, customerId, 'beyondTerms', at, {
      count: sums.delayedPayments,
      amountCents: sums.delayCents,
      centDays: sums.centDaysAfterDue,
      centDaysSquared: sums.centDaysAfterDueSquared,
    });
  });
}

interface AllocatedPayment {
  customerId: number;
  paymentId: number;
  paidOn: LocalDate;
  knownOn: LocalDate;
  amountCents: number;
  days: number;
}

const ALLOCATED = /* sql */ `
  SELECT p.customer_id AS customerId, p.id AS paymentId, p.paid_on AS paidOn, max(p.paid_on, a.allocated_on) AS knownOn,
         a.amount_cents AS amountCents, CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER) AS days
  FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
  WHERE p.kind = 'payment' AND i.cancelled_on IS NULL`;

function paidBetween(db: ReadDb, from: LocalDate, to: LocalDate): AllocatedPayment[] {
  return db.prepare<AllocatedPayment>(`${ALLOCATED} AND p.paid_on BETWEEN ? AND ?`).all(from, to);
}

/** Payments of which something was allocated later than it was paid, and later than the first day: all that was allocated of them. */
function knownLater(db: ReadDb, { paidFrom, knownBy }: Boundaries): AllocatedPayment[] {
  return db
    .prepare<AllocatedPayment>(
      `${ALLOCATED} AND p.id IN (
         SELECT l.id FROM allocations b CROSS JOIN payments l ON l.id = b.payment_id
         WHERE b.allocated_on > :first AND b.allocated_on > b.received_on AND l.paid_on BETWEEN :from AND :to)`,
    )
    .all({ first: knownBy[0], from: paidFrom[0], to: knownBy.at(-1) });
}

/** Payments where they became known; those that are counted somewhere already are taken off there. */
function beyondTerms(
  rows: readonly AllocatedPayment[],
  boundaries: Boundaries,
  counted: (paidOn: LocalDate) => Stretch | undefined,
): DelayStretch[] {
  const stretches = new Map<string, DelayStretch>();
  const add = (customerId: number, at: Stretch, sums: DelaySums) => {
    const key = `${customerId} ${at.paid} ${at.known}`;
    const known = stretches.get(key);
    if (known) known.sums = addDelays(known.sums, sums);
    else stretches.set(key, stretch(boundaries, customerId, 'beyondTerms', at, sums));
  };
  for (const allocations of rowsBy(rows, ({ paymentId }) => paymentId).values()) {
    let isFirst = true;
    for (const { customerId, paidOn, knownOn, amountCents, days } of allocations.toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : 1))) {
      const sums = { count: isFirst ? 1 : 0, amountCents, centDays: amountCents * days, centDaysSquared: amountCents * days * days };
      isFirst = false;
      const already = counted(paidOn);
      if (already) add(customerId, already, opposite(sums));
      const at = stretchOf(boundaries, paidOn, laterOf(paidOn, knownOn));
      if (at) add(customerId, at, sums);
    }
  }
  return [...stretches.values()];
}

function opposite({ count, amountCents, centDays, centDaysSquared }: DelaySums): DelaySums {
  return { count: -count, amountCents: -amountCents, centDays: -centDays, centDaysSquared: -centDaysSquared };
}

/**
 * From the last reminder that asked for the invoice to its payment. A call to the wrong person reminded nobody. CROSS JOIN keeps the order of
 * the tables: reminders are few beside payments. A payment whose allocations became known in two stretches counts in both.
 */
function afterReminder(db: ReadDb, boundaries: Boundaries): DelayStretch[] {
  const { paidFrom, knownBy } = boundaries;
  const parameters = Object.fromEntries([
    ...paidFrom.map((day, index) => [`paidFrom${index}`, day]),
    ...knownBy.map((day, index) => [`knownBy${index}`, day]),
  ]);
  // How many of the first days the payment is not before, and how many of the last days it is after.
  const paid = paidFrom.map((_, index) => `(paidOn >= :paidFrom${index})`).join(' + ');
  const known = knownBy.map((_, index) => `(knownOn > :knownBy${index})`).join(' + ');
  const last = `:knownBy${knownBy.length - 1}`;
  return db
    .prepare<DelaySums & { customerId: number; paidStretch: number; knownStretch: number }>(
      `SELECT customerId, ${paid} AS paidStretch, ${known} AS knownStretch, count(DISTINCT paymentId) AS count, sum(amount) AS amountCents,
              sum(amount * days) AS centDays, sum(CAST(amount AS REAL) * days * days) AS centDaysSquared
       FROM (
         SELECT p.customer_id AS customerId, p.id AS paymentId, p.paid_on AS paidOn, max(p.paid_on, a.allocated_on) AS knownOn,
                a.amount_cents AS amount, CAST(julianday(p.paid_on) - julianday(max(r.askedOn)) AS INTEGER) AS days
         FROM (SELECT ci.invoice_id AS invoiceId, c.contacted_on AS askedOn FROM reminder_contacts c
                 JOIN reminder_contact_invoices ci ON ci.contact_id = c.id WHERE c.outcome <> 'wrongPerson'
               UNION SELECT li.invoice_id, c.contacted_on FROM reminder_contacts c
                 JOIN letter_invoices li ON li.letter_id = c.letter_id) r
         CROSS JOIN allocations a ON a.invoice_id = r.invoiceId CROSS JOIN payments p ON p.id = a.payment_id
         CROSS JOIN invoices i ON i.id = a.invoice_id
         WHERE p.kind = 'payment' AND i.cancelled_on IS NULL AND p.paid_on >= :paidFrom0 AND p.paid_on <= ${last}
           AND a.allocated_on <= ${last} AND r.askedOn <= p.paid_on
         GROUP BY a.id)
       GROUP BY customerId, paidStretch, knownStretch`,
    )
    .all(parameters)
    .map(({ customerId, paidStretch, knownStretch, ...sums }) =>
      stretch(boundaries, customerId, 'afterReminder', { paid: paidStretch - 1, known: knownStretch }, sums),
    );
}
