import type { JournalMark } from '../../shared/backups/journal-marks.ts';
import type { ReadDb } from '../database.ts';

/** How many entries are looked at, from the last one back. */
const MARKS = 20_000;

/** What tells the last entries of a company's journal from those of another file of it; these columns are in the first schema. */
export function journalMarks(db: Pick<ReadDb, 'prepare'>): JournalMark[] {
  return db.prepare<JournalMark>('SELECT id, happened_at AS at, action AS verb FROM journal ORDER BY id DESC LIMIT ?').all(MARKS);
}
