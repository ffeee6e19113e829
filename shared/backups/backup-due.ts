import { daysBetween, type LocalDate } from '../dates/local-date.ts';

/** What is known of a backup when the next one is decided on. */
export interface EarlierBackup {
  takenOn: LocalDate;
  /** The state of the company's own file that it was made of. */
  sourceState: string;
}

/**
 * Whether a backup is due by itself: none was made today, and none holds the file as it is now. Nothing is said about days to come: with a clock
 * that was set back, backups are made as on any other day.
 */
export function isBackupDue(earlier: readonly EarlierBackup[], today: LocalDate, sourceState: string): boolean {
  return earlier.every((backup) => backup.takenOn !== today && backup.sourceState !== sourceState);
}

/** After how many days without a backup of what has changed, or without the chosen place, the user is told on every screen. */
export const ALERT_AFTER_DAYS = 7;

export interface BackupSituation {
  /** The day of the last backup; null when there is none. */
  lastOn: LocalDate | null;
  hasChangedSince: boolean;
  /** Whether the last attempt failed. */
  hasFailed: boolean;
  /** Since when the chosen place has been missing; null when it is there, or none was chosen. */
  awaySince: LocalDate | null;
}

export type BackupAlert = 'failed' | 'old' | 'away' | null;

/** What is wrong with a company's backups, the worst first; null when all is well. A company without any is told once it is due. */
export function backupAlert({ lastOn, hasChangedSince, hasFailed, awaySince }: BackupSituation, today: LocalDate): BackupAlert {
  if (hasFailed) return 'failed';
  if (lastOn !== null && hasChangedSince && daysBetween(lastOn, today) > ALERT_AFTER_DAYS) return 'old';
  if (awaySince !== null && daysBetween(awaySince, today) > ALERT_AFTER_DAYS) return 'away';
  return null;
}
