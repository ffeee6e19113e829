import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ScheduleFile } from '../../shared/schedules/schedules.contract.ts';
import { filesOf, insertFile } from '../customers/customer-files.queries.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const SELECT = /* sql */ `
  SELECT a.id AS fileId, a.file_name AS name, length(a.file) AS bytes, a.sha256, a.added_on AS addedOn
  FROM schedule_files f JOIN attachments a ON a.id = f.attachment_id`;

/** The scans of a signed agreement, latest first. */
export function filesOfSchedule(db: ReadDb, scheduleId: number): ScheduleFile[] {
  return db.prepare<ScheduleFile>(`${SELECT} WHERE f.schedule_id = ? ORDER BY a.id DESC`).all(scheduleId);
}

/** Kept among the customer's own files, the same content once, and named by its schedule. Inside the caller's transaction. */
export function insertScheduleFile(
  db: WriteDb,
  file: { scheduleId: number; customerId: number; name: string; sha256: string; bytes: Uint8Array; addedOn: LocalDate },
): void {
  const fileId = sameFile(db, file.customerId, file.sha256) ?? insertFile(db, file);
  db.prepare('INSERT OR IGNORE INTO schedule_files (schedule_id, attachment_id) VALUES (?, ?)').run(file.scheduleId, fileId);
}

function sameFile(db: ReadDb, customerId: number, sha256: string): number | undefined {
  return filesOf(db, customerId).find((file) => file.sha256 === sha256)?.fileId;
}
