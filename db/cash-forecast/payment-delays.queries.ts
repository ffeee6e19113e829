import { type DelayStretch, delayBoundaries } from '../../shared/cash-forecast/forecast-history.ts';
import type { DelaySums } from '../../shared/cash-forecast/payment-habits.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';

type Row = DelaySums & { customerId: number; paidStretch: number; knownStretch: number };

/**
 * Delays of payments by customer, cut at every day that a year of payments begins or ends with for one of the days, so that one reading
 * of the payments serves all of them. A payment is known from the later of its date and of its allocation's. A payment whose allocations became
 * known in two stretches counts in both.
 */
export function delayStretches(db: ReadDb, days: readonly LocalDate[]): DelayStretch[] {
  const { paidFrom, knownBy } = delayBoundaries(days);
  const parameters = Object.fromEntries([
    ...paidFrom.map((day, index) => [`paidFrom${index}`, day]),
    ...knownBy.map((day, index) => [`knownBy${index}`, day]),
  ]);
  const stretches = {
    // How many of the first days the payment is not before, and how many of the last days it is after.
    paid: paidFrom.map((_, index) => `(paidOn >= :paidFrom${index})`).join(' + '),
    known: knownBy.map((_, index) => `(knownOn > :knownBy${index})`).join(' + '),
    last: `:knownBy${knownBy.length - 1}`,
  };
  return (['beyondTerms', 'afterReminder'] as const).flatMap((of) =>
    db
      .prepare<Row>(of === 'beyondTerms' ? beyondTerms(stretches) : afterReminder(stretches))
      .all(parameters)
      .map(({ customerId, paidStretch, knownStretch, ...sums }) => ({
        customerId,
        of,
        paidFrom: paidFrom[paidStretch - 1] as LocalDate,
        knownBy: knownBy[knownStretch] as LocalDate,
        sums,
      })),
  );
}

interface Stretches {
  paid: string;
  known: string;
  last: string;
}

/** The squares may pass what a whole number holds exactly; they serve for the width of a band only. */
const sums = ({ paid, known }: Stretches, rows: string) => /* sql */ `
  SELECT customerId, ${paid} AS paidStretch, ${known} AS knownStretch, count(DISTINCT paymentId) AS count, sum(amount) AS amountCents,
         sum(amount * days) AS centDays, sum(CAST(amount AS REAL) * days * days) AS centDaysSquared
  FROM (${rows}) GROUP BY customerId, paidStretch, knownStretch`;

const beyondTerms = (stretches: Stretches) =>
  sums(
    stretches,
    /* sql */ `
    SELECT p.customer_id AS customerId, p.id AS paymentId, p.paid_on AS paidOn, max(p.paid_on, a.allocated_on) AS knownOn,
           a.amount_cents AS amount, CAST(julianday(p.paid_on) - julianday(i.due_on) AS INTEGER) AS days
    FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
    WHERE p.kind = 'payment' AND i.cancelled_on IS NULL AND p.paid_on >= :paidFrom0 AND p.paid_on <= ${stretches.last}
      AND a.allocated_on <= ${stretches.last}`,
  );

/**
 * From the last reminder that asked for the invoice to its payment. A call to the wrong person reminded nobody. CROSS JOIN keeps the order of
 * the tables: reminders are few beside payments.
 */
const afterReminder = (stretches: Stretches) =>
  sums(
    stretches,
    /* sql */ `
    SELECT p.customer_id AS customerId, p.id AS paymentId, p.paid_on AS paidOn, max(p.paid_on, a.allocated_on) AS knownOn,
           a.amount_cents AS amount, CAST(julianday(p.paid_on) - julianday(max(r.askedOn)) AS INTEGER) AS days
    FROM (SELECT ci.invoice_id AS invoiceId, c.contacted_on AS askedOn FROM reminder_contacts c
            JOIN reminder_contact_invoices ci ON ci.contact_id = c.id WHERE c.outcome <> 'wrongPerson'
          UNION SELECT li.invoice_id, c.contacted_on FROM reminder_contacts c
            JOIN letter_invoices li ON li.letter_id = c.letter_id) r
    CROSS JOIN allocations a ON a.invoice_id = r.invoiceId CROSS JOIN payments p ON p.id = a.payment_id CROSS JOIN invoices i ON i.id = a.invoice_id
    WHERE p.kind = 'payment' AND i.cancelled_on IS NULL AND p.paid_on >= :paidFrom0 AND p.paid_on <= ${stretches.last}
      AND a.allocated_on <= ${stretches.last} AND r.askedOn <= p.paid_on
    GROUP BY a.id`,
  );
