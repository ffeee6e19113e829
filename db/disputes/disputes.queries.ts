import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Dispute } from '../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { openInvoicesAt } from '../invoices/open-invoices.queries.ts';

export type DisputeOutcome = 'creditNote' | 'maintained' | 'partial';

export interface NewDispute {
  invoiceId: number;
  /** The contested part; null contests whatever is open. */
  amountCents: Cents | null;
  reason: string;
  openedOn: LocalDate;
}

/** Stores a dispute. Inside the caller's transaction. */
export function insertDispute(db: WriteDb, dispute: NewDispute): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO disputes (invoice_id, amount_cents, reason, opened_on) VALUES (:invoiceId, :amountCents, :reason, :openedOn)')
    .run(dispute);
  return Number(lastInsertRowid);
}

export function closeDispute(db: WriteDb, disputeId: number, outcome: DisputeOutcome, closedOn: LocalDate): void {
  db.prepare('UPDATE disputes SET outcome = ?, closed_on = ? WHERE id = ?').run(outcome, closedOn, disputeId);
}

/** @throws AppError DISPUTE_NOT_FOUND */
export function readDispute(db: ReadDb, disputeId: number): { openedOn: LocalDate; closedOn: LocalDate | null } {
  const row = db
    .prepare<{ openedOn: LocalDate; closedOn: LocalDate | null }>(
      'SELECT opened_on AS openedOn, closed_on AS closedOn FROM disputes WHERE id = ?',
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
    .prepare<Omit<Dispute, 'disputedCents'>>(
      `SELECT d.id AS disputeId, d.invoice_id AS invoiceId, i.number AS invoiceNumber, i.customer_id AS customerId, c.name AS customerName,
              d.reason, d.opened_on AS openedOn, CASE WHEN d.closed_on <= :asOf THEN d.closed_on END AS closedOn
       FROM disputes d JOIN invoices i ON i.id = d.invoice_id JOIN customers c ON c.id = i.customer_id
       WHERE d.opened_on <= :asOf ORDER BY closedOn IS NOT NULL, d.opened_on DESC, d.id DESC`,
    )
    .all({ asOf });
  // Nothing is contested of what is settled.
  const contested = new Map((rows.length === 0 ? [] : openInvoicesAt(db, asOf)).map(({ id, disputedCents }) => [id, disputedCents]));
  return rows.map((row) => ({ ...row, disputedCents: (row.closedOn === null ? (contested.get(row.invoiceId) ?? 0) : 0) as Cents }));
}
