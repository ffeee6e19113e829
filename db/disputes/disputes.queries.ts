import { daysBetween, type LocalDate } from '../../shared/dates/local-date.ts';
import type { Dispute, DisputeCategory, DisputeOutcome } from '../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { openAmongAt } from '../invoices/open-invoices.queries.ts';

/** What is said of a dispute and may be said otherwise. */
export interface DisputeTerms {
  /** The contested part; null contests whatever is open. */
  amountCents: Cents | null;
  category: DisputeCategory;
  reason: string;
  owner: string;
  deadlineOn: LocalDate | null;
  nextStep: string;
  notes: string;
}

export interface NewDispute extends DisputeTerms {
  invoiceId: number;
  openedOn: LocalDate;
}

/** Stores a dispute. Inside the caller's transaction. */
export function insertDispute(db: WriteDb, dispute: NewDispute): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO disputes (invoice_id, amount_cents, category, reason, owner, deadline_on, next_step, notes, opened_on)
       VALUES (:invoiceId, :amountCents, :category, :reason, :owner, :deadlineOn, :nextStep, :notes, :openedOn)`,
    )
    .run(dispute);
  return Number(lastInsertRowid);
}

export function updateDispute(db: WriteDb, disputeId: number, terms: DisputeTerms): void {
  db.prepare(
    `UPDATE disputes SET amount_cents = :amountCents, category = :category, reason = :reason, owner = :owner, deadline_on = :deadlineOn,
            next_step = :nextStep, notes = :notes WHERE id = :disputeId`,
  ).run({ disputeId, ...terms });
}

/** What the creditor gave way on when a dispute was closed. */
export interface Grant {
  amountCents: Cents;
  creditNoteId: number;
  /** The credit note was entered for it. */
  entered: boolean;
}

export function closeDispute(db: WriteDb, disputeId: number, outcome: DisputeOutcome, closedOn: LocalDate, grant: Grant | null): void {
  db.prepare(
    `UPDATE disputes SET outcome = :outcome, closed_on = :closedOn, granted_cents = :amountCents, credit_note_id = :creditNoteId,
            credit_note_entered = :entered WHERE id = :disputeId`,
  ).run({
    disputeId,
    outcome,
    closedOn,
    amountCents: grant?.amountCents ?? null,
    creditNoteId: grant?.creditNoteId ?? null,
    entered: grant?.entered ? 1 : 0,
  });
}

export function reopenDispute(db: WriteDb, disputeId: number): void {
  db.prepare(
    `UPDATE disputes SET outcome = NULL, closed_on = NULL, granted_cents = NULL, credit_note_id = NULL, credit_note_entered = 0 WHERE id = ?`,
  ).run(disputeId);
}

/** Takes a dispute out, with the files kept with it. Inside the caller's transaction. */
export function deleteDispute(db: WriteDb, disputeId: number): void {
  db.prepare('DELETE FROM attachments WHERE dispute_id = ?').run(disputeId);
  db.prepare('DELETE FROM disputes WHERE id = ?').run(disputeId);
}

export interface StoredDispute extends DisputeTerms {
  disputeId: number;
  invoiceId: number;
  openedOn: LocalDate;
  closedOn: LocalDate | null;
  outcome: DisputeOutcome | null;
  creditNoteId: number | null;
  creditNoteEntered: 0 | 1;
  importId: number | null;
}

/** @throws AppError DISPUTE_NOT_FOUND */
export function readDispute(db: ReadDb, disputeId: number): StoredDispute {
  const row = db
    .prepare<StoredDispute>(
      `SELECT id AS disputeId, invoice_id AS invoiceId, amount_cents AS amountCents, category, reason, owner, deadline_on AS deadlineOn,
              next_step AS nextStep, notes, opened_on AS openedOn, closed_on AS closedOn, outcome, credit_note_id AS creditNoteId,
              credit_note_entered AS creditNoteEntered, import_id AS importId
       FROM disputes WHERE id = ?`,
    )
    .get(disputeId);
  if (!row) throw new AppError('DISPUTE_NOT_FOUND', { disputeId });
  return row;
}

/** Whether an invoice has a dispute that nobody has closed yet. */
export function hasOpenDispute(db: ReadDb, invoiceId: number): boolean {
  return db.prepare('SELECT 1 FROM disputes WHERE invoice_id = ? AND closed_on IS NULL').get(invoiceId) !== undefined;
}

/** Disputes opened by a day, as they stood that day: the open ones first, latest first. */
export function disputesAt(db: ReadDb, asOf: LocalDate): Dispute[] {
  const rows = db
    .prepare<Omit<Dispute, 'disputedCents' | 'ageDays'>>(
      `SELECT d.id AS disputeId, d.invoice_id AS invoiceId, i.number AS invoiceNumber, i.customer_id AS customerId, c.name AS customerName,
              d.amount_cents AS amountCents, d.category, d.reason, d.owner, d.deadline_on AS deadlineOn, d.next_step AS nextStep, d.notes,
              d.opened_on AS openedOn, CASE WHEN d.closed_on <= :asOf THEN d.closed_on END AS closedOn,
              CASE WHEN d.closed_on <= :asOf THEN d.outcome END AS outcome, CASE WHEN d.closed_on <= :asOf THEN d.granted_cents END AS grantedCents,
              CASE WHEN d.closed_on <= :asOf THEN n.number END AS creditNoteNumber,
              (SELECT count(*) FROM attachments a WHERE a.dispute_id = d.id) AS fileCount
       FROM disputes d JOIN invoices i ON i.id = d.invoice_id JOIN customers c ON c.id = i.customer_id
            LEFT JOIN invoices n ON n.id = d.credit_note_id
       WHERE d.opened_on <= :asOf ORDER BY closedOn IS NOT NULL, d.opened_on DESC, d.id DESC`,
    )
    .all({ asOf });
  // Nothing is contested of what is settled.
  const open = rows.filter(({ closedOn }) => closedOn === null).map(({ invoiceId }) => invoiceId);
  const contested = new Map(openAmongAt(db, asOf, open).map(({ id, disputedCents }) => [id, disputedCents]));
  return rows.map((row) => ({
    ...row,
    disputedCents: (row.closedOn === null ? (contested.get(row.invoiceId) ?? 0) : 0) as Cents,
    ageDays: daysBetween(row.openedOn, row.closedOn ?? asOf),
  }));
}
