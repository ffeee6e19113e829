import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { harmlessText } from '../../shared/contract/harmless-text.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type DraftRegister, draftName, NO_DRAFT_REGISTER } from '../backend/draft-register.ts';
import { isFullDisk } from '../backend/full-disk.ts';
import type { Files } from '../backend/ports.ts';

/** The largest file that the program reads into memory. */
export const FILE_LIMIT_MEGABYTES = 400;

/**
 * Files over paths. `toPath` turns a handle into a path: the command line resolves what was typed, a window looks up the token it
 * gave, and throws FILE_NOT_FOUND for one it never gave. `nameOf` says what to call it in sentences. `drafts` remembers what is being written.
 */
export function filesOver(
  toPath: (handle: string) => string,
  nameOf: (handle: string, path: string) => string = (_handle, path) => basename(path),
  drafts: DraftRegister = NO_DRAFT_REGISTER,
): Files {
  return {
    async read(file) {
      const path = toPath(file);
      // Names are kept, and shown in sentences; the path stays as the disk has it.
      const name = harmlessText(nameOf(file, path));
      try {
        const status = await stat(path);
        if (status.isDirectory()) throw new AppError('FILE_IS_DIRECTORY', { file: name });
        if (!status.isFile()) throw new AppError('FILE_UNREADABLE', { file: name });
        if (status.size > FILE_LIMIT_MEGABYTES * 1024 * 1024)
          throw new AppError('FILE_TOO_LARGE', { file: name, limitMegabytes: FILE_LIMIT_MEGABYTES });
        return { name, bytes: await readFile(path) };
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new AppError((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', { file: name });
      }
    },
    pathOf: (file) => toPath(file),
    nameOf: (file) => nameOf(file, toPath(file)),
    outputPath: (out) => toPath(out),
    async write(out, bytes) {
      const path = toPath(out);
      await writeNewFile(path, bytes, drafts);
      return { path };
    },
    async writePieces(out, pieces) {
      const path = toPath(out);
      await writeNewFile(path, pieces, drafts);
      return { path };
    },
  };
}

/** Writes beside the target, flushes, then links it into place: the file appears whole, and never over an existing one. */
async function writeNewFile(path: string, content: Uint8Array | AsyncIterable<Uint8Array>, drafts: DraftRegister): Promise<void> {
  const draft = join(dirname(path), draftName());
  const forget = drafts.note(draft);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM' && error.code !== 'ENOTSUP' && error.code !== 'ENOSYS') throw error;
      return takeFreeName(draft, path);
    });
  } catch (error) {
    // Not the disk's: what made the pieces stopped.
    if ((error as NodeJS.ErrnoException).errno === undefined) throw error;
    // A file in the place of the folder is said to exist too.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && (await isThere(path))) throw new AppError('OUTPUT_EXISTS', { path });
    throw new AppError(isFullDisk(error) ? 'DISK_FULL' : 'OUTPUT_UNWRITABLE', { path });
  } finally {
    // Where the disk is gone, what is remembered of the draft stays, and the next start tries again.
    await rm(draft, { force: true }).then(forget, () => {});
  }
}

/** On a file system without links (FAT on a USB key): renamed, so that the file appears whole there too. */
async function takeFreeName(draft: string, path: string): Promise<void> {
  if (await isThere(path)) throw new AppError('OUTPUT_EXISTS', { path });
  await rename(draft, path);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Files for the command line: a handle is the path as typed, from the folder where the command was typed. */
export function commandLineFiles(folder: string, drafts?: DraftRegister): Files {
  return filesOver((handle) => resolve(folder, handle), undefined, drafts);
}
