import Database from 'better-sqlite3';
import { APPLICATION_ID } from '../migrate.ts';

/**
 * Which company a file holds, without upgrading it or keeping it: null when it is not one of ours, or cannot be read now (another
 * program has it open, it is damaged).
 */
export function readFileIdentity(path: string): { uuid: string; name: string } | null {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path, { fileMustExist: true, timeout: 0 });
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) return null;
    return (sqlite.prepare('SELECT uuid, name FROM company').get() as { uuid: string; name: string } | undefined) ?? null;
  } catch {
    return null;
  } finally {
    sqlite?.close();
  }
}
