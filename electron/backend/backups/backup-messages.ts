import type { BackupChecks } from '../../../shared/backups/backup-checks.ts';
import type { BookFacts, RowsBeyond } from '../../../shared/backups/book-facts.ts';
import type { JournalMark } from '../../../shared/backups/journal-marks.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { ErrorCode, ErrorParams } from '../../../shared/errors/error-params.ts';

/** What the thread that checks backups is given. */
export interface BackupTask {
  readonly path: string;
  /** The day of what is open in it. */
  readonly asOf: LocalDate;
  /** Whether it was copied a moment ago, and has to be made a file complete in itself. */
  readonly isFresh: boolean;
  /** Its fingerprint as the manifest says it: another one is a damaged file, whatever can be read of it. */
  readonly sha256: string | null;
  /** How far another file has come, to say what this one holds beyond it. */
  readonly other?: Pick<BookFacts, 'reached'> | undefined;
}

/** What the thread found in a file that is whole. */
export interface ExaminedFile {
  readonly checks: BackupChecks;
  readonly facts: BookFacts;
  readonly beyond: RowsBeyond;
  readonly marks: readonly JournalMark[];
}

export type BackupReply = ExaminedFile | { readonly error: { readonly code: ErrorCode; readonly params: ErrorParams[ErrorCode] } };
