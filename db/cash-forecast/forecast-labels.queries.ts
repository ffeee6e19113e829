import type { ReadDb } from '../database.ts';

export interface InvoiceLabel {
  id: number;
  number: string;
  customerName: string;
}

/** Numbers and customers' names of some invoices. */
export function invoiceLabels(db: ReadDb, invoiceIds: readonly number[]): Map<number, InvoiceLabel> {
  const rows = db
    .prepare<InvoiceLabel>(
      `SELECT i.id, i.number, c.name AS customerName FROM json_each(?) wanted
       JOIN invoices i ON i.id = wanted.value JOIN customers c ON c.id = i.customer_id`,
    )
    .all(JSON.stringify(invoiceIds));
  return new Map(rows.map((row) => [row.id, row]));
}
