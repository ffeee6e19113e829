import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';

/** How many of these texts are numbers of invoices of the company, and how many name a customer or its code. */
export function countKnownTexts(db: ReadDb, texts: readonly string[]): { knownInvoices: number; knownCustomers: number } {
  const wanted = JSON.stringify(texts);
  const count = (sql: string) => db.prepare<{ count: number }>(sql).get(wanted)?.count ?? 0;
  return {
    knownInvoices: count('SELECT count(DISTINCT number) AS count FROM invoices WHERE number IN (SELECT value FROM json_each(?))'),
    knownCustomers: count(
      `WITH wanted AS MATERIALIZED (SELECT value FROM json_each(?))
       SELECT count(*) AS count FROM customers WHERE name IN (SELECT value FROM wanted) OR (code <> '' AND code IN (SELECT value FROM wanted))`,
    ),
  };
}

/** The names of the files imported and not undone, each once, the latest first. */
export function importedFileNames(db: ReadDb): { name: string; on: LocalDate }[] {
  return db
    .prepare<{ name: string; on: LocalDate }>(
      `SELECT file_name AS name, max(imported_on) AS "on" FROM imports WHERE undone_at IS NULL GROUP BY file_name ORDER BY max(id) DESC LIMIT 500`,
    )
    .all();
}
