import type { ReadDb } from '../../../db/database.ts';
import { forgetFiles } from '../../../db/imports/import-history.queries.ts';
import { readInvoiceIdentity, writeInvoiceIdentity } from '../../../db/imports/known-book.queries.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { CommandContext } from '../context.ts';
import { matchTolerance, setMatchTolerance } from './match-settings.ts';

const KEEP_FILES = 'imports.keepFiles';

/** Whether imported files are kept in the company's own file. They are, until the user says otherwise. */
export function keepsFiles(db: ReadDb): boolean {
  return readSetting(db, KEEP_FILES) !== false;
}

export function importOptions(db: ReadDb): OutputOf<typeof importsContract.options> {
  return { keepFiles: keepsFiles(db), matchToleranceCents: matchTolerance(db), invoiceIdentity: readInvoiceIdentity(db) };
}

/** Keeps imported files from now on, or no longer: then those kept so far are forgotten too. What else is given holds for the next imports. */
export function setImportOptions(
  { db }: CommandContext,
  { keepFiles, matchToleranceCents, invoiceIdentity }: InputOf<typeof importsContract.setOptions>,
): OutputOf<typeof importsContract.setOptions> {
  return db.transaction(() => {
    if (keepFiles !== undefined) writeSetting(db, KEEP_FILES, keepFiles);
    if (keepFiles === false) forgetFiles(db);
    if (matchToleranceCents !== undefined) setMatchTolerance(db, matchToleranceCents);
    if (invoiceIdentity !== undefined) writeInvoiceIdentity(db, invoiceIdentity);
    return importOptions(db);
  });
}
