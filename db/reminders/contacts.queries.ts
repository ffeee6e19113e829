import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { NotedContact } from '../../shared/reminders/contact-removal.ts';
import {
  type CallBack,
  CallOutcome,
  type ContactRecord,
  type ReminderChannel,
  type ReminderLevel,
} from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';
import { callBacksOf, type StoredCallBack } from './call-backs.queries.ts';
import { unmarkWrongNumber } from './wrong-number-marks.queries.ts';

export interface StoredContact extends Omit<ContactRecord, 'removable'> {
  recordedOn: LocalDate | null;
  invoiceIds: number[];
}

type Row = Omit<StoredContact, 'outcome' | 'invoiceNumbers' | 'invoiceIds' | 'promise' | 'callBack'> & {
  outcome: string;
  promisedCents: Cents | null;
  promisedOn: LocalDate | null;
  promisedBy: string | null;
};

/** Confirmed contacts with a customer, latest first; those of one day, the last noted first. */
export function contactsOf(db: ReadDb, customerId: number): StoredContact[] {
  const invoices = rowsBy(
    db
      .prepare<{ contactId: number; id: number; number: string }>(
        `SELECT DISTINCT x.contactId, i.number, i.due_on, i.id FROM (
           SELECT contact_id AS contactId, invoice_id AS invoiceId FROM reminder_contact_invoices
           UNION SELECT rc.id, li.invoice_id FROM reminder_contacts rc JOIN letter_invoices li ON li.letter_id = rc.letter_id) x
         JOIN reminder_contacts c ON c.id = x.contactId JOIN invoices i ON i.id = x.invoiceId
         WHERE c.customer_id = ? ORDER BY i.due_on, i.id`,
      )
      .all(customerId),
    ({ contactId }) => contactId,
  );
  const callBacks = new Map(callBacksOf(db, customerId).map((callBack) => [callBack.contactId, callBack]));
  return db
    .prepare<Row>(
      `SELECT c.id AS contactId, c.contacted_on AS "on", c.level, c.channel, c.outcome, c.note, c.called_by AS calledBy, c.spoken_to AS spokenTo, c.letter_id AS letterId,
              (SELECT kind FROM letters WHERE id = c.letter_id) AS letterKind,
              c.recorded_on AS recordedOn, p.amount_cents AS promisedCents, p.promised_on AS promisedOn, p.made_by AS promisedBy
       FROM reminder_contacts c LEFT JOIN promises p ON p.contact_id = c.id
       WHERE c.customer_id = ? ORDER BY c.contacted_on DESC, c.id DESC`,
    )
    .all(customerId)
    .map(({ outcome, promisedCents, promisedOn, promisedBy, ...row }) => ({
      ...row,
      outcome: CallOutcome.safeParse(outcome).data ?? null,
      invoiceNumbers: (invoices.get(row.contactId) ?? []).map(({ number }) => number),
      invoiceIds: (invoices.get(row.contactId) ?? []).map(({ id }) => id),
      callBack: shownCallBack(callBacks.get(row.contactId)),
      promise: promisedCents === null || promisedOn === null ? null : { amountCents: promisedCents, promisedOn, madeBy: promisedBy ?? '' },
    }));
}

function shownCallBack(stored: StoredCallBack | undefined): CallBack | null {
  return stored ? { callBackId: stored.callBackId, on: stored.on, note: stored.note, doneOn: stored.doneOn } : null;
}

/** @throws AppError CONTACT_NOT_FOUND */
export function readContact(db: ReadDb, contactId: number): NotedContact & { customerId: number } {
  const row = db
    .prepare<NotedContact & { customerId: number }>(
      `SELECT id AS contactId, customer_id AS customerId, letter_id AS letterId, recorded_on AS recordedOn FROM reminder_contacts WHERE id = ?`,
    )
    .get(contactId);
  if (!row) throw new AppError('CONTACT_NOT_FOUND', { contactId });
  return row;
}

/** The contact with a customer that was noted last, whatever its day; null when there never was one. */
export function lastNotedContact(db: ReadDb, customerId: number): number | null {
  return db.prepare<{ id: number | null }>('SELECT max(id) AS id FROM reminder_contacts WHERE customer_id = ?').get(customerId)?.id ?? null;
}

/** A call made, or a message sent: a contact without a letter. */
export interface NewContact {
  customerId: number;
  on: LocalDate;
  level: ReminderLevel;
  channel: ReminderChannel;
  /** Of a call; empty for a message. */
  outcome: CallOutcome | '';
  note: string;
  calledBy?: string;
  spokenTo?: string;
  recordedOn: LocalDate;
  invoiceIds: readonly number[];
}

/** Stores a contact with the invoices that it was about. Inside the caller's transaction. */
export function insertContact(db: WriteDb, { invoiceIds, ...contact }: NewContact): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO reminder_contacts (customer_id, contacted_on, level, channel, outcome, note, called_by, spoken_to, recorded_on)
       VALUES (:customerId, :on, :level, :channel, :outcome, :note, :calledBy, :spokenTo, :recordedOn)`,
    )
    .run({ calledBy: '', spokenTo: '', ...contact });
  const contactId = Number(lastInsertRowid);
  const asked = db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) asked.run(contactId, invoiceId);
  return contactId;
}

/**
 * Takes back a call with the promise and the call to make again that were agreed in it, and the mark on the number that it found wrong; what that
 * promise had replaced, and the calls that it did, stand again. Inside the caller's transaction.
 */
export function deleteCall(db: WriteDb, contactId: number): void {
  db.prepare('UPDATE promises SET replaced_by = NULL WHERE replaced_by IN (SELECT id FROM promises WHERE contact_id = ?)').run(contactId);
  db.prepare('DELETE FROM promise_invoices WHERE promise_id IN (SELECT id FROM promises WHERE contact_id = ?)').run(contactId);
  db.prepare('DELETE FROM promises WHERE contact_id = ?').run(contactId);
  db.prepare('DELETE FROM reminder_contact_invoices WHERE contact_id = ?').run(contactId);
  db.prepare('DELETE FROM call_backs WHERE contact_id = ?').run(contactId);
  db.prepare('UPDATE call_backs SET done_on = NULL, done_contact_id = NULL WHERE done_contact_id = ?').run(contactId);
  unmarkWrongNumber(db, contactId);
  // A message that it was is prepared again, and not sent.
  db.prepare("UPDATE messages SET contact_id = NULL, state = 'draft', sent_on = NULL WHERE contact_id = ?").run(contactId);
  db.prepare('DELETE FROM reminder_contacts WHERE id = ?').run(contactId);
}
