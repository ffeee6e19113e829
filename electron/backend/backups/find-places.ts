import { readdir, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PlaceKind } from '../../../shared/backups/backup-words.fr.ts';

/** Where this computer may have places for backups: what a host knows of it. */
export interface Surroundings {
  /** The user's own folder; null where nothing may be looked for (tests, command line). */
  home: string | null;
  /** Folders in which the system shows drives that come and go. */
  removableRoots: readonly string[];
  /** Drives by letter (Windows). */
  drives: readonly string[];
}

export const NO_SURROUNDINGS: Surroundings = { home: null, removableRoots: [], drives: [] };

export interface FoundPlace {
  kind: Exclude<PlaceKind, 'application' | 'chosen'>;
  /** The drive's or folder's own name. */
  name: string;
  path: string;
  freeBytes: number;
}

/** Folders that programs keep the same on several computers, under the user's own; `*` for the rest of a name. */
const SYNCED = [
  'OneDrive*',
  'Dropbox*',
  'Nextcloud*',
  'ownCloud*',
  'kDrive*',
  'pCloudDrive',
  'Google Drive',
  'GoogleDrive',
  'iCloudDrive',
  'iCloud Drive',
  join('Library', 'Mobile Documents', 'com~apple~CloudDocs'),
  join('Library', 'CloudStorage', '*'),
];
const PROPER_NAMES: Record<string, string> = { 'com~apple~CloudDocs': 'iCloud Drive', iCloudDrive: 'iCloud Drive' };

/** The places that are there now and have a disk behind them: drives first, then synced folders, then the user's documents. */
export async function findPlaces({ home, removableRoots, drives }: Surroundings): Promise<FoundPlace[]> {
  const found: FoundPlace[] = [];
  const add = async (kind: FoundPlace['kind'], path: string, name = basename(path)) => {
    const disk = await statfs(path).catch(() => null);
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
    if (disk !== null && isFolder && disk.blocks > 0) found.push({ kind, name, path, freeBytes: disk.bavail * disk.bsize });
  };
  for (const root of removableRoots) for (const path of await mountsUnder(root)) await add('removable', path);
  for (const drive of drives) await add('removable', drive, `Disque ${drive.slice(0, 2)}`);
  if (home !== null) {
    for (const pattern of SYNCED)
      for (const path of await matching(home, pattern)) await add('synced', path, PROPER_NAMES[basename(path)] ?? basename(path));
    await add('documents', join(home, 'Documents'));
  }
  return found;
}

/** The folders right under a root that lie on another disk than the root itself: an empty folder of a drive that is gone is none. */
async function mountsUnder(root: string): Promise<string[]> {
  const own = await stat(root).catch(() => null);
  if (own === null) return [];
  const mounts: string[] = [];
  for (const name of await namesIn(root)) {
    const path = join(root, name);
    const status = await stat(path).catch(() => null);
    if (status?.isDirectory() && status.dev !== own.dev) mounts.push(path);
  }
  return mounts;
}

async function matching(home: string, pattern: string): Promise<string[]> {
  const folder = join(home, pattern, '..');
  const wanted = basename(pattern);
  const fits = (name: string) => (wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted);
  return (await namesIn(folder)).filter((name) => !name.startsWith('.') && fits(name)).map((name) => join(folder, name));
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}
