import type { CustomerFile } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { InterruptionKind } from '../../shared/legal/prescription.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const COLUMNS = 'id AS fileId, file_name AS name, length(file) AS bytes, sha256, added_on AS addedOn';

/** Kept with the customer itself: what belongs to one of its invoices or letters is kept there. */
const OWN = 'invoice_id IS NULL AND letter_id IS NULL';

/** The files kept with a customer, latest first. */
export function filesOf(db: ReadDb, customerId: number): CustomerFile[] {
  return db.prepare<CustomerFile>(`SELECT ${COLUMNS} FROM attachments WHERE customer_id = ? AND ${OWN} ORDER BY id DESC`).all(customerId);
}

/** The events that each file of a customer proves, by file: what interrupted or suspended the term of a claim. */
export function provedByFiles(
  db: ReadDb,
  customerId: number,
): { fileId: number; invoiceNumber: string; kind: InterruptionKind; on: LocalDate }[] {
  return db
    .prepare<{ fileId: number; invoiceNumber: string; kind: InterruptionKind; on: LocalDate }>(
      `SELECT a.id AS fileId, i.number AS invoiceNumber, e.kind, e.happened_on AS "on"
       FROM attachments a JOIN prescription_interruptions e ON e.attachment_id = a.id JOIN invoices i ON i.id = e.invoice_id
       WHERE a.customer_id = ? ORDER BY e.happened_on, e.id`,
    )
    .all(customerId);
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function readFile(db: ReadDb, fileId: number): CustomerFile & { customerId: number } {
  const row = db
    .prepare<CustomerFile & { customerId: number }>(
      `SELECT ${COLUMNS}, customer_id AS customerId FROM attachments WHERE id = ? AND customer_id IS NOT NULL AND ${OWN}`,
    )
    .get(fileId);
  if (!row) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId });
  return row;
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function readFileBytes(db: ReadDb, fileId: number): Uint8Array {
  const row = db.prepare<{ file: Uint8Array }>(`SELECT file FROM attachments WHERE id = ? AND ${OWN}`).get(fileId);
  if (!row) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId });
  return row.file;
}

export interface NewFile {
  customerId: number;
  name: string;
  sha256: string;
  bytes: Uint8Array;
  addedOn: LocalDate;
}

export function insertFile(db: WriteDb, { customerId, name, sha256, bytes, addedOn }: NewFile): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO attachments (customer_id, file_name, sha256, added_on, file) VALUES (?, ?, ?, ?, ?)')
    .run(customerId, name, sha256, addedOn, Buffer.from(bytes));
  return Number(lastInsertRowid);
}

export function deleteFile(db: WriteDb, fileId: number): void {
  db.prepare(`DELETE FROM attachments WHERE id = ? AND ${OWN}`).run(fileId);
}
