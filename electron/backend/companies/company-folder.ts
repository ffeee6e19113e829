import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LocalDate, localDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { fileStem } from '../file-stem.ts';
import { isFullDisk } from '../full-disk.ts';
import { draftFolder, removeAbandonedDrafts, removeDraftFolder } from '../private-draft.ts';
import { putInPlace } from './create-file.ts';

const EXTENSION = '.quittance';

/** A company's file lying in the application's folder. */
export interface FolderFile {
  /** The file's name without its extension. */
  name: string;
  path: string;
  /** The day it was last written to, in the calendar of this computer. */
  changedOn: LocalDate;
}

/** The application's own folder for companies' files: where they go when the user does not choose. */
export interface CompanyFolder {
  /** The companies' files in it, the latest changed first. */
  files(): FolderFile[];
  /** Whether a path leads right into it. */
  holds(path: string): boolean;
  /** A path in it for a company or file of that name, free at this moment. */
  freePath(name: string): string;
  /**
   * Brings a file in under its own name, never over another one. `write` makes it where it waits, out of sight, and `check` opens it there:
   * when either throws, nothing is left. Returns the path.
   */
  bringIn(fileName: string, write: (path: string) => Promise<void> | void, check: (path: string) => void): Promise<string>;
}

/** `directory` null: there is no folder (command line). */
export function companyFolder(directory: string | null): CompanyFolder {
  const folder = directory === null ? null : join(directory, 'dossiers');
  if (folder !== null) removeAbandonedDrafts(folder);

  function ready(name: string): string {
    if (folder === null) throw new AppError('OUTPUT_UNWRITABLE', { path: name });
    try {
      mkdirSync(folder, { recursive: true });
      return realpathSync(folder);
    } catch {
      throw new AppError('COMPANY_FILE_UNWRITABLE', { path: folder });
    }
  }

  /** Companies know their file by its real path: the folder itself may lie behind a link. */
  const existing = () => (folder !== null && existsSync(folder) ? realpathSync(folder) : null);

  function freePath(name: string): string {
    const place = ready(name);
    const stem = fileStem(name);
    for (let attempt = 1; ; attempt++) {
      const path = join(place, `${stem}${attempt === 1 ? '' : ` ${attempt}`}${EXTENSION}`);
      // Nor where a file that is gone has left its side file: it would be taken for a part of the new one.
      if (!existsSync(path) && !existsSync(`${path}-wal`)) return path;
    }
  }

  return {
    files() {
      const place = existing();
      if (place === null) return [];
      return readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name.toLowerCase().endsWith(EXTENSION))
        .flatMap((entry) => {
          const path = join(place, entry.name);
          const status = statSync(path, { throwIfNoEntry: false });
          return status ? [{ name: withoutExtension(entry.name), path, changedOn: dayOf(status.mtime) }] : [];
        })
        .sort((a, b) => (a.changedOn === b.changedOn ? a.name.localeCompare(b.name, 'fr') : a.changedOn < b.changedOn ? 1 : -1));
    },
    holds: (path) => dirname(path) === existing(),
    freePath,
    async bringIn(fileName, write, check) {
      const place = ready(fileName);
      let waiting: string | undefined;
      try {
        waiting = draftFolder(place);
        const draft = join(waiting, 'dossier');
        await write(draft);
        check(draft);
        return settle(draft, () => freePath(withoutExtension(fileName)));
      } catch (error) {
        if (error instanceof AppError) throw error;
        if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
        throw new AppError(isFullDisk(error) ? 'DISK_FULL' : 'COMPANY_FILE_UNWRITABLE', { path: place });
      } finally {
        if (waiting !== undefined) removeDraftFolder(waiting); // ours, made a moment ago
      }
    },
  };
}

export function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a finished file its place; if another file takes the name in the meantime, the next free one. */
function settle(draft: string, freePath: () => string): string {
  for (;;) {
    const path = freePath();
    try {
      putInPlace(draft, path);
      return path;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'COMPANY_FILE_EXISTS')) throw error;
    }
  }
}

function dayOf(instant: Date): LocalDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return localDate(`${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`);
}

function withoutExtension(fileName: string): string {
  return fileName.toLowerCase().endsWith(EXTENSION) ? fileName.slice(0, -EXTENSION.length) : fileName;
}
