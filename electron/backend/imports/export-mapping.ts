import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { importsContract, MappingFile } from '../../../shared/imports/imports.contract.ts';
import type { QueryContext } from '../context.ts';
import { existingMapping } from './rename-mapping.ts';

/** Writes a remembered shape of file as JSON, to take it to another company or another computer. @throws AppError IMPORT_MAPPING_NOT_FOUND, OUTPUT_EXISTS */
export function exportMapping(
  { db, files }: QueryContext,
  { mappingId, out }: InputOf<typeof importsContract.exportMapping>,
): Promise<OutputOf<typeof importsContract.exportMapping>> {
  const { name, fingerprint, kind, mapping, answers, constants } = existingMapping(db, mappingId);
  const content: MappingFile = { quittance: 'import-mapping', version: 1, name, fingerprint, kind, mapping, answers, constants };
  return files.write(out, new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`));
}
