import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupChecks } from '../../shared/backups/backup-checks.ts';
import type { BookFacts, RowsBeyond } from '../../shared/backups/book-facts.ts';
import type { JournalMark } from '../../shared/backups/journal-marks.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { APPLICATION_ID, refuseNewer } from '../migrate.ts';
import { bookFacts, rowsBeyond } from './book-facts.queries.ts';
import { bookTotals } from './book-totals.queries.ts';
import { journalMarks } from './journal-marks.queries.ts';

export interface Examination {
  checks: Omit<BackupChecks, 'sizeBytes' | 'sha256'>;
  facts: BookFacts;
  /** What it holds beyond what another file has reached; nothing when none was named. */
  beyond: RowsBeyond;
  /** The last entries of its journal. */
  marks: JournalMark[];
}

/** How many findings of `integrity_check` are told: one page gone makes hundreds. */
const FINDINGS = 5;
const SQLITE_HEADER = 'SQLite format 3\u0000';
/** Where the header says that changes may lie in a side file (-wal), and the value that says it. */
const WRITE_FORMAT_AT = 18;
const IN_SIDE_FILE = 2;

/**
 * Reads a company's file from its first page to its last, without changing it or leaving anything beside it. Blocking: for a thread.
 * @throws AppError COMPANY_FILE_MISSING, COMPANY_FILE_FOREIGN, COMPANY_FILE_NEWER, COMPANY_FILE_IN_USE, BACKUP_DAMAGED
 */
export function examineFile(path: string, asOf: LocalDate, other: Pick<BookFacts, 'reached'> | null = null): Examination {
  if (!existsSync(path)) throw new AppError('COMPANY_FILE_MISSING', { path });
  const header = headerOf(path);
  if (header.toString('latin1', 0, 16) !== SQLITE_HEADER) throw new AppError('COMPANY_FILE_FOREIGN', { path });
  if (header[WRITE_FORMAT_AT] !== IN_SIDE_FILE) return examine(path, path, asOf, other);
  // A file that a program used, rather than a backup that one made: reading it in place would write beside it.
  refuseInUse(path);
  const folder = mkdtempSync(join(tmpdir(), 'quittance-examen-'));
  try {
    const copy = join(folder, 'copie');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    return examine(copy, path, asOf, other);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a fresh copy a file complete in itself, that can be read where nothing can be written. */
export function completeCopy(path: string): void {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
  } finally {
    sqlite.close();
  }
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    readSync(file, header, 0, header.length, 0);
    return header;
  } catch {
    throw new AppError('FILE_UNREADABLE', { file: basename(path) });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function refuseInUse(path: string): void {
  if (!existsSync(`${path}-wal`)) return;
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path, { readonly: true, timeout: 0 });
    sqlite.pragma('user_version');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new AppError('COMPANY_FILE_IN_USE', { path });
  } finally {
    sqlite?.close();
  }
}

/** `path` is what is read, `shown` what it is called. */
function examine(path: string, shown: string, asOf: LocalDate, other: Pick<BookFacts, 'reached'> | null): Examination {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(path, { readonly: path === shown, fileMustExist: true });
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('COMPANY_FILE_FOREIGN', { path: shown });
    refuseNewer(sqlite, shown);
    const schemaVersion = sqlite.pragma('user_version', { simple: true }) as number;
    if (schemaVersion < 1) throw new AppError('COMPANY_FILE_FOREIGN', { path: shown });
    const found = (sqlite.pragma(`integrity_check(${FINDINGS})`) as { integrity_check: string }[]).map((row) => row.integrity_check);
    if (found.length !== 1 || found[0] !== 'ok') throw new AppError('BACKUP_DAMAGED', { file: shown, findings: found });
    const dangling = (sqlite.pragma('foreign_key_check') as unknown[]).length;
    if (dangling > 0) throw new AppError('BACKUP_DAMAGED', { file: shown, findings: [`foreign_key_check: ${dangling}`] });
    const company = sqlite.prepare('SELECT uuid, name FROM company').get() as { uuid: string; name: string } | undefined;
    if (!company) throw new AppError('BACKUP_DAMAGED', { file: shown, findings: ['company: 0'] });
    const opened = sqlite;
    const reader = { prepare: (sql: string) => opened.prepare(sql) as never };
    const totals = bookTotals(reader, asOf);
    const identity = { companyId: company.uuid, companyName: company.name, schemaVersion };
    return {
      checks: { ...identity, integrityCheck: 'ok', foreignKeyViolations: 0, asOf, ...totals },
      facts: bookFacts(reader),
      beyond: other === null ? [] : rowsBeyond(reader, other),
      marks: journalMarks(reader),
    };
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw new AppError('COMPANY_FILE_IN_USE', { path: shown });
    if (/^SQLITE_(CANTOPEN|IOERR|READONLY|FULL)/.test(error.code)) throw new AppError('FILE_UNREADABLE', { file: basename(shown) });
    throw new AppError('BACKUP_DAMAGED', { file: shown, findings: [error.code] });
  } finally {
    sqlite?.close();
  }
}
