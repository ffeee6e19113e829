import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closeWhole, createDatabase, refuseLongName } from '../../../db/company-file.ts';
import type { WriteDb } from '../../../db/database.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type DraftRegister, draftName } from '../draft-register.ts';
import { isFullDisk } from '../full-disk.ts';

/**
 * Creates a company's file, which appears under its name once `fill` has written into it: whole or not at all, and never over another.
 * @throws AppError COMPANY_FILE_NAME_TOO_LONG, COMPANY_FILE_EXISTS, COMPANY_FILE_UNWRITABLE, DISK_FULL; what `fill` throws
 */
export function createFile(path: string, drafts: DraftRegister, fill: (db: WriteDb) => void): void {
  refuseLongName(path);
  if (existsSync(path)) throw new AppError('COMPANY_FILE_EXISTS', { path });
  // What a file that is gone has left would be taken for a part of the new one.
  if (existsSync(`${path}-wal`)) throw new AppError('COMPANY_FILE_EXISTS', { path: `${path}-wal` });
  const draft = join(dirname(path), draftName());
  const forget = drafts.note(draft);
  try {
    const database = createDatabase(draft);
    try {
      database.transaction(() => fill(database));
    } catch (error) {
      database.close();
      throw error;
    }
    closeWhole(database);
    putInPlace(draft, path);
  } catch (error) {
    if (error instanceof AppError && 'path' in error.params) throw new AppError(error.code, { ...error.params, path });
    throw error;
  } finally {
    removeDraft(draft, forget);
  }
}

/** Ours, made a moment ago. Where the disk is gone, the next start tries again. */
function removeDraft(draft: string, forget: () => void): void {
  try {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${part}`, { force: true });
    forget();
  } catch {
    // what is remembered of it stays
  }
}

/** Gives a finished file its place, unless another one has taken it meanwhile. */
export function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new AppError('COMPANY_FILE_EXISTS', { path });
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS')
      throw new AppError(isFullDisk(error) ? 'DISK_FULL' : 'COMPANY_FILE_UNWRITABLE', { path });
    // A file system without links (FAT on a USB key): renamed, so that the file appears whole there too.
    if (existsSync(path)) throw new AppError('COMPANY_FILE_EXISTS', { path });
    renameSync(draft, path);
  }
}
