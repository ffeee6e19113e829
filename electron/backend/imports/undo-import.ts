import { findImport } from '../../../db/imports/import-history.queries.ts';
import { findUndoBlocker, undoImport as takeBack } from '../../../db/imports/undo-import.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { undoBlockerReason } from '../../../shared/imports/undo-blockers.fr.ts';
import type { CommandContext } from '../context.ts';

/**
 * Takes an import back, exactly: what it added goes, what it changed is as it was.
 * @throws AppError IMPORT_NOT_FOUND, IMPORT_ALREADY_UNDONE, IMPORT_UNDO_BLOCKED when later work stands on it
 */
export function undoImport(
  { db, now }: CommandContext,
  { importId }: InputOf<typeof importsContract.undo>,
): OutputOf<typeof importsContract.undo> {
  return db.transaction(() => {
    const record = findImport(db, { importId });
    if (!record) throw new AppError('IMPORT_NOT_FOUND', { importId });
    if (record.undoneAt !== null) throw new AppError('IMPORT_ALREADY_UNDONE', { importId, file: record.fileName });
    const found = findUndoBlocker(db, importId);
    if (found) {
      const reason = undoBlockerReason(found.blocker, found.subject);
      throw new AppError('IMPORT_UNDO_BLOCKED', { importId, file: record.fileName, importedOn: record.importedAt.slice(0, 10), reason });
    }
    takeBack(db, importId, now);
    return { importId, counts: record.counts };
  });
}
