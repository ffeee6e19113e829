import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../shared/errors/app-error.ts';

/**
 * A program that was killed leaves its side file (-wal), which SQLite brings into the file as it opens. That is right, unless the file was
 * replaced meanwhile by a copy of another day: the two would be mixed. So both together are looked at first, through a connection
 * that cannot write; all is left as it is when they do not go together. For files of ours only: nobody else has them open.
 * @throws AppError COMPANY_FILE_LEFTOVER; SqliteError as opening does
 */
export function checkLeftover(path: string): void {
  const size = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return;
  const isShared = existsSync(`${path}-shm`);
  const sqlite = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    if (isWhole(sqlite)) return;
  } finally {
    sqlite.close();
    // Made by this look: a company's file is opened without one.
    if (!isShared) rmSync(`${path}-shm`, { force: true });
  }
  throw new AppError('COMPANY_FILE_LEFTOVER', { path });
}

function isWhole(sqlite: Database.Database): boolean {
  try {
    return sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return false;
    throw error;
  }
}
