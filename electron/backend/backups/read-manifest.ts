import { open } from 'node:fs/promises';
import { BackupManifest, MANIFEST_ENDING } from '../../../shared/backups/backup-checks.ts';

/** A manifest has a line for each table: one of a megabyte is none of ours. */
const LARGEST = 1024 * 1024;

/** The manifest beside a backup; null where there is none, or what lies there is none. */
export async function readManifest(backup: string): Promise<BackupManifest | null> {
  try {
    const file = await open(`${backup}${MANIFEST_ENDING}`, 'r');
    try {
      const status = await file.stat();
      if (!status.isFile() || status.size > LARGEST) return null;
      return BackupManifest.safeParse(JSON.parse(await file.readFile('utf8'))).data ?? null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
