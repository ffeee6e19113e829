import { readdirSync, rmSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { identifyFile } from '../../../db/backups/identify-file.ts';
import { type BackupManifest, MANIFEST_ENDING } from '../../../shared/backups/backup-checks.ts';
import { type BESIDE, copyBeside } from '../../../shared/backups/copies-beside.ts';
import { keptBackups } from '../../../shared/backups/rotation.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { fileStem } from '../file-stem.ts';
import { readManifest } from './read-manifest.ts';

const EXTENSION = '.quittance';

export interface StoredBackup {
  path: string;
  companyId: string;
  companyName: string;
  /** Null for a file that lost its manifest, or never had one. */
  manifest: BackupManifest | null;
  sizeBytes: number;
  /** ISO instant of its last change: for one without a manifest. */
  changedAt: string;
}

/** Every backup under a root folder, of one company or of all: each company has a folder in it, whatever it is called. */
export async function storedBackups(root: string, companyId?: string): Promise<StoredBackup[]> {
  const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
  const found: StoredBackup[] = [];
  for (const folder of folders) {
    if (!folder.isDirectory() || folder.name.startsWith('.')) continue;
    found.push(...(await backupsIn(join(root, folder.name))));
  }
  return found.filter((backup) => companyId === undefined || backup.companyId === companyId);
}

/** The companies' files that lie right in one folder. */
export async function backupsIn(folder: string): Promise<StoredBackup[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: StoredBackup[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.') || !entry.name.toLowerCase().endsWith(EXTENSION)) continue;
    const path = join(folder, entry.name);
    const status = await stat(path).catch(() => null);
    const manifest = await readManifest(path);
    const identity = manifest ?? identifyFile(path);
    if (status === null || identity === null) continue;
    const { companyId, companyName } = identity;
    found.push({ path, companyId, companyName, manifest, sizeBytes: status.size, changedAt: status.mtime.toISOString() });
  }
  return found;
}

/** The copies that the program made beside a company's own file. */
export function copiesBeside(companyPath: string): { path: string; kind: keyof typeof BESIDE; sizeBytes: number; changedAt: string }[] {
  const folder = dirname(companyPath);
  const own = statSync(companyPath, { throwIfNoEntry: false });
  return namesIn(folder).flatMap((name) => {
    const kind = copyBeside(name, basename(companyPath));
    const status = kind === undefined ? undefined : statSync(join(folder, name), { throwIfNoEntry: false });
    // A second name of the file itself, left by a program that was killed while it replaced it, is no copy.
    if (kind === undefined || status === undefined || (status.ino === own?.ino && status.dev === own.dev)) return [];
    return [{ path: join(folder, name), kind, sizeBytes: status.size, changedAt: status.mtime.toISOString() }];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where a company's backups go under a root: a folder that a person recognises, and that two companies of one name do not share. */
export function companyFolderIn(root: string, { companyId, companyName }: { companyId: string; companyName: string }): string {
  return join(root, `${fileStem(companyName)} (${companyId.slice(0, 4)})`);
}

/** What a backup is called: the company, the day, the hour; `Menuiserie Martin 2026-11-22 09h12.quittance`. */
export function backupName(companyName: string, today: LocalDate, now: string, attempt = 1): string {
  const instant = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const hour = `${two(instant.getHours())}h${two(instant.getMinutes())}`;
  return `${fileStem(companyName)} ${today} ${hour}${attempt === 1 ? '' : ` (${attempt})`}${EXTENSION}`;
}

/**
 * Removes the automatic backups of a company that are kept for nothing any more, and manifests whose backup is gone. Made by hand, made before
 * something, without a manifest, of another company: those are never touched. Nor is one that was found damaged, which stands for no day.
 */
export async function rotateBackups(
  root: string,
  companyId: string,
  today: LocalDate,
  isDamaged: (path: string) => boolean = () => false,
): Promise<void> {
  const automatic = (await storedBackups(root, companyId)).flatMap(({ path, manifest }) =>
    manifest?.reason === 'automatic' && !isDamaged(path) ? [{ path, takenOn: manifest.takenOn, takenAt: manifest.takenAt }] : [],
  );
  const kept = keptBackups(automatic, today);
  for (const backup of automatic) {
    if (kept.has(backup)) continue;
    // The backup first: a manifest alone is seen by nobody, a backup without one would stay for ever.
    rmSync(backup.path, { force: true });
    rmSync(`${backup.path}${MANIFEST_ENDING}`, { force: true });
  }
}
