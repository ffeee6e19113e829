import type { ReadDb } from '../database.ts';

/** A setting of the company's file as it was stored (JSON); undefined when it was never set. */
export function readSetting(db: ReadDb, key: string): unknown {
  const row = db.prepare<{ value: string }>('SELECT value FROM settings WHERE key = ?').get(key);
  return row && JSON.parse(row.value);
}
