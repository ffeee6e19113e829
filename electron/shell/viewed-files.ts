import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { harmlessName } from '../../shared/customers/kept-files.ts';
import { HEAD_BYTES, isViewable, isViewableName } from '../../shared/customers/viewable-files.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { makeTemporaryFolder } from '../host/temporary-folder.ts';

/** Copies of kept files that a person asked to see with the system's own program. */
export interface ViewedFiles {
  /** A place for a copy of a file, as a handle; null for a kind that is not opened. */
  prepare(name: string): string | null;
  /** Opens the copy that was written there. @throws AppError FILE_NOT_FOUND, FILE_NOT_VIEWABLE, FILE_NOT_OPENED */
  view(handle: string): Promise<void>;
  /** Takes the copies away: they were only for looking at. */
  clear(): void;
}

export interface ViewedFilesParts {
  /** Makes a place known to the backend and returns its handle. */
  register(path: string): string;
  /** The system's way to open a file; says why it could not, or nothing. */
  openPath(path: string): Promise<string>;
}

/**
 * Opening a file runs whatever its kind is tied to on this computer, so only kinds that are looked at are opened, told by the name's end and by
 * the first bytes of what was really written; never a handle of another place. The copy is read-only, in a folder of this start alone.
 */
export function viewedFiles({ register, openPath }: ViewedFilesParts): ViewedFiles {
  const prepared = new Map<string, { path: string; name: string }>();
  let folder: string | undefined;

  return {
    prepare(given) {
      const name = harmlessName(given);
      if (!isViewableName(name)) return null;
      folder ??= makeTemporaryFolder();
      const own = join(folder, String(prepared.size + 1));
      mkdirSync(own);
      const path = join(own, name);
      const handle = register(path);
      prepared.set(handle, { path, name });
      return handle;
    },
    async view(handle) {
      const file = prepared.get(handle);
      if (file === undefined) throw new AppError('FILE_NOT_FOUND', { file: handle.slice(0, 80) });
      const { path, name } = file;
      if (!isViewable(name, await headOf(path, name))) throw new AppError('FILE_NOT_VIEWABLE', { file: name });
      chmodSync(path, 0o400);
      if ((await openPath(path)) !== '') throw new AppError('FILE_NOT_OPENED', { file: name });
    },
    clear() {
      // A viewer may still hold a copy (Windows refuses then): the system empties its temporary folder.
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 1 });
      folder = undefined;
    },
  };
}

async function headOf(path: string, name: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    throw new AppError('FILE_NOT_FOUND', { file: name });
  }
}
