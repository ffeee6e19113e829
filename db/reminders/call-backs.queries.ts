import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CallBack } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

export interface StoredCallBack extends CallBack {
  customerId: number;
  customerName: string;
  /** The call in which it was agreed; null for one that was planned by itself. */
  contactId: number | null;
}

const SELECT = `SELECT b.id AS callBackId, b.customer_id AS customerId, c.name AS customerName, b.call_on AS "on", b.note, b.done_on AS doneOn,
    b.contact_id AS contactId
  FROM call_backs b JOIN customers c ON c.id = b.customer_id`;

/** Calls to make again, planned by a day and not made by then, earliest first; of one customer, or of all. */
export function pendingCallBacks(db: ReadDb, asOf: LocalDate, customerId?: number): StoredCallBack[] {
  return db
    .prepare<StoredCallBack>(
      `${SELECT} WHERE b.planned_on <= :asOf AND (b.done_on IS NULL OR b.done_on > :asOf)
         AND (:customerId IS NULL OR b.customer_id = :customerId) ORDER BY b.call_on, b.id`,
    )
    .all({ asOf, customerId: customerId ?? null });
}

/** Every call to make again that was ever planned for a customer, in the order of their days. */
export function callBacksOf(db: ReadDb, customerId: number): StoredCallBack[] {
  return db.prepare<StoredCallBack>(`${SELECT} WHERE b.customer_id = ? ORDER BY b.call_on, b.id`).all(customerId);
}

/** @throws AppError CALL_BACK_NOT_FOUND */
export function readCallBack(db: ReadDb, callBackId: number): StoredCallBack {
  const row = db.prepare<StoredCallBack>(`${SELECT} WHERE b.id = ?`).get(callBackId);
  if (!row) throw new AppError('CALL_BACK_NOT_FOUND', { callBackId });
  return row;
}

export interface NewCallBack {
  customerId: number;
  on: LocalDate;
  note: string;
  plannedOn: LocalDate;
  contactId: number | null;
}

/** Inside the caller's transaction. */
export function insertCallBack(db: WriteDb, callBack: NewCallBack): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO call_backs (customer_id, call_on, note, planned_on, contact_id) VALUES (:customerId, :on, :note, :plannedOn, :contactId)`,
    )
    .run(callBack);
  return Number(lastInsertRowid);
}

/** Null takes it back: it is to be made again. Inside the caller's transaction. */
export function saveCallBackDone(db: WriteDb, callBackId: number, doneOn: LocalDate | null): void {
  db.prepare('UPDATE call_backs SET done_on = ?, done_contact_id = NULL WHERE id = ?').run(doneOn, callBackId);
}

/** A call that was made does the calls to make again that were planned before it. Inside the caller's transaction. */
export function settleCallBacks(db: WriteDb, customerId: number, by: { on: LocalDate; contactId: number }): void {
  db.prepare(
    'UPDATE call_backs SET done_on = :on, done_contact_id = :contactId WHERE customer_id = :customerId AND done_on IS NULL AND planned_on <= :on',
  ).run({ customerId, ...by });
}
