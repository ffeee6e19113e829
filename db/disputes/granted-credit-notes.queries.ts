import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { negateCents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** Whether a customer has a document of that number. */
export function isNumberTaken(db: ReadDb, customerId: number, number: string): boolean {
  return db.prepare('SELECT 1 FROM invoices WHERE customer_id = ? AND number = ?').get(customerId, number) !== undefined;
}

/** Enters a credit note by hand; its amount is positive here. */
export function insertCreditNote(
  db: WriteDb,
  note: { customerId: number; number: string; issuedOn: LocalDate; amountCents: Cents; label: string },
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO invoices (customer_id, number, kind, issued_on, due_on, total_cents, label)
       VALUES (:customerId, :number, 'creditNote', :issuedOn, :issuedOn, :totalCents, :label)`,
    )
    .run({
      customerId: note.customerId,
      number: note.number,
      issuedOn: note.issuedOn,
      totalCents: negateCents(note.amountCents),
      label: note.label,
    });
  return Number(lastInsertRowid);
}

/** What a credit note takes off an invoice, whoever put it there. */
export function creditedBy(db: ReadDb, creditNoteId: number, invoiceId: number): Cents {
  const { amountCents } = db
    .prepare<{ amountCents: Cents }>(
      'SELECT coalesce(sum(amount_cents), 0) AS amountCents FROM allocations WHERE credit_note_id = ? AND invoice_id = ?',
    )
    .get(creditNoteId, invoiceId) ?? { amountCents: ZERO };
  return amountCents;
}

/** Takes back what a credit note was put against an invoice by hand. Inside the caller's transaction. */
export function takeBackCreditNote(db: WriteDb, creditNoteId: number, invoiceId: number): void {
  db.prepare('DELETE FROM allocations WHERE credit_note_id = ? AND invoice_id = ? AND import_id IS NULL').run(creditNoteId, invoiceId);
}

/** Takes a credit note out that was entered by hand, unless something stands on it, or a file has brought it since. */
export function deleteUnusedCreditNote(db: WriteDb, creditNoteId: number): void {
  db.prepare(
    `DELETE FROM invoices WHERE id = :id AND kind = 'creditNote' AND import_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM allocations WHERE credit_note_id = :id)
       AND NOT EXISTS (SELECT 1 FROM import_changes WHERE table_name = 'invoices' AND row_id = :id)
       AND NOT EXISTS (SELECT 1 FROM letter_invoices WHERE invoice_id = :id)
       AND NOT EXISTS (SELECT 1 FROM disputes WHERE credit_note_id = :id)
       AND NOT EXISTS (SELECT 1 FROM attachments WHERE invoice_id = :id)`,
  ).run({ id: creditNoteId });
}
