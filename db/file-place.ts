import { statSync } from 'node:fs';
import { AppError } from '../shared/errors/app-error.ts';

/** Whether the file that was opened is still the one under its path. */
export interface FilePlace {
  /** @throws AppError COMPANY_FILE_MOVED when nothing is there any more, COMPANY_FILE_REPLACED when another file is */
  check(): void;
  /** Whether the side file (-wal) is still the one that the open connection writes to. */
  hasSideFile(): boolean;
  /** To be called when the connection has made its side file. */
  noteSideFile(): void;
}

/**
 * Watches over the place of a file that is open. Most systems let anybody move, delete or replace an open file, and go on writing where
 * nobody will find it: what is confirmed after that would be lost. Windows refuses it; and the numbers by which files are told apart are
 * not lasting there, so that only the presence of the file is looked at.
 */
export function placeOfFile(path: string, platform: NodeJS.Platform = process.platform): FilePlace {
  const tellsApart = platform !== 'win32';
  const opened = identityOf(path);
  let sideFile: string | null = null;
  return {
    check() {
      const now = identityOf(path);
      if (now === null) throw new AppError('COMPANY_FILE_MOVED', { path });
      if (tellsApart && now !== opened) throw new AppError('COMPANY_FILE_REPLACED', { path });
    },
    hasSideFile: () => !tellsApart || sideFile === null || identityOf(`${path}-wal`) === sideFile,
    noteSideFile() {
      sideFile = identityOf(`${path}-wal`);
    },
  };
}

/** Null when there is nothing, or nothing that can be reached. */
function identityOf(path: string): string | null {
  try {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    return status ? `${status.dev}:${status.ino}` : null;
  } catch {
    return null;
  }
}
