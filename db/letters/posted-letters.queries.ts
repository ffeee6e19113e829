import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Delivery } from '../../shared/letters/delivery.ts';
import type { LetterScan, PreflightCheck } from '../../shared/letters/letters.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

export function saveRegisteredNumber(db: WriteDb, letterId: number, number: string): void {
  db.prepare('UPDATE letters SET registered_number = ? WHERE id = ?').run(number, letterId);
}

export function saveDelivery(db: WriteDb, letterId: number, delivery: Delivery | null, on: LocalDate | null, note: string): void {
  db.prepare('UPDATE letters SET delivery = ?, delivered_on = ?, delivery_note = ? WHERE id = ?').run(delivery ?? '', on, note, letterId);
}

/** The letter of the company that bears a registered number already, other than one; a label is used once. */
export function letterWithNumber(db: ReadDb, number: string, exceptId: number): { customerName: string } | undefined {
  return db
    .prepare<{ customerName: string }>(
      `SELECT c.name AS customerName FROM letters l JOIN customers c ON c.id = l.customer_id
       WHERE l.registered_number = ? AND l.id <> ? AND l.state <> 'withdrawn' LIMIT 1`,
    )
    .get(number, exceptId);
}

const SCAN = 'id AS scanId, file_name AS name, length(file) AS bytes, sha256, added_on AS addedOn';

export function scansOf(db: ReadDb, letterId: number): LetterScan[] {
  return db.prepare<LetterScan>(`SELECT ${SCAN} FROM attachments WHERE letter_id = ? ORDER BY id`).all(letterId);
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function readScan(db: ReadDb, scanId: number): LetterScan {
  const row = db.prepare<LetterScan>(`SELECT ${SCAN} FROM attachments WHERE id = ? AND letter_id IS NOT NULL`).get(scanId);
  if (!row) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId: scanId });
  return row;
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function readScanBytes(db: ReadDb, scanId: number): Uint8Array {
  const row = db.prepare<{ file: Uint8Array }>('SELECT file FROM attachments WHERE id = ? AND letter_id IS NOT NULL').get(scanId);
  if (!row) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId: scanId });
  return row.file;
}

export function insertScan(
  db: WriteDb,
  scan: { customerId: number; letterId: number; name: string; sha256: string; bytes: Uint8Array; addedOn: LocalDate },
): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO attachments (customer_id, letter_id, file_name, sha256, added_on, file) VALUES (?, ?, ?, ?, ?, ?)')
    .run(scan.customerId, scan.letterId, scan.name, scan.sha256, scan.addedOn, Buffer.from(scan.bytes));
  return Number(lastInsertRowid);
}

export function deleteScan(db: WriteDb, scanId: number): void {
  db.prepare('DELETE FROM attachments WHERE id = ? AND letter_id IS NOT NULL').run(scanId);
}

/** A check of a letter that was passed over. */
export interface StoredOverride {
  code: string;
  message: string;
  reason: string;
  on: LocalDate;
}

export function overridesOf(db: ReadDb, letterId: number): StoredOverride[] {
  return db
    .prepare<StoredOverride>('SELECT code, message, reason, made_on AS "on" FROM letter_overrides WHERE letter_id = ? ORDER BY id')
    .all(letterId);
}

export function saveOverride(db: WriteDb, letterId: number, check: PreflightCheck, reason: string, on: LocalDate): void {
  db.prepare(
    `INSERT INTO letter_overrides (letter_id, code, message, reason, made_on) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (letter_id, code) DO UPDATE SET message = excluded.message, reason = excluded.reason, made_on = excluded.made_on`,
  ).run(letterId, check.code, check.message, reason, on);
}
