import type { CustomerAlias } from '../../shared/imports/known-book.ts';
import type { WriteDb } from '../database.ts';

/** Keeps another code or name under which files know a customer, from a merge or from an import. */
export function insertAlias(
  db: WriteDb,
  customerId: number,
  { code, name, siren, vatNumber }: CustomerAlias,
  origin: { readonly mergeId?: number; readonly importId?: number },
): void {
  db.prepare(
    'INSERT INTO customer_aliases (customer_id, code, name, siren, vat_number, merge_id, import_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(customerId, code, name, siren, vatNumber, origin.mergeId ?? null, origin.importId ?? null);
}
