import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { DisputeFile } from '../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const COLUMNS = 'id AS fileId, file_name AS name, length(file) AS bytes, sha256, added_on AS addedOn';

/** The files kept with a dispute, latest first. */
export function disputeFiles(db: ReadDb, disputeId: number): DisputeFile[] {
  return db.prepare<DisputeFile>(`SELECT ${COLUMNS} FROM attachments WHERE dispute_id = ? ORDER BY id DESC`).all(disputeId);
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function readDisputeFile(db: ReadDb, fileId: number): DisputeFile {
  const row = db.prepare<DisputeFile>(`SELECT ${COLUMNS} FROM attachments WHERE id = ? AND dispute_id IS NOT NULL`).get(fileId);
  if (!row) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId });
  return row;
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function readDisputeFileBytes(db: ReadDb, fileId: number): Uint8Array {
  const row = db.prepare<{ file: Uint8Array }>('SELECT file FROM attachments WHERE id = ? AND dispute_id IS NOT NULL').get(fileId);
  if (!row) throw new AppError('CUSTOMER_FILE_NOT_FOUND', { fileId });
  return row.file;
}

/** Keeps a file with a dispute, and so with its invoice. */
export function insertDisputeFile(
  db: WriteDb,
  file: { disputeId: number; name: string; sha256: string; addedOn: LocalDate; bytes: Uint8Array },
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO attachments (customer_id, invoice_id, dispute_id, file_name, sha256, added_on, file)
       SELECT i.customer_id, i.id, d.id, :name, :sha256, :addedOn, :content FROM disputes d JOIN invoices i ON i.id = d.invoice_id
       WHERE d.id = :disputeId`,
    )
    .run({ disputeId: file.disputeId, name: file.name, sha256: file.sha256, addedOn: file.addedOn, content: Buffer.from(file.bytes) });
  return Number(lastInsertRowid);
}

export function deleteDisputeFile(db: WriteDb, fileId: number): void {
  db.prepare('DELETE FROM attachments WHERE id = ? AND dispute_id IS NOT NULL').run(fileId);
}
