import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readFileIdentity } from '../../../db/companies/file-identity.ts';
import type { encryptedBackupsContract } from '../../../shared/backups/encrypted-backups.contract.ts';
import { ENCRYPTION_STEPS } from '../../../shared/backups/passphrase.fr.ts';
import type { InputFile } from '../../../shared/contract/file-handles.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AppContext } from '../context.ts';
import { draftFolder, removeDraftFolder } from '../private-draft.ts';
import { encryptedPieces } from './encrypted-pieces.ts';

type Verbs = typeof encryptedBackupsContract;

/** Opens an encrypted copy on a computer that does not have the company. @throws AppError ENCRYPTED_COPY_*, COMPANY_ALREADY_HERE, COMPANY_FILE_* */
export async function openEncryptedBackup(
  context: AppContext,
  { file, passphrase }: InputOf<Verbs['open']>,
): Promise<OutputOf<Verbs['open']>> {
  const source = sourceOf(context, file);
  return context.companies.adopt(source.plainName, (draft) => decryptInto(context, source, passphrase, draft), context.today);
}

/** Makes a plain file of an encrypted copy, once it is known to be a company's. @throws AppError ENCRYPTED_COPY_*, COMPANY_FILE_FOREIGN, OUTPUT_* */
export async function decryptBackup(
  context: AppContext,
  { file, passphrase, out }: InputOf<Verbs['decrypt']>,
): Promise<OutputOf<Verbs['decrypt']>> {
  const source = sourceOf(context, file);
  const target = context.files.outputPath(out);
  let folder: string | undefined;
  try {
    folder = makeFolder(target);
    const draft = join(folder, 'dossier');
    await decryptInto(context, source, passphrase, draft);
    context.progress({ done: 0, total: null, step: ENCRYPTION_STEPS.checking });
    const identity = readFileIdentity(draft);
    if (identity === null) throw new AppError('COMPANY_FILE_FOREIGN', { path: source.file });
    const { path } = await context.files.writePieces(out, createReadStream(draft, { highWaterMark: 1 << 20 }));
    return { path, name: identity.name };
  } finally {
    if (folder !== undefined) removeDraftFolder(folder);
  }
}

interface Source {
  path: string;
  /** What sentences call it. */
  file: string;
  /** What the company's file is called once it is in the clear. */
  plainName: string;
}

function sourceOf({ files }: AppContext, handle: InputFile): Source {
  const path = files.pathOf(handle);
  const file = files.nameOf(handle);
  return { path, file, plainName: basename(file).replace(/\.age$/i, '') };
}

function makeFolder(target: string): string {
  try {
    return draftFolder(dirname(target));
  } catch {
    throw new AppError('OUTPUT_UNWRITABLE', { path: target });
  }
}

async function decryptInto(context: AppContext, { path, file }: Source, passphrase: string, draft: string): Promise<void> {
  const target = await open(draft, 'wx', 0o600);
  try {
    for await (const piece of encryptedPieces(context, { direction: 'decrypt', source: path, file, passphrase }))
      await target.writeFile(piece);
    await target.sync();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).errno === undefined) throw error;
    throw new AppError('COMPANY_FILE_UNWRITABLE', { path: dirname(dirname(draft)) });
  } finally {
    await target.close();
  }
}
