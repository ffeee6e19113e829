import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

const MEGABYTE = 1024 * 1024;
/** What is left free on a disk beside the backup: its manifest, the folders, the system's own needs. */
const MARGIN_BYTES = MEGABYTE;

/** @throws AppError BACKUP_NO_SPACE when a file of that size would not go where `target` is to be */
export async function refuseWithoutRoom(target: string, sizeBytes: number): Promise<void> {
  const disk = await statfs(dirname(target)).catch(() => null);
  if (disk === null) return; // a disk that does not say: writing tells
  const free = disk.bavail * disk.bsize;
  if (free >= sizeBytes + MARGIN_BYTES) return;
  throw new AppError('BACKUP_NO_SPACE', {
    path: target,
    neededMegabytes: megabytes(sizeBytes + MARGIN_BYTES),
    freeMegabytes: Math.floor(free / MEGABYTE),
  });
}

/** What a failed write means for the user: no room, a disk that went away, or a place where nothing can be written. */
export function diskFault(error: unknown, target: string, sizeBytes: number): unknown {
  if (error instanceof AppError) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/.test(code))
    return new AppError('BACKUP_NO_SPACE', { path: target, neededMegabytes: megabytes(sizeBytes + MARGIN_BYTES), freeMegabytes: null });
  if (code === 'EEXIST') return new AppError('OUTPUT_EXISTS', { path: target });
  if (/^(ENOENT|ENODEV|ENXIO|EIO|ENOTCONN|ESTALE|EHOSTDOWN|ENOTDIR|SQLITE_IOERR|SQLITE_CANTOPEN)/.test(code) || isMissingFolder(error))
    return new AppError('BACKUP_PLACE_GONE', { path: target });
  if (/^(EACCES|EPERM|EROFS|EBUSY|EINVAL|ENAMETOOLONG|SQLITE_READONLY)/.test(code))
    return new AppError('OUTPUT_UNWRITABLE', { path: target });
  return error;
}

/** better-sqlite3 looks for the folder itself, and says so without a code. */
function isMissingFolder(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('directory does not exist');
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}
