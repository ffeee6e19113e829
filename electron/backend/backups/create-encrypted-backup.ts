import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { encryptedBackupsContract } from '../../../shared/backups/encrypted-backups.contract.ts';
import { ENCRYPTION_STEPS, normalPassphrase, SHORTEST_PASSPHRASE } from '../../../shared/backups/passphrase.fr.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { breathe, type QueryContext } from '../context.ts';
import { draftFolder, removeDraftFolder } from '../private-draft.ts';
import { encryptedPieces } from './encrypted-pieces.ts';

type Verb = typeof encryptedBackupsContract.create;

/**
 * Writes an encrypted copy. SQLite first makes a copy of the file as it is at this moment, without what was deleted from it, in a folder of our
 * own beside the file itself, never beside the copy, which may be on a key or a shared disk. @throws AppError PASSPHRASE_TOO_SHORT,
 * COMPANY_FILE_UNWRITABLE, OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED
 */
export async function createEncryptedBackup(context: QueryContext, { out, passphrase }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  if ([...normalPassphrase(passphrase)].length < SHORTEST_PASSPHRASE)
    throw new AppError('PASSPHRASE_TOO_SHORT', { least: SHORTEST_PASSPHRASE });
  const folder = draftBeside(context.db.path);
  try {
    const draft = join(folder, 'dossier');
    context.progress({ done: 0, total: null, step: ENCRYPTION_STEPS.copying });
    await breathe(context);
    copyInto(context, draft);
    const pieces = encryptedPieces(context, { direction: 'encrypt', source: draft, file: '', passphrase });
    const { path } = await context.files.writePieces(out, pieces);
    return { path, sizeBytes: statSync(path).size };
  } finally {
    removeDraftFolder(folder);
  }
}

function draftBeside(path: string): string {
  try {
    return draftFolder(dirname(path));
  } catch {
    throw new AppError('COMPANY_FILE_UNWRITABLE', { path });
  }
}

function copyInto({ db }: QueryContext, draft: string): void {
  try {
    db.prepare('VACUUM INTO ?').run(draft);
  } catch (error) {
    if (/^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(String((error as { code?: unknown }).code)))
      throw new AppError('COMPANY_FILE_UNWRITABLE', { path: db.path });
    throw error;
  }
}
