import { inflateSync } from 'node:zlib';
import { findImport, keptFile } from '../../../db/imports/import-history.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { QueryContext } from '../context.ts';

/** Gives the file of a past import back, byte for byte. @throws AppError IMPORT_NOT_FOUND, IMPORT_FILE_NOT_KEPT, OUTPUT_EXISTS */
export function exportImportedFile(
  { db, files }: QueryContext,
  { importId, out }: InputOf<typeof importsContract.exportFile>,
): Promise<OutputOf<typeof importsContract.exportFile>> {
  const record = findImport(db, { importId });
  if (!record) throw new AppError('IMPORT_NOT_FOUND', { importId });
  const bytes = keptFile(db, importId);
  if (!bytes) throw new AppError('IMPORT_FILE_NOT_KEPT', { importId, file: record.fileName });
  return files.write(out, inflateSync(bytes));
}
