import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { caseInterruptions } from '../../shared/legal/case-interruptions.ts';
import type { CaseOutcome, CaseRoute, CaseStepKind } from '../../shared/legal/case-kinds.ts';
import { INTERRUPTION_KINDS, type InterruptionKind } from '../../shared/legal/prescription.ts';
import type { AlertDecision } from '../../shared/legal/prescription-alerts.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

export interface StoredEvent {
  /** Null for a schedule that the debtor signed, and for a step of a case. */
  interruptionId: number | null;
  invoiceId: number;
  kind: InterruptionKind;
  on: LocalDate;
  until: LocalDate | null;
  proof: string;
  fileId: number | null;
  fileName: string | null;
  /** The way of the case whose step it is; null for any other event. */
  caseRoute: CaseRoute | null;
}

const NOTED = `SELECT p.id AS interruptionId, p.invoice_id AS invoiceId, p.kind, p.happened_on AS "on", p.ended_on AS until, p.proof,
    a.id AS fileId, a.file_name AS fileName, NULL AS caseRoute
  FROM prescription_interruptions p LEFT JOIN attachments a ON a.id = p.attachment_id`;

/**
 * What was noted of the terms of these invoices, the schedules signed for them, and what the steps of their cases do, by invoice, oldest
 * first. A step that was noted by hand too is there once, as it was noted. A kind that this program does not know counts for nothing.
 */
export function prescriptionEvents(db: ReadDb, invoiceIds: readonly number[]): Map<number, StoredEvent[]> {
  const ids = JSON.stringify(invoiceIds);
  const rows = db
    .prepare<StoredEvent>(
      `${NOTED} WHERE p.invoice_id IN (SELECT value FROM json_each(:ids))
       UNION ALL
       SELECT NULL, si.invoice_id, 'signedSchedule', s.signed_on, NULL, '', NULL, NULL, NULL
       FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
       WHERE s.signed_on IS NOT NULL AND si.invoice_id IN (SELECT value FROM json_each(:ids))
       ORDER BY 4, 1`,
    )
    .all({ ids })
    .filter(({ kind }) => INTERRUPTION_KINDS.includes(kind));
  const ofCases = eventsOfCases(db, ids);
  if (ofCases.length === 0) return rowsBy(rows, ({ invoiceId }) => invoiceId);
  const known = new Set<string>();
  const once = [...rows, ...ofCases].filter(({ interruptionId, invoiceId, kind, on }) => {
    const isRepeated = interruptionId === null && known.has(`${invoiceId} ${kind} ${on}`);
    known.add(`${invoiceId} ${kind} ${on}`);
    return !isRepeated;
  });
  return rowsBy(
    once.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    ({ invoiceId }) => invoiceId,
  );
}

interface StepRow {
  invoiceId: number;
  caseId: number;
  route: CaseRoute;
  closedOn: LocalDate | null;
  outcome: CaseOutcome | '';
  kind: CaseStepKind;
  on: LocalDate;
}

function eventsOfCases(db: ReadDb, ids: string): StoredEvent[] {
  const steps = db
    .prepare<StepRow>(
      `SELECT ci.invoice_id AS invoiceId, l.id AS caseId, l.route, l.closed_on AS closedOn, l.outcome, s.kind, s.happened_on AS "on"
       FROM legal_cases l JOIN legal_steps s ON s.case_id = l.id JOIN legal_case_invoices ci ON ci.case_id = l.id
       WHERE ci.invoice_id IN (SELECT value FROM json_each(?)) ORDER BY s.happened_on, s.id`,
    )
    .all(ids);
  return [...rowsBy(steps, ({ invoiceId, caseId }) => `${invoiceId} ${caseId}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { invoiceId, route, closedOn, outcome } = first;
    return caseInterruptions({ route, closedOn, outcome: outcome === '' ? null : outcome, steps: own }).map(
      (event): StoredEvent => ({ ...event, interruptionId: null, invoiceId, proof: '', fileId: null, fileName: null, caseRoute: route }),
    );
  });
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
  { interruptionId, kind, on, until, proof, fileId }: Omit<StoredEvent, 'invoiceId' | 'fileName' | 'caseRoute'>,
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
