import type { ReadDb } from '../database.ts';
import { columnsOf, type DumpedRow } from '../exports/whole-tables.queries.ts';
import { CUSTOMER_ROWS } from './customer-rows.ts';

export function readCustomerName(db: ReadDb, customerId: number): string | null {
  return db.prepare<{ name: string }>('SELECT name FROM customers WHERE id = ?').get(customerId)?.name ?? null;
}

/** How many rows of a table are about a customer. */
function countOf(db: ReadDb, table: string, customerId: number): number {
  return (
    db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${CUSTOMER_ROWS[table]}`).get({ id: customerId })?.count ??
    0
  );
}

/** What goes whole when a customer is anonymised. */
export function removedCounts(db: ReadDb, customerId: number): { letters: number; messages: number; files: number; contacts: number } {
  const [letters, messages, files, contacts] = ['letters', 'messages', 'attachments', 'customer_contacts'].map((table) =>
    countOf(db, table, customerId),
  );
  return { letters: letters ?? 0, messages: messages ?? 0, files: files ?? 0, contacts: contacts ?? 0 };
}

/** Every row that is about a customer, table by table, in the order of their numbers; of bytes their length only. */
export function customerRows(db: ReadDb, customerId: number): { table: string; rows: DumpedRow[] }[] {
  return Object.entries(CUSTOMER_ROWS).flatMap(([table, condition]) => {
    if (condition === null) return [];
    return [
      { table, rows: db.prepare<DumpedRow>(`SELECT ${columnsOf(db, table)} FROM ${table} WHERE ${condition}`).all({ id: customerId }) },
    ];
  });
}
