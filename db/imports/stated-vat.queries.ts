import type { ImportPlan } from '../../shared/imports/import-plan.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { setInvoiceVat } from '../write-offs/write-offs.queries.ts';
import { BatchedInsert } from './batched-insert.ts';
import { change, rowImage } from './recorded-changes.queries.ts';

/** What an import says of the VAT of the invoices that it added, all together: what is otherwise later was typed. */
const IMPORTED_VAT = 'imported_vat';

/** Keeps the VAT of new invoices, as id and amount one after the other: they may be a million. */
export function writeImportedVat(db: WriteDb, importId: number, idsAndVat: readonly number[]): void {
  if (idsAndVat.length === 0) return;
  const rows = new BatchedInsert(db, 'invoice_vat', ['invoice_id', 'vat_cents']);
  for (let index = 0; index < idsAndVat.length; index += 2) rows.add(idsAndVat[index] ?? 0, idsAndVat[index + 1] ?? 0);
  rows.finish();
  db.prepare('INSERT INTO import_changes (import_id, table_name, row_id, before, after) VALUES (?, ?, ?, NULL, ?)').run(
    importId,
    IMPORTED_VAT,
    importId,
    JSON.stringify(vatOfImport(db, importId)),
  );
}

/** What the file says of invoices that were known: kept where nothing was, or where their total is another one now; what was typed stays. */
export function writeStatedVat(db: WriteDb, importId: number, { statedVat = [] }: ImportPlan): void {
  const known = db.prepare<{ vatCents: number }>('SELECT vat_cents AS vatCents FROM invoice_vat WHERE invoice_id = ?');
  for (const { invoiceId, vatCents, replaces } of statedVat) {
    const before = known.get(invoiceId)?.vatCents;
    if (before === undefined || (replaces && before !== vatCents))
      change(db, importId, 'invoice_vat', invoiceId, () => setInvoiceVat(db, invoiceId, vatCents));
  }
}

/** Whether somebody said since what VAT an invoice bears that the import added. */
export function hasTypedVat(db: ReadDb, importId: number): boolean {
  const imported = db
    .prepare<{ after: string }>(`SELECT after FROM import_changes WHERE import_id = ? AND table_name = '${IMPORTED_VAT}'`)
    .get(importId);
  return JSON.stringify(vatOfImport(db, importId)) !== (imported?.after ?? JSON.stringify({ invoices: 0, vatCents: 0 }));
}

/** The VAT of a known invoice as it was before the import; what was typed since stays. */
export function takeBackVat(db: WriteDb, { rowId, before, after }: { rowId: number; before: string | null; after: string | null }): void {
  if (rowImage(db, 'invoice_vat', rowId) !== after) return;
  if (before === null) db.prepare('DELETE FROM invoice_vat WHERE invoice_id = ?').run(rowId);
  else setInvoiceVat(db, rowId, (JSON.parse(before) as { vat_cents: Parameters<typeof setInvoiceVat>[2] }).vat_cents);
}

/** How many of its claims were answered questions about, in Contentieux. */
export function answeredClaims(db: ReadDb, importId: number): number {
  return (
    db
      .prepare<{ count: number }>(
        'SELECT count(*) AS count FROM claim_facts f JOIN invoices i ON i.id = f.invoice_id WHERE i.import_id = ?',
      )
      .get(importId)?.count ?? 0
  );
}

function vatOfImport(db: ReadDb, importId: number): { invoices: number; vatCents: number } {
  const sums = db
    .prepare<{ invoices: number; vatCents: number }>(
      `SELECT count(*) AS invoices, coalesce(sum(v.vat_cents), 0) AS vatCents
       FROM invoice_vat v JOIN invoices i ON i.id = v.invoice_id WHERE i.import_id = ?`,
    )
    .get(importId);
  return sums ?? { invoices: 0, vatCents: 0 };
}
