import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../shared/errors/app-error.ts';
import { remakeKeptMonths } from './dashboard/customer-months.queries.ts';
import type { OpenDatabase } from './database.ts';
import { APPLICATION_ID, migrate, refuseNewer } from './migrate.ts';

const SQLITE_HEADER = 'SQLite format 3\u0000';

/** Opens an existing company file, upgrading it if it is from an earlier version. @throws AppError COMPANY_FILE_* */
export function openDatabase(path: string): OpenDatabase {
  if (!existsSync(path)) throw new AppError('COMPANY_FILE_MISSING', { path });
  if (statSync(path).isDirectory() || !hasSqliteHeader(path)) throw new AppError('COMPANY_FILE_FOREIGN', { path });
  return open(path, (sqlite) => {
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('COMPANY_FILE_FOREIGN', { path });
    refuseNewer(sqlite, path);
  });
}

/** Creates a company file. @throws AppError COMPANY_FILE_EXISTS: an existing file is never overwritten. */
export function createDatabase(path: string): OpenDatabase {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new AppError('COMPANY_FILE_EXISTS', { path });
    throw new AppError('COMPANY_FILE_UNWRITABLE', { path });
  }
  return open(path, () => {});
}

function hasSqliteHeader(path: string): boolean {
  const buffer = Buffer.alloc(16);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new AppError('COMPANY_FILE_UNWRITABLE', { path });
  }
  try {
    return readSync(file, buffer, 0, 16, 0) === 16 && buffer.toString('latin1') === SQLITE_HEADER;
  } finally {
    closeSync(file);
  }
}

function open(path: string, check: (sqlite: Database.Database) => void): OpenDatabase {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path, { timeout: 2000 });
    // One opener at a time: the lock is the operating system's, so a killed process never leaves a stale one.
    sqlite.pragma('locking_mode = EXCLUSIVE');
    check(sqlite);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT');
    const isUpgraded = migrate(sqlite, path);
    const database = wrap(sqlite, path);
    if (isUpgraded) database.transaction(() => remakeKeptMonths(database));
    return database;
  } catch (error) {
    sqlite?.close();
    throw toAppError(error, path);
  }
}

function toAppError(error: unknown, path: string): unknown {
  if (error instanceof AppError || !(error instanceof Database.SqliteError)) return error;
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) return new AppError('COMPANY_FILE_IN_USE', { path });
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) return new AppError('COMPANY_FILE_DAMAGED', { path });
  if (
    error.code.startsWith('SQLITE_READONLY') ||
    error.code.startsWith('SQLITE_CANTOPEN') ||
    error.code.startsWith('SQLITE_IOERR') ||
    error.code === 'SQLITE_FULL'
  )
    return new AppError('COMPANY_FILE_UNWRITABLE', { path });
  return error;
}

function wrap(sqlite: Database.Database, path: string): OpenDatabase {
  const statements = new Map<string, Database.Statement>();
  const database = {
    path,
    orm: drizzle(sqlite),
    prepare(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        statements.set(sql, statement);
      }
      return statement;
    },
    run(sql: string) {
      sqlite.exec(sql);
    },
    transaction<T>(work: () => T): T {
      try {
        return sqlite.transaction(work).immediate();
      } catch (error) {
        throw toAppError(error, path);
      }
    },
    async transactionInSteps<Step, T>(steps: Iterator<Step, T>, pause: (step: Step) => Promise<void>): Promise<T> {
      try {
        sqlite.exec('BEGIN IMMEDIATE');
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            sqlite.exec('COMMIT');
            return step.value;
          }
          await pause(step.value);
        }
      } catch (error) {
        if (sqlite.open && sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw toAppError(error, path);
      }
    },
    checkpoint() {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
    },
    close() {
      sqlite.close();
    },
  };
  return database as unknown as OpenDatabase;
}
