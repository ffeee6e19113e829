import { createHash } from 'node:crypto';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { harmlessName, isProgram, KEPT_FILE_LIMIT_MEGABYTES } from '../../shared/customers/kept-files.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CommandContext } from './context.ts';

export interface FileToKeep {
  name: string;
  sha256: string;
  bytes: Uint8Array;
}

/**
 * A file that a person joins to a customer or to a letter, with a name that is safe anywhere.
 * @throws AppError FILE_*, CUSTOMER_FILE_TOO_LARGE, CUSTOMER_FILE_IS_PROGRAM
 */
export async function readFileToKeep({ files }: CommandContext, file: InputFile): Promise<FileToKeep> {
  const { name: given, bytes } = await files.read(file);
  const name = harmlessName(given);
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file: name });
  if (bytes.length > KEPT_FILE_LIMIT_MEGABYTES * 1024 * 1024)
    throw new AppError('CUSTOMER_FILE_TOO_LARGE', { file: name, limitMegabytes: KEPT_FILE_LIMIT_MEGABYTES });
  if (isProgram(given, bytes)) throw new AppError('CUSTOMER_FILE_IS_PROGRAM', { file: name });
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
