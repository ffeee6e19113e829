import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { findImport, keptFile } from '../../../db/imports/import-history.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LedgerReading } from '../../../shared/fec/ledger-entry-line.ts';
import type { QueryContext } from '../context.ts';
import { findDocument } from './find-document.ts';
import { readDocumentApart } from './read-document-apart.ts';
import { findLedger, looksFixedWidth, readLedgerRows } from './read-ledger-rows.ts';
import { readTableApart } from './read-table-apart.ts';

/** The ledger of a past import, read again from the file that was kept of it; null when none was. @throws AppError CANCELLED */
export async function readKeptLedger(context: QueryContext, importId: number): Promise<LedgerReading | null> {
  const deflated = keptFile(context.db, importId);
  const name = findImport(context.db, { importId })?.fileName;
  if (deflated === undefined || name === undefined) return null;
  const bytes = await promisify(inflate)(deflated);
  try {
    const form = findDocument(bytes) ?? (looksFixedWidth(bytes) ? 'lines' : null);
    if (form !== null) {
      const document = await readDocumentApart(context, { file: name, bytes, form, encoding: undefined });
      return document.kind === 'lines' ? document.reading : null;
    }
    const table = await readTableApart(context, name, bytes);
    const recognised = findLedger(table.rows);
    return recognised && (await readLedgerRows(context, table, recognised));
  } catch (error) {
    // What was read once and no longer is counts as not kept; giving up remains giving up.
    if (error instanceof AppError && error.code !== 'CANCELLED') return null;
    throw error;
  }
}
