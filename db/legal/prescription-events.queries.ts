import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { INTERRUPTION_KINDS, type InterruptionKind } from '../../shared/legal/prescription.ts';
import type { AlertDecision } from '../../shared/legal/prescription-alerts.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

export interface StoredEvent {
  /** Null for a schedule that the debtor signed. */
  interruptionId: number | null;
  invoiceId: number;
  kind: InterruptionKind;
  on: LocalDate;
  until: LocalDate | null;
  proof: string;
  fileId: number | null;
  fileName: string | null;
}

const NOTED = `SELECT p.id AS interruptionId, p.invoice_id AS invoiceId, p.kind, p.happened_on AS "on", p.ended_on AS until, p.proof,
    a.id AS fileId, a.file_name AS fileName
  FROM prescription_interruptions p LEFT JOIN attachments a ON a.id = p.attachment_id`;

/** What was noted of the terms of these invoices, and the schedules signed for them, by invoice, oldest first. */
export function prescriptionEvents(db: ReadDb, invoiceIds: readonly number[]): Map<number, StoredEvent[]> {
  const rows = db
    .prepare<StoredEvent>(
      `${NOTED} WHERE p.invoice_id IN (SELECT value FROM json_each(:ids))
       UNION ALL
       SELECT NULL, si.invoice_id, 'signedSchedule', s.signed_on, NULL, '', NULL, NULL
       FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
       WHERE s.signed_on IS NOT NULL AND si.invoice_id IN (SELECT value FROM json_each(:ids))
       ORDER BY 4, 1`,
    )
    .all({ ids: JSON.stringify(invoiceIds) });
  return rowsBy(
    rows.filter(({ kind }) => INTERRUPTION_KINDS.includes(kind)),
    ({ invoiceId }) => invoiceId,
  );
}

/** @throws AppError INTERRUPTION_NOT_FOUND */
export function readInterruption(db: ReadDb, interruptionId: number): StoredEvent & { customerId: number } {
  const row = db
    .prepare<StoredEvent & { customerId: number }>(
      `SELECT e.*, i.customer_id AS customerId FROM (${NOTED}) e JOIN invoices i ON i.id = e.invoiceId WHERE e.interruptionId = ?`,
    )
    .get(interruptionId);
  if (!row) throw new AppError('INTERRUPTION_NOT_FOUND', {});
  return row;
}

export interface NewInterruption {
  invoiceId: number;
  kind: InterruptionKind;
  on: LocalDate;
  until: LocalDate | null;
  proof: string;
  fileId: number | null;
  recordedOn: LocalDate;
}

export function insertInterruption(db: WriteDb, { invoiceId, kind, on, until, proof, fileId, recordedOn }: NewInterruption): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO prescription_interruptions (invoice_id, happened_on, kind, proof, ended_on, attachment_id, recorded_on)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(invoiceId, on, kind, proof, until, fileId, recordedOn);
  return Number(lastInsertRowid);
}

export function updateInterruption(
  db: WriteDb,
  { interruptionId, kind, on, until, proof, fileId }: Omit<StoredEvent, 'invoiceId' | 'fileName'>,
): void {
  db.prepare(
    'UPDATE prescription_interruptions SET kind = ?, happened_on = ?, ended_on = ?, proof = ?, attachment_id = ? WHERE id = ?',
  ).run(kind, on, until, proof, fileId, interruptionId);
}

export function deleteInterruption(db: WriteDb, interruptionId: number): void {
  db.prepare('DELETE FROM prescription_interruptions WHERE id = ?').run(interruptionId);
}

/** Alerts that were put aside. */
export function alertDecisions(db: ReadDb): AlertDecision[] {
  return db
    .prepare<AlertDecision>('SELECT invoice_id AS invoiceId, months, prescribes_on AS prescribesOn, until FROM prescription_decisions')
    .all();
}

export function saveAlertDecision(db: WriteDb, decision: AlertDecision & { reason: string; decidedOn: LocalDate }): void {
  const { invoiceId, months, prescribesOn, until, reason, decidedOn } = decision;
  db.prepare(
    `INSERT INTO prescription_decisions (invoice_id, months, prescribes_on, until, reason, decided_on) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (invoice_id, months) DO UPDATE SET prescribes_on = excluded.prescribes_on, until = excluded.until, reason = excluded.reason,
       decided_on = excluded.decided_on`,
  ).run(invoiceId, months, prescribesOn, until, reason, decidedOn);
}

export function deleteAlertDecisions(db: WriteDb, invoiceIds: readonly number[]): void {
  db.prepare('DELETE FROM prescription_decisions WHERE invoice_id IN (SELECT value FROM json_each(?))').run(JSON.stringify(invoiceIds));
}
