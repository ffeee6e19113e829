import type { ReadDb, WriteDb } from '../database.ts';

/** A setting of the company's file as it was stored (JSON); undefined when it was never set. */
export function readSetting(db: ReadDb, key: string): unknown {
  const row = db.prepare<{ value: string }>('SELECT value FROM settings WHERE key = ?').get(key);
  return row && JSON.parse(row.value);
}

/** Keeps a setting of the company's file, as JSON. */
export function writeSetting(db: WriteDb, key: string, value: unknown): void {
  db.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    JSON.stringify(value),
  );
}
