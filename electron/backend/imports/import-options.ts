import type { ReadDb } from '../../../db/database.ts';
import { forgetFiles } from '../../../db/imports/import-history.queries.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { CommandContext } from '../context.ts';

const KEEP_FILES = 'imports.keepFiles';

/** Whether imported files are kept in the company's own file. They are, until the user says otherwise. */
export function keepsFiles(db: ReadDb): boolean {
  return readSetting(db, KEEP_FILES) !== false;
}

/** Keeps imported files from now on, or no longer: then those kept so far are forgotten too. */
export function setImportOptions(
  { db }: CommandContext,
  { keepFiles }: InputOf<typeof importsContract.setOptions>,
): OutputOf<typeof importsContract.setOptions> {
  db.transaction(() => {
    writeSetting(db, KEEP_FILES, keepFiles);
    if (!keepFiles) forgetFiles(db);
  });
  return { keepFiles };
}
