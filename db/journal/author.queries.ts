import type { ReadDb } from '../database.ts';
import { readSetting } from '../settings/settings.queries.ts';

export const JOURNAL_AUTHOR = 'journal.author';

/** The name that the company keeps for who decides; empty while it is the operating system's. */
export function ownAuthor(db: ReadDb): string {
  const stored = readSetting(db, JOURNAL_AUTHOR);
  return typeof stored === 'string' ? stored : '';
}
