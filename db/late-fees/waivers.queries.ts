import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** Late-payment interest or the 40 € of an invoice that the creditor gave up. */
export interface StoredWaiver {
  waiverId: number;
  invoiceId: number;
  interest: boolean;
  indemnity: boolean;
  reason: string;
  waivedOn: LocalDate;
}

type WaiverRow = Omit<StoredWaiver, 'interest' | 'indemnity'> & { interest: number; indemnity: number };

/** Waivers that hold at a day, oldest first, of one customer or of all. */
export function waiversAt(db: ReadDb, asOf: LocalDate, customerId?: number): StoredWaiver[] {
  return db
    .prepare<WaiverRow>(
      `SELECT w.id AS waiverId, w.invoice_id AS invoiceId, w.interest, w.indemnity, w.reason, w.waived_on AS waivedOn
       FROM late_fee_waivers w JOIN invoices i ON i.id = w.invoice_id
       WHERE w.waived_on <= :asOf AND (w.ended_on IS NULL OR w.ended_on > :asOf) ${customerId === undefined ? '' : 'AND i.customer_id = :customerId'}
       ORDER BY w.id`,
    )
    .all(customerId === undefined ? { asOf } : { asOf, customerId })
    .map(({ interest, indemnity, ...waiver }) => ({ ...waiver, interest: interest === 1, indemnity: indemnity === 1 }));
}

/** Stores a waiver in place of any other that holds for the invoice. Inside the caller's transaction. */
export function insertWaiver(db: WriteDb, { invoiceId, interest, indemnity, reason, waivedOn }: Omit<StoredWaiver, 'waiverId'>): number {
  db.prepare('UPDATE late_fee_waivers SET ended_on = max(?, waived_on) WHERE invoice_id = ? AND ended_on IS NULL').run(waivedOn, invoiceId);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO late_fee_waivers (invoice_id, interest, indemnity, reason, waived_on) VALUES (?, ?, ?, ?, ?)')
    .run(invoiceId, Number(interest), Number(indemnity), reason, waivedOn);
  return Number(lastInsertRowid);
}

/** Ends a waiver from a day on; ended already, it stays as it is. @throws AppError WAIVER_NOT_FOUND */
export function endWaiver(db: WriteDb, waiverId: number, on: LocalDate): void {
  const row = db.prepare('SELECT 1 FROM late_fee_waivers WHERE id = ?').get(waiverId);
  if (!row) throw new AppError('WAIVER_NOT_FOUND', { waiverId });
  db.prepare('UPDATE late_fee_waivers SET ended_on = max(?, waived_on) WHERE id = ? AND ended_on IS NULL').run(on, waiverId);
}
