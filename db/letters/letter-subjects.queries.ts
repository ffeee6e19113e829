import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type LetterKind, LetterLanguage, type LetterTone } from '../../shared/letters/letter-kinds.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { CallOutcome } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb } from '../database.ts';

/** The language that a customer is written to in: French unless another was chosen that letters know. */
export function languageOf(db: ReadDb, customerId: number): LetterLanguage {
  const row = db.prepare<{ language: string }>('SELECT language FROM customers WHERE id = ?').get(customerId);
  return LetterLanguage.safeParse(row?.language).data ?? 'fr';
}

/** The schedule that a letter is about: the one asked for, else the customer's latest. @throws AppError SCHEDULE_NOT_FOUND, also for a schedule of another customer */
export function scheduleOfLetter(db: ReadDb, customerId: number, scheduleId?: number): number {
  const row =
    scheduleId === undefined
      ? db
          .prepare<{ id: number }>('SELECT id FROM schedules WHERE customer_id = ? ORDER BY agreed_on DESC, id DESC LIMIT 1')
          .get(customerId)
      : db.prepare<{ id: number }>('SELECT id FROM schedules WHERE customer_id = ? AND id = ?').get(customerId, scheduleId);
  if (!row) throw new AppError('SCHEDULE_NOT_FOUND', { scheduleId: scheduleId ?? 0 });
  return row.id;
}

/** A recorded call, with what was promised in it: by the promise noted with it, else by the one that the customer made on its day. */
export interface RecordedCall {
  contactId: number;
  on: LocalDate;
  outcome: CallOutcome | null;
  /** Who answered; empty when nobody was noted. */
  spokenTo: string;
  /** The day agreed in it for another. */
  callBackOn: LocalDate | null;
  promise: { amountCents: Cents; promisedOn: LocalDate; madeBy: string } | null;
  invoiceIds: number[];
}

/** The call that a recap is about: the one asked for, else the customer's latest by that day. @throws AppError CALL_NOT_FOUND */
export function readCall(db: ReadDb, customerId: number, asOf: LocalDate, contactId?: number | null): RecordedCall {
  const row = db
    .prepare<{
      contactId: number;
      on: LocalDate;
      outcome: string;
      spokenTo: string;
      callBackOn: LocalDate | null;
      amountCents: Cents | null;
      promisedOn: LocalDate | null;
      madeBy: string | null;
    }>(
      `SELECT c.id AS contactId, c.contacted_on AS "on", c.outcome, trim(c.spoken_to) AS spokenTo,
              (SELECT b.call_on FROM call_backs b WHERE b.contact_id = c.id ORDER BY b.id DESC LIMIT 1) AS callBackOn, p.amount_cents AS amountCents, p.promised_on AS promisedOn, p.made_by AS madeBy
       FROM reminder_contacts c LEFT JOIN promises p ON p.contact_id = c.id
         OR (c.outcome = 'promise' AND p.contact_id IS NULL AND p.customer_id = c.customer_id AND p.made_on = c.contacted_on)
       WHERE c.customer_id = :customerId AND c.channel = 'phone' AND c.contacted_on <= :asOf AND (:contactId IS NULL OR c.id = :contactId)
       ORDER BY c.contacted_on DESC, c.id DESC, p.contact_id IS NULL, p.id DESC LIMIT 1`,
    )
    .get({ customerId, asOf, contactId: contactId ?? null });
  if (!row) throw new AppError('CALL_NOT_FOUND', {});
  const { outcome, amountCents, promisedOn, madeBy, ...call } = row;
  return {
    ...call,
    outcome: CallOutcome.safeParse(outcome).data ?? null,
    promise: amountCents === null || promisedOn === null ? null : { amountCents, promisedOn, madeBy: madeBy ?? '' },
    invoiceIds: db
      .prepare<{ id: number }>('SELECT invoice_id AS id FROM reminder_contact_invoices WHERE contact_id = ?')
      .all(call.contactId)
      .map(({ id }) => id),
  };
}

