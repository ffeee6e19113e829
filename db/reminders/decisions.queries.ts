import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ForcedLevel, Postponement, Skip } from '../../shared/reminders/customer-position.ts';
import type { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** What the user decided about a customer's contacts, as it holds on a day. */
export interface Decisions {
  /** Oldest first. */
  skips: Skip[];
  /** The one decided last. */
  postponed: Postponement | null;
  /** The one decided last, unless a contact has used it up. */
  forced: ForcedLevel | null;
}

export const NO_DECISIONS: Decisions = { skips: [], postponed: null, forced: null };

interface Row {
  decisionId: number;
  customerId: number;
  kind: 'skip' | 'postpone' | 'force';
  on: LocalDate;
  level: ReminderLevel;
  until: LocalDate;
  reason: string;
  isUsedUp: number;
}

/** Decisions taken by a day and not undone, by customer. */
export function decisionsBy(db: ReadDb, asOf: LocalDate, customerId?: number): Map<number, Decisions> {
  const rows = db
    .prepare<Row>(
      `SELECT d.id AS decisionId, d.customer_id AS customerId, d.kind, d.decided_on AS "on", d.level, d.until, d.reason,
              EXISTS (SELECT 1 FROM reminder_contacts c
                      WHERE c.customer_id = d.customer_id AND c.id > d.after_contact_id AND c.contacted_on <= :asOf
                        AND c.outcome <> 'wrongNumber') AS isUsedUp
       FROM reminder_decisions d
       WHERE d.undone_on IS NULL AND d.decided_on <= :asOf AND (:customerId IS NULL OR d.customer_id = :customerId)
       ORDER BY d.decided_on, d.id`,
    )
    .all({ asOf, customerId: customerId ?? null });
  if (rows.length === 0) return new Map();
  const invoices = rowsBy(
    db
      .prepare<{ decisionId: number; invoiceId: number }>(
        'SELECT decision_id AS decisionId, invoice_id AS invoiceId FROM reminder_decision_invoices',
      )
      .all(),
    ({ decisionId }) => decisionId,
  );
  const decisions = new Map<number, Decisions>();
  for (const { decisionId, customerId: of, kind, on, level, until, reason, isUsedUp } of rows) {
    const known = decisions.get(of) ?? NO_DECISIONS;
    if (kind === 'skip') {
      const invoiceIds = (invoices.get(decisionId) ?? []).map(({ invoiceId }) => invoiceId);
      decisions.set(of, { ...known, skips: [...known.skips, { decisionId, on, level, reason, invoiceIds }] });
    } else if (kind === 'postpone') decisions.set(of, { ...known, postponed: { decisionId, on, until, reason } });
    else if (isUsedUp === 0) decisions.set(of, { ...known, forced: { decisionId, on, level, reason } });
  }
  return decisions;
}

export interface NewDecision {
  customerId: number;
  kind: 'skip' | 'postpone' | 'force';
  on: LocalDate;
  level: ReminderLevel | null;
  until: LocalDate | null;
  reason: string;
  invoiceIds: readonly number[];
}

/** Inside the caller's transaction. */
export function insertDecision(db: WriteDb, { invoiceIds, ...decision }: NewDecision): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO reminder_decisions (customer_id, kind, decided_on, level, until, reason, after_contact_id)
       VALUES (:customerId, :kind, :on, :level, :until, :reason,
               coalesce((SELECT max(id) FROM reminder_contacts WHERE customer_id = :customerId), 0))`,
    )
    .run(decision);
  const decisionId = Number(lastInsertRowid);
  const about = db.prepare('INSERT INTO reminder_decision_invoices (decision_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) about.run(decisionId, invoiceId);
  return decisionId;
}

/** The decisions of these ids that still hold. */
export function standingDecisions(db: ReadDb, decisionIds: readonly number[]): { decisionId: number; customerId: number }[] {
  return db
    .prepare<{ decisionId: number; customerId: number }>(
      `SELECT id AS decisionId, customer_id AS customerId FROM reminder_decisions
       WHERE undone_on IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(JSON.stringify(decisionIds));
}

/** Inside the caller's transaction. */
export function undoDecision(db: WriteDb, decisionId: number, on: LocalDate): void {
  db.prepare('UPDATE reminder_decisions SET undone_on = ? WHERE id = ?').run(on, decisionId);
}
