import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';

/** The day of the last import of invoices that stands; null when there is none. */
export function lastInvoiceImportOn(db: ReadDb): LocalDate | null {
  const row = db
    .prepare<{ on: LocalDate | null }>(
      `SELECT max(imported_on) AS "on" FROM imports WHERE kind IN ('invoices', 'workbook') AND undone_at IS NULL`,
    )
    .get();
  return row?.on ?? null;
}
