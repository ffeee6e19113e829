import { describeMapping, keepMapping, renameMapping } from '../../../db/imports/import-mappings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type importsContract, MappingFile } from '../../../shared/imports/imports.contract.ts';
import type { CommandContext } from '../context.ts';
import { existingMapping } from './rename-mapping.ts';

/** Larger than any mapping: such a file is something else. */
const LARGEST_BYTES = 1_000_000;

/** Takes in a shape of file that `exportMapping` wrote; one of the same shape and kind is replaced. @throws AppError IMPORT_MAPPING_FILE_INVALID */
export async function importMapping(
  { db, files, today }: CommandContext,
  { file }: InputOf<typeof importsContract.importMapping>,
): Promise<OutputOf<typeof importsContract.importMapping>> {
  const { name: fileName, bytes } = await files.read(file);
  const content = parse(bytes);
  if (!content) throw new AppError('IMPORT_MAPPING_FILE_INVALID', { file: fileName });
  const { name, fingerprint, kind, mapping, answers, constants } = content;
  return db.transaction(() => {
    const mappingId = keepMapping(db, { name, fingerprint, kind, mapping, answers, constants, lastUsedOn: today });
    renameMapping(db, mappingId, name);
    return describeMapping(existingMapping(db, mappingId));
  });
}

function parse(bytes: Uint8Array): MappingFile | null {
  if (bytes.length > LARGEST_BYTES) return null;
  try {
    return MappingFile.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}
