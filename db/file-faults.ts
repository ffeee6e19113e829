import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../shared/errors/app-error.ts';

/** What has gone wrong with an open file so far, as far as its own statements have met it. */
export interface FileFaults {
  /** A broken page was met: nothing more may be written over it. */
  isDamaged: boolean;
  /** The disk failed under the open file: its handle is worth nothing any more, the file has to be opened again. */
  isLost: boolean;
}

export function noFaults(): FileFaults {
  return { isDamaged: false, isLost: false };
}

/**
 * What SQLite says of a company's file, as the error that has a sentence. Anything else is given back as it is: a mistake of ours.
 * A failed read or write of the disk itself (`SQLITE_IOERR_*`) is a drive that was unplugged or a share that went away.
 */
export function toAppError(error: unknown, path: string, faults?: FileFaults): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const is = (...codes: string[]): boolean => codes.some((code) => error.code === code || error.code.startsWith(`${code}_`));
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED')) return new AppError('COMPANY_FILE_IN_USE', { path });
  if (is('SQLITE_FULL')) return new AppError('DISK_FULL', { path });
  if (is('SQLITE_NOTADB', 'SQLITE_CORRUPT')) {
    if (faults?.isLost || !isReachable(path)) {
      if (faults) faults.isLost = true;
      return new AppError('COMPANY_FILE_UNREACHABLE', { path });
    }
    if (faults) faults.isDamaged = true;
    return new AppError('COMPANY_FILE_DAMAGED', { path });
  }
  if (is('SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM')) return new AppError('COMPANY_FILE_UNWRITABLE', { path });
  if (is('SQLITE_IOERR')) {
    if (faults) faults.isLost = true;
    return new AppError('COMPANY_FILE_UNREACHABLE', { path });
  }
  return error;
}

/**
 * Whether the disk still answers. SQLite calls pages that the disk failed to read malformed (`SQLITE_IOERR_CORRUPTFS` becomes
 * `SQLITE_CORRUPT`); only the side file is read here, as closing any handle on the file itself would release its lock.
 */
function isReachable(path: string): boolean {
  try {
    if (!existsSync(path)) return false;
    if (!existsSync(`${path}-wal`)) return true;
    const file = openSync(`${path}-wal`, 'r');
    try {
      readSync(file, Buffer.alloc(512), 0, 512, 0);
      return true;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/** Runs work on the file and throws what goes wrong with the file as the error that has a sentence. */
export function sayingFaults<T>(path: string, faults: FileFaults, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error, path, faults);
  }
}

/**
 * Makes every statement of a connection say faults of the file by their own errors, whoever prepares it: our queries, drizzle, a
 * migration. Only the prototype of the statements is exchanged, so that a call costs no more than its own `try`.
 */
export function sayFaultsOfStatements(sqlite: Database.Database, path: string, faults: FileFaults): void {
  const prepare = sqlite.prepare.bind(sqlite);
  const plain = Object.getPrototypeOf(prepare('SELECT 1')) as Database.Statement;
  const guarded = Object.create(plain, {
    all: member((statement, parameters) => sayingFaults(path, faults, () => plain.all.apply(statement, parameters))),
    get: member((statement, parameters) => sayingFaults(path, faults, () => plain.get.apply(statement, parameters))),
    run: member((statement, parameters) => sayingFaults(path, faults, () => plain.run.apply(statement, parameters))),
    iterate: member(function* (statement, parameters) {
      try {
        yield* plain.iterate.apply(statement, parameters);
      } catch (error) {
        throw toAppError(error, path, faults);
      }
    }),
  });
  sqlite.prepare = ((sql: string) =>
    sayingFaults(path, faults, () => Object.setPrototypeOf(prepare(sql), guarded))) as typeof sqlite.prepare;
}

function member(work: (statement: Database.Statement, parameters: unknown[]) => unknown): PropertyDescriptor {
  return {
    value(this: Database.Statement, ...parameters: unknown[]) {
      return work(this, parameters);
    },
  };
}
