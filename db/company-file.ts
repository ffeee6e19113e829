import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../shared/errors/app-error.ts';
import { remakeKeptMonths } from './dashboard/customer-months.queries.ts';
import type { OpenDatabase } from './database.ts';
import { type FileFaults, noFaults, sayFaultsOfStatements, sayingFaults, toAppError } from './file-faults.ts';
import { type FilePlace, placeOfFile } from './file-place.ts';
import { checkLeftover } from './leftover-side-file.ts';
import { APPLICATION_ID, migrate, refuseNewer } from './migrate.ts';
import { isOpenHere, noteOpen } from './open-files.ts';

/** About four megabytes: a hundredth of a second between two of them, in which others read. */
const PAGES_AT_A_TIME = 1000;
const SQLITE_HEADER = 'SQLite format 3\u0000';
/** Where the header of a SQLite file names the program it belongs to (https://www.sqlite.org/fileformat.html, 1.3). */
const APPLICATION_ID_AT = 68;

/** Opens an existing company file, upgrading it if it is from an earlier version. @throws AppError COMPANY_FILE_* */
export function openDatabase(path: string): OpenDatabase {
  refuseLongName(path);
  if (!existsSync(path)) throw new AppError('COMPANY_FILE_MISSING', { path });
  // Under whatever name: looking into a file that this process has open would release the system's lock on it.
  if (isOpenHere(path)) throw new AppError('COMPANY_FILE_IN_USE', { path });
  if (statSync(path).isDirectory()) throw new AppError('COMPANY_FILE_FOREIGN', { path });
  refuseProtected(path);
  const header = readHeader(path);
  if (header.toString('latin1', 0, SQLITE_HEADER.length) !== SQLITE_HEADER) throw new AppError('COMPANY_FILE_FOREIGN', { path });
  if (header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID) sayingFaults(path, noFaults(), () => checkLeftover(path));
  return open(path, (sqlite) => {
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('COMPANY_FILE_FOREIGN', { path });
    refuseNewer(sqlite, path);
  });
}

/** Side files lie beside the file, under its name and a few letters more. */
const LONGEST_NAME_BYTES = 255 - '-journal'.length;

/** @throws AppError COMPANY_FILE_NAME_TOO_LONG */
export function refuseLongName(path: string): void {
  if (Buffer.byteLength(basename(path)) > LONGEST_NAME_BYTES) throw new AppError('COMPANY_FILE_NAME_TOO_LONG', { path });
}

/** A file that can only be read would open, and be refused at the first lock under a name that says nothing. */
function refuseProtected(path: string): void {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    const isUnreachable = (error as NodeJS.ErrnoException).code === 'EIO';
    throw new AppError(isUnreachable ? 'COMPANY_FILE_UNREACHABLE' : 'COMPANY_FILE_UNWRITABLE', { path });
  }
}

/** Creates a company file. @throws AppError COMPANY_FILE_EXISTS: an existing file is never overwritten. */
export function createDatabase(path: string): OpenDatabase {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new AppError('COMPANY_FILE_EXISTS', { path });
    throw new AppError(code === 'ENOSPC' || code === 'EDQUOT' ? 'DISK_FULL' : 'COMPANY_FILE_UNWRITABLE', { path });
  }
  return open(path, () => {});
}

/**
 * Closes a file that is about to be moved or linked alone: all that was confirmed has to be in it, and nothing in its side file (-wal). Closing
 * by itself says nothing of a disk on which there was no room for that.
 * @throws AppError DISK_FULL, COMPANY_FILE_UNREACHABLE
 */
export function closeWhole(database: OpenDatabase): void {
  const { path } = database;
  try {
    database.checkpoint();
  } finally {
    database.close();
  }
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new AppError('DISK_FULL', { path });
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(100);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const isUnreachable = (error as NodeJS.ErrnoException).code === 'EIO';
    throw new AppError(isUnreachable ? 'COMPANY_FILE_UNREACHABLE' : 'COMPANY_FILE_UNWRITABLE', { path });
  }
  return header;
}

function open(path: string, check: (sqlite: Database.Database) => void): OpenDatabase {
  let sqlite: Database.Database | undefined;
  const faults = noFaults();
  try {
    sqlite = new Database(path, { timeout: 2000 });
    // One opener at a time: the lock is the operating system's, so a killed process never leaves a stale one.
    sqlite.pragma('locking_mode = EXCLUSIVE');
    check(sqlite);
    sayFaultsOfStatements(sqlite, path, faults);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // A page whose cells lie outside it is met as damage where it is read, not when something has been written beside them.
    sqlite.pragma('cell_size_check = ON');
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT');
    const isUpgraded = upgrade(sqlite, path);
    const place = placeOfFile(path);
    place.noteSideFile();
    const database = wrap(sqlite, path, faults, place);
    if (isUpgraded) database.transaction(() => remakeKeptMonths(database));
    return database;
  } catch (error) {
    sqlite?.close();
    throw toAppError(error, path);
  }
}

/** @throws AppError COMPANY_FILE_UPGRADE_FAILED when the file is not what its version says; it is as it was. */
function upgrade(sqlite: Database.Database, path: string): boolean {
  try {
    return migrate(sqlite, path);
  } catch (error) {
    const said = toAppError(error, path);
    if (said instanceof AppError) throw said;
    throw Object.assign(new AppError('COMPANY_FILE_UPGRADE_FAILED', { path }), { cause: error });
  }
}

function wrap(sqlite: Database.Database, path: string, faults: FileFaults, place: FilePlace): OpenDatabase {
  const statements = new Map<string, Database.Statement>();
  const release = noteOpen(path);

  /** Before anything is written: not over damage, not where nobody would find it, not without a side file that a next start would find. */
  function prepareToWrite(): void {
    if (sqlite.inTransaction) return;
    if (faults.isDamaged) throw new AppError('COMPANY_FILE_DAMAGED', { path });
    place.check();
    if (place.hasSideFile()) return;
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec('BEGIN EXCLUSIVE; COMMIT');
    place.noteSideFile();
  }

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
      sayingFaults(path, faults, () => sqlite.exec(sql));
    },
    transaction<T>(work: () => T): T {
      return sayingFaults(path, faults, () => {
        prepareToWrite();
        return sqlite
          .transaction(() => {
            const value = work();
            // Once more: the file may have gone meanwhile, and what is said to be saved has to be where it will be looked for.
            place.check();
            return value;
          })
          .immediate();
      });
    },
    async transactionInSteps<Step, T>(steps: Iterator<Step, T>, pause: (step: Step) => Promise<void>): Promise<T> {
      try {
        prepareToWrite();
        sqlite.exec('BEGIN IMMEDIATE');
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            place.check();
            sqlite.exec('COMMIT');
            return step.value;
          }
          await pause(step.value);
        }
      } catch (error) {
        if (sqlite.open && sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw toAppError(error, path, faults);
      }
    },
    isDamaged() {
      if (!faults.isDamaged) {
        try {
          faults.isDamaged = sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok';
        } catch (error) {
          toAppError(error, path, faults);
        }
      }
      return faults.isDamaged;
    },
    isLost: () => faults.isLost,
    checkpoint() {
      sayingFaults(path, faults, () => sqlite.pragma('wal_checkpoint(TRUNCATE)'));
    },
    async copyTo(target: string, onPages?: (done: number, total: number) => void) {
      const progress = ({ totalPages, remainingPages }: { totalPages: number; remainingPages: number }) => {
        onPages?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_A_TIME;
      };
      await sqlite.backup(target, { progress });
    },
    close() {
      sqlite.close();
      release();
    },
  };
  return database as unknown as OpenDatabase;
}
