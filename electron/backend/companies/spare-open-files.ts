import { basename } from 'node:path';
import { isOpenHere } from '../../../db/open-files.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Files } from '../ports.ts';

/**
 * The files that users hand over, except those that are open as companies: reading one by the side of the database would release the lock
 * that keeps other programs out of it (db/open-files.ts).
 */
export function spareOpenFiles(files: Files): Files {
  return {
    ...files,
    async read(file) {
      const path = pathIfAny(files, file);
      if (path !== null && isOpenHere(path)) throw new AppError('COMPANY_FILE_HANDED_OVER', { file: basename(path) });
      return files.read(file);
    },
  };
}

/** Null for what has come as bytes alone. */
function pathIfAny(files: Files, file: Parameters<Files['read']>[0]): string | null {
  try {
    return files.pathOf(file);
  } catch {
    return null;
  }
}
