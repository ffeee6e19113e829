import type { BackupChecks } from '../../../shared/backups/backup-checks.ts';
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
}

export type BackupReply =
  | { readonly checks: BackupChecks }
  | { readonly error: { readonly code: ErrorCode; readonly params: ErrorParams[ErrorCode] } };
