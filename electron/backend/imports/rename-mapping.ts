import type { ReadDb } from '../../../db/database.ts';
import { deleteMapping, describeMapping, findMapping, renameMapping } from '../../../db/imports/import-mappings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { RememberedMapping } from '../../../shared/imports/import-memory.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { CommandContext } from '../context.ts';

/** A remembered shape of file. @throws AppError IMPORT_MAPPING_NOT_FOUND */
export function existingMapping(db: ReadDb, mappingId: number): RememberedMapping {
  const mapping = findMapping(db, mappingId);
  if (!mapping) throw new AppError('IMPORT_MAPPING_NOT_FOUND', { mappingId });
  return mapping;
}

/** Gives a remembered shape of file another name. @throws AppError IMPORT_MAPPING_NOT_FOUND */
export function renameKnownMapping(
  { db }: CommandContext,
  { mappingId, name }: InputOf<typeof importsContract.renameMapping>,
): OutputOf<typeof importsContract.renameMapping> {
  return db.transaction(() => {
    existingMapping(db, mappingId);
    renameMapping(db, mappingId, name);
    return describeMapping(existingMapping(db, mappingId));
  });
}

/** Forgets a shape of file: the next one is read as if it were the first. @throws AppError IMPORT_MAPPING_NOT_FOUND */
export function removeMapping(
  { db }: CommandContext,
  { mappingId }: InputOf<typeof importsContract.deleteMapping>,
): OutputOf<typeof importsContract.deleteMapping> {
  return db.transaction(() => {
    existingMapping(db, mappingId);
    deleteMapping(db, mappingId);
    return { mappingId };
  });
}
