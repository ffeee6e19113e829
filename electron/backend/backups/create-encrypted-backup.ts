import { statSync } from 'node:fs';
import type { encryptedBackupsContract } from '../../../shared/backups/encrypted-backups.contract.ts';
import { ENCRYPTION_STEPS, normalPassphrase, SHORTEST_PASSPHRASE } from '../../../shared/backups/passphrase.fr.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { breathe, type QueryContext } from '../context.ts';
import { withCopy } from '../snapshot.ts';
import { encryptedPieces } from './encrypted-pieces.ts';

type Verb = typeof encryptedBackupsContract.create;

/**
 * Writes an encrypted copy. What is encrypted is a copy that SQLite makes beside the company's own file, never beside the encrypted one, which may
 * be on a key or a shared disk. @throws AppError PASSPHRASE_TOO_SHORT, COMPANY_FILE_UNWRITABLE, OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED
 */
export async function createEncryptedBackup(context: QueryContext, { out, passphrase }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  if ([...normalPassphrase(passphrase)].length < SHORTEST_PASSPHRASE)
    throw new AppError('PASSPHRASE_TOO_SHORT', { least: SHORTEST_PASSPHRASE });
  context.progress({ done: 0, total: null, step: ENCRYPTION_STEPS.copying });
  await breathe(context);
  return withCopy(context, async (source) => {
    const { path } = await context.files.writePieces(out, encryptedPieces(context, { direction: 'encrypt', source, file: '', passphrase }));
    return { path, sizeBytes: statSync(path).size };
  });
}
