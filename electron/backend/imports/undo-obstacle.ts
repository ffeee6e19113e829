import { findImport } from '../../../db/imports/import-history.queries.ts';
import { importsStandingOn } from '../../../db/imports/standing-imports.queries.ts';
import { answeredClaims, hasTypedVat } from '../../../db/imports/stated-vat.queries.ts';
import { findUndoBlocker } from '../../../db/imports/undo-import.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import { undoBlockerReason, undoLosses } from '../../../shared/imports/undo-blockers.fr.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof importsContract.undoObstacle;

/** What would make undoing an import be refused, said before it is asked for. @throws AppError IMPORT_NOT_FOUND */
export function undoObstacle({ db }: QueryContext, { importId }: InputOf<Verb>): OutputOf<Verb> {
  if (!findImport(db, { importId })) throw new AppError('IMPORT_NOT_FOUND', { importId });
  const found = findUndoBlocker(db, importId);
  const losses = undoLosses({ hasTypedVat: hasTypedVat(db, importId), answeredClaims: answeredClaims(db, importId) });
  if (!found) return { reason: null, importsFirst: [], losses };
  return { losses, reason: undoBlockerReason(found.blocker, found.subject), importsFirst: importsStandingOn(db, importId) };
}
