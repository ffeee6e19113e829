import { breathe, type QueryContext } from '../context.ts';
import { prepareTableImport } from './prepare-table-import.ts';
import type { ImportFile, ImportInput, PreparedImport } from './prepared-import.ts';
import { readTable } from './read-table.ts';

/**
 * Reads a file, whatever it holds, and plans what importing it would write; writes nothing.
 * @throws AppError for a file that cannot be imported (`readTable`, `prepareTableImport`), CANCELLED
 */
export async function prepareImport(context: QueryContext, input: ImportInput): Promise<PreparedImport & { readonly file: ImportFile }> {
  const file = await context.files.read(input.file);
  await breathe(context);
  const table = readTable(file.name, file.bytes, input);
  await breathe(context);
  return { file, ...(await prepareTableImport(context, file.name, table, input)) };
}
