import { dirname, join } from 'node:path';
import { openDatabase } from '../../db/company-file.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { QueryContext } from './context.ts';
import { draftFolder, removeDraftFolder } from './private-draft.ts';

/**
 * Makes a copy of a company's file as it is at this moment, without what was deleted from it, in a folder of our own beside the file itself, and
 * removes it when the work with it has ended, well or not. @throws AppError COMPANY_FILE_UNWRITABLE
 */
export async function withCopy<T>({ db }: Pick<QueryContext, 'db'>, work: (path: string) => Promise<T>): Promise<T> {
  const folder = draftBeside(db.path);
  try {
    const path = join(folder, 'dossier');
    copyInto(db, path);
    return await work(path);
  } finally {
    removeDraftFolder(folder);
  }
}

/** The same for work that reads the company: long work reads what was there at one moment, whatever is written meanwhile. */
export function withSnapshot<T>(context: QueryContext, work: (snapshot: QueryContext) => Promise<T>): Promise<T> {
  return withCopy(context, async (path) => {
    const db = openDatabase(path);
    try {
      return await work({ ...context, db });
    } finally {
      db.close();
    }
  });
}

function draftBeside(path: string): string {
  try {
    return draftFolder(dirname(path));
  } catch {
    throw new AppError('COMPANY_FILE_UNWRITABLE', { path });
  }
}

function copyInto(db: QueryContext['db'], draft: string): void {
  try {
    db.prepare('VACUUM INTO ?').run(draft);
  } catch (error) {
    if (/^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(String((error as { code?: unknown }).code)))
      throw new AppError('COMPANY_FILE_UNWRITABLE', { path: db.path });
    throw error;
  }
}
