import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';

/** A clock that was wrong for a day is forgotten once so many changes have been made since. */
const LOOKED_AT = 50;

/** The latest day, in universal time, of the last changes of the books; null while nothing was ever entered in the journal. */
export function latestChangeOn(db: ReadDb): LocalDate | null {
  const row = db
    .prepare<{ latest: string | null }>(
      `SELECT max(happened_at) AS latest FROM (SELECT happened_at FROM journal ORDER BY id DESC LIMIT ${LOOKED_AT})`,
    )
    .get();
  return row?.latest ? (row.latest.slice(0, 10) as LocalDate) : null;
}
