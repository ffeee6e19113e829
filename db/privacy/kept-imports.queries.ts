import type { ReadDb, WriteDb } from '../database.ts';

/** Imported files that are kept, one at a time: they may be large together. */
export function keptImports(db: ReadDb): { importId: number; fileName: string }[] {
  return db
    .prepare<{ importId: number; fileName: string }>(
      'SELECT id AS importId, file_name AS fileName FROM imports WHERE file IS NOT NULL ORDER BY id',
    )
    .all();
}

/** As it is kept, deflated. */
export function keptImportFile(db: ReadDb, importId: number): Uint8Array | null {
  return db.prepare<{ file: Uint8Array | null }>('SELECT file FROM imports WHERE id = ?').get(importId)?.file ?? null;
}

/** Imports that brought a customer, or something of it. */
export function importsOfCustomer(db: ReadDb, customerId: number): Set<number> {
  const rows = db
    .prepare<{ importId: number }>(
      `SELECT import_id AS importId FROM customers WHERE id = :id AND import_id IS NOT NULL
       UNION SELECT import_id FROM invoices WHERE customer_id = :id AND import_id IS NOT NULL
       UNION SELECT import_id FROM payments WHERE customer_id = :id AND import_id IS NOT NULL
       UNION SELECT import_id FROM customer_aliases WHERE customer_id = :id AND import_id IS NOT NULL
       UNION SELECT import_id FROM import_changes WHERE table_name = 'customers' AND row_id = :id`,
    )
    .all({ id: customerId });
  return new Set(rows.map(({ importId }) => importId));
}

/** Forgets the file of an import; what was read of it stays. */
export function forgetKeptImport(db: WriteDb, importId: number): void {
  db.prepare('UPDATE imports SET file = NULL WHERE id = ?').run(importId);
}

export function renameImport(db: WriteDb, importId: number, fileName: string): void {
  db.prepare('UPDATE imports SET file_name = ? WHERE id = ?').run(fileName, importId);
}
