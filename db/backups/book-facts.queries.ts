import { type BookFacts, type RowsBeyond, TOLD_TABLES } from '../../shared/backups/book-facts.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';

/** Reads how far a company's file has come, whatever its schema: these tables and columns are in the first one. */
export function bookFacts(db: Pick<ReadDb, 'prepare'>): BookFacts {
  const last = db
    .prepare<{
      lastImportOn: LocalDate | null;
      lastPaymentOn: LocalDate | null;
      lastLetterOn: LocalDate | null;
      lastDecisionAt: string | null;
    }>(
      `SELECT (SELECT max(imported_on) FROM imports WHERE undone_at IS NULL) AS lastImportOn,
              (SELECT max(paid_on) FROM payments WHERE kind = 'payment') AS lastPaymentOn,
              (SELECT max(printed_on) FROM letters) AS lastLetterOn,
              (SELECT happened_at FROM journal ORDER BY id DESC LIMIT 1) AS lastDecisionAt`,
    )
    .get();
  const reached = Object.fromEntries(
    TOLD_TABLES.map((table) => [table, db.prepare<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0]),
  );
  return { lastImportOn: null, lastPaymentOn: null, lastLetterOn: null, lastDecisionAt: null, ...last, reached };
}

/** How many rows of each table come after what another file has reached: numbers are given in order and never again while later ones stand. */
export function rowsBeyond(db: Pick<ReadDb, 'prepare'>, { reached }: Pick<BookFacts, 'reached'>): RowsBeyond {
  return TOLD_TABLES.flatMap((table) => {
    // A letter that was not printed is a draft that the program makes again.
    const condition = table === 'letters' ? ` AND state <> 'draft'` : table === 'imports' ? ' AND undone_at IS NULL' : '';
    const found = db.prepare<{ rows: number }>(`SELECT count(*) AS rows FROM ${table} WHERE id > ?${condition}`).get(reached[table] ?? 0);
    return found && found.rows > 0 ? [{ table, rows: found.rows }] : [];
  });
}
