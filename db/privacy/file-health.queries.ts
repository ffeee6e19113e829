import type { ReadDb } from '../database.ts';

export interface FileHealth {
  schemaVersion: number;
  pages: number;
  freePages: number;
  integrityProblems: number;
  danglingLinks: number;
  sqlite: string;
}

/** The state of a company's file, in numbers: SQLite's own words about a problem may quote what is in it. */
export function fileHealth(db: ReadDb): FileHealth {
  const number = (pragma: string) => Number(Object.values(db.prepare<Record<string, number>>(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
  const found = db
    .prepare<Record<string, string>>('PRAGMA integrity_check(100)')
    .all()
    .map((row) => String(Object.values(row)[0]));
  return {
    schemaVersion: number('user_version'),
    pages: number('page_count'),
    freePages: number('freelist_count'),
    integrityProblems: found.length === 1 && found[0] === 'ok' ? 0 : found.length,
    danglingLinks: db.prepare('PRAGMA foreign_key_check').all().length,
    sqlite: db.prepare<{ version: string }>('SELECT sqlite_version() AS version').get()?.version ?? '',
  };
}

/** Settings by name; of text only its length, for it may be anything: a payee, a link, a name. */
export function harmlessSettings(db: ReadDb): [string, string][] {
  const value = (stored: unknown): unknown => {
    if (typeof stored === 'string') return `texte de ${stored.length} caractères`;
    if (Array.isArray(stored)) return `liste de ${stored.length}`;
    if (stored === null || typeof stored !== 'object') return stored;
    return Object.fromEntries(Object.entries(stored).map(([key, part]) => [/^\w{1,40}$/.test(key) ? key : '…', value(part)]));
  };
  return db
    .prepare<{ key: string; value: string }>('SELECT key, value FROM settings ORDER BY key')
    .all()
    .map(({ key, value: text }) => {
      try {
        return [key, JSON.stringify(value(JSON.parse(text)))];
      } catch {
        return [key, 'illisible'];
      }
    });
}
