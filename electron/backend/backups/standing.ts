import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BackupAlert, backupAlert } from '../../../shared/backups/backup-due.ts';
import type { PlaceKind } from '../../../shared/backups/backup-words.fr.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { BackupBook, BackupFailure, ChosenPlace, LastBackup, TakenUp } from './backup-book.ts';
import { sourceStateOf } from './write-backup.ts';

export interface Standing {
  last: LastBackup | null;
  /** What the company's file is at this moment, to be held against what a backup was made of. */
  state: string;
  hasChangedSince: boolean;
  takenUp: TakenUp | null;
  failure: BackupFailure | null;
  awaySince: LocalDate | null;
  alert: BackupAlert;
}

/** How a company's backups stand, told by what is remembered of them and by its file, which need not be open. */
export function standingOf(backups: BackupBook, companyId: string, path: string, today: LocalDate): Standing {
  const last = backups.lastOf(companyId);
  const failure = backups.failureOf(companyId);
  const takenUp = backups.takenUpBy(companyId);
  const isAway = backups.chosen !== null && backups.chosenRoot() === null;
  const awaySince = isAway ? (backups.chosen?.awaySince ?? today) : null;
  const state = sourceStateOf(path);
  const hasChangedSince = last?.sourceState !== state && takenUp?.sourceState !== state;
  const situation = { lastOn: last?.takenOn ?? null, hasChangedSince, hasFailed: failure !== null, awaySince };
  return { last, state, hasChangedSince, takenUp, failure, awaySince, alert: backupAlert(situation, today) };
}

/** Kinds of places that may be on the computer's own disk; what is synced is on others too, and drives are their own. */
const MAYBE_HERE: readonly PlaceKind[] = ['application', 'documents', 'chosen'];

/** Whether the chosen place goes with the computer when that is stolen: it lies on the disk of the company's own file. */
export function isOnSameDisk(chosen: ChosenPlace | null, companyPath: string): boolean {
  if (chosen === null) return true;
  if (!MAYBE_HERE.includes(chosen.kind)) return false;
  const place = statSync(chosen.path, { throwIfNoEntry: false });
  const own = statSync(dirname(companyPath), { throwIfNoEntry: false });
  return place !== undefined && place.dev === own?.dev;
}
