import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file system without links: FAT and exFAT on a key, some shared disks. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'];

/**
 * Gives a finished and flushed draft its place on the same disk: whole at once, never over an existing file (EEXIST). Where there are no links,
 * the name is taken first by an empty file of ours, which the draft then replaces.
 */
export function settleFile(draft: string, target: string): void {
  try {
    linkSync(draft, target);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    closeSync(openSync(target, 'wx'));
    try {
      renameSync(draft, target);
    } catch (failure) {
      rmSync(target, { force: true });
      throw failure;
    }
  }
  flushFolder(dirname(target));
}

/** Whether a link failed because the file system has none. */
export function hasNoLinks(error: unknown): boolean {
  return NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Puts a finished and flushed draft in the place of a file, which is the old one or the new one at any moment. */
export function replaceFile(draft: string, target: string): void {
  renameSync(draft, target);
  flushFolder(dirname(target));
}

/** So that a name outlives a power cut too. Windows does it by itself and refuses to be asked. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // A file system that cannot flush a folder: the file itself is flushed.
  }
}
