import type { ReadDb, WriteDb } from '../database.ts';

/** The tables of which an import keeps what it changed, row by row. */
export type RecordedTable =
  | 'customers'
  | 'invoices'
  | 'disputes'
  | 'forecasts'
  | 'payments'
  | 'bank_movements'
  | 'allocations'
  | 'invoice_vat'
  | 'ledger_opening_documents';

/** What stands for a row's id where a row is named by its month: 2026-03 is 202603. */
const ROW_KEY: Readonly<Record<RecordedTable, string>> = {
  customers: 'id',
  invoices: 'id',
  disputes: 'id',
  payments: 'id',
  bank_movements: 'id',
  allocations: 'id',
  invoice_vat: 'invoice_id',
  ledger_opening_documents: 'id',
  forecasts: `CAST(replace(month, '-', '') AS INTEGER)`,
};

/** Keeps what a row was before and after the import changed it. */
export function change(db: WriteDb, importId: number, table: RecordedTable, rowId: number, write: () => void): void {
  const before = rowImage(db, table, rowId);
  write();
  recordChange(db, importId, table, rowId, before);
}

export function recordChange(db: WriteDb, importId: number, table: RecordedTable, rowId: number, before: string | null): void {
  db.prepare('INSERT INTO import_changes (import_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)').run(
    importId,
    table,
    rowId,
    before,
    rowImage(db, table, rowId),
  );
}

/** Keeps all customers that an import brought, as `recordChange` would one by one. */
export function recordNewCustomers(db: WriteDb, importId: number): void {
  const columns = db.prepare<{ name: string }>(`SELECT name FROM pragma_table_info('customers')`).all();
  const image = columns.map(({ name }) => `'${name}', ${name}`).join(', ');
  db.prepare(
    `INSERT INTO import_changes (import_id, table_name, row_id, before, after)
     SELECT import_id, 'customers', id, NULL, json_object(${image}) FROM customers WHERE import_id = ? ORDER BY id`,
  ).run(importId);
}

/** A row as JSON, every column in the table's order but what follows from other rows; null when there is no such row. */
export function rowImage(db: ReadDb, table: RecordedTable, rowId: number): string | null {
  const row = db.prepare<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${ROW_KEY[table]} = ?`).get(rowId);
  if (row === undefined) return null;
  const { settled_on: _followsFromAllocations, ...image } = row;
  return JSON.stringify(image);
}
