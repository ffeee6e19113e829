import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../shared/errors/app-error.ts';
import type { ReadDb } from './database.ts';
import { toAppError } from './file-faults.ts';
import { APPLICATION_ID, MIGRATIONS, refuseNewer } from './migrate.ts';
import { isOpenHere } from './open-files.ts';

/** How long another reader may keep us waiting: nobody waits for a program that has the file open. */
const PATIENCE_MS = 50;
/** Where the header of a SQLite file says how it is journalled; 1 needs no file beside it (https://www.sqlite.org/fileformat.html, 1.3). */
const JOURNAL_VERSIONS_AT = 18;
const LARGEST_IN_MEMORY = 400 * 1024 * 1024;

/**
 * Looks into a company's file that is not open in this process, and leaves it as it was: nothing is upgraded, written or left beside it. While the work
 * lasts, which it does in one turn, nobody else has the file.
 * @throws AppError COMPANY_FILE_OLDER for one that has to be upgraded first; COMPANY_FILE_IN_USE, COMPANY_FILE_UNREADABLE and as opening does
 */
export function readCompanyFile<T>(path: string, work: (db: ReadDb) => T): T {
  if (!existsSync(path)) throw new AppError('COMPANY_FILE_MISSING', { path });
  if (isOpenHere(path)) throw new AppError('COMPANY_FILE_IN_USE', { path });
  if (statSync(path).isDirectory()) throw new AppError('COMPANY_FILE_FOREIGN', { path });
  const sideFiles = sideFilesOf(path);
  let sqlite: Database.Database | undefined;
  try {
    sqlite = sideFiles.hasLeftover ? besideLeftover(path) : connectionTo(path);
    checkVersion(sqlite, path);
    return work(readerOf(sqlite, path));
  } catch (error) {
    throw readingError(error, path);
  } finally {
    sqlite?.close();
    sideFiles.restore();
  }
}

/** The file as whoever has it alone; a copy in memory where it cannot be locked: on a read-only drive, without the right to write. */
function connectionTo(path: string): Database.Database {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path, { fileMustExist: true, timeout: PATIENCE_MS });
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.pragma('query_only = ON');
    sqlite.exec('BEGIN');
    sqlite.pragma('user_version');
    return sqlite;
  } catch (error) {
    sqlite?.close();
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/.test(error.code)) throw error;
    return inMemory(path);
  }
}

function inMemory(path: string): Database.Database {
  if (statSync(path).size > LARGEST_IN_MEMORY) throw new AppError('COMPANY_FILE_UNREADABLE', { path });
  const bytes = readFileSync(path);
  bytes.fill(1, JOURNAL_VERSIONS_AT, JOURNAL_VERSIONS_AT + 2);
  return new Database(bytes);
}

/**
 * What a killed program left beside its file is read with it, and neither is changed: the next opening brings them together. Unless the two
 * do not go together: the file was replaced meanwhile.
 */
function besideLeftover(path: string): Database.Database {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
  try {
    sqlite.exec('BEGIN');
    if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new AppError('COMPANY_FILE_LEFTOVER', { path });
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function sideFilesOf(path: string): { hasLeftover: boolean; restore: () => void } {
  const hasLeftover = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const hadIndex = existsSync(`${path}-shm`);
  return {
    hasLeftover,
    restore() {
      if (hasLeftover && !hadIndex) rmSync(`${path}-shm`, { force: true }); // made by this look
    },
  };
}

function checkVersion(sqlite: Database.Database, path: string): void {
  if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('COMPANY_FILE_FOREIGN', { path });
  refuseNewer(sqlite, path);
  const fileVersion = sqlite.pragma('user_version', { simple: true }) as number;
  if (fileVersion === MIGRATIONS.length) return;
  const identity = sqlite.prepare<[], { uuid: string; name: string }>('SELECT uuid, name FROM company').get();
  throw new AppError('COMPANY_FILE_OLDER', { path, companyId: identity?.uuid ?? '', name: identity?.name ?? '' });
}

function readerOf(sqlite: Database.Database, path: string): ReadDb {
  const statements = new Map<string, Database.Statement>();
  const reader = {
    path,
    orm: drizzle(sqlite),
    prepare(sql: string) {
      const statement = statements.get(sql) ?? sqlite.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
  return reader as unknown as ReadDb;
}

/** Nothing was to be written: what opening calls unwritable cannot be read. */
function readingError(error: unknown, path: string): unknown {
  if (error instanceof Error && 'syscall' in error) return new AppError('COMPANY_FILE_UNREADABLE', { path });
  // Its first bytes are not those of such a file: opening says so of it too.
  if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') return new AppError('COMPANY_FILE_FOREIGN', { path });
  const said = toAppError(error, path);
  return said instanceof AppError && said.code === 'COMPANY_FILE_UNWRITABLE' ? new AppError('COMPANY_FILE_UNREADABLE', { path }) : said;
}
