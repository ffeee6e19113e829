import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import { isFullDisk } from './full-disk.ts';

/**
 * Replaces a small file of the application's own, whole or not at all, whatever ends the program meanwhile.
 * @throws AppError DISK_FULL, OUTPUT_UNWRITABLE
 */
export function replaceWhole(path: string, text: string): void {
  const draft = `${path}.nouveau`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(draft, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file); // or a power cut could leave an empty file under the name of the whole one
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    removeDraft(path);
    throw new AppError(isFullDisk(error) ? 'DISK_FULL' : 'OUTPUT_UNWRITABLE', { path });
  }
}

/** The same for what is only remembered for convenience: where it cannot be kept, the program goes on without. */
export function replaceIfPossible(path: string, text: string): void {
  try {
    replaceWhole(path, text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** What a killed program, or a disk without room, has left of the next version. */
export function removeDraft(path: string): void {
  try {
    rmSync(`${path}.nouveau`, { force: true });
  } catch {
    // the disk is gone: the next start tries again
  }
}
