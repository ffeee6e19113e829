import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { APPLICATION_ID } from '../migrate.ts';
import { isOpenHere } from '../open-files.ts';

const WRITE_FORMAT_AT = 18;
const IN_ONE_FILE = 1;

/** Whose a file that lies among backups is, read without touching it; null when it cannot be told that way, or is none of ours. */
export function identifyFile(path: string): { companyId: string; companyName: string } | null {
  let sqlite: Database.Database | undefined;
  try {
    if (isOpenHere(path) || writeFormatOf(path) !== IN_ONE_FILE) return null;
    sqlite = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) return null;
    const row = sqlite.prepare('SELECT uuid AS companyId, name AS companyName FROM company').get();
    return (row as { companyId: string; companyName: string } | undefined) ?? null;
  } catch {
    return null;
  } finally {
    sqlite?.close();
  }
}

function writeFormatOf(path: string): number | undefined {
  const header = Buffer.alloc(WRITE_FORMAT_AT + 1);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
    return header[WRITE_FORMAT_AT];
  } finally {
    closeSync(file);
  }
}