/** Money received from a customer, with the invoices that it was put against by a day. */
export interface ReceivedPayment {
  receivedOn: LocalDate;
  amountCents: Cents;
  /** What of it paid interest and the 40 €. */
  feesCents: Cents;
  invoiceNumbers: string[];
}

/** Payments received after `since` and by `asOf`, oldest first. */
export function receivedPayments(db: ReadDb, customerId: number, since: LocalDate, asOf: LocalDate): ReceivedPayment[] {
  return db
    .prepare<Omit<ReceivedPayment, 'invoiceNumbers'> & { numbers: string | null }>(
      `SELECT p.paid_on AS receivedOn, p.amount_cents AS amountCents,
              coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = p.id), 0) AS feesCents,
              (SELECT json_group_array(number) FROM (SELECT DISTINCT i.number FROM allocations a JOIN invoices i ON i.id = a.invoice_id
                WHERE a.payment_id = p.id AND a.allocated_on <= :asOf ORDER BY i.due_on, i.id)) AS numbers
       FROM payments p WHERE p.customer_id = :customerId AND p.kind = 'payment' AND p.paid_on > :since AND p.paid_on <= :asOf
       ORDER BY p.paid_on, p.id`,
    )
    .all({ customerId, since, asOf })
    .map(({ numbers, ...payment }) => ({ ...payment, invoiceNumbers: JSON.parse(numbers ?? '[]') as string[] }));
}

/** An invoice that money received settled in full. */
export interface SettledInvoice {
  invoiceId: number;
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  settledOn: LocalDate;
}

/** The invoices that a payment received after `since` and by `asOf` settled in full, oldest settled first. */
export function settledInvoices(db: ReadDb, customerId: number, since: LocalDate, asOf: LocalDate): SettledInvoice[] {
  return db
    .prepare<SettledInvoice>(
      `SELECT * FROM (
         SELECT i.id AS invoiceId, i.number AS invoiceNumber, i.issued_on AS issuedOn, i.due_on AS dueOn, i.total_cents AS totalCents,
                max(a.received_on) AS settledOn, sum(a.amount_cents) AS paidCents
         FROM invoices i JOIN allocations a ON a.invoice_id = i.id
         WHERE i.customer_id = :customerId AND i.kind = 'invoice' AND i.cancelled_on IS NULL AND a.allocated_on <= :asOf
         GROUP BY i.id)
       WHERE paidCents >= totalCents AND settledOn > :since AND settledOn <= :asOf ORDER BY settledOn, dueOn, invoiceId`,
    )
    .all({ customerId, since, asOf });
}

/** Whether a schedule that held one of these invoices was paid to its end, neither stopped nor broken. */
export function keptScheduleOf(db: ReadDb, invoiceIds: readonly number[], asOf: LocalDate): boolean {
  const row = db
    .prepare<{ kept: number }>(
      `SELECT EXISTS (SELECT 1 FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
         WHERE si.invoice_id IN (SELECT value FROM json_each(:ids)) AND s.agreed_on <= :asOf AND s.ended_on IS NULL) AS kept`,
    )
    .get({ ids: JSON.stringify(invoiceIds), asOf });
  return row?.kept === 1;
}

/** The tone that the plan of a customer (its own, its segment's, or the company's) gives to a letter; null when it has no such step. */
export function planTone(db: ReadDb, customerId: number, kind: LetterKind): LetterTone | null {
  const row = db
    .prepare<{ tone: LetterTone }>(
      `SELECT st.tone FROM reminder_plan_steps st
       WHERE st.template = :kind AND st.plan_id = (
         SELECT coalesce(c.reminder_plan_id, g.plan_id, (SELECT id FROM reminder_plans WHERE is_default = 1))
         FROM customers c LEFT JOIN segment_reminder_plans g ON g.segment = c.segment AND c.segment <> '' WHERE c.id = :customerId)
       ORDER BY st.position LIMIT 1`,
    )
    .get({ customerId, kind });
  return row?.tone ?? null;
}
