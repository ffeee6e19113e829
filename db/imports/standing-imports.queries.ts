import type { ReadDb } from '../database.ts';

export interface StandingImport {
  readonly importId: number;
  readonly fileName: string;
  readonly importedAt: string;
}

/** That what the return r took out rests on an import: its payment, what that settled, its customer or its credit came with it. */
export const TAKEN_OUT_OF = `r.taken_out IS NOT NULL AND (json_extract(r.taken_out, '$.payment.import_id') = :importId
  OR EXISTS (SELECT 1 FROM customers c WHERE c.id = json_extract(r.taken_out, '$.payment.customer_id') AND c.import_id = :importId)
  OR EXISTS (SELECT 1 FROM json_each(r.taken_out, '$.allocations') a
             LEFT JOIN invoices i ON i.id = json_extract(a.value, '$.invoice_id')
             WHERE json_extract(a.value, '$.import_id') = :importId OR i.import_id = :importId)
  OR EXISTS (SELECT 1 FROM json_each(r.taken_out, '$.movements') m JOIN bank_movements b ON b.id = json_extract(m.value, '$.id')
             WHERE b.import_id = :importId))`;

/** Imports that touched what an import brought or changed, each found by another way: see the blockers of `undo-import.queries.ts`. */
const DIRECT = `
  SELECT DISTINCT im.id AS importId, im.file_name AS fileName, im.imported_at AS importedAt FROM imports im
  WHERE im.undone_at IS NULL AND im.id <> :importId AND im.id IN (
    SELECT a.import_id FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE i.import_id = :importId
    UNION SELECT a.import_id FROM allocations a JOIN invoices i ON i.id = a.credit_note_id WHERE i.import_id = :importId
    UNION SELECT a.import_id FROM allocations a JOIN payments p ON p.id = a.payment_id WHERE p.import_id = :importId
    UNION SELECT ch.import_id FROM import_changes ch JOIN invoices x ON x.id = ch.row_id
          WHERE ch.table_name = 'invoices' AND x.import_id = :importId AND ch.import_id > :importId
    UNION SELECT ch.import_id FROM import_changes ch JOIN payments x ON x.id = ch.row_id
          WHERE ch.table_name = 'payments' AND x.import_id = :importId
    UNION SELECT ch.import_id FROM import_changes ch JOIN bank_movements x ON x.id = ch.row_id
          WHERE ch.table_name = 'bank_movements' AND x.import_id = :importId
    UNION SELECT ch.import_id FROM import_changes ch
          WHERE ch.after IS NULL AND ch.import_id > :importId AND json_extract(ch.before, '$.import_id') = :importId
    UNION SELECT later.import_id FROM import_changes own JOIN import_changes later
          ON later.table_name = own.table_name AND later.row_id = own.row_id AND later.id > own.id
          WHERE own.import_id = :importId AND own.table_name NOT IN ('import_mappings', 'invoice_vat')
    UNION SELECT x.import_id FROM invoices x JOIN customers c ON c.id = x.customer_id WHERE c.import_id = :importId
    UNION SELECT x.import_id FROM payments x JOIN customers c ON c.id = x.customer_id WHERE c.import_id = :importId
    UNION SELECT x.import_id FROM ledger_openings x JOIN customers c ON c.id = x.customer_id WHERE c.import_id = :importId
    UNION SELECT r.import_id FROM returned_payments r WHERE ${TAKEN_OUT_OF}
    UNION SELECT json_extract(r.taken_out, '$.payment.import_id') FROM returned_payments r WHERE ${TAKEN_OUT_OF})
  ORDER BY im.id DESC`;

/** The imports that stand on one, and those that stand on them: in the order in which to undo them, the latest first. */
export function importsStandingOn(db: ReadDb, importId: number): StandingImport[] {
  const statement = db.prepare<StandingImport>(DIRECT);
  const found = new Map<number, StandingImport>();
  const waiting = [importId];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const standing of statement.all({ importId: next })) {
      // One that stands on another which came after it is no import to undo before itself.
      if (standing.importId <= importId || found.has(standing.importId)) continue;
      found.set(standing.importId, standing);
      waiting.push(standing.importId);
    }
  }
  return [...found.values()].sort((a, b) => b.importId - a.importId);
}
