import { eq } from 'drizzle-orm';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { invoices } from './invoice.table.ts';

export type StoredInvoice = typeof invoices.$inferSelect;

/** @throws AppError INVOICE_NOT_FOUND */
export function readInvoice(db: ReadDb, invoiceId: number): StoredInvoice {
  const row = db.orm.select().from(invoices).where(eq(invoices.id, invoiceId)).get();
  if (!row) throw new AppError('INVOICE_NOT_FOUND', { invoiceId });
  return row;
}

/** Whether money was ever put against it, or taken from it when it is a credit note. */
export function hasAllocations(db: ReadDb, invoiceId: number): boolean {
  return (
    db.prepare('SELECT 1 FROM allocations WHERE invoice_id = :id OR credit_note_id = :id LIMIT 1').get({ id: invoiceId }) !== undefined
  );
}

export function cancelInvoice(db: WriteDb, invoiceId: number, cancelledOn: LocalDate): void {
  db.orm.update(invoices).set({ cancelledOn }).where(eq(invoices.id, invoiceId)).run();
}
