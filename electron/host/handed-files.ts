import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Files } from '../backend/ports.ts';
import { filesOver } from './path-files.ts';

/** Paths that a window knows only by tokens: the page can use a file that the user handed over, and name no other. */
export interface HandedFiles {
  readonly files: Files;
  /** Gives a path its token; `name` is what sentences call the file. */
  hand(path: string, name?: string): string;
  /** @throws AppError FILE_NOT_FOUND for a token that was never given */
  pathOf(handle: string): string;
}

export function createHandedFiles(): HandedFiles {
  const handed = new Map<string, { path: string; name: string }>();
  const entryOf = (handle: string) => {
    const entry = handed.get(handle);
    if (!entry) throw new AppError('FILE_NOT_FOUND', { file: handle.slice(0, 80) });
    return entry;
  };
  return {
    files: filesOver(
      (handle) => entryOf(handle).path,
      (handle) => entryOf(handle).name,
    ),
    hand(path, name = basename(path)) {
      const handle = randomUUID();
      handed.set(handle, { path, name });
      return handle;
    },
    pathOf: (handle) => entryOf(handle).path,
  };
}
