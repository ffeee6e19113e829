import { type RememberedMapping, withMemory } from '../../../shared/imports/import-memory.ts';
import type { ImportKind } from '../../../shared/imports/imports.contract.ts';
import { breathe, type QueryContext } from '../context.ts';
import { findRemembered } from './import-memory.ts';
import { findLedger, prepareLedgerImport } from './prepare-ledger-import.ts';
import { prepareTableImport } from './prepare-table-import.ts';
import type { ImportFile, ImportInput, PreparedImport } from './prepared-import.ts';
import { readTable } from './read-table.ts';

/** A file prepared, with the choices that were used: the caller's own, completed by what is remembered of its shape. */
export interface PreparedFile extends PreparedImport {
  readonly file: ImportFile;
  readonly remembered: RememberedMapping | null;
  readonly used: ImportInput;
}

/**
 * Reads a file, whatever it holds, and plans what importing it would write; writes nothing.
 * @throws AppError for a file that cannot be imported (`readTable`, `prepareTableImport`), CANCELLED
 */
export async function prepareImport(context: QueryContext, input: ImportInput): Promise<PreparedFile> {
  const file = await context.files.read(input.file);
  await breathe(context);
  const table = readTable(file.name, file.bytes, input);
  await breathe(context);
  const remembered = findRemembered(context.db, table, input);
  const used = withMemory(input, input.memory === 'ignore' ? null : remembered);
  const ledger = isAsked(input, 'fec') ? findLedger(table.rows) : null;
  if (ledger) return { file, remembered: null, used: input, ...(await prepareLedgerImport(context, table, ledger, input)) };
  return { file, remembered, used, ...(await prepareTableImport(context, file.name, table, used)) };
}

/** Whether a file may be taken for a kind: the user says so, or says nothing. */
function isAsked({ kind, mapping }: ImportInput, wanted: ImportKind): boolean {
  return kind === undefined ? mapping === undefined || Object.keys(mapping).length === 0 : kind === wanted;
}
