import type { BackupManifest } from '../../../shared/backups/backup-checks.ts';
import type { CallContext } from '../context.ts';
import type { LastBackup } from './backup-book.ts';
import { type StoredBackup, storedBackups } from './stored-backups.ts';

interface Place {
  root: string;
  name: string;
}

/** Reads a company's backups in a place, notes which one is the last there, and gives what is known of those that are to be relied on. */
export async function noteStored(context: Pick<CallContext, 'backups'>, place: Place, companyId: string): Promise<BackupManifest[]> {
  return noteWhole(context, place, companyId, await storedBackups(place.root, companyId));
}

/** The same of backups that were read already. Without a manifest or found damaged, one is not relied on. */
export function noteWhole(
  { backups }: Pick<CallContext, 'backups'>,
  { root, name }: Place,
  companyId: string,
  stored: readonly StoredBackup[],
): BackupManifest[] {
  const whole = stored.flatMap(({ manifest, path }) => (manifest === null || backups.damageOf(path) !== null ? [] : [{ manifest, path }]));
  const latest = [...whole].sort((a, b) => (a.manifest.takenAt < b.manifest.takenAt ? 1 : -1))[0];
  backups.noteFound(companyId, root, latest === undefined ? null : lastBackup(latest.manifest, latest.path, name));
  return whole.map(({ manifest }) => manifest);
}

/** What is remembered of a backup. */
export function lastBackup({ takenAt, takenOn, sourceState, sums, counts }: BackupManifest, path: string, placeName: string): LastBackup {
  return { takenAt, takenOn, sourceState, invoiceCount: counts.invoices ?? 0, openCents: sums.openCents, placeName, path };
}
